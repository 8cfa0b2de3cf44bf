// From pieces to phrases: what each is used for, what it is counted from, and the days that follow.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "phrase/date.h"
#include "phrase/date_piece.h"
#include "phrase/date_resolve.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kDatelineWords = 7;  // before the date: « PORT-AU-PRINCE (Haïti), 4 octobre 2024 – »
constexpr std::uint32_t kFutureWindow = 6;      // words around a date whose verb tells its tense
constexpr std::uint32_t kPublishedWindow = 6;   // words between « Publié » and its date
constexpr std::uint32_t kAppositionWindow = 8;  // words from « depuis » to the day behind the comma
constexpr std::uint32_t kSameTimeWindow =
    40;  // words back to the date that « quatre ans plus tard » counts from

constexpr std::array<std::string_view, 6> kBasisNames = {"none",    "metadata", "explicit",
                                                         "weekday", "relative", "anchor"};
constexpr std::array<std::string_view, 8> kPrecisionNames = {"none", "day",   "night", "days",
                                                             "week", "month", "year",  "period"};
constexpr std::array<std::string_view, 4> kUseNames = {"point", "since", "dateline", "duration"};

// From found pieces to resolved phrases.
class Dating {
 public:
  Dating(const Report& report, const Words& words, const DateReader::Classes& classes, int latest_year)
      : report_(report), words_(words), c_(classes) {
    context_.latest_year = latest_year;
  }

  std::vector<DatePhrase> run(std::vector<DatePiece> pieces) {
    for (DatePiece& piece : pieces) mark_use(piece);
    find_reference(pieces);
    std::vector<DatePhrase> out;
    out.reserve(pieces.size());
    for (const DatePiece& piece : pieces) out.push_back(phrase(piece, out));
    return out;
  }

  const DateReference& reference() const { return context_.reference; }

 private:
  bool has(std::uint32_t word, ClassId id) const { return id != 0 && words_.has(word, id); }
  const Sentence& sentence_of(const DatePiece& piece) const {
    return words_.sentences[words_.words[piece.words.begin].sentence];
  }
  WordRange range_of(const DatePiece& piece) const {
    return words_.ranges[words_.words[piece.words.begin].sentence];
  }

  void mark_use(DatePiece& piece) const;
  bool is_dateline(const DatePiece& piece) const;
  bool is_publication(const DatePiece& piece) const;
  bool is_future(const DatePiece& piece) const;
  bool verb_is_future(std::uint32_t word, WordRange range) const;
  bool since_apposition(const DatePiece& piece) const;
  void find_reference(const std::vector<DatePiece>& pieces);
  DatePhrase phrase(const DatePiece& piece, const std::vector<DatePhrase>& before);
  void end_at_reference(DatePhrase& out) const;

  const Report& report_;
  const Words& words_;
  const DateReader::Classes& c_;
  DateContext context_;
};

void Dating::mark_use(DatePiece& piece) const {
  const WordRange sentence = range_of(piece);
  if (piece.use == DateUse::point && piece.shape.form != DateForm::clock) {
    std::uint32_t begin = piece.words.begin;
    // « depuis le 17 octobre »; « depuis » alone may already be the rule's first word.
    if (begin > sentence.begin && has(begin - 1, c_.since)) {
      while (begin > sentence.begin && has(begin - 1, c_.since)) --begin;
      piece.words.begin = begin;
    }
    if (has(begin, c_.since) || since_apposition(piece)) piece.use = DateUse::since;
  }
  if (piece.use == DateUse::point && is_dateline(piece)) piece.use = DateUse::dateline;
}

// « Depuis le début du mouvement, le 8 octobre, »: the day explains what « depuis » counts from.
bool Dating::since_apposition(const DatePiece& piece) const {
  const WordRange range = range_of(piece);
  const auto mark = [&](std::uint32_t at) { return words_.words[at].kind == TokenKind::punctuation; };
  const std::uint32_t begin = piece.words.begin;
  if (begin < range.begin + 3 || piece.shape.first.month == 0 || !mark(begin - 1)) return false;
  for (std::uint32_t at = begin - 1; at > range.begin && begin - at < kAppositionWindow; --at) {
    const Upos upos = words_.words[at - 1].upos;
    if (has(at - 1, c_.since)) return true;
    if (mark(at - 1) || upos == Upos::VERB || upos == Upos::AUX) return false;
  }
  return false;
}

