#include "report/furniture.h"

#include <algorithm>
#include <array>
#include <utility>

#include "report/line.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

// Limits of this stage: a longer line is a paragraph, whatever it begins with or holds.
constexpr std::size_t kContainsBytes = 220;
constexpr std::size_t kSignatureBytes = 110;
constexpr std::uint32_t kSentenceWords = 7;  // a signature of that many words has no full stop
constexpr std::size_t kSmallWordBytes = 4;  // « et », « pour », « avec »: not longer, they tell nothing
constexpr std::uint32_t kBylineWords = 10;
constexpr std::string_view kAgency = "{agency}";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_char(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// Whether the match text[begin, end) is no part of a longer word.
bool is_bounded(std::string_view text, std::size_t begin, std::size_t end) {
  const bool before = begin == 0 || !is_word_char(text[begin - 1]) || !is_word_char(text[begin]);
  const bool after = end >= text.size() || !is_word_char(text[end]) || !is_word_char(text[end - 1]);
  return before && after;
}

// Length of a number at the front: digits, with separators before groups of three.
std::size_t number_size(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && is_digit(text[n])) ++n;
  while (n > 0 && n + 3 < text.size() && (text[n] == ' ' || text[n] == '.' || text[n] == ',') &&
         is_digit(text[n + 1]) && is_digit(text[n + 2]) && is_digit(text[n + 3]))
    n += 4;
  return n;
}

