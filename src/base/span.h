// Half-open ranges as strong types: bytes of a report's text, and words of a report.
//
// A ByteSpan counts bytes of the report's UTF-8 `text` as it was extracted; it never counts characters and
// never points into a normalised copy. A WordRange counts entries of Words::words. Neither converts into the
// other.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace recoupe {

struct ByteSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // one past the last byte

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return end <= begin; }
  constexpr bool contains(ByteSpan other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(ByteSpan other) const { return begin < other.end && other.begin < end; }
  constexpr auto operator<=>(const ByteSpan&) const = default;
};

// The bytes of `text` that `span` names; requires span.end <= text.size().
constexpr std::string_view slice(std::string_view text, ByteSpan span) {
  return text.substr(span.begin, span.size());
}

struct WordRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // one past the last word

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return end <= begin; }
  constexpr bool contains(WordRange other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool contains(std::uint32_t word) const { return begin <= word && word < end; }
  constexpr bool overlaps(WordRange other) const { return begin < other.end && other.begin < end; }
  // clang-tidy 14 takes the 0 that `<` compares the result with for a pointer.
  constexpr auto operator<=>(const WordRange&) const = default;  // NOLINT(modernize-use-nullptr)
};

}  // namespace recoupe
