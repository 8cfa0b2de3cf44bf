#include "report/blocks.h"

#include <algorithm>

#include "report/agency.h"
#include "report/furniture.h"
#include "report/layout.h"
#include "report/line.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

// Limits of this stage.
constexpr std::uint32_t kLineBytes =
    300;  // a longer line is a paragraph, but may open with the time of a live blog
constexpr std::uint32_t kLooseBytes = 110;      // so short a line may name an agency in small letters
constexpr std::uint32_t kTailShare = 2;         // a tail is at most 1/2 of the text; more is a mistaken row
constexpr std::uint32_t kNameWords = 5;         // of the author below a report
constexpr std::size_t kNameLines = 3;           // with the outlet and the town
constexpr std::uint32_t kSignatureBytes = 110;  // of "(avec AFP)" at the end of a paragraph
constexpr std::uint32_t kDatelineBytes = 100;   // "BAGDAD, 3 mars (AFP) -" lies within

struct Draft {  // one report under way
  Report* report;
  Page page;
  std::vector<std::string> forms;  // line_form of short lines, else empty; agencies replaced
  std::vector<std::vector<AgencyMention>> mentions;  // one list a line

  std::string_view line(std::size_t n) const { return slice(page.text, page.lines[n].span); }
};

// Text of `range` with each agency replaced by one mark, as rows of the tables see it.
std::string marked(std::string_view text, ByteSpan range, const std::vector<AgencyMention>& mentions) {
  std::string out;
  std::uint32_t at = range.begin;
  for (const AgencyMention& mention : mentions) {
    if (!range.contains(mention.span)) continue;
    out.append(text.substr(at, mention.span.begin - at));
    out += kAgencyMark;
    at = mention.span.end;
  }
  return out.append(text.substr(at, range.end - at));
}

std::uint32_t cut_at_character(std::string_view text, std::uint32_t at) {
  while (at > 0 && at < text.size() && is_continuation(text[at])) --at;
  return at;
}

bool every_word_is_named(std::string_view line) {  // each begins with a capital: "Awa Sidibé"
  bool at_start = true;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint c = decode(line, at);
    if (at_start && !is_upper(c.value)) return false;
    at_start = c.value == ' ' || c.value == '-' || c.value == 0xA0;
    at += c.size;
  }
  return true;
}

void take(LineVerdict& verdict, const FurnitureMatch& match) {
  verdict.kind = match.kind;
  verdict.rule = match.rule;
}

}  // namespace

struct BlockReader::Rules {
  explicit Rules(const Lexicon& lexicon)
      : furniture({lexicon.table("fr/furniture"), lexicon.table("all/furniture")}),
        agencies(lexicon, furniture.agency_nouns()) {}

  void find_agencies(Draft& draft) const;
  void match_rows(Draft& draft) const;
  std::optional<FurnitureMatch> match_line(const Draft& draft, std::size_t n) const;
  std::optional<ByteSpan> signature_at_end(const Draft& draft, std::size_t n, std::string_view& rule) const;
  void emit(Draft& draft) const;

  FurnitureRules furniture;
  AgencyFinder agencies;
};

void BlockReader::Rules::find_agencies(Draft& draft) const {
  for (const TextLine& line : draft.page.lines)
    draft.mentions.push_back(agencies.find(draft.page.text, line.span, line.span.size() <= kLooseBytes));
}

std::optional<FurnitureMatch> BlockReader::Rules::match_line(const Draft& draft, std::size_t n) const {
  const TextLine& line = draft.page.lines[n];
  const std::string_view raw = draft.line(n);
  LineShape shape{raw, draft.forms[n], true, line.words, line.ends_sentence};
  if (shape.form.empty()) {
    const std::string_view start = raw.substr(0, cut_at_character(raw, kLineBytes));
    if (class_of(decode(raw, raw.starts_with('[') ? 1 : 0).value) != CharClass::digit) return std::nullopt;
    shape.form = line_form(start);
    shape.whole = false;
  }
  if (const auto match = furniture.match(shape)) return match;
  const std::vector<std::string_view> parts = parts_of_bar(raw);
  if (parts.size() < 2 || !shape.whole) return std::nullopt;
  for (const std::string_view part : parts)
    if (const auto match = furniture.match({part, line_form(part), true, line.words, line.ends_sentence}))
      return match;
  return std::nullopt;
}

