// Code points out of UTF-8 and back, tolerant of anything: an ill-formed byte reads as U+FFFD and is one byte
// long, so that every walk over bytes ends and no offset is lost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace recoupe {

inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  // bytes read; 0 at the end of the text
  bool valid = true;
};

constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// The code point at `at`; size 0 when `at` is the end. Overlong forms, surrogates and values over U+10FFFF
// are ill-formed.
constexpr CodePoint decode(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1, true};
  const std::uint32_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() - at < size) return {kReplacement, 1, false};
  char32_t value = first & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[at + i])) return {kReplacement, 1, false};
    value = (value << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < kLeast[size] || value > 0x10FFFF || surrogate) return {kReplacement, 1, false};
  return {value, size, true};
}

// The code point that ends at `at` (one byte long where that is ill-formed); size 0 at the start.
constexpr CodePoint decode_before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
    if (is_continuation(text[at - back])) continue;
    const CodePoint found = decode(text.substr(0, at), at - back);
    if (found.size == back) return found;
    break;
  }
  return {kReplacement, 1, false};
}

inline void append(std::string& out, char32_t value) {
  const auto byte = [&out](char32_t bits) { out.push_back(static_cast<char>(bits)); };
  if (value < 0x80) {
    byte(value);
  } else if (value < 0x800) {
    byte(0xC0 | (value >> 6));
    byte(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    byte(0xE0 | (value >> 12));
    byte(0x80 | ((value >> 6) & 0x3F));
    byte(0x80 | (value & 0x3F));
  } else {
    byte(0xF0 | (value >> 18));
    byte(0x80 | ((value >> 12) & 0x3F));
    byte(0x80 | ((value >> 6) & 0x3F));
    byte(0x80 | (value & 0x3F));
  }
}

}  // namespace recoupe
