// What a code point is to the tokenizer. ASCII and Latin-1 by a glance, the rest from ICU's general
// categories.
#pragma once

#include <cstdint>

namespace recoupe {

enum class CharClass : std::uint8_t {
  end,        // no character: past the text
  space,      // white space and control characters
  ignorable,  // soft hyphen, zero-width and direction marks: nothing to read
  letter,     // with '_' and modifier letters
  mark,       // combining: belongs to the letter before it
  digit,
  apostrophe,
  hyphen,  // - ‐ ‑, not the dashes – —
  punctuation,
  symbol  // currency, %, emoji, unassigned and ill-formed
};

CharClass class_of(char32_t c);
bool is_upper(char32_t c);  // capital or title case
bool is_lower(char32_t c);

}  // namespace recoupe