namespace {

// A row's reach: lines after a « Lire aussi » that look like titles, or all that follows a « Commentaires ».
void extend(Draft& draft, std::size_t n, const FurnitureMatch& match) {
  Page& page = draft.page;
  const std::uint32_t begin = page.lines[n].span.begin;
  if (match.reach == Reach::tail && begin < page.text.size() / kTailShare) return;
  for (std::size_t m = n + 1; m < page.lines.size() && match.reach != Reach::line; ++m) {
    const TextLine& line = page.lines[m];
    const bool title_like = !line.apart && !line.ends_sentence && !draft.forms[m].empty();
    if (match.reach == Reach::run && !title_like) break;
    if (page.open(m)) take(page.verdicts[m], {BlockKind::furniture, Reach::line, match.rule});
  }
}

}  // namespace

void BlockReader::Rules::match_rows(Draft& draft) const {
  Page& page = draft.page;
  for (std::size_t n = 0; n < page.lines.size(); ++n) {
    const TextLine& line = page.lines[n];
    const bool is_short = line.span.size() <= kLineBytes;
    draft.forms.push_back(is_short ? line_form(marked(page.text, line.span, draft.mentions[n]))
                                   : std::string());
  }
  const std::string outlet = line_form(draft.report->outlet.value_or(""));
  for (std::size_t n = 0; n < page.lines.size(); ++n) {
    if (!page.open(n)) continue;
    if (const auto match = match_line(draft, n)) {
      take(page.verdicts[n], *match);
      extend(draft, n, *match);
    } else if (is_furniture_by_shape(draft.line(n), page.lines[n]) ||
               (!outlet.empty() && draft.forms[n] == outlet)) {
      page.verdicts[n].kind = BlockKind::furniture;
    }
  }
}

namespace {

// The lines of a title that the input gave. They are one block, whatever the rows would say.
void set_title(Draft& draft, ByteSpan title) {
  for (std::size_t n = 0; n < draft.page.lines.size(); ++n)
    if (title.contains(draft.page.lines[n].span)) draft.page.verdicts[n].kind = BlockKind::title;
}

// A page shows its title again, alone or glued to its menu ("Accueil MondeDeux camps visés").
void set_aside_repeated_title(Draft& draft, std::string_view title) {
  constexpr std::size_t kTooShort = 12;
  for (std::size_t n = 0; n < draft.page.lines.size() && title.size() >= kTooShort; ++n) {
    const std::string& form = draft.forms[n];
    const bool longer_by_a_menu = form.size() <= 2 * title.size();
    if (draft.page.open(n) && longer_by_a_menu && form.ends_with(title))
      draft.page.verdicts[n].kind = BlockKind::furniture;
  }
}

// Before the title is known: a line that ends with the whole of a later one is a menu and the title run
// together.
void set_aside_glued_menu(Draft& draft) {
  constexpr std::size_t kTop = 8;
  constexpr std::uint32_t kEnoughWords = 5;
  const std::size_t top = std::min(kTop, draft.page.lines.size());
  for (std::size_t n = 0; n < top; ++n)
    for (std::size_t m = n + 1; m < top; ++m) {
      const std::string& later = draft.forms[m];
      const bool glued = draft.page.open(n) && draft.page.open(m) &&
                         draft.page.lines[m].words >= kEnoughWords && !later.empty() &&
                         draft.forms[n].size() > later.size() && draft.forms[n].ends_with(later);
      if (glued) draft.page.verdicts[n].kind = BlockKind::furniture;
    }
}

// Names below the last paragraph: the author, the outlet.
void set_aside_author(Draft& draft) {
  for (std::size_t n = draft.page.lines.size(), names = 0; n-- > 1 && names < kNameLines;) {
    if (!draft.page.open(n)) continue;
    const TextLine& line = draft.page.lines[n];
    const bool name = line.words <= kNameWords && !line.ends_sentence && !line.ends_open &&
                      !line.starts_list && every_word_is_named(draft.line(n));
    if (!name) break;
    draft.page.verdicts[n].kind = BlockKind::furniture;
    ++names;
  }
}

void find_title_in(Draft& draft) {
  set_aside_glued_menu(draft);
  const std::optional<std::size_t> title = find_title(draft.page);
  if (title) draft.report->title = draft.page.lines[*title].span;
}

}  // namespace

