// See words.h.
#include "incident/words.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/normalise.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

constexpr std::size_t kSlipLength = 6;  // letters that a name needs before one wrong letter is forgiven
constexpr std::size_t kLongestName = 48;

constexpr bool is_word_character(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const bool general_punctuation = c >= 0x2000 && c <= 0x206F;
  const bool cjk_punctuation = c >= 0x3000 && c <= 0x303F;
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !general_punctuation && !cjk_punctuation && c != 0xFEFF &&
         c != 0xFFFD;
}

constexpr bool is_capital(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || c == 0x152 || c == 0x178;
}

// Letters one edit apart: one changed, added or dropped, or two neighbours exchanged.
bool one_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t head = 0;
  while (head < a.size() && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < a.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const std::size_t left_a = a.size() - head - tail;
  const std::size_t left_b = b.size() - head - tail;
  if (left_b <= 1) return true;
  return left_a == 2 && left_b == 2 && a[head] == b[head + 1] && a[head + 1] == b[head];
}

}  // namespace

std::vector<FoldedWord> folded_words(std::string_view text, const std::vector<ByteSpan>& ranges) {
  std::vector<FoldedWord> words;
  for (const ByteSpan range : ranges) {
    bool first = true;
    const std::size_t end = std::min<std::size_t>(range.end, text.size());
    for (std::size_t at = range.begin; at < end;) {
      CodePoint c = decode(text, at);
      if (!is_word_character(c.value)) {
        at += c.size;
        continue;
      }
      const std::size_t begin = at;
      const bool capital = is_capital(c.value);
      while (at < end && is_word_character(c.value)) {
        at += c.size;
        c = decode(text, at);
      }
      at = std::min(at, end);
      const ByteSpan span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
      words.push_back({fold(slice(text, span)), span, capital, first});
      first = false;
    }
  }
  return words;
}

std::string sound_of(std::string_view folded) {
  std::string sound;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    char c = folded[i];
    const char next = i + 1 < folded.size() ? folded[i + 1] : '\0';
    if (c == 'h' || c == '\'' || c == ' ' || c == '-') continue;
    if (c == 'd' && next == 'j') continue;
    if (c == 'o' && next == 'u') {
      c = 'u';
      ++i;
    }
    if (c == 'y' || c == 'j') c = 'i';
    if (c == 'w') c = 'u';
    if (c == 'q' || c == 'c') c = 'k';
    if (c == 'z') c = 's';
    if (sound.empty() || sound.back() != c) sound.push_back(c);
  }
  return sound;
}

bool sound_alike(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.empty() || b.empty() || a.size() > kLongestName || b.size() > kLongestName) return false;
  const std::string x = sound_of(a);
  const std::string y = sound_of(b);
  if (x == y) return x.size() >= 3;
  if (x.front() != y.front()) return false;
  return std::min(x.size(), y.size()) >= kSlipLength && one_slip(x, y);
}

}  // namespace recoupe
