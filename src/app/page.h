// A page of titled sections, each of lines or of a table: written once, shown on a terminal or as Markdown.
#pragma once

#include <string>
#include <vector>

#include "app/columns.h"

namespace recoupe {

struct PageTable {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};

struct Section {
  std::string title;
  std::vector<Cell> lines;  // before the table
  PageTable table;          // may be empty
};

struct SectionedPage {
  std::string title;
  std::string below;              // a line under the title
  std::vector<Section> sections;  // empty ones are left out
};

std::string to_text(const SectionedPage& page, const Console& console);
std::string to_markdown(const SectionedPage& page);

}  // namespace recoupe
