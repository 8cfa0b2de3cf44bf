// See columns.h. Widths: every column as wide as its widest cell; when that is too much, elastic columns give
// way first, the widest one first, down to their narrowest; then the others.
#include "app/columns.h"

#include <algorithm>

#include "text/width.h"

namespace recoupe {
namespace {

constexpr int kGap = 2;  // columns of white space between two columns

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

namespace {

// One cell as the lines that it takes.
std::vector<std::string> lines_of(const std::string& text, int width, Overflow overflow) {
  if (overflow == Overflow::wrap) return wrap(text, width);
  return {clip(text, width)};
}

}  // namespace

std::string Columns::to_text(const Console& console, Overflow overflow, int indent) const {
  const int screen = console.width() > 0 ? std::max(console.width() - indent, 1) : 0;
  const std::vector<int> wide = widths(screen);
  std::string out;
  const auto add_line = [&](const std::vector<std::string>& cells, auto&& style_of) {
    std::string text;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const auto space = static_cast<std::size_t>(std::max(wide[c] - display_width(cells[c]), 0));
      if (columns_[c].right) text.append(space, ' ');
      text += console.paint(style_of(c), cells[c]);
      if (!columns_[c].right) text.append(space, ' ');
      text.append(kGap, ' ');
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + "\n";
  };
  std::vector<std::string> heading;
  for (std::size_t c = 0; c < columns_.size(); ++c) heading.push_back(clip(columns_[c].title, wide[c]));
  add_line(heading, [](std::size_t) { return Style::bold; });
  for (const auto& row : rows_) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      cells.push_back(lines_of(row[c].text, wide[c], overflow));
      height = std::max(height, cells.back().size());
    }
    for (std::size_t n = 0; n < height; ++n) {
      std::vector<std::string> line;
      for (const auto& cell : cells) line.push_back(n < cell.size() ? cell[n] : std::string());
      add_line(line, [&](std::size_t c) { return row[c].style; });
    }
  }
  return out;
}

}  // namespace recoupe
