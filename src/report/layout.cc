#include "report/layout.h"

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

// Limits of this stage, in bytes (about characters) and words.
constexpr std::uint32_t kTitleBytes = 220;
constexpr std::uint32_t kTitleWords = 34;
constexpr std::uint32_t kLabelWords =
    4;  // "International", "Alerte info": too short for a title if a longer line follows
constexpr std::size_t kHeadLines = 8;  // a title stands among the first so many lines
constexpr std::uint32_t kHeadingBytes = 130;
constexpr std::uint32_t kHeadingWords = 16;
constexpr std::uint32_t kWrappedBytes = 130;  // a longer line is not hard-wrapped
constexpr double kFullLine = 0.7;             // of the longest line: a shorter one ends its paragraph
constexpr std::uint32_t kMenuWords = 4;       // of one part of a menu

std::uint32_t size_of(const Page& page, std::size_t n) { return page.lines[n].span.size(); }

std::string_view text_of(const Page& page, std::size_t n) { return slice(page.text, page.lines[n].span); }

bool is_title_like(const Page& page, std::size_t n) {
  const TextLine& line = page.lines[n];
  const std::string_view text = text_of(page, n);
  return line.span.size() <= kTitleBytes && line.words <= kTitleWords && line.has_letter && !line.ends_open &&
         !line.starts_list && !text.ends_with('.') && !text.ends_with(".\xC2\xA0\xC2\xBB");
}

// TextLine n breaks in mid-sentence, and the next one goes on.
bool breaks_off(const Page& page, std::size_t n) {
  const TextLine& line = page.lines[n];
  const TextLine& next = page.lines[n + 1];
  return !line.ends_sentence && next.starts_lower && !next.starts_list && !next.apart;
}

struct Group {  // open lines without a blank line between, [begin, end)
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t breaks_off = 0;
  std::uint32_t longest = 0;
  std::uint32_t indent = 0;  // the smallest of its lines: more opens a paragraph
  std::size_t size() const { return end - begin; }
};

std::vector<Group> groups_of(const Page& page) {
  std::vector<Group> groups;
  for (std::size_t n = 0; n < page.lines.size(); ++n) {
    if (!page.open(n)) continue;
    const bool goes_on = n > 0 && page.open(n - 1) && !page.lines[n].apart;
    if (!goes_on) groups.push_back({n, n, 0, 0, page.lines[n].indent});
    Group& group = groups.back();
    group.end = n + 1;
    group.longest = std::max(group.longest, size_of(page, n));
    group.indent = std::min(group.indent, page.lines[n].indent);
    if (goes_on && breaks_off(page, n - 1)) ++group.breaks_off;
  }
  return groups;
}

void join_wrapped(Page& page, const Group& group) {
  for (std::size_t n = group.begin + 1; n < group.end; ++n) {
    const TextLine& before = page.lines[n - 1];
    const bool full = before.span.size() >= kFullLine * group.longest;
    const bool indented = page.lines[n].indent > group.indent;
    page.verdicts[n].joins_before =
        !page.lines[n].starts_list && ((full && !indented) || !before.ends_sentence);
  }
}

// Line n is the first of hard-wrapped ones: a title is shorter than they, or they are indented, or apart.
bool opens_wrapped_text(const Page& page, std::size_t n) {
  for (const Group& group : groups_of(page))
    if (group.begin == n)
      return group.breaks_off > 0 && group.longest <= kWrappedBytes &&
             size_of(page, n) >= kFullLine * group.longest &&
             page.lines[n + 1].indent <= page.lines[n].indent;
  return false;
}

// A heading is short, ends like none of our sentences, and longer text follows it.
bool is_heading(const Page& page, std::size_t n) {
  const TextLine& line = page.lines[n];
  if (!is_title_like(page, n) || line.span.size() > kHeadingBytes || line.words > kHeadingWords) return false;
  if (text_of(page, n).ends_with("\xE2\x80\xA6")) return false;
  for (std::size_t m = n + 1; m < page.lines.size(); ++m) {
    const bool read = page.open(m) || page.verdicts[m].kind == BlockKind::paragraph ||
                      page.verdicts[m].kind == BlockKind::dateline_entry;
    if (!read) continue;
    if (page.verdicts[m].joins_before && m == n + 1) return false;
    return size_of(page, m) > line.span.size() || page.lines[m].ends_sentence;
  }
  return false;
}

// All of the line stands between one pair of quotation marks.
bool is_quote(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kMarks = {
      {{"\xC2\xAB", "\xC2\xBB"}, {"\xE2\x80\x9C", "\xE2\x80\x9D"}, {"\"", "\""}}};
  return std::any_of(kMarks.begin(), kMarks.end(), [&](const auto& marks) {
    if (!text.starts_with(marks.first) || text.size() < marks.first.size() + marks.second.size())
      return false;
    const std::size_t close = text.find(marks.second, marks.first.size());
    return close != std::string_view::npos && close + marks.second.size() >= text.size();
  });
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text) {
    words += c != ' ' && !in_word ? 1 : 0;
    in_word = c != ' ';
  }
  return words;
}

}  // namespace

