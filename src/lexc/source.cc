#include "lexc/source.h"

namespace recoupe {
namespace {

TokenizerTables tables_of(const SourceFiles& files) {
  TokenizerTables tables;
  for (const auto& [path, bytes] : files) {
    if (!is_table(bytes)) continue;
    const std::string_view stem = stem_of(path);
    for (const Line& line : content_lines(bytes))
      tables.add(stem.substr(stem.rfind('/') + 1), split(line.text, '\t'));
  }
  return tables;
}

}  // namespace

std::vector<Line> all_lines(std::string_view bytes) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::string_view text = bytes.substr(begin, end - begin);
    if (text.ends_with('\r')) text.remove_suffix(1);
    lines.push_back({static_cast<std::uint32_t>(lines.size() + 1), text});
    begin = end + 1;
  }
  return lines;
}

std::vector<Line> content_lines(std::string_view bytes) {
  std::vector<Line> lines = all_lines(bytes);
  std::erase_if(lines,
                [](const Line& line) { return trim(line.text).empty() || line.text.starts_with('#'); });
  return lines;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t end = text.find(separator);
    fields.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return fields;
    text.remove_prefix(end + 1);
  }
}

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

std::string_view stem_of(std::string_view path) { return path.substr(0, path.rfind('.')); }

bool is_table(std::string_view bytes) { return bytes.starts_with("#! table"); }
bool is_other_kind(std::string_view bytes) { return bytes.starts_with("#! ") && !is_table(bytes); }

SpellingSplitter::SpellingSplitter(const SourceFiles& files) : tokenizer_(tables_of(files)) {}

std::vector<std::string> SpellingSplitter::operator()(std::string_view spelling) const {
  std::vector<Token> tokens;
  tokenizer_.tokenise(spelling, {0, static_cast<std::uint32_t>(spelling.size())}, tokens);
  std::vector<std::string> forms;
  forms.reserve(tokens.size());
  for (Token& token : tokens) forms.push_back(std::move(token.form));
  return forms;
}

}  // namespace recoupe
