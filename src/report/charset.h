// Bytes → UTF-8, for text whose charset nothing tells but the bytes themselves.
//
// Byte-order mark, then valid UTF-8, then the votes of uchardet and ICU. Text that is UTF-8 but for some
// bytes is damaged, not Latin-1: it is refused rather than turned into « Ã© ».
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace recoupe {

struct Decoded {
  std::string text;     // UTF-8 without byte-order mark; NUL characters turned into U+FFFD
  std::string charset;  // "UTF-8", "UTF-16LE", "windows-1252"…
};

// Errors have `where` = "byte N".
Result<Decoded> decode(std::string_view bytes);

// Whether the bytes are no text at all: NUL bytes or many control characters, and no UTF-16 mark.
bool is_binary(std::string_view bytes);

// Length of the byte-order mark of UTF-8 at the front: 0 or 3.
std::size_t utf8_mark(std::string_view bytes);
bool has_utf16_mark(std::string_view bytes);

}  // namespace recoupe