// "… dans le pays. (avec AFP)": the bracket is a signature of its own.
std::optional<ByteSpan> BlockReader::Rules::signature_at_end(const Draft& draft, std::size_t n,
                                                             std::string_view& rule) const {
  const TextLine& line = draft.page.lines[n];
  const std::string_view raw = draft.line(n);
  const std::size_t open = raw.rfind('(');
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  if (raw.size() - open > kSignatureBytes || !(raw.ends_with(')') || raw.ends_with(").")))
    return std::nullopt;
  const ByteSpan span{line.span.begin + static_cast<std::uint32_t>(open), line.span.end};
  const LineShape shape{slice(draft.page.text, span),
                        line_form(marked(draft.page.text, span, draft.mentions[n])), true, 1, false};
  const auto match = furniture.match(shape);
  if (!match || match->kind != BlockKind::signature) return std::nullopt;
  rule = match->rule;
  return span;
}

void BlockReader::Rules::emit(Draft& draft) const {
  const Page& page = draft.page;
  std::vector<Block>& blocks = draft.report->blocks;
  for (std::size_t n = 0; n < page.lines.size(); ++n) {
    const LineVerdict& verdict = page.verdicts[n];
    const BlockKind kind = verdict.kind.value_or(BlockKind::paragraph);
    const bool same_title = kind == BlockKind::title && !blocks.empty() && blocks.back().kind == kind;
    if ((verdict.joins_before || same_title) && !blocks.empty())
      blocks.back().span.end = page.lines[n].span.end;
    else
      blocks.push_back({kind, page.lines[n].span, verdict.rule});
    std::string_view rule;
    const auto signature = verdict.kind && kind != BlockKind::list_item && kind != BlockKind::dateline_entry
                               ? std::nullopt
                               : signature_at_end(draft, n, rule);
    if (!signature) continue;
    Block& block = blocks.back();
    block.span = trimmed(page.text, {block.span.begin, signature->begin});
    blocks.push_back({BlockKind::signature, *signature, rule});
  }
}

namespace {

std::string_view evidence_of(const Draft& draft, const Block& block, ByteSpan mention) {
  if (block.kind == BlockKind::signature) return "signature";
  if (block.kind == BlockKind::credit) return "credit";
  const std::string_view text = draft.page.text;
  const bool in_brackets = mention.begin > 0 && text[mention.begin - 1] == '(' && mention.end < text.size() &&
                           text[mention.end] == ')';
  return in_brackets && mention.end - block.span.begin < kDatelineBytes ? "dateline" : "citation";
}

void find_origins(Draft& draft) {
  std::vector<OriginMark>& origins = draft.report->origins;
  std::size_t b = 0;
  for (const auto& line : draft.mentions)
    for (const AgencyMention& mention : line) {
      const std::vector<Block>& blocks = draft.report->blocks;
      while (b < blocks.size() && blocks[b].span.end <= mention.span.begin) ++b;
      if (b == blocks.size() || blocks[b].kind == BlockKind::furniture) continue;
      if (!mention.cased && blocks[b].kind != BlockKind::signature) continue;
      const std::string_view evidence = evidence_of(draft, blocks[b], mention.span);
      const bool known = std::any_of(origins.begin(), origins.end(), [&](const OriginMark& mark) {
        return mark.name == mention.name && mark.evidence == evidence;
      });
      if (!known) origins.push_back({mention.name, std::string(evidence), mention.span});
    }
}

}  // namespace

BlockReader::BlockReader(const Lexicon& lexicon) : rules_(std::make_unique<Rules>(lexicon)) {}
BlockReader::~BlockReader() = default;

void BlockReader::read(Report& report, bool plain) const {
  report.blocks.clear();
  report.origins.clear();
  Draft draft{&report, {report.text, lines_of(report.text), {}}, {}, {}};
  Page& page = draft.page;
  page.verdicts.resize(page.lines.size());
  if (report.title) set_title(draft, *report.title);
  rules_->find_agencies(draft);
  if (!plain) {
    rules_->match_rows(draft);
    if (!report.title) find_title_in(draft);
    if (report.title) set_aside_repeated_title(draft, line_form(slice(report.text, *report.title)));
  }
  join_lines(page, plain);
  if (!plain) {
    set_aside_author(draft);
    name_open_lines(page);
  }
  rules_->emit(draft);
  find_origins(draft);
}

}  // namespace recoupe
