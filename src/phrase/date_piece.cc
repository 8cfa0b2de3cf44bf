// Matches of the rules → shapes. A match that makes no sense where it stands is dropped; of the rest the
// longest wins.
#include "phrase/date_piece.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "phrase/date_clock.h"
#include "phrase/date_resolve.h"
#include "phrase/date_units.h"
#include "phrase/number_units.h"

namespace recoupe {
namespace {

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2100;
constexpr int kMostDay = 31;
// Words around an anchor that its date may reach: « dans la nuit du vendredi 16 au samedi 17 octobre » is ten
// long.
constexpr std::uint32_t kWindow = 12;
constexpr std::int64_t kMostCount = 10'000;  // of units; a date farther off is no date of the news

constexpr std::array<std::pair<std::string_view, DateForm>, 17> kForms = {
    {{"day", DateForm::day},
     {"night", DateForm::night},
     {"last_night", DateForm::last_night},
     {"range", DateForm::range},
     {"month", DateForm::month},
     {"year", DateForm::year},
     {"years", DateForm::years},
     {"nth", DateForm::nth},
     {"week_of", DateForm::week_of},
     {"deictic", DateForm::deictic},
     {"unit", DateForm::unit},
     {"recent", DateForm::recent},
     {"ago", DateForm::ago},
     {"relative", DateForm::relative},
     {"part", DateForm::part},
     {"clock", DateForm::clock},
     {"duration", DateForm::duration}}};

int to_int(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::optional<DateForm> date_form_from(std::string_view name) {
  for (const auto& [text, form] : kForms)
    if (text == name) return form;
  return std::nullopt;
}

int DatePieces::value_of(std::uint32_t word, const std::vector<std::pair<ClassId, int>>& values) const {
  for (const auto& [id, value] : values)
    if (id != 0 && words_.has(word, id)) return value;
  return 0;
}

std::string_view DatePieces::value_at(std::uint32_t word, std::string_view key) const {
  for (const ClassId id : words_.classes[word]) {
    const std::string_view name = lexicon_.class_name(id);
    if (name.size() > key.size() && name[key.size()] == '=' && name.starts_with(key))
      return name.substr(key.size() + 1);
  }
  return {};
}

// Month and day of « Noël », from its class "md=12-25".
CalendarParts DatePieces::holiday(std::uint32_t word) const {
  const std::string_view day = value_at(word, "md");
  if (day.size() != 5) return {};
  return {.day = to_int(day.substr(3)), .month = to_int(day.substr(0, 2))};
}

Upos DatePieces::next_upos(WordRange range) const {
  const bool goes_on = range.end < words_.words.size() &&
                       words_.words[range.end].sentence == words_.words[range.begin].sentence;
  return goes_on ? words_.words[range.end].upos : Upos::PUNCT;
}

bool DatePieces::fill_number(std::string_view slot, const NumberRun& run, DatePiece& piece) const {
  DateShape& shape = piece.shape;
  CalendarParts& parts = slot.ends_with('2') ? shape.second : shape.first;
  const bool counts = run.kind == RunKind::cardinal;
  const auto value = static_cast<int>(std::min(run.value, kMostCount));
  switch (slot[0]) {
    case 'd':
      parts.day = value;
      piece.day_in_words = !run.digits;
      return (counts || (run.kind == RunKind::ordinal && value == 1)) && value >= 1 && value <= kMostDay;
    case 'y':
      parts.year = value;
      return counts && (run.plain || !run.digits) && value >= kFirstYear && value <= kLastYear;
    case 'n':
      if (slot.size() > 1)
        shape.more[slot[1] - '2'].count = value;
      else
        shape.count = value;
      return counts && run.value <= kMostCount;
    case 'o':
      shape.nth = value;
      return value >= 1;
    case 'c':
    case 'i':
    case 'g':
      return true;  // read_clock takes it
    default:
      return false;
  }
}

bool DatePieces::fill(std::string_view slot, const Unit& unit, const Runs& runs, DatePiece& piece) const {
  if (unit.kind == UnitKind::number || unit.kind == UnitKind::date)
    return fill_number(slot, runs[unit.index], piece);
  return fill_word(slot, unit.words.begin, piece);
}

bool DatePieces::fill_word(std::string_view slot, std::uint32_t word, DatePiece& piece) const {
  DateShape& shape = piece.shape;
  CalendarParts& parts = slot.ends_with('2') ? shape.second : shape.first;
  if (slot == "last") return shape.strictly_past = true;
  if (slot == "next") return shape.next = true;
  if (slot == "half") return shape.half = true;
  if (slot == "since") return piece.from = true;
  switch (slot[0]) {
    case 'w':
      return (parts.weekday = value_of(word, c_.weekdays)) != 0;
    case 'm':
      parts.month = value_of(word, c_.months);
      if (const int third = value_of(word, c_.thirds); third != 0) shape.third = third;
      return parts.month != 0;
    case 'h': {
      const CalendarParts day = holiday(word);
      parts.day = day.day;
      parts.month = day.month;
      return day.month != 0;
    }
    case 'u': {
      const auto unit = static_cast<TimeUnit>(value_of(word, c_.units));
      if (slot.size() > 1) {
        shape.more[slot[1] - '2'].unit = unit;
        return unit != TimeUnit::none;
      }
      shape.weekend = words_.has(word, c_.weekend);
      shape.unit = shape.weekend ? TimeUnit::week : unit;
      return shape.unit != TimeUnit::none;
    }
    case 'p':
      shape.part = static_cast<DayPart>(value_of(word, c_.parts));
      return true;
    case 't':
      shape.third = value_of(word, c_.thirds);
      return shape.third != 0;
    case 's':
      shape.shift = value_of(word, c_.shifts);
      return true;
    default:
      return true;  // of a clock: read_clock
  }
}

bool DatePieces::goes_on_with(WordRange range, ClassId wanted) const {
  return range.end < words_.words.size() &&
         words_.words[range.end].sentence == words_.words[range.begin].sentence &&
         words_.has(range.end, wanted);
}

// « le 12 à 18 heures », « le 5, à 4h », « le 24 au soir »
bool DatePieces::hour_follows(WordRange range) const {
  const std::uint32_t end = words_.ranges[words_.words[range.begin].sentence].end;
  std::uint32_t at = range.end;
  if (at < end && words_.words[at].kind == TokenKind::punctuation) ++at;
  if (at + 1 >= end || !words_.has(at, c_.to)) return false;
  ++at;
  if (words_.words[at].upos == Upos::DET && at + 1 < end) return value_of(at + 1, c_.parts) != 0;
  const bool glued = words_.words[at].kind == TokenKind::number &&
                     read_digits(words_.words[at].form, numerals_).kind == RunKind::clock;
  return glued || (at + 1 < end && value_of(at + 1, c_.units) == static_cast<int>(TimeUnit::hour));
}

// « 5 heures du 9 avril », « 20 heures de ce soir »
bool DatePieces::day_follows(WordRange range) const {
  const std::uint32_t end = words_.ranges[words_.words[range.begin].sentence].end;
  std::uint32_t at = range.end + 1;
  while (at < end && words_.words[at].upos == Upos::DET) ++at;
  return at < end && (words_.words[at].kind == TokenKind::number || value_of(at, c_.weekdays) != 0 ||
                      value_of(at, c_.parts) != 0 || value_of(at, c_.shifts) != 0);
}

// « chaque lundi », « les mardis »: no day.
bool DatePieces::habitual(WordRange range) const {
  const bool same_sentence =
      range.begin > 0 && words_.words[range.begin - 1].sentence == words_.words[range.begin].sentence;
  if (same_sentence && words_.has(range.begin - 1, c_.each)) return true;
  for (std::uint32_t at = range.begin; at < range.end; ++at)
    if (value_of(at, c_.weekdays) != 0 && words_.words[at].feats.number == Number::plur) return true;
  return false;
}

// Whether the match makes sense where it stands; the rest of its sentence is looked at, too.
bool DatePieces::sensible(const DatePiece& piece, const Match& match) const {
  const DateShape& s = piece.shape;
  const Upos next = next_upos(piece.words);
  // « lundi 12 personnes », « le 30 »: digits without a month date something only where nothing is counted by
  // them.
  const bool bare = !rules_.value(match.rule, "bare_number").empty();
  if (bare && (next == Upos::NOUN || next == Upos::ADJ || next == Upos::NUM)) return false;
  if (bare && piece.day_in_words) {  // « mardi le vingt-deux », not « lundi deux »
    bool article = false;
    for (std::uint32_t at = piece.words.begin + 1; at < piece.words.end; ++at)
      article = article || words_.words[at].upos == Upos::DET;
    if (!article) return false;
  }
  if (!rules_.value(match.rule, "closed").empty() && (next != Upos::PUNCT || piece.day_in_words) &&
      !hour_follows(piece.words))
    return false;
  switch (s.form) {
    case DateForm::day:
      if (s.first.weekday != 0 && s.first.day == 0 && s.first.month == 0 && habitual(piece.words))
        return false;
      return !s.first.full() || make_day(s.first.year, s.first.month, s.first.day).has_value();
    case DateForm::clock:
      // « après trois heures de tirs » is a duration; « de l'après-midi » is part of the match.
      return piece.has_digits || !goes_on_with(piece.words, c_.of) || day_follows(piece.words);
    case DateForm::year:
      return next != Upos::NOUN && next != Upos::NUM;
    case DateForm::unit:
      return s.unit > TimeUnit::day || (s.unit == TimeUnit::day && (s.rest || s.third != 0));
    case DateForm::ago:
      // « dans une semaine marquée par … » is no week to come.
      return !s.ahead || (next != Upos::ADJ && next != Upos::VERB);
    case DateForm::years:
      return s.first.year != 0 ? s.first.year % 10 == 0 : s.count % 10 == 0 && s.count >= 20 && s.count <= 90;
    case DateForm::recent:
      // « ces derniers jours » is two at least
      return s.count != 1 || piece.use != DateUse::point || s.unit >= TimeUnit::year;
    case DateForm::duration: {
      // « un berger de 34 ans », « un jour »: what lasts is said by « pendant », or told in full.
      const bool told =
          s.half || s.more[0].unit != TimeUnit::none || words_.words[piece.words.begin].upos == Upos::ADP;
      return told || (s.unit < TimeUnit::year && !(s.unit == TimeUnit::day && s.count == 1));
    }
    default:
      return true;
  }
}

// What `set:` says of every match of the rule.
void DatePieces::set(std::uint32_t rule, DatePiece& out) const {
  const auto value = [&](std::string_view key) { return rules_.value(rule, key); };
  const auto flag = [&](std::string_view key) { return !value(key).empty(); };
  DateShape& shape = out.shape;
  shape.shift = to_int(value("shift"));
  shape.current_month = flag("current");
  shape.same_year = flag("same_year");
  shape.strictly_past = flag("last");
  shape.ahead = flag("ahead");
  shape.rest = flag("rest");
  shape.earlier = flag("earlier");
  shape.half = flag("half");
  shape.count = to_int(value("count"));
  shape.nth = to_int(value("nth"));
  if (value("part") == "night") shape.part = DayPart::night;
  if (value("use") == "since") out.use = DateUse::since;
  if (value("use") == "duration" || shape.form == DateForm::duration) out.use = DateUse::duration;
  out.beside = flag("beside");
  out.has_clock = shape.form == DateForm::clock;
}

std::optional<DatePiece> DatePieces::piece(const Match& match, const std::vector<Unit>& units,
                                           const Runs& runs) const {
  const auto value = [&](std::string_view key) { return rules_.value(match.rule, key); };
  const auto form = date_form_from(value("form"));
  if (!form || match.begin >= match.end) return std::nullopt;
  DatePiece out;
  DateShape& shape = out.shape;
  out.words = {units[match.begin].words.begin, units[match.end - 1].words.end};
  if (words_.words[out.words.begin].part > 1) --out.words.begin;  // all of « du », not its article alone
  out.rule = rules_.where(match.rule);
  shape.form = *form;
  set(match.rule, out);
  for (const Slot& slot : match.slots)
    if (slot.begin < slot.end && !fill(slot.name, units[slot.begin], runs, out)) return std::nullopt;
  if (*form == DateForm::part)  // « à midi »
    for (std::uint32_t at = out.words.begin; at < out.words.end; ++at)
      if (const std::string_view told = value_at(at, "clock"); !told.empty())
        out.clock = ClockInterval{to_int(told), to_int(told)};
  if ((*form == DateForm::clock || *form == DateForm::duration) && !read_clock(match, units, runs, out))
    return std::nullopt;
  if (!value("eve").empty()) {
    if (shape.first.day < 2) return std::nullopt;
    --shape.first.day;
  }
  const int step = shape.strictly_past ? -1 : shape.next ? 1 : 0;
  if (*form == DateForm::unit) shape.shift = step;
  if (const std::string_view of = value("of"); !of.empty()) {  // « le 5 du mois dernier »
    (of == "month" ? shape.month_shift : shape.week_shift) = step;
    shape.strictly_past = shape.next = false;
  }
  if (*form == DateForm::relative) {
    shape.shift = to_int(value("sign"));
    int days = days_of({shape.count, shape.unit});
    for (const Amount& amount : shape.more) days += days_of(amount);
    out.offset_days = to_int(value("offset")) + shape.shift * days;
    out.offset_margin = margin_of(shape.unit);
    for (const Amount& amount : shape.more)
      if (amount.unit != TimeUnit::none)
        out.offset_margin = std::min(out.offset_margin, margin_of(amount.unit));
    // « deux heures plus tard » may be the next day.
    out.offset_known = !value("offset").empty() || (shape.count != 0 && shape.unit > TimeUnit::hour);
  }
  if (!sensible(out, match)) return std::nullopt;
  return out;
}

// The stretches of a sentence that can hold a date: around the words that every date has one of.
std::vector<WordRange> DatePieces::windows(WordRange sentence, const Runs& runs, std::size_t begin,
                                           std::size_t end) const {
  std::vector<WordRange> out;
  const auto add = [&](std::uint32_t at) {
    const std::uint32_t from = at - std::min(at - sentence.begin, kWindow);
    const std::uint32_t to = std::min(sentence.end, at + 1 + kWindow);
    if (!out.empty() && from <= out.back().end)
      out.back().end = to;
    else
      out.push_back({from, to});
  };
  for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
    while (begin < end && runs[begin].words.end <= at) ++begin;
    bool anchor = false;
    if (begin < end && runs[begin].words.begin == at) {
      const NumberRun& run = runs[begin];
      anchor =
          run.kind == RunKind::clock || (run.plain && (run.value <= kMostDay || run.value >= kFirstYear));
    }
    for (const ClassId id : words_.classes[at]) anchor |= id < c_.anchors.size() && c_.anchors[id];
    if (anchor) add(at);
  }
  return out;
}

void DatePieces::find_in(WordRange window, const Runs& runs, std::size_t begin, std::size_t end,
                         std::vector<DatePiece>& found) const {
  const auto kind_of = [&](std::size_t i) {
    const RunKind kind = runs[i].kind;
    if (kind == RunKind::clock) return UnitKind::date;
    return kind == RunKind::cardinal || kind == RunKind::ordinal ? UnitKind::number : UnitKind::word;
  };
  std::vector<Unit> units;
  collapse(
      words_, window, begin, end, [&](std::size_t i) { return runs[i].words; }, kind_of, units);
  for (const Match& match : rules_.match(units))
    if (auto one = piece(match, units, runs)) found.push_back(*one);
}

// "9/11/2024", "11/2016", « le 22/04 », « 19-20 novembre »
std::optional<DatePiece> DatePieces::in_digits(const NumberRun& run) const {
  DatePiece out;
  out.words = run.words;
  const std::uint32_t begin = run.words.begin;
  const WordRange sentence = words_.ranges[words_.words[begin].sentence];
  CalendarParts& first = out.shape.first;
  if (run.kind == RunKind::calendar) {
    out.shape.form = DateForm::day;
    first = {0, run.calendar.day, run.calendar.month, run.calendar.year};
    out.calendar = true;
    return out;
  }
  if (run.kind == RunKind::pair && run.words.end < sentence.end) {
    out.shape.form = DateForm::range;
    out.shape.second.month = value_of(run.words.end, c_.months);
    if (out.shape.second.month != 0 && run.value >= 1 && run.value < run.second && run.second <= kMostDay) {
      first.day = static_cast<int>(run.value);
      out.shape.second.day = static_cast<int>(run.second);
      ++out.words.end;
      return out;
    }
  }
  if (run.kind != RunKind::code && run.kind != RunKind::glued && run.kind != RunKind::pair)
    return std::nullopt;
  const std::string_view form = words_.words[begin].form;
  const std::size_t mark = form.find_first_not_of("0123456789");
  if (mark == 0 || mark + 1 >= form.size() || (form[mark] != '/' && form[mark] != '-') ||
      form.find_first_not_of("0123456789", mark + 1) != std::string_view::npos)
    return std::nullopt;
  const std::string_view left = form.substr(0, mark);
  const std::string_view right = form.substr(mark + 1);
  const bool article = begin > sentence.begin &&
                       (words_.words[begin - 1].upos == Upos::DET || value_of(begin - 1, c_.weekdays) != 0);
  const bool year_left = left.size() == 4;
  if (year_left != (right.size() == 4)) {  // "11/2016"; "2016-11" may be two years
    const bool introduced = begin > sentence.begin && words_.words[begin - 1].upos == Upos::ADP;
    if (form[mark] == '-' && !introduced) return std::nullopt;
    out.shape.form = DateForm::month;
    first.year = to_int(year_left ? left : right);
    first.month = to_int(year_left ? right : left);
    const bool year = first.year >= kFirstYear && first.year <= kLastYear;
    return year && first.month >= 1 && first.month <= kMonthsOfYear ? std::optional(out) : std::nullopt;
  }
  if (!article || form[mark] != '/' || left.size() > 2 || right.size() != 2) return std::nullopt;
  out.shape.form = DateForm::day;
  first.day = to_int(left);
  first.month = to_int(right);
  const bool day =
      first.day >= 1 && first.day <= kMostDay && first.month >= 1 && first.month <= kMonthsOfYear;
  if (!day) return std::nullopt;
  out.calendar = true;
  if (words_.words[begin - 1].upos == Upos::DET)
    out.words.begin = words_.words[begin - 1].part > 1 ? begin - 2 : begin - 1;
  return out;
}

std::vector<DatePiece> DatePieces::find() const {
  Runs runs = scan_numbers(words_, numerals_);
  for (NumberRun& run : runs)
    if (run.kind == RunKind::code || run.kind == RunKind::glued || run.kind == RunKind::clock)
      if (const auto minutes = clock_of(words_.words[run.words.begin].form, lexicon_)) {
        run.kind = RunKind::clock;
        run.value = *minutes;
      }
  std::vector<DatePiece> out;
  std::vector<DatePiece> found;
  std::size_t begin = 0;
  for (const WordRange sentence : words_.ranges) {
    while (begin < runs.size() && runs[begin].words.begin < sentence.begin) ++begin;
    std::size_t end = begin;
    while (end < runs.size() && runs[end].words.begin < sentence.end) ++end;
    found.clear();
    for (const WordRange window : windows(sentence, runs, begin, end))
      find_in(window, runs, begin, end, found);
    for (std::size_t i = begin; i < end; ++i)
      if (auto one = in_digits(runs[i])) found.push_back(*one);
    std::stable_sort(found.begin(), found.end(), [](const DatePiece& a, const DatePiece& b) {
      return a.words.begin != b.words.begin ? a.words.begin < b.words.begin : a.words.end > b.words.end;
    });
    std::uint32_t taken = sentence.begin;
    for (const DatePiece& one : found) {
      if (one.words.begin < taken) continue;
      out.push_back(one);
      taken = one.words.end;
    }
    begin = end;
  }
  return out;
}

}  // namespace recoupe