// « BAGDAD, 19 déc. 2021 - », « Maputo, 29 mars 2021. », « Sebba, le 8 juin 2021 »: names, a date and the
// end, no verb.
bool Dating::is_dateline(const DatePiece& piece) const {
  if (piece.shape.form != DateForm::day || piece.shape.first.day == 0 || piece.shape.first.month == 0)
    return false;
  const Sentence& sentence = sentence_of(piece);
  if (sentence.kind == BlockKind::title) return false;
  const WordRange range = range_of(piece);
  if (piece.words.begin - range.begin > kDatelineWords) return false;
  bool name = false;
  bool made = false;
  for (std::uint32_t at = range.begin; at < piece.words.begin; ++at) {
    const Word& word = words_.words[at];
    made |= has(at, c_.made);
    if (has(at, c_.made)) continue;
    const bool small = word.upos == Upos::PUNCT || word.upos == Upos::ADP || word.upos == Upos::DET ||
                       word.upos == Upos::SYM;
    const bool proper =
        word.capital && (word.upos == Upos::PROPN || word.all_caps || !word.known || word.upos == Upos::X);
    if (!small && !proper) return false;
    name |= proper;
  }
  const bool alone = piece.words.begin == range.begin && piece.shape.first.full();
  if (!name && !made && !alone) return false;
  std::uint32_t end = piece.words.end;
  if (end < range.end && words_.words[end].form == "(") {  // « BAGDAD, 8 janvier 2020 (AFP) - »
    const std::uint32_t limit = std::min(range.end, end + kDatelineWords);
    while (end < limit && words_.words[end].form != ")") ++end;
    if (end < range.end) ++end;
  }
  if (end >= range.end) return true;
  const Word& next = words_.words[end];
  if (next.kind == TokenKind::word || next.kind == TokenKind::number) return false;
  return next.form.starts_with("-") || next.form == "." || next.form == ":" || next.form == ")";
}

// « Publié le 4 octobre 2024 », wherever it stands.
bool Dating::is_publication(const DatePiece& piece) const {
  const WordRange range = range_of(piece);
  for (std::uint32_t at = piece.words.begin; at > range.begin && piece.words.begin - at < kPublishedWindow;
       --at)
    if (has(at - 1, c_.published)) return true;
  return false;
}

void Dating::find_reference(const std::vector<DatePiece>& pieces) {
  DateReference& reference = context_.reference;
  if (report_.published) {
    reference.day = report_.published->day;
    reference.minute_of_day = report_.published->minute_of_day;
    reference.basis = DateBasis::metadata;
    return;
  }
  const auto full_day = [](const DatePiece& piece) -> std::optional<Day> {
    const CalendarParts& p = piece.shape.form == DateForm::night && !piece.shape.second.empty()
                                 ? piece.shape.second
                                 : piece.shape.first;
    const bool dates = piece.shape.form == DateForm::day || piece.shape.form == DateForm::night;
    return dates && p.full() ? make_day(p.year, p.month, p.day) : std::nullopt;
  };
  std::optional<Day> strong;
  for (const DatePiece& piece : pieces) {
    const auto day = full_day(piece);
    if (!day || piece.use == DateUse::since) continue;
    const bool behind_weekday = piece.calendar && piece.shape.first.weekday != 0;
    if (piece.use == DateUse::dateline || behind_weekday || is_publication(piece)) {
      if (!strong || *day > *strong) strong = day;
    } else if (!reference.hint && sentence_of(piece).kind != BlockKind::furniture &&
               (piece.shape.first.weekday != 0 || piece.shape.second.weekday != 0)) {
      reference.hint = day;
    }
  }
  if (strong) {
    reference.day = strong;
    reference.basis = DateBasis::explicit_;
  }
}

