// Rows of text in columns that fit the screen, measured as a terminal shows them (accents, wide letters,
// emoji).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/console.h"

namespace recoupe {

struct Column {
  std::string title;
  bool right = false;    // numbers
  int narrowest = 4;     // may shrink to this when the screen is too small
  bool elastic = false;  // shrinks before the others do
};

// What becomes of a cell that is wider than its column.
enum class Overflow { clip, wrap };

struct Cell {
  std::string text;
  Style style = Style::plain;
};

class Columns {
 public:
  explicit Columns(std::vector<Column> columns) : columns_(std::move(columns)) {}
  void add(std::vector<Cell> row);  // as many cells as columns; white space inside a cell becomes one space
  // The table with its heading, fitted to the console unless its width is 0. `indent`: columns of the screen
  // that the caller puts before each line.
  std::string to_text(const Console& console, Overflow overflow = Overflow::clip, int indent = 0) const;

 private:
  std::vector<int> widths(int screen) const;
  std::vector<Column> columns_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace recoupe
