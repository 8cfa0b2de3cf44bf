// A linguist's five minutes: every block of language/README.md, added to the project's own sources, does what
// the text says.
//
// A block ```fr/NAME.tsv is added at the end of that file and must compile; ```wrong fr/NAME.tsv must give
// the first line of the block ```error after it, LINE being where it was added.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "lexc/compile.h"

namespace recoupe {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

LanguageSources project_sources() {
  const fs::path folder = fs::path(RECOUPE_SOURCE_DIR) / "language";
  LanguageSources sources;
  for (const auto& item : fs::recursive_directory_iterator(folder))
    if (item.path().extension() == ".tsv")  // rules need the dictionaries to know their words
      sources.files[item.path().lexically_relative(folder).generic_string()] = read_file(item.path());
  return sources;
}

struct Block {
  std::string info;
  std::string text;
};

std::vector<Block> blocks_of(const std::string& markdown) {
  std::vector<Block> blocks;
  bool inside = false;
  for (const Line& line : all_lines(markdown)) {
    if (line.text.starts_with("```")) {
      inside = !inside;
      if (inside) blocks.push_back({std::string(line.text.substr(3)), ""});
    } else if (inside) {
      blocks.back().text += std::string(line.text) + "\n";
    }
  }
  return blocks;
}

// What is wrong with `text` at the end of `path`: the first lines of its diagnostics, with LINE for the first
// added line.
std::string added(const LanguageSources& project, const std::string& path, const std::string& text) {
  LanguageSources sources = project;
  std::string& file = sources.files[path];
  if (!file.empty() && !file.ends_with('\n')) file += '\n';
  const auto before = static_cast<std::uint32_t>(all_lines(file).size());
  file += text;
  const auto compiled = compile(sources);
  if (!compiled) return compiled.error().message();
  std::string out;
  for (const Diagnostic& d : compiled->diagnostics) {
    if (d.file != path || d.line <= before) continue;
    std::string first = d.text();
    first.resize(first.find('\n') + 1);
    const std::string number = ":" + std::to_string(d.line) + ":";
    out += first.replace(first.find(number), number.size(), ":LINE:");
  }
  return out;
}

TEST(LanguageReadmeTest, EveryBlockDoesWhatItSays) {
  const LanguageSources project = project_sources();
  const auto blocks = blocks_of(read_file(fs::path(RECOUPE_SOURCE_DIR) / "language" / "README.md"));
  int right = 0;
  int wrong = 0;
  for (std::size_t n = 0; n < blocks.size(); ++n) {
    const std::string& info = blocks[n].info;
    if (info.starts_with("fr/")) {
      // `like=` asks the dictionaries, which are not read here.
      EXPECT_EQ(added(project, info, blocks[n].text), "") << blocks[n].text;
      ++right;
    } else if (info.starts_with("wrong ")) {
      ASSERT_LT(n + 1, blocks.size());
      ASSERT_EQ(blocks[n + 1].info, "error");
      EXPECT_EQ(added(project, info.substr(6), blocks[n].text), blocks[n + 1].text);
      ++wrong;
    }
  }
  EXPECT_GE(right, 4);
  EXPECT_GE(wrong, 3);
}

TEST(LanguageReadmeTest, NamesEveryKindOfFileThereIs) {
  for (const auto& [path, bytes] : project_sources().files)
    EXPECT_TRUE(is_table(bytes) || bytes.starts_with("#! places") || !bytes.starts_with("#!")) << path;
}

}  // namespace
}  // namespace recoupe
