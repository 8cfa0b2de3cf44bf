// What the arrangement of lines tells: where a title stands, which lines are one paragraph, what is a
// heading.
//
// News text comes in three habits: a paragraph a line; paragraphs apart by blank lines; lines hard-wrapped at
// some width (mail, OCR). Wrapping shows in lines of like length that break in mid-sentence.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "report/line.h"
#include "report/report.h"

namespace recoupe {

struct LineVerdict {              // what is decided of a line so far
  std::optional<BlockKind> kind;  // none: open
  std::string_view rule;
  bool joins_before = false;  // goes on with the line before
};

struct Page {  // a text's lines, each with its verdict
  std::string_view text;
  std::vector<TextLine> lines;
  std::vector<LineVerdict> verdicts;  // one a line

  bool open(std::size_t n) const { return n < lines.size() && !verdicts[n].kind; }
};

// The open line that is the title: short, first, followed by longer text. Navigation above it is set aside as
// furniture.
std::optional<std::size_t> find_title(Page& page);

// Marks lines that go on with the line before (`joins_before`). With `always`, every line that is not apart
// does.
void join_lines(Page& page, bool always);

// Names list items and headings among the open lines.
void name_open_lines(Page& page);

// Furniture by its shape alone: no letters, an address, tags, a menu "A | B | C".
bool is_furniture_by_shape(std::string_view line, const TextLine& shape);

// The parts of a bar "A | B | C"; one part when it is none.
std::vector<std::string_view> parts_of_bar(std::string_view line);

}  // namespace recoupe
