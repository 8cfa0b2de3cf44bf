// From pieces to phrases: what each is used for, what it is counted from, and the days that follow.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "phrase/date.h"
#include "phrase/date_clock.h"
#include "phrase/date_piece.h"
#include "phrase/date_resolve.h"
#include "phrase/date_units.h"
#include "phrase/time_zone.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kDatelineWords = 7;  // before the date: « PORT-AU-PRINCE (Haïti), 4 octobre 2024 – »
constexpr std::uint32_t kFutureWindow = 10;     // words around a date whose verb tells its tense
constexpr std::uint32_t kPublishedWindow = 6;   // words between « Publié » and its date
constexpr std::uint32_t kAppositionWindow = 8;  // words from « depuis » to the day behind the comma
constexpr std::string_view kOpens = "«";
constexpr std::string_view kCloses = "»";
constexpr std::uint32_t kAnchorGap = 3;  // « deux jours après la fameuse » … « mort de »
constexpr std::uint32_t kSameTimeWindow =
    40;  // words back to the date that « quatre ans plus tard » counts from

constexpr std::array<std::string_view, 6> kBasisNames = {"none",    "metadata", "explicit",
                                                         "weekday", "relative", "anchor"};
constexpr std::array<std::string_view, 8> kPrecisionNames = {"none", "day",   "night", "days",
                                                             "week", "month", "year",  "period"};
constexpr std::array<std::string_view, 6> kPartNames = {"",          "morning", "noon",
                                                        "afternoon", "evening", "night"};
constexpr std::array<std::string_view, 4> kUseNames = {"point", "since", "dateline", "duration"};

// From found pieces to resolved phrases.
class Dating {
 public:
  Dating(const Report& report, const Words& words, const DateReader::Classes& classes, int latest_year)
      : report_(report), words_(words), c_(classes) {
    context_.latest_year = latest_year;
  }