// Glob with * (anything) and # (a number), over the whole text. Goes back to the last * only: linear in
// practice.
bool matches_glob(std::string_view glob, std::string_view text) {
  std::size_t g = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t mark = 0;
  while (t < text.size() || g < glob.size()) {
    const std::size_t number = g < glob.size() && glob[g] == '#' ? number_size(text.substr(t)) : 0;
    if (g < glob.size() && glob[g] == '*') {
      star = g++;
      mark = t;
    } else if (number > 0) {
      t += number;
      ++g;
    } else if (g < glob.size() && t < text.size() && glob[g] != '#' && glob[g] == text[t]) {
      ++g;
      ++t;
    } else if (star != std::string_view::npos && mark < text.size()) {
      g = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  return true;
}

// What follows the first `skip` words of the line is a name: it begins with a capital.
bool is_named_after(std::string_view raw, std::size_t skip) {
  std::size_t at = raw.find_first_not_of(" \t");
  for (; skip > 0 && at != std::string_view::npos; --skip)
    at = raw.find_first_not_of(" \t", raw.find_first_of(" \t", at));
  return at != std::string_view::npos && is_upper(decode(raw, at).value);
}

// The letters and digits that a form begins with; rows are found by them.
std::string_view first_word(std::string_view form) {
  std::size_t n = 0;
  while (n < form.size() && is_word_char(form[n])) ++n;
  return form.substr(0, n);
}

template <class T, std::size_t N>
std::optional<T> named(const std::array<std::pair<std::string_view, T>, N>& names, std::string_view name) {
  for (const auto& [known, value] : names)
    if (known == name) return value;
  return std::nullopt;
}

// A signature is short; before « avec … » stand names, so that « Un soldat a parlé avec l'AFP » is none.
bool may_be_signature(std::string_view row, const LineShape& line) {
  if (line.form.size() > kSignatureBytes || (line.ends_sentence && line.words > kSentenceWords)) return false;
  if (!row.starts_with('*')) return true;
  for (std::size_t at = 0; at < line.raw.size();) {
    const std::size_t end = std::min(line.raw.find(' ', at), line.raw.size());
    const std::string_view word = line.raw.substr(at, end - at);
    at = end + 1;
    if (word.size() <= kSmallWordBytes || !is_lower(decode(word, 0).value)) continue;
    if (row.find(line_form(word)) == std::string_view::npos) return false;
  }
  return true;
}

std::string longest_literal(std::string_view glob) {
  std::string_view longest;
  for (std::size_t at = 0; at <= glob.size();) {
    const std::size_t end = std::min(glob.find_first_of("*#", at), glob.size());
    if (end - at > longest.size()) longest = glob.substr(at, end - at);
    at = end + 1;
  }
  return std::string(longest);
}

std::string with_agency_mark(std::string form) {
  for (std::size_t at = form.find(kAgency); at != std::string::npos; at = form.find(kAgency, at))
    form.replace(at, kAgency.size(), 1, kAgencyMark);
  return form;
}

}  // namespace

FurnitureRules::FurnitureRules(const std::vector<Table>& tables) {
  for (const Table& table : tables)
    for (std::size_t row = 0; row < table.rows.size(); ++row) add(table.rows[row], table.where[row]);
}

void FurnitureRules::add(const std::vector<std::string_view>& fields, std::string_view where) {
  static constexpr std::array<std::pair<std::string_view, How>, 5> kHow = {{{"equals", How::equals},
                                                                            {"starts", How::starts},
                                                                            {"contains", How::contains},
                                                                            {"pattern", How::pattern},
                                                                            {"byline", How::byline}}};
  static constexpr std::array<std::pair<std::string_view, BlockKind>, 4> kKinds = {
      {{"furniture", BlockKind::furniture},
       {"credit", BlockKind::credit},
       {"signature", BlockKind::signature},
       {"dateline_entry", BlockKind::dateline_entry}}};
  static constexpr std::array<std::pair<std::string_view, Reach>, 3> kReach = {
      {{"line", Reach::line}, {"run", Reach::run}, {"tail", Reach::tail}}};
  if (fields.size() < 2) return;
  if (fields[0] == "agency_noun") agency_nouns_.insert(fields[1]);
  const auto how = named(kHow, fields[0]);
  const auto kind = named(kKinds, fields.size() > 2 ? fields[2] : "furniture");
  const auto reach = named(kReach, fields.size() > 3 ? fields[3] : "line");
  if (!how || !kind || !reach) return;
  const std::string text = with_agency_mark(std::string(fields[1]));
  Row row{*how, *how == How::equals ? line_form(text) : line_plain(text), {*kind, *reach, where}, {}};
  row.literal = longest_literal(row.text);
  const std::string_view word = first_word(row.text);
  const bool open =
      word.size() < row.text.size() && (row.text[word.size()] == '*' || row.text[word.size()] == '#');
  const auto index = static_cast<std::uint32_t>(rows_.size());
  if (word.empty() || open || *how == How::contains)
    others_.push_back(index);
  else
    by_word_[std::string(word)].push_back(index);
  rows_.push_back(std::move(row));
}

bool FurnitureRules::applies(const Row& row, const LineShape& line) {
  const std::string_view form = line.form;
  if (row.how == How::pattern && form.find(row.literal) == std::string_view::npos) return false;
  if (!line.whole) return row.match.kind == BlockKind::dateline_entry && matches_glob(row.text, form);
  if (row.match.kind == BlockKind::signature && !may_be_signature(row.text, line)) return false;
  switch (row.how) {
    case How::equals:
      return form == row.text;
    case How::starts:
      return form.starts_with(row.text) && is_bounded(form, 0, row.text.size());
    case How::pattern:
      return matches_glob(row.text, form);
    case How::contains: {
      const std::size_t at = form.size() > kContainsBytes ? std::string_view::npos : form.find(row.text);
      return at != std::string_view::npos && is_bounded(form, at, at + row.text.size());
    }
    case How::byline: {
      const auto words = static_cast<std::size_t>(std::count(row.text.begin(), row.text.end(), ' ') + 1);
      return form.starts_with(row.text + ' ') && line.words <= kBylineWords && !line.ends_sentence &&
             is_named_after(line.raw, words);
    }
  }
  return false;
}

std::optional<FurnitureMatch> FurnitureRules::match(const LineShape& line) const {
  const auto first_of = [&](const std::vector<std::uint32_t>& rows) -> std::optional<FurnitureMatch> {
    for (const std::uint32_t row : rows)
      if (applies(rows_[row], line)) return rows_[row].match;
    return std::nullopt;
  };
  if (const auto found = by_word_.find(std::string(first_word(line.form))); found != by_word_.end())
    if (const auto match = first_of(found->second)) return match;
  return first_of(others_);
}

}  // namespace recoupe
