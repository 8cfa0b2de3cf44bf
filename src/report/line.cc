#include "report/line.h"

#include <unicode/uchar.h>

#include "text/characters.h"
#include "text/normalise.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

bool is_line_end(char32_t c) { return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool is_sentence_end(char32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x2026; }
bool is_open_end(char32_t c) { return c == ',' || c == ';' || c == ':' || c == '-' || c == 0x2010; }
bool is_dash_or_bullet(char32_t c) {
  return c == '-' || c == '*' || c == 0x2013 || c == 0x2014 || c == 0x2022 || c == 0x25AA || c == 0x25CF ||
         c == 0x25A0 || c == 0xB7 || c == 0x25B6 || c == 0x203A || c == 0x2192;
}
bool is_closing(char32_t c) {
  return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0xBB || c == 0x201D || c == 0x2019 ||
         c == 0x203A;
}
bool is_alphanumeric(char32_t c) {
  const CharClass kind = class_of(c);
  return kind == CharClass::letter || kind == CharClass::digit;
}

// "- x", "• x", "1. x", "2) x", "a) x": a mark, then white space, then something.
bool starts_list(std::string_view line) {
  const CodePoint first = decode(line, 0);
  std::size_t at = first.size;
  if (!is_dash_or_bullet(first.value)) {
    if (!is_alphanumeric(first.value)) return false;
    const bool digit = class_of(first.value) == CharClass::digit;
    if (digit && class_of(decode(line, at).value) == CharClass::digit) ++at;
    if (at >= line.size() || (line[at] != ')' && !(digit && line[at] == '.'))) return false;
    ++at;
  }
  return at < line.size() && is_white_space(decode(line, at).value);
}

void describe(std::string_view text, TextLine& line) {
  const std::string_view whole = slice(text, line.span);
  line.starts_list = starts_list(whole);
  line.starts_lower = is_lower(decode(whole, 0).value);
  bool in_word = false;
  for (std::size_t at = 0; at < whole.size();) {
    const CodePoint c = decode(whole, at);
    const bool space = is_white_space(c.value);
    line.words += !space && !in_word ? 1 : 0;
    in_word = !space;
    line.has_letter = line.has_letter || is_alphanumeric(c.value);
    at += c.size;
  }
  std::size_t end = whole.size();
  for (CodePoint c = decode_before(whole, end); c.size > 0; c = decode_before(whole, end)) {
    if (is_sentence_end(c.value)) line.ends_sentence = true;
    if (is_open_end(c.value)) line.ends_open = true;
    if (!is_closing(c.value) && !is_white_space(c.value)) break;
    end -= c.size;
  }
}

// What stands at the start of a line without meaning anything: arrows, bullets, brackets, emoji.
bool is_ornament(char32_t c) { return !is_alphanumeric(c) && c != '#' && c != '@' && c != 0xA9 && c >= 0x20; }

bool is_final_punctuation(char c) {
  return std::string_view(" .!?:;,)]|-\"").find(c) != std::string_view::npos;
}

void append_plain(std::string& out, std::string_view folded, std::size_t at, std::size_t size) {
  const std::string_view c = folded.substr(at, size);
  if (c == "«" || c == "»" || c == "“" || c == "”" || c == "„") {
    out += '"';
  } else if (c == "…") {
    out += '.';
  } else if (c == " " || c == "\t" || c == "\n" || c == "\r") {
    if (!out.empty() && out.back() != ' ') out += ' ';
  } else if (c == ":") {
    if (!out.empty() && out.back() == ' ') out.pop_back();
    out += ':';
  } else {
    out += c;
  }
}

}  // namespace

bool is_white_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

ByteSpan trimmed(std::string_view text, ByteSpan range) {
  while (range.begin < range.end) {
    const CodePoint c = decode(text, range.begin);
    if (!is_white_space(c.value)) break;
    range.begin += c.size;
  }
  while (range.begin < range.end) {
    const CodePoint c = decode_before(text, range.end);
    if (!is_white_space(c.value)) break;
    range.end -= c.size;
  }
  return range;
}

std::vector<TextLine> lines_of(std::string_view text) {
  std::vector<TextLine> lines;
  bool apart = true;
  std::uint32_t begin = 0;
  const auto size = static_cast<std::uint32_t>(text.size());
  while (begin < size) {
    std::uint32_t end = begin;
    CodePoint c;
    for (c = decode(text, end); end < size && !is_line_end(c.value); c = decode(text, end)) end += c.size;
    TextLine line;
    line.span = trimmed(text, {begin, end});
    line.indent = line.span.begin - begin;
    begin = end + c.size;
    if (c.value == '\r' && begin < size && text[begin] == '\n') ++begin;
    if (line.span.empty()) {
      apart = true;
      continue;
    }
    line.apart = apart;
    apart = false;
    describe(text, line);
    lines.push_back(line);
  }
  return lines;
}

std::string line_plain(std::string_view line) {
  const std::string folded = fold(line);
  std::string out;
  out.reserve(folded.size());
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t n = decode(folded, at).size;
    append_plain(out, folded, at, n);
    at += n;
  }
  return out;
}

std::string line_form(std::string_view line) {
  std::string form = line_plain(line);
  while (!form.empty() && is_final_punctuation(form.back())) form.pop_back();
  std::size_t at = 0;
  for (CodePoint c = decode(form, at); c.size > 0 && is_ornament(c.value); c = decode(form, at)) at += c.size;
  return form.erase(0, at);
}

}  // namespace recoupe
