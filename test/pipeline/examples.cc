#include <nlohmann/json.hpp>

#include "lexicon_fixture.h"

namespace recoupe::test {

std::vector<std::string> JourneyTest::examples() {
  std::vector<std::string> out;
  std::ifstream in(RECOUPE_SOURCE_DIR "/examples/reports.jsonl");
  for (std::string line; std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line);
    out.push_back(json.value("title", "") + "\n\n" + json.value("text", ""));
  }
  return out;
}

}  // namespace recoupe::test
