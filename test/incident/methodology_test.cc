// docs/methodology.md gives every weight with the value that the code has.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>

namespace recoupe {
namespace {

std::string between(const std::string& line, std::size_t from, char end) {
  return line.substr(from, line.find(end, from) - from);
}

TEST(Methodology, GivesTheWeightsOfTheCode) {
  std::map<std::string, std::string> code, words;
  std::ifstream header(std::string(RECOUPE_SOURCE_DIR) + "/src/incident/weights.h");
  for (std::string line; std::getline(header, line);) {
    const std::size_t equal = line.find(" = ");
    if (!line.starts_with("inline constexpr ") || equal == std::string::npos) continue;
    const std::size_t name = line.rfind(' ', equal - 1) + 1;
    code[line.substr(name, equal - name)] = between(line, equal + 3, ';');
  }
  std::ifstream page(std::string(RECOUPE_SOURCE_DIR) + "/docs/methodology.md");
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with("| k")) continue;
    const std::string name = between(line, 2, ' ');
    words[name] = between(line, name.size() + 5, ' ');
  }
  EXPECT_GT(code.size(), 50U);
  EXPECT_EQ(words, code);
}

}  // namespace
}  // namespace recoupe