bool Dating::verb_is_future(std::uint32_t word, WordRange range) const {
  const Feats& feats = words_.words[word].feats;
  // « aura été le coup de grâce » looks back.
  if (words_.words[word].upos == Upos::AUX && word + 1 < range.end &&
      words_.words[word + 1].feats.verb_form == VerbForm::part)
    return false;
  return has(word, c_.future) || (feats.tense == Tense::fut && feats.verb_form == VerbForm::fin);
}

// The tense of the verb that the date belongs to: the nearest one before it, else the nearest behind it.
bool Dating::is_future(const DatePiece& piece) const {
  const WordRange range = range_of(piece);
  if (piece.words.begin > range.begin && has(piece.words.begin - 1, c_.until)) return true;
  const auto is_verb = [&](std::uint32_t at) {
    const Word& word = words_.words[at];
    const bool verb = word.upos == Upos::VERB || word.upos == Upos::AUX || has(at, c_.future);
    return verb && word.feats.verb_form != VerbForm::inf;
  };
  for (std::uint32_t at = piece.words.begin; at > range.begin && piece.words.begin - at < kFutureWindow;
       --at) {
    if (words_.words[at - 1].kind == TokenKind::punctuation) break;
    if (is_verb(at - 1)) return verb_is_future(at - 1, range);
  }
  for (std::uint32_t at = piece.words.end; at < range.end && at < piece.words.end + kFutureWindow; ++at)
    if (is_verb(at)) return verb_is_future(at, range);
  return false;
}

void Dating::end_at_reference(DatePhrase& out) const {
  const auto reference = context_.reference.day;
  if (!out.days || !reference || out.days->earliest > *reference) {
    out.days.reset();
    out.basis = DateBasis::none;
    return;
  }
  out.days = DayInterval{out.days->earliest, *reference};
  out.precision = DatePrecision::period;
}

DatePhrase Dating::phrase(const DatePiece& piece, const std::vector<DatePhrase>& before) {
  DatePhrase out;
  out.words = piece.words;
  out.span = words_.span_of(piece.words);
  out.use = piece.use;
  out.rule = piece.rule;
  const DateForm form = piece.shape.form;
  const bool dated =
      piece.shape.first.year != 0 || piece.shape.second.year != 0;  // says by itself when it is
  context_.future = piece.use == DateUse::point && !dated && is_future(piece);
  context_.target = piece.use == DateUse::point && has(piece.words.begin, c_.to);
  const DateResolution found = resolve(piece.shape, context_);
  out.days = found.days;
  out.basis = found.basis;
  out.precision = found.precision;
  out.contradictory = found.contradictory;
  out.future = found.future && piece.use != DateUse::since && piece.use != DateUse::dateline;
  out.clock_only = form == DateForm::clock;
  if (piece.use == DateUse::since) {
    out.start = out.days;
    end_at_reference(out);
  }
  if (form == DateForm::relative || form == DateForm::part || form == DateForm::clock) {
    out.relative_to_event = true;
    out.offset_days = piece.offset_days;
    out.future = false;
    // « Quatre ans plus tard »: the year counts from the date just told.
    if (piece.shape.unit == TimeUnit::year && piece.shape.count > 0 && !before.empty() &&
        before.back().days && before.back().words.end + kSameTimeWindow > piece.words.begin) {
      DateShape year;
      year.form = DateForm::year;
      year.first.year = year_of(before.back().days->earliest) + piece.shape.shift * piece.shape.count;
      const DateResolution counted = resolve(year, context_);
      out.days = counted.days;
      out.precision = counted.precision;
      out.basis = DateBasis::relative;
    }
  }
  if (out.days && (piece.shape.first.year != 0 || piece.shape.second.year != 0 || piece.shape.same_year))
    context_.previous_year = year_of(out.days->earliest);
  return out;
}

}  // namespace

