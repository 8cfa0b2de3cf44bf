// Reading the text sources of language/: lines, tab-separated fields, tokens of a spelling.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokenizer.h"

namespace recoupe {

using SourceFiles = std::map<std::string, std::string>;  // "fr/weapons.tsv" → bytes

struct Line {
  std::uint32_t number = 0;  // from 1
  std::string_view text;     // without line end
};

// Every line of `bytes`; `content_lines` leaves out empty ones and those whose first character is `#`.
std::vector<Line> all_lines(std::string_view bytes);
std::vector<Line> content_lines(std::string_view bytes);

std::vector<std::string_view> split(std::string_view text, char separator);
std::string_view trim(std::string_view text);  // spaces at both ends

// "fr/weapons.tsv" → "fr/weapons"; the text after the last dot is gone.
std::string_view stem_of(std::string_view path);
bool is_table(std::string_view bytes);  // first line "#! table"
bool is_other_kind(
    std::string_view bytes);  // first line "#! …" of another kind: not for this compiler's word lists

// Cuts spellings as the word stage cuts texts, so that sources and texts agree.
class SpellingSplitter {
 public:
  explicit SpellingSplitter(const SourceFiles& files);  // takes the tables that Tokenizer wants
  std::vector<std::string> operator()(std::string_view spelling) const;

 private:
  Tokenizer tokenizer_;
};

}  // namespace recoupe
