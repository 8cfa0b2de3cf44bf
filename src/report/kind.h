// What kind of input some bytes are, told by their first kilobytes.
#pragma once

#include <cstdint>
#include <string_view>

namespace recoupe {

enum class InputKind : std::uint8_t {
  text,
  json_lines,
  json_object /* over several lines */,
  json_array,
  html,
  feed,
  xml,
  warc,
  gzip,
  zstd,
  pdf,
  zip,
  rtf
};

inline constexpr std::size_t kKindBytes = 1 << 16;  // how much of the input `kind_of` wants to see

// `head` is the input's start, without byte-order mark; `whole` when nothing follows it.
InputKind kind_of(std::string_view head, bool whole);

// "an HTML page"; for messages.
std::string_view description_of(InputKind kind);
// What to do about a kind that is not read; "" for what is read.
std::string_view remedy_for(InputKind kind);

}  // namespace recoupe
