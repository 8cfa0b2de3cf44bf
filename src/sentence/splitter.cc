#include "sentence/splitter.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "report/line.h"
#include "sentence/dateline.h"
#include "sentence/unmarked.h"
#include "text/characters.h"
#include "text/normalise.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kParagraphBytes = 1500;  // 250 words: longer ones have lost their line breaks
constexpr std::uint32_t kTimeBytes = 10;         // "08h15." opens an entry of a live blog
constexpr std::uint32_t kTokenBytes = 40;        // an abbreviation is shorter

enum class Abbreviation : std::uint8_t { none, title, name, number, end };  // kinds of fr/abbreviations.tsv

bool is_terminal(char32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x2026; }
bool is_closer(char32_t c) { return c == 0xBB || c == 0x201D || c == 0x203A || c == ')' || c == ']'; }
bool is_plain_quote(char32_t c) { return c == '"'; }
bool is_letter(char32_t c) { return class_of(c) == CharClass::letter; }
bool is_digit(char32_t c) { return class_of(c) == CharClass::digit; }

std::uint32_t skip_space(std::string_view text, std::uint32_t at) {
  for (CodePoint c = decode(text, at); c.size > 0 && is_white_space(c.value); c = decode(text, at))
    at += c.size;
  return at;
}

// Counts quotation marks, to know whether a sentence begins inside a quotation.
class Quotes {
 public:
  bool open() const { return angle_ > 0 || curly_ > 0 || plain_; }
  void pass(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (is_plain_quote(static_cast<unsigned char>(text[at]))) plain_ = !plain_;
      if (static_cast<unsigned char>(text[at]) < 0x80) continue;
      const std::string_view rest = text.substr(at);
      if (rest.starts_with("\xC2\xAB"))
        ++angle_;
      else if (rest.starts_with("\xC2\xBB"))
        angle_ = std::max(0, angle_ - 1);
      else if (rest.starts_with("\xE2\x80\x9C"))
        ++curly_;
      else if (rest.starts_with("\xE2\x80\x9D"))
        curly_ = std::max(0, curly_ - 1);
    }
  }

 private:
  int angle_ = 0;
  int curly_ = 0;
  bool plain_ = false;
};

// "J", "U.S", "J.-C": capitals with stops or hyphens between.
bool is_initials(std::string_view token) {
  bool letter_next = true;
  for (std::size_t at = 0; at < token.size();) {
    const CodePoint c = decode(token, at);
    at += c.size;
    if (is_upper(c.value)) {
      if (!letter_next) return false;
      letter_next = false;
    } else if (c.value == '.' || c.value == '-') {
      letter_next = true;
    } else {
      return false;
    }
  }
  return !token.empty() && !letter_next;
}

// Whether a capital with its full stop stands at `at`: « J.-C. », « J. Martin ».
bool opens_initials(std::string_view text, std::uint32_t at) {
  const CodePoint c = decode(text, at);
  return is_upper(c.value) && decode(text, at + c.size).value == '.';
}

// Whether the last word of `text` begins with a capital.
bool follows_name(std::string_view text) {
  auto at = static_cast<std::uint32_t>(text.size());
  CodePoint c = decode_before(text, at);
  for (; c.size > 0 && is_white_space(c.value); c = decode_before(text, at)) at -= c.size;
  const std::uint32_t end = at;
  for (; c.size > 0 && !is_white_space(c.value); c = decode_before(text, at)) at -= c.size;
  return at < end && is_upper(decode(text, at).value);
}

// Whether the word after the one at `at` begins with a capital: "Le Goff", not "Le matin".
bool precedes_name(std::string_view text, std::uint32_t at) {
  for (CodePoint c = decode(text, at); c.size > 0 && !is_white_space(c.value); c = decode(text, at))
    at += c.size;
  return is_upper(decode(text, skip_space(text, at)).value);
}

bool is_opener(char32_t c) { return c == 0xAB || c == 0x201C || c == '(' || c == '"'; }

// Boundaries that ICU does not see: after "…", and after a full stop before a number (« … mardi. 12 personnes
// »).
void add_own(std::string_view text, std::vector<std::uint32_t>& cuts) {
  constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    const bool stop = text[at] == '.';
    if (!stop && (static_cast<unsigned char>(text[at]) != 0xE2 || !text.substr(at).starts_with(kEllipsis)))
      continue;
    const auto end = static_cast<std::uint32_t>(at + (stop ? 1 : kEllipsis.size()));
    const std::uint32_t next = skip_space(text, end);
    if (next == end) continue;
    std::uint32_t first = next;
    while (is_opener(decode(text, first).value)) first = skip_space(text, first + decode(text, first).size);
    if (!stop || is_digit(decode(text, first).value)) cuts.push_back(next);
  }
}

}  // namespace

