// See columns.h. Widths: every column as wide as its widest cell; when that is too much, elastic columns give
// way first, the widest one first, down to their narrowest; then the others.
#include "app/columns.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace recoupe {
namespace {

constexpr int kGap = 2;  // columns of white space between two columns
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

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
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
  std::vector<std::string> lines;
  std::string line;
  int used = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t end = std::min(utf8.find(' ', at), utf8.size());
    const std::string_view word = utf8.substr(at, end - at);
    const int wide = display_width(word);
    if (!line.empty() && used + 1 + wide > width) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    if (!line.empty()) {
      line += ' ';
      ++used;
    }
    line += word;
    used += wide;
    at = end + 1;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

void Columns::add(std::vector<Cell> row) {
  for (Cell& cell : row) cell.text = one_line(cell.text);
  row.resize(columns_.size());
  rows_.push_back(std::move(row));
}

std::vector<int> Columns::widths(int screen) const {
  std::vector<int> out(columns_.size());
  int sum = -kGap;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    out[c] = display_width(columns_[c].title);
    for (const auto& row : rows_) out[c] = std::max(out[c], display_width(row[c].text));
    sum += out[c] + kGap;
  }
  for (const bool elastic : {true, false}) {
    while (screen > 0 && sum > screen) {
      std::size_t widest = columns_.size();
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        if (columns_[c].elastic != elastic || out[c] <= columns_[c].narrowest) continue;
        if (widest == columns_.size() || out[c] > out[widest]) widest = c;
      }
      if (widest == columns_.size()) break;
      --out[widest];
      --sum;
    }
  }
  return out;
}

std::string Columns::to_text(const Console& console) const {
  const std::vector<int> wide = widths(console.width());
  std::string out;
  const auto line = [&](auto&& text_of, auto&& style_of) {
    std::string text;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const std::string shown = clip(text_of(c), wide[c]);
      const auto space = static_cast<std::size_t>(wide[c] - display_width(shown));
      const bool last = c + 1 == columns_.size();
      if (columns_[c].right) text.append(space, ' ');
      text += console.paint(style_of(c), shown);
      if (!columns_[c].right && !last) text.append(space, ' ');
      if (!last) text.append(kGap, ' ');
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    out += text + "\n";
  };
  line([&](std::size_t c) -> const std::string& { return columns_[c].title; },
       [](std::size_t) { return Style::bold; });
  for (const auto& row : rows_)
    line([&](std::size_t c) -> const std::string& { return row[c].text; },
         [&](std::size_t c) { return row[c].style; });
  return out;
}

}  // namespace recoupe
