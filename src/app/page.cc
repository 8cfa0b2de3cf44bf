#include "app/page.h"

#include <string_view>

#include "text/width.h"

namespace recoupe {
namespace {

constexpr int kIndent = 2;
constexpr std::string_view kHanging = "    ";  // of a line that goes on

std::string indented(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out.append(kIndent, ' ').append(text, at, end - at).append("\n");
    at = end + 1;
  }
  return out;
}

void add_line(std::string& out, const Cell& line, const Console& console) {
  const int room = console.width() > 0 ? console.width() - static_cast<int>(kHanging.size()) : 0;
  bool first = true;
  for (const std::string& part : wrap(line.text, room)) {
    out += first ? std::string(kIndent, ' ') : std::string(kHanging);
    out += console.paint(line.style, part) + "\n";
    first = false;
  }
}

// Characters that Markdown would take for its own.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += ' ';
      continue;
    }
    if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_table(const PageTable& table) {
  std::string out = "|";
  for (const Column& column : table.columns) out += " " + escaped(column.title) + " |";
  out += "\n|";
  for (const Column& column : table.columns) out += column.right ? " ---: |" : " --- |";
  out += "\n";
  for (const auto& row : table.rows) {
    out += "|";
    for (const Cell& cell : row) out += " " + escaped(cell.text) + " |";
    out += "\n";
  }
  return out;
}

bool is_empty(const Section& section) { return section.lines.empty() && section.table.rows.empty(); }

}  // namespace

std::string to_text(const SectionedPage& page, const Console& console) {
  std::string out =
      console.paint(Style::bold, page.title) + "\n" + console.paint(Style::dim, page.below) + "\n";
  for (const Section& section : page.sections) {
    if (is_empty(section)) continue;
    out += "\n" + console.paint(Style::bold, section.title) + "\n";
    for (const Cell& line : section.lines) add_line(out, line, console);
    if (section.table.rows.empty()) continue;
    Columns columns(section.table.columns);
    for (const auto& row : section.table.rows) columns.add(row);
    out += indented(columns.to_text(console, Overflow::wrap, kIndent));
  }
  return out;
}

std::string to_markdown(const SectionedPage& page) {
  std::string out = "# " + escaped(page.title) + "\n\n" + escaped(page.below) + "\n";
  for (const Section& section : page.sections) {
    if (is_empty(section)) continue;
    out += "\n## " + escaped(section.title) + "\n\n";
    for (const Cell& line : section.lines) out += "- " + escaped(line.text) + "\n";
    if (section.table.rows.empty()) continue;
    if (!section.lines.empty()) out += "\n";
    out += markdown_table(section.table);
  }
  return out;
}

}  // namespace recoupe
