// Texts read as far as the words, for the tests of numbers and dates.
#pragma once

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "../word/lexicon_file.h"
#include "report/blocks.h"
#include "sentence/splitter.h"
#include "word/reader.h"

namespace recoupe {

// Requires the compiled lexicon.
class WordFixture {
 public:
  WordFixture() : blocks_(*compiled_lexicon()), splitter_(*compiled_lexicon()), words_(*compiled_lexicon()) {}

  std::pair<Report, Words> read(std::string text, std::string_view published = {}) const {
    Report report;
    report.text = std::move(text);
    if (!published.empty()) report.published = timestamp_from_iso(published);
    blocks_.read(report, true);
    Words words = words_.read(report.text, splitter_.split(report));
    return {std::move(report), std::move(words)};
  }

 private:
  BlockReader blocks_;
  SentenceSplitter splitter_;
  WordReader words_;
};

// The lines of a file of text cases, split at tabs; « | » in a text is a new paragraph.
inline std::vector<std::vector<std::string>> text_cases(const std::string& name) {
  std::ifstream in(std::string(RECOUPE_SOURCE_DIR "/test/phrase/") + name);
  std::vector<std::vector<std::string>> cases;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> fields(1);
    for (const char c : line)
      if (c == '\t')
        fields.emplace_back();
      else
        fields.back() += c;
    cases.push_back(std::move(fields));
  }
  return cases;
}

inline std::string with_paragraphs(std::string text) {
  for (std::size_t at = text.find(" | "); at != std::string::npos; at = text.find(" | ", at))
    text.replace(at, 3, "\n\n");
  return text;
}

// What a text form says before its rule, whose line may move.
inline std::string without_rule(std::string text) {
  const std::size_t at = text.rfind(" (fr/");
  return at == std::string::npos ? text : text.substr(0, at);
}

}  // namespace recoupe