std::optional<std::size_t> find_title(Page& page) {
  std::vector<std::size_t> head;  // open lines before the first one that is longer than a title
  std::size_t body = page.lines.size();
  for (std::size_t n = 0; n < page.lines.size() && head.size() < kHeadLines; ++n) {
    if (!page.open(n)) continue;
    if (!is_title_like(page, n) || (n + 1 < page.lines.size() && breaks_off(page, n))) {
      body = n;
      break;
    }
    head.push_back(n);
  }
  if (head.empty()) return std::nullopt;
  if (body == page.lines.size() && head.size() == page.lines.size()) body = head.size() > 1 ? head[1] : body;
  const auto enough = std::find_if(head.begin(), head.end(),
                                   [&](std::size_t n) { return page.lines[n].words > kLabelWords; });
  const auto longest = std::max_element(head.begin(), head.end(), [&](std::size_t a, std::size_t b) {
    return size_of(page, a) < size_of(page, b);
  });
  const std::size_t title = enough != head.end() ? *enough : *longest;
  const bool last = title + 1 >= page.lines.size();
  if (last || body >= page.lines.size()) return std::nullopt;
  const bool stands_apart = page.lines[title + 1].apart || size_of(page, body) > size_of(page, title);
  if (!stands_apart || opens_wrapped_text(page, title)) return std::nullopt;
  for (const std::size_t n : head)
    if (n < title) page.verdicts[n].kind = BlockKind::furniture;
  page.verdicts[title].kind = BlockKind::title;
  return title;
}

void join_lines(Page& page, bool always) {
  const std::vector<Group> groups = groups_of(page);
  std::size_t breaks = 0;
  std::size_t broken_off = 0;
  for (const Group& group : groups) {
    breaks += group.size() - 1;
    broken_off += group.breaks_off;
  }
  const bool wrapped_text = broken_off * 2 >= breaks;
  for (const Group& group : groups) {
    const bool wrapped = group.longest <= kWrappedBytes && group.breaks_off > 0 &&
                         (wrapped_text || (group.size() > 2 && group.breaks_off * 3 >= group.size() - 1));
    if (wrapped && !always) join_wrapped(page, group);
    for (std::size_t n = group.begin + 1; n < group.end; ++n)
      if (always || breaks_off(page, n - 1)) page.verdicts[n].joins_before = true;
  }
  for (std::size_t n = 1; n < page.lines.size(); ++n) {  // an entry of a live blog goes on in open lines
    const bool entry = page.verdicts[n - 1].kind == BlockKind::dateline_entry && page.open(n);
    const bool bare_time = entry && page.lines[n - 1].words <= 3 && !page.lines[n - 1].ends_sentence;
    if (entry && (bare_time || breaks_off(page, n - 1))) page.verdicts[n].joins_before = true;
  }
}

void name_open_lines(Page& page) {
  std::vector<std::size_t> headings;
  for (std::size_t n = 0; n < page.lines.size(); ++n) {
    if (!page.open(n) || page.verdicts[n].joins_before) continue;
    if (page.lines[n].starts_list)
      page.verdicts[n].kind = BlockKind::list_item;
    else if (n + 1 < page.lines.size() && page.verdicts[n + 1].joins_before)
      continue;
    else if (is_quote(text_of(page, n)))
      page.verdicts[n].kind = BlockKind::quote;
    else if (is_heading(page, n))
      headings.push_back(n);
  }
  for (const std::size_t n : headings) page.verdicts[n].kind = BlockKind::heading;
}

std::vector<std::string_view> parts_of_bar(std::string_view line) {
  static constexpr std::array<std::string_view, 5> kBars = {" | ", " > ", " \xE2\x80\xA2 ", " \xC2\xB7 ",
                                                            " \xE2\x80\xBA "};
  for (const std::string_view bar : kBars) {
    if (line.find(bar) == std::string_view::npos) continue;
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find(bar, at), line.size());
      parts.push_back(line.substr(at, end - at));
      at = end + bar.size();
    }
    return parts;
  }
  return {line};
}

bool is_furniture_by_shape(std::string_view line, const TextLine& shape) {
  if (!shape.has_letter) return true;
  const bool address =
      line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.");
  if (address && shape.words == 1) return true;
  if (line.starts_with('#') || line.starts_with('@')) {
    std::size_t marks = 0;
    for (std::size_t at = 0; at < line.size(); ++at)
      marks += (line[at] == '#' || line[at] == '@') && (at == 0 || line[at - 1] == ' ') ? 1 : 0;
    if (marks == shape.words) return true;
  }
  const std::vector<std::string_view> parts = parts_of_bar(line);
  return parts.size() > 2 && !shape.ends_sentence &&
         std::all_of(parts.begin(), parts.end(),
                     [](std::string_view part) { return count_words(part) <= kMenuWords; });
}

}  // namespace recoupe