struct SentenceSplitter::Rules {
  explicit Rules(const Lexicon& lexicon);

  void split_block(std::string_view whole, const Block& block, std::vector<ByteSpan>& out) const;
  bool is_boundary(std::string_view text, std::uint32_t begin, std::uint32_t first_letter,
                   std::uint32_t at) const;
  bool stop_ends_sentence(std::string_view text, std::uint32_t end, std::uint32_t at) const;
  Abbreviation abbreviation_before(std::string_view text, std::uint32_t stop, std::string_view& token) const;
  bool opens_sentence(std::string_view text, std::uint32_t at) const;
  std::vector<std::uint32_t> proposals(std::string_view text, icu::BreakIterator& iterator) const;

  std::unique_ptr<icu::BreakIterator> breaks;  // cloned for each call: an iterator holds its place
  std::unordered_map<std::string, Abbreviation> abbreviations;  // normalised, with the full stop
  std::unordered_set<std::string> starters;
  UnmarkedEnds unmarked;
};

SentenceSplitter::Rules::Rules(const Lexicon& lexicon) : unmarked(lexicon) {
  const std::unordered_map<std::string_view, Abbreviation> kinds = {{"title", Abbreviation::title},
                                                                    {"name", Abbreviation::name},
                                                                    {"number", Abbreviation::number},
                                                                    {"month", Abbreviation::number}};
  UErrorCode status = U_ZERO_ERROR;
  breaks.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getFrench(), status));
  for (const auto& row : lexicon.table("fr/abbreviations").rows) {
    const auto kind = kinds.find(row.size() > 1 ? row[1] : "");
    abbreviations[normalise(row[0])] = kind == kinds.end() ? Abbreviation::end : kind->second;
  }
  for (const auto& row : lexicon.table("fr/sentence_starters").rows) starters.insert(normalise(row[0]));
}

// What ends with the full stop at `stop` - 1; `token` is the word without it.
Abbreviation SentenceSplitter::Rules::abbreviation_before(std::string_view text, std::uint32_t stop,
                                                          std::string_view& token) const {
  std::uint32_t begin = stop - 1;
  for (CodePoint c = decode_before(text, begin); c.size > 0 && stop - begin < kTokenBytes;
       c = decode_before(text, begin)) {
    const CharClass kind = class_of(c.value);
    const bool inside = kind == CharClass::letter || kind == CharClass::mark || kind == CharClass::hyphen ||
                        c.value == '.' || c.value == 0xB0;
    if (!inside) break;
    begin -= c.size;
  }
  token = text.substr(begin, stop - 1 - begin);
  if (token.empty()) return Abbreviation::none;
  const auto found = abbreviations.find(normalise(text.substr(begin, stop - begin)));
  return found == abbreviations.end() ? Abbreviation::none : found->second;
}

// Whether the word at `at` is one that sentences begin with: "Il", "L'…", "Selon".
bool SentenceSplitter::Rules::opens_sentence(std::string_view text, std::uint32_t at) const {
  std::uint32_t end = at;
  for (CodePoint c = decode(text, end); c.size > 0 && end - at < kTokenBytes; c = decode(text, end)) {
    const CharClass kind = class_of(c.value);
    if (kind == CharClass::apostrophe) end += c.size;
    if (kind != CharClass::letter && kind != CharClass::mark && kind != CharClass::hyphen) break;
    end += c.size;
  }
  return starters.contains(normalise(text.substr(at, end - at)));
}

// Whether a sentence that starts at `begin`, and has its first letter at `first_letter`, ends before `at`,
// where white space has been skipped.
bool SentenceSplitter::Rules::is_boundary(std::string_view text, std::uint32_t begin,
                                          std::uint32_t first_letter, std::uint32_t at) const {
  std::uint32_t end = at;  // of the sentence's last stop
  bool closed = false;     // a quote or bracket closes after it
  for (CodePoint c = decode_before(text, end); c.size > 0 && end > begin && !is_terminal(c.value);
       c = decode_before(text, end)) {
    if (!is_white_space(c.value) && !is_closer(c.value) && !is_plain_quote(c.value) &&
        class_of(c.value) != CharClass::apostrophe)
      return false;
    closed = closed || !is_white_space(c.value);
    end -= c.size;
  }
  if (end <= begin) return false;
  const char32_t next = decode(text, at).value;
  if (is_lower(next) || next == ',' || next == ';' || next == ':') return false;
  if (first_letter >= end) return false;  // "1." or "12." alone
  if (text[end - 1] != '.' || closed || (end - 1 > begin && text[end - 2] == '.')) return true;
  return stop_ends_sentence(text, end, at);
}