  std::vector<DatePhrase> run(std::vector<DatePiece> pieces, const AnchorReader& anchors) {
    for (DatePiece& piece : pieces) mark_use(piece);
    find_reference(pieces);
    anchors_ = anchors.find(words_, context_.reference.day);
    use_anchors(pieces);
    std::vector<DatePhrase> out;
    out.reserve(pieces.size());
    for (const DatePiece& piece : pieces) out.push_back(phrase(piece, out));
    count_from_speaker(pieces, out);
    add_anchors(out);
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
  bool in_first_block(const DatePiece& piece) const;
  bool is_masthead(const DatePiece& piece) const;
  std::optional<Day> own_day(const DatePiece& piece) const;
  bool is_future(const DatePiece& piece) const;
  bool verb_is_future(std::uint32_t word, WordRange range) const;
  bool since_apposition(const DatePiece& piece) const;
  void find_reference(const std::vector<DatePiece>& pieces);
  DatePhrase phrase(const DatePiece& piece, const std::vector<DatePhrase>& before);
  DateResolution resolved(const DatePiece& piece);
  void read_time(const DatePiece& piece, DatePhrase& out) const;
  void count_from_told(const DatePiece& piece, const std::vector<DatePhrase>& before, DatePhrase& out);
  void not_after_reference(DatePhrase& out) const;
  bool quoted(const DatePhrase& date) const;
  void count_from_speaker(const std::vector<DatePiece>& pieces, std::vector<DatePhrase>& out);
  const DateAnchor* anchor_behind(std::uint32_t word) const;
  const DateAnchor* anchor_before(const DatePiece& piece) const;
  void use_anchors(std::vector<DatePiece>& pieces) const;
  void add_anchors(std::vector<DatePhrase>& out) const;
  void end_at_reference(DatePhrase& out) const;

  const Report& report_;
  const Words& words_;
  const DateReader::Classes& c_;
  DateContext context_;
  std::vector<DateAnchor> anchors_;
};

void Dating::mark_use(DatePiece& piece) const {
  const WordRange sentence = range_of(piece);
  if (piece.use == DateUse::point && piece.shape.form != DateForm::clock && !piece.until) {
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

// What dates the text itself without a year stands at its head, behind nothing but the title.
bool Dating::in_first_block(const DatePiece& piece) const {
  const std::uint32_t own = sentence_of(piece).block;
  return std::all_of(words_.sentences.begin(), words_.sentences.end(),
                     [&](const Sentence& s) { return s.kind == BlockKind::title || s.block >= own; });
}

// « BAGDAD, 19 déc. 2021 - », « Maputo, 29 mars 2021. », « Sebba, le 8 juin 2021 »: names, a date and the
// end, no verb.
bool Dating::is_dateline(const DatePiece& piece) const {
  const CalendarParts& first = piece.shape.first;
  const bool dated = first.day != 0 && first.month != 0;
  const bool weekday =
      first.weekday != 0 && first.day == 0 && in_first_block(piece);  // « RIYAD, mercredi - »
  if (piece.shape.form != DateForm::day || (!dated && !weekday)) return false;
  const Sentence& sentence = sentence_of(piece);
  if (sentence.kind == BlockKind::title) return false;
  const WordRange range = range_of(piece);
  if (piece.words.begin - range.begin > kDatelineWords) return false;
  bool name = false;
  bool made = false;
  bool bracket = false;  // « KIDAL (Mali), 22 nov. 2016 - »
  for (std::uint32_t at = range.begin; at < piece.words.begin; ++at) {
    const Word& word = words_.words[at];
    made |= has(at, c_.made);
    if (has(at, c_.made)) continue;
    const bool small = word.upos == Upos::PUNCT || word.upos == Upos::ADP || word.upos == Upos::DET ||
                       word.upos == Upos::SYM;
    if (word.form == "(" || word.form == ")") bracket = word.form == "(";
    const bool proper = word.capital && (bracket || word.upos == Upos::PROPN || word.all_caps ||
                                         !word.known || word.upos == Upos::X);
    if (!small && !proper) return false;
    name |= proper && (dated || word.all_caps);
  }
  const bool alone = piece.words.begin == range.begin && piece.shape.first.full();
  if (!name && !made && !alone) return false;
  if (weekday)
    return name && (piece.words.end >= range.end || words_.words[piece.words.end].form.starts_with("-"));
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

// « LE COURRIER, mercredi 15 mars 2017, page 5 »: a line of its own at the head of the text, without a verb.
bool Dating::is_masthead(const DatePiece& piece) const {
  const std::uint32_t own = words_.words[piece.words.begin].sentence;
  if (piece.shape.first.weekday == 0 || !piece.shape.first.full()) return false;
  const auto told = [&](std::uint32_t s) {
    const WordRange range = words_.ranges[s];
    return std::any_of(words_.words.begin() + range.begin, words_.words.begin() + range.end,
                       [](const Word& w) { return w.upos == Upos::VERB || w.upos == Upos::AUX; });
  };
  for (std::uint32_t s = 0; s <= own; ++s)
    if (words_.sentences[s].kind != BlockKind::title && told(s)) return false;
  return words_.sentences[own].kind != BlockKind::title &&
         (own + 1 == words_.sentences.size() ||
          words_.sentences[own + 1].block != words_.sentences[own].block);
}

// « Nous sommes le jeudi 12 février »; « la semaine du 17 au 23 janvier 2022 », in the title.
std::optional<Day> Dating::own_day(const DatePiece& piece) const {
  const DateShape& shape = piece.shape;
  if (sentence_of(piece).kind == BlockKind::title) {
    const CalendarParts& last = piece.until ? piece.until->first : shape.second;
    return last.full() ? make_day(last.year, last.month, last.day) : std::nullopt;
  }
  const std::uint32_t begin = piece.words.begin;
  const bool today = (begin > 0 && has(begin - 1, c_.today)) || (begin > 1 && has(begin - 2, c_.today));
  if (!today || shape.form != DateForm::day || !in_first_block(piece)) return std::nullopt;
  const DateResolution day = resolve(shape, context_);
  return day.days && day.days->earliest == day.days->latest ? std::optional(day.days->earliest)
                                                            : std::nullopt;
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
    const std::optional<Day> own = piece.use == DateUse::since ? std::nullopt : own_day(piece);
    const auto day = own ? own : full_day(piece);
    if (!day || piece.use == DateUse::since) continue;
    const bool behind_weekday = piece.calendar && piece.shape.first.weekday != 0;
    if (piece.use == DateUse::dateline || behind_weekday || own || is_publication(piece) ||
        is_masthead(piece)) {
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
  // « ils vont défiler », « ira »
  if (has(word, c_.going) && feats.tense == Tense::pres && word + 1 < range.end &&
      words_.words[word + 1].feats.verb_form == VerbForm::inf)
    return true;
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

// The days of a piece; of a stretch told by its two ends, from the first to the last of them.
DateResolution Dating::resolved(const DatePiece& piece) {
  if (!piece.until) return resolve(piece.shape, context_);
  DateShape from = piece.shape;
  const DateResolution last = resolve(*piece.until, context_);
  if (from.first.month != 0 && from.first.year == 0 && last.days && piece.until->first.year != 0) {
    from.first.year = year_of(last.days->latest);
    if (from.first.month > month_of(last.days->latest)) --from.first.year;
  }
  DateResolution first = resolve(from, context_);
  if (first.days && last.days && first.days->earliest > last.days->latest && from.first.month != 0 &&
      piece.shape.first.year == 0) {
    from.first.year = year_of(first.days->earliest) - 1;
    first = resolve(from, context_);
  }
  DateResolution out = last;
  out.precision = DatePrecision::days;
  out.contradictory = first.contradictory || last.contradictory;
  out.days.reset();
  if (first.days && last.days && first.days->earliest <= last.days->latest)
    out.days = DayInterval{first.days->earliest, last.days->latest};
  else
    out.basis = DateBasis::none;
  return out;
}

void Dating::read_time(const DatePiece& piece, DatePhrase& out) const {
  out.clock = piece.clock;
  out.part = piece.shape.part;
  out.zone = piece.zone;
  out.utc_offset = piece.utc_offset;
  // « il y a deux heures », published at 16h12
  const DateShape& shape = piece.shape;
  const bool counted =
      shape.form == DateForm::ago && (shape.unit == TimeUnit::hour || shape.unit == TimeUnit::minute);
  if (counted && shape.count > 0 && context_.reference.minute_of_day) {
    const int length = static_cast<int>(seconds_of(shape).value_or(0) / 60);
    const int minute = (*context_.reference.minute_of_day + (shape.ahead ? length : -length)) % kMinutesOfDay;
    const int at = minute < 0 ? minute + kMinutesOfDay : minute;
    out.clock = ClockInterval{at, at};
  }
  if (piece.use == DateUse::duration) out.seconds = seconds_of(piece.shape);
  const auto day = out.days ? std::optional(out.days->earliest) : context_.reference.day;
  if (!out.utc_offset && !piece.zone.empty() && (day || piece.zone == "UTC"))
    out.utc_offset = utc_offset(piece.zone, day.value_or(Day{}));
}

// « Quatre ans plus tard »: the year counts from the date just told.
void Dating::count_from_told(const DatePiece& piece, const std::vector<DatePhrase>& before, DatePhrase& out) {
  if (piece.shape.unit != TimeUnit::year || piece.shape.count == 0 || before.empty()) return;
  const DatePhrase& told = before.back();
  if (!told.days || told.words.end + kSameTimeWindow <= piece.words.begin) return;
  DateShape year;
  year.form = DateForm::year;
  year.first.year = year_of(told.days->earliest) + piece.shape.shift * piece.shape.count;
  const DateResolution counted = resolve(year, context_);
  out.days = counted.days;
  out.precision = counted.precision;
  out.basis = DateBasis::relative;
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
  context_.future = piece.use == DateUse::point && !dated && !piece.shape.strictly_past && is_future(piece);
  context_.target = piece.use == DateUse::point && has(piece.words.begin, c_.to);
  const DateResolution found = resolved(piece);
  out.days = found.days;
  out.basis = found.basis;
  out.precision = found.precision;
  out.contradictory = found.contradictory;
  out.future = found.future && piece.use != DateUse::since && piece.use != DateUse::dateline;
  out.clock_only = form == DateForm::clock;
  if (piece.anchored && out.days) out.basis = DateBasis::anchor;
  if (piece.use == DateUse::since) {
    out.start = out.days;
    end_at_reference(out);
  }
  if (form == DateForm::relative || form == DateForm::part || form == DateForm::clock) {
    out.relative_to_event = true;
    out.offset_days = piece.offset_days;
    out.offset_margin = piece.offset_margin;
    out.offset_known = piece.offset_known;
    out.future = false;
    if (const DateAnchor* anchor = form == DateForm::relative ? anchor_behind(piece.words.end) : nullptr;
        anchor != nullptr && piece.offset_known && !has(piece.words.begin, c_.to)) {
      out.days = moved(anchor->days, out.offset_days, out.offset_margin);
      out.basis = DateBasis::anchor;
      out.precision = out.days->days() == 1 ? DatePrecision::day : DatePrecision::days;
      out.relative_to_event = false;
      not_after_reference(out);
    } else {
      count_from_told(piece, before, out);
    }
  }
  read_time(piece, out);
  if (out.days && (piece.shape.first.year != 0 || piece.shape.second.year != 0 || piece.shape.same_year))
    context_.previous_year = year_of(out.days->earliest);
  return out;
}

// Whether the phrase stands between quotation marks that its sentence opens.
bool Dating::quoted(const DatePhrase& date) const {
  const WordRange range = words_.ranges[words_.words[date.words.begin].sentence];
  bool open = false;
  for (std::uint32_t at = range.begin; at < date.words.begin; ++at) {
    if (words_.words[at].form == kOpens) open = true;
    if (words_.words[at].form == kCloses) open = false;
  }
  return open;
}

// « « Hier, ils ont tiré », racontait lundi un berger »: what is counted inside of quotation marks counts
// from the speaker's day, where the sentence gives one.
void Dating::count_from_speaker(const std::vector<DatePiece>& pieces, std::vector<DatePhrase>& out) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const DateForm form = pieces[i].shape.form;
    const bool counted = form == DateForm::ago || form == DateForm::deictic || form == DateForm::last_night;
    if (!counted || !out[i].days || pieces[i].until || !quoted(out[i])) continue;
    const std::uint32_t sentence = words_.words[out[i].words.begin].sentence;
    const DatePhrase* spoken = nullptr;
    int days = 0;
    for (const DatePhrase& other : out) {
      if (words_.words[other.words.begin].sentence != sentence || quoted(other) || other.future) continue;
      if (other.use != DateUse::point || !other.days || other.days->days() != 1) continue;
      spoken = &other;
      ++days;
    }
    if (days != 1) continue;
    DateContext context = context_;
    context.reference.day = spoken->days->earliest;
    context.reference.minute_of_day.reset();
    const DateResolution found = resolve(pieces[i].shape, context);
    out[i].days = found.days;
    out[i].basis = found.basis;
    out[i].precision = found.precision;
  }
}

// What is told happened before publication: a count that leads beyond it counts from something else.
void Dating::not_after_reference(DatePhrase& out) const {
  const auto reference = context_.reference.day;
  if (!reference || !out.days || out.days->latest <= *reference) return;
  if (out.days->earliest > *reference) {
    out.days.reset();
    out.basis = DateBasis::none;
    out.precision = DatePrecision::none;
  } else {
    out.days->latest = *reference;
  }
}

// The known event that is named right behind a word, articles aside.
const DateAnchor* Dating::anchor_behind(std::uint32_t word) const {
  for (const DateAnchor& anchor : anchors_) {
    if (anchor.words.begin < word || anchor.words.begin - word > kAnchorGap) continue;
    const std::uint32_t sentence = words_.words[anchor.words.begin].sentence;
    bool small = true;
    for (std::uint32_t at = word; at < anchor.words.begin; ++at) {
      const Upos upos = words_.words[at].upos;
      small = small && words_.words[at].sentence == sentence &&
              (upos == Upos::ADP || upos == Upos::DET || upos == Upos::ADJ);
    }
    if (small) return &anchor;
  }
  return nullptr;
}

const DateAnchor* Dating::anchor_before(const DatePiece& piece) const {
  for (const DateAnchor& anchor : anchors_)
    if (anchor.words.end <= piece.words.begin && piece.words.begin - anchor.words.end <= 1 &&
        words_.words[anchor.words.begin].sentence == words_.words[piece.words.begin].sentence)
      return &anchor;
  return nullptr;
}

// « l'assaut du Hamas du 7 octobre »: the known event gives the year, where day and month are its own.
void Dating::use_anchors(std::vector<DatePiece>& pieces) const {
  std::uint32_t free = 0;  // behind the last piece
  for (DatePiece& piece : pieces) {
    const std::uint32_t taken = std::exchange(free, piece.words.end);
    CalendarParts& parts = piece.shape.first;
    if (piece.shape.form != DateForm::day || parts.day == 0 || parts.month == 0) continue;
    const DateAnchor* anchor = anchor_before(piece);
    if (anchor == nullptr) continue;
    std::uint32_t begin = anchor->words.begin;
    while (begin > 0 && words_.words[begin - 1].upos == Upos::DET) --begin;
    if (begin > taken && has(begin - 1, c_.since) && piece.use == DateUse::point) {
      piece.use = DateUse::since;
      piece.words.begin = begin - 1;
    }
    if (parts.year != 0) continue;
    const auto day = make_day(year_of(anchor->days.earliest), parts.month, parts.day);
    if (!day || !anchor->days.contains(*day)) continue;
    parts.year = year_of(*day);
    piece.anchored = true;
  }
}

// « depuis l'assaut du Hamas », « le 11-Septembre »: anchors that no date phrase took up.
void Dating::add_anchors(std::vector<DatePhrase>& out) const {
  for (const DateAnchor& anchor : anchors_) {
    DatePhrase date;
    date.words = anchor.words;
    const std::uint32_t sentence = words_.words[anchor.words.begin].sentence;
    const auto before = [&] {
      return date.words.begin > 0 && words_.words[date.words.begin - 1].sentence == sentence;
    };
    while (before() && words_.words[date.words.begin - 1].upos == Upos::DET) --date.words.begin;
    const std::uint32_t own = date.words.begin;
    // « depuis le début de la guerre au Tigré »
    const auto begins = [&](std::uint32_t at) {
      return has(at, c_.of) || words_.words[at].upos == Upos::DET ||
             std::any_of(c_.thirds.begin(), c_.thirds.end(),
                         [&](const auto& third) { return third.second == 1 && has(at, third.first); });
    };
    while (before() && begins(date.words.begin - 1)) --date.words.begin;
    const bool since = before() && has(date.words.begin - 1, c_.since);
    while (before() && has(date.words.begin - 1, c_.since)) --date.words.begin;
    if (!since) date.words.begin = own;
    if (!since && !anchor.alone) continue;
    const auto at = std::find_if(out.begin(), out.end(),
                                 [&](const DatePhrase& other) { return other.words.end > date.words.begin; });
    if (at != out.end() && at->words.begin < date.words.end) continue;
    date.span = words_.span_of(date.words);
    date.rule = anchor.where;
    date.days = anchor.days;
    date.basis = DateBasis::anchor;
    date.precision = anchor.days.days() == 1 ? DatePrecision::day : DatePrecision::days;
    if (since) {
      date.use = DateUse::since;
      date.start = date.days;
      end_at_reference(date);
    }
    out.insert(at, date);
  }
}

}  // namespace

std::string_view name_of(DateBasis basis) { return kBasisNames[static_cast<std::size_t>(basis)]; }
std::string_view name_of(DatePrecision precision) {
  return kPrecisionNames[static_cast<std::size_t>(precision)];
}
std::string_view name_of(DayPart part) { return kPartNames[static_cast<std::size_t>(part)]; }
std::string_view name_of(DateUse use) { return kUseNames[static_cast<std::size_t>(use)]; }

std::vector<DatePhrase> DateReader::read(const Report& report, const Words& words) const {
  DateReference reference;
  return read(report, words, reference);
}

std::vector<DatePhrase> DateReader::read(const Report& report, const Words& words,
                                         DateReference& reference) const {
  Dating dating(report, words, classes_, latest_year_);
  auto phrases = dating.run(
      join_pieces(DatePieces(*lexicon_, numerals_, rules_, classes_, words).find(), words, classes_),
      anchors_);
  reference = dating.reference();
  return phrases;
}

// "17:30", "22:00-26:00"
std::string to_text(const ClockInterval& clock) {
  const auto time = [](int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); };
  return clock.from == clock.to ? time(clock.from) : time(clock.from) + "-" + time(clock.to);
}

std::string to_text(const DatePhrase& date, std::string_view text) {
  std::string out = fmt::format("{}:", slice(text, date.span));
  if (date.days)
    out += fmt::format(" {}..{}", to_iso(date.days->earliest), to_iso(date.days->latest));
  else
    out += " null";
  out += fmt::format(" {} {}", name_of(date.precision), name_of(date.basis));
  if (date.use != DateUse::point) out += fmt::format(" {}", name_of(date.use));
  if (date.clock) out += fmt::format(" {}", to_text(*date.clock));
  if (!date.zone.empty()) out += fmt::format(" {}", date.zone);
  if (date.utc_offset) out += fmt::format(" utc{:+}", *date.utc_offset);
  if (date.seconds) out += fmt::format(" {}s", *date.seconds);
  if (date.relative_to_event) out += fmt::format(" event{:+}", date.offset_days);
  if (date.contradictory) out += " contradictory";
  if (date.future) out += " future";
  if (!date.rule.empty()) out += fmt::format(" ({})", date.rule);
  return out;
}

}  // namespace recoupe