std::string_view name_of(DateBasis basis) { return kBasisNames[static_cast<std::size_t>(basis)]; }
std::string_view name_of(DatePrecision precision) {
  return kPrecisionNames[static_cast<std::size_t>(precision)];
}
std::string_view name_of(DateUse use) { return kUseNames[static_cast<std::size_t>(use)]; }

DateReader::DateReader(const Lexicon& lexicon, int latest_year)
    : lexicon_(&lexicon), numerals_(lexicon), rules_(lexicon, "dates"), latest_year_(latest_year) {
  const auto id = [&](std::string_view name) { return lexicon.class_id(name); };
  classes_.weekend = id("weekend_word");
  classes_.since = id("date_since");
  classes_.until = id("date_until");
  classes_.future = id("date_future");
  classes_.made = id("date_made");
  classes_.published = id("date_published");
  classes_.to = id("num_to");
  classes_.of = id("num_of");
  classes_.each = id("date_each");
  for (const std::string_view name : {"weekday", "month", "time_unit", "daypart", "night_word", "day_word",
                                      "deictic", "clock_word", "weekend_word", "holiday", "date_anchor"}) {
    const ClassId anchor = id(name);
    if (classes_.anchors.size() <= anchor) classes_.anchors.resize(anchor + std::size_t{1});
    classes_.anchors[anchor] = anchor != 0;
  }
  for (int n = 1; n <= 7; ++n) classes_.weekdays.emplace_back(id(fmt::format("weekday={}", n)), n);
  for (int n = 1; n <= 12; ++n) classes_.months.emplace_back(id(fmt::format("month={}", n)), n);
  for (int n = -3; n <= 3; ++n) classes_.shifts.emplace_back(id(fmt::format("shift={}", n)), n);
  for (int n = 1; n <= 3; ++n) classes_.thirds.emplace_back(id(fmt::format("third={}", n)), n);
  const std::array<std::pair<std::string_view, DayPart>, 5> parts = {{{"part=morning", DayPart::morning},
                                                                      {"part=noon", DayPart::noon},
                                                                      {"part=afternoon", DayPart::afternoon},
                                                                      {"part=evening", DayPart::evening},
                                                                      {"part=night", DayPart::night}}};
  for (const auto& [name, part] : parts) classes_.parts.emplace_back(id(name), static_cast<int>(part));
  const std::array<std::pair<std::string_view, TimeUnit>, 7> units = {{{"unit=minute", TimeUnit::minute},
                                                                       {"unit=hour", TimeUnit::hour},
                                                                       {"unit=day", TimeUnit::day},
                                                                       {"unit=night", TimeUnit::day},
                                                                       {"unit=week", TimeUnit::week},
                                                                       {"unit=month", TimeUnit::month},
                                                                       {"unit=year", TimeUnit::year}}};
  for (const auto& [name, unit] : units) classes_.units.emplace_back(id(name), static_cast<int>(unit));
}

std::vector<DatePhrase> DateReader::read(const Report& report, const Words& words) const {
  DateReference reference;
  return read(report, words, reference);
}

std::vector<DatePhrase> DateReader::read(const Report& report, const Words& words,
                                         DateReference& reference) const {
  Dating dating(report, words, classes_, latest_year_);
  auto phrases = dating.run(
      join_pieces(DatePieces(*lexicon_, numerals_, rules_, classes_, words).find(), words, classes_.of));
  reference = dating.reference();
  return phrases;
}

std::string to_text(const DatePhrase& date, std::string_view text) {
  std::string out = fmt::format("{}:", slice(text, date.span));
  if (date.days)
    out += fmt::format(" {}..{}", to_iso(date.days->earliest), to_iso(date.days->latest));
  else
    out += " null";
  out += fmt::format(" {} {}", name_of(date.precision), name_of(date.basis));
  if (date.use != DateUse::point) out += fmt::format(" {}", name_of(date.use));
  if (date.relative_to_event) out += fmt::format(" event{:+}", date.offset_days);
  if (date.contradictory) out += " contradictory";
  if (date.future) out += " future";
  if (!date.rule.empty()) out += fmt::format(" ({})", date.rule);
  return out;
}

}  // namespace recoupe