// Whether the full stop before `end` is one, and not part of a word. The next sentence would start at `at`.
bool SentenceSplitter::Rules::stop_ends_sentence(std::string_view text, std::uint32_t end,
                                                 std::uint32_t at) const {
  const char32_t next = decode(text, at).value;
  std::string_view token;
  const Abbreviation abbreviation = abbreviation_before(text, end, token);
  if (abbreviation == Abbreviation::title) return false;
  if (abbreviation != Abbreviation::none && opens_initials(text, at)) return false;  // « 480 av. J.-C. »
  if (is_initials(token)) {                           // « par J. Le Goff » but « Karim B. Le suspect »
    if (is_digit(next) || next == '(') return false;  // « l'article L. 642 »
    if (!is_upper(next)) return true;
    const bool surname = precedes_name(text, at) && !follows_name(text.substr(0, end - 1 - token.size()));
    return opens_sentence(text, at) && !surname;
  }
  if (abbreviation == Abbreviation::name) return opens_sentence(text, at) || !is_upper(next);
  return abbreviation != Abbreviation::number || !is_digit(next);
}

// Where ICU would cut, and where it would not but French news does.
std::vector<std::uint32_t> SentenceSplitter::Rules::proposals(std::string_view text,
                                                              icu::BreakIterator& iterator) const {
  UErrorCode status = U_ZERO_ERROR;
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator.setText(&view, status);
  std::vector<std::uint32_t> cuts;
  if (U_SUCCESS(status))
    for (std::int32_t at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next())
      cuts.push_back(static_cast<std::uint32_t>(at));
  utext_close(&view);
  add_own(text, cuts);
  std::sort(cuts.begin(), cuts.end());
  return cuts;
}

void SentenceSplitter::Rules::split_block(std::string_view whole, const Block& block,
                                          std::vector<ByteSpan>& out) const {
  std::string copy(slice(whole, block.span));  // ICU ends a sentence at a line end; ours may be a wrap
  std::replace_if(
      copy.begin(), copy.end(), [](char c) { return c >= '\n' && c <= '\r'; }, ' ');
  const std::string_view text = copy;
  const std::unique_ptr<icu::BreakIterator> iterator(breaks->clone());
  std::uint32_t begin = 0;
  std::uint32_t letter = 0;  // the first one at or after `begin`; moves on only
  const auto emit = [&](std::uint32_t end) {
    const ByteSpan span = trimmed(text, {begin, end});
    if (!span.empty()) out.push_back({block.span.begin + span.begin, block.span.begin + span.end});
    begin = end;
  };
  if (const std::uint32_t dateline = dateline_end(text); dateline > 0) emit(dateline);
  for (const std::uint32_t proposal : proposals(text, *iterator)) {
    std::uint32_t at = skip_space(text, proposal);
    while (at < text.size() && is_closer(decode(text, at).value))
      at = skip_space(text, at + decode(text, at).size);
    if (at >= text.size() || at <= begin) continue;
    const bool time = block.kind == BlockKind::dateline_entry && begin == 0 && at <= kTimeBytes + 1;
    while (letter < text.size() && (letter < begin || !is_letter(decode(text, letter).value)))
      letter += decode(text, letter).size;
    if (!time && is_boundary(text, begin, letter, at)) emit(at);
  }
  emit(static_cast<std::uint32_t>(text.size()));
}

static bool finds_unmarked(SentenceEnds ends, const Block& block) {
  return ends == SentenceEnds::all ||
         (ends == SentenceEnds::by_layout && block.span.size() > kParagraphBytes);
}

SentenceSplitter::SentenceSplitter(const Lexicon& lexicon) : rules_(std::make_unique<Rules>(lexicon)) {}
SentenceSplitter::~SentenceSplitter() = default;

std::vector<Sentence> SentenceSplitter::split(const Report& report, SentenceEnds ends) const {
  std::vector<Sentence> sentences;
  std::vector<ByteSpan> marked;
  std::vector<ByteSpan> spans;
  for (std::uint32_t b = 0; b < report.blocks.size(); ++b) {
    const Block& block = report.blocks[b];
    const bool headline = block.kind == BlockKind::title || block.kind == BlockKind::heading;
    spans.clear();
    marked.clear();
    if (headline || !block.is_read())
      spans.push_back(block.span);
    else
      rules_->split_block(report.text, block, finds_unmarked(ends, block) ? marked : spans);
    for (const ByteSpan sentence : marked) rules_->unmarked.split(report.text, sentence, spans);
    Quotes quotes;
    std::uint32_t at = block.span.begin;
    for (const ByteSpan span : spans) {
      quotes.pass(std::string_view(report.text).substr(at, span.begin - at));
      sentences.push_back({span, b, block.kind, headline, quotes.open()});
      at = span.begin;
    }
  }
  return sentences;
}

}  // namespace recoupe
