// A report's text as lines: what layout tells before any word is understood.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace recoupe {

struct TextLine {
  ByteSpan span;               // without surrounding white space; never empty
  bool apart = false;          // a blank line, or the start of the text, lies before it
  bool starts_lower = false;   // a small letter comes first
  bool starts_list = false;    // a bullet, dash, or "1." before the text
  bool ends_sentence = false;  // . ! ? … at the end, quotes and brackets after it left aside
  bool ends_open = false;      // a comma, semicolon, colon or hyphen at the end
  bool has_letter = false;     // or a digit
  std::uint32_t indent = 0;    // white space before it on its line, in bytes
  std::uint32_t words = 0;     // runs without white space
};

// The lines of `text` that hold more than white space. Line ends: LF, CRLF, CR, VT, FF, NEL, U+2028,
// U+2029.
std::vector<TextLine> lines_of(std::string_view text);

// `range` without white space at either end.
ByteSpan trimmed(std::string_view text, ByteSpan range);

bool is_white_space(char32_t c);  // Unicode's property White_Space

// A line folded (text/normalise.h), one space between words and none before a colon, straight quotes.
std::string line_plain(std::string_view line);
// A line as rules see it: plain, without ornaments at the start and punctuation at the end.
// "→ PARTAGER  :" → "partager". Idempotent.
std::string line_form(std::string_view line);

}  // namespace recoupe
