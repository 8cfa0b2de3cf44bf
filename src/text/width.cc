#include "text/width.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::string_view kEllipsis = "…";

int width_of(UChar32 c) {
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || u_iscntrl(c))
    return 0;
  const int wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

// The character at `at`, which moves behind it; an invalid byte counts as one replacement character.
UChar32 next(std::string_view text, std::size_t& at) {
  auto i = static_cast<std::int32_t>(at);
  UChar32 c = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i, static_cast<std::int32_t>(text.size()), c);
  at = static_cast<std::size_t>(i);
  return c < 0 ? 0xFFFD : c;
}

}  // namespace

int display_width(std::string_view utf8) {
  int width = 0;
  for (std::size_t at = 0; at < utf8.size();) width += width_of(next(utf8, at));
  return width;
}

std::string clip(std::string_view utf8, int width) {
  if (display_width(utf8) <= width) return std::string(utf8);
  int used = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    used += width_of(next(utf8, at));
    if (used > width - 1) break;
    end = at;
  }
  return std::string(utf8.substr(0, end)).append(width > 0 ? kEllipsis : "");
}

std::vector<std::string> wrap(std::string_view utf8, int width) {
  if (width <= 0) return {std::string(utf8)};
  std::vector<std::string> lines(1);
  int used = 0;
  const auto break_line = [&] {
    lines.emplace_back();
    used = 0;
  };
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t end = std::min(utf8.find(' ', at), utf8.size());
    const int wide = display_width(utf8.substr(at, end - at));
    if (used > 0 && used + 1 + wide > width) break_line();
    if (used > 0) {
      lines.back() += ' ';
      ++used;
    }
    while (at < end) {  // character by character: a word may be wider than the line
      const std::size_t begin = at;
      const int one = width_of(next(utf8, at));
      if (used > 0 && used + one > width) break_line();
      lines.back() += utf8.substr(begin, at - begin);
      used += one;
    }
    at = end + 1;
  }
  return lines;
}

}  // namespace recoupe
