#include "report/kind.h"

#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <utility>

namespace recoupe {
namespace {

constexpr std::size_t kMarkupBytes = 2048;  // a prologue with comments is rarely longer

std::string_view without_space(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n\f");
  return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

std::optional<InputKind> by_magic(std::string_view head) {
  static constexpr std::array<std::pair<std::string_view, InputKind>, 6> kMagic = {{
      {"\x1F\x8B", InputKind::gzip},
      {"\x28\xB5\x2F\xFD", InputKind::zstd},
      {"WARC/", InputKind::warc},
      {"%PDF-", InputKind::pdf},
      {"PK\x03\x04", InputKind::zip},
      {"{\\rtf", InputKind::rtf},
  }};
  for (const auto& [magic, kind] : kMagic)
    if (head.starts_with(magic)) return kind;
  return std::nullopt;
}

// Input that opens with a tag. Text that merely holds one somewhere is text.
std::optional<InputKind> by_markup(std::string_view head) {
  if (!head.starts_with('<')) return std::nullopt;
  std::string start(head.substr(0, kMarkupBytes));
  for (char& c : start) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const std::string_view tag : {"<rss", "<feed", "<rdf:rdf"})
    if (start.find(tag) != std::string::npos && start.find("<html") == std::string::npos)
      return InputKind::feed;
  for (const std::string_view tag :
       {"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<div", "<p>", "<p ", "<article",
        "<section", "<script", "<h1", "<table", "<span", "<!--"})
    if (start.find(tag) != std::string::npos) return InputKind::html;
  return start.starts_with("<?xml") ? std::optional(InputKind::xml) : std::nullopt;
}

// JSON by its look, so that a broken first line is still a broken line and not a strange text.
std::optional<InputKind> by_json(std::string_view head, bool whole) {
  if (head.starts_with('[')) {
    const std::string_view inside = without_space(head.substr(1));
    return inside.starts_with("{\"") ? std::optional(InputKind::json_array) : std::nullopt;
  }
  if (!head.starts_with('{')) return std::nullopt;
  const std::string_view inside = without_space(head.substr(1));
  if (!inside.starts_with('"') && !inside.starts_with('}')) return std::nullopt;
  const std::size_t end = head.find('\n');
  const std::string_view line = head.substr(0, end);
  const std::string_view next =
      end == std::string_view::npos ? std::string_view() : without_space(head.substr(end));
  if (line.find('"') != std::string_view::npos && (next.empty() || next.starts_with('{')))
    return InputKind::json_lines;
  if (end == std::string_view::npos) return whole ? InputKind::json_object : InputKind::json_lines;
  const std::size_t last = line.find_last_not_of(" \t\r");
  return line[last] == '}' ? InputKind::json_lines : InputKind::json_object;
}

}  // namespace

InputKind kind_of(std::string_view head, bool whole) {
  if (const auto kind = by_magic(head)) return *kind;
  const std::string_view start = without_space(head);
  if (const auto kind = by_markup(start)) return *kind;
  if (const auto kind = by_json(start, whole)) return *kind;
  return InputKind::text;
}

std::string_view description_of(InputKind kind) {
  switch (kind) {
    case InputKind::text:
      return "plain text";
    case InputKind::json_lines:
      return "JSON Lines";
    case InputKind::json_object:
      return "one JSON object over several lines";
    case InputKind::json_array:
      return "a JSON array";
    case InputKind::html:
      return "an HTML page, which is not read yet";
    case InputKind::feed:
      return "an RSS or Atom feed, which is not read yet";
    case InputKind::xml:
      return "an XML document, which is not read";
    case InputKind::warc:
      return "a WARC archive, which is not read yet";
    case InputKind::gzip:
      return "gzip data, which is not read yet";
    case InputKind::zstd:
      return "zstd data, which is not read yet";
    case InputKind::pdf:
      return "a PDF document, which is not read";
    case InputKind::zip:
      return "a ZIP archive or an office document, which is not read";
    case InputKind::rtf:
      return "an RTF document, which is not read";
  }
  return "";
}

std::string_view remedy_for(InputKind kind) {
  switch (kind) {
    case InputKind::text:
    case InputKind::json_lines:
      return "";
    case InputKind::json_object:
      return "write each object on one line (jq -c .)";
    case InputKind::json_array:
      return "write one object a line (jq -c '.[]')";
    case InputKind::gzip:
      return "unpack it first (gzip -d)";
    case InputKind::zstd:
      return "unpack it first (zstd -d)";
    default:
      return "give its text, or JSON Lines with the key `text`";
  }
}

}  // namespace recoupe
