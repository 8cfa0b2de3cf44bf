// Matches of the rules → shapes. A match that makes no sense where it stands is dropped; of the rest the
// longest wins.
#include "phrase/date_piece.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "phrase/date_resolve.h"
#include "phrase/number_units.h"

namespace recoupe {
namespace {

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2100;
constexpr int kMostDay = 31;
// Words around an anchor that its date may reach: « dans la nuit du vendredi 16 au samedi 17 octobre » is ten
// long.
constexpr std::uint32_t kWindow = 12;
constexpr std::uint32_t kZoneWords = 3;  // between the hour and the parenthesis: « (2 heures à Paris) »
constexpr std::int64_t kMostCount = 10'000;  // of units; a date farther off is no date of the news

constexpr std::array<std::pair<std::string_view, DateForm>, 14> kForms = {
    {{"day", DateForm::day},
     {"night", DateForm::night},
     {"last_night", DateForm::last_night},
     {"range", DateForm::range},
     {"month", DateForm::month},
     {"year", DateForm::year},
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

bool is_day_form(DateForm form) {
  return form != DateForm::part && form != DateForm::clock && form != DateForm::duration;
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

// Month and day of « Noël », from its class "md=12-25".
CalendarParts DatePieces::holiday(std::uint32_t word) const {
  for (const ClassId id : words_.classes[word]) {
    const std::string_view name = lexicon_.class_name(id);
    if (name.size() == 8 && name.starts_with("md="))
      return {.day = to_int(name.substr(6)), .month = to_int(name.substr(3, 2))};
  }
  return {};
}

Upos DatePieces::next_upos(WordRange range) const {
  const bool goes_on = range.end < words_.words.size() &&
                       words_.words[range.end].sentence == words_.words[range.begin].sentence;
  return goes_on ? words_.words[range.end].upos : Upos::PUNCT;
}

bool DatePieces::fill_number(std::string_view slot, const NumberRun& run, DatePiece& piece) const {
  CalendarParts& parts = slot.ends_with('2') ? piece.shape.second : piece.shape.first;
  const bool first_of_month = run.kind == RunKind::ordinal && run.value == 1;
  switch (slot[0]) {
    case 'd':
      parts.day = static_cast<int>(run.value);
      piece.day_in_words = !run.digits;
      return (run.kind == RunKind::cardinal || first_of_month) && run.value >= 1 && run.value <= kMostDay;
    case 'y':
      parts.year = static_cast<int>(run.value);
      return run.kind == RunKind::cardinal && (run.plain || !run.digits) && run.value >= kFirstYear &&
             run.value <= kLastYear;
    case 'n':
      piece.shape.count = static_cast<int>(std::min(run.value, kMostCount));
      return run.kind == RunKind::cardinal && run.value <= kMostCount;
    case 'c':
      piece.has_digits = run.kind == RunKind::clock;
      return run.kind == RunKind::clock || (run.kind == RunKind::cardinal && run.value <= 24);
    default:
      return false;
  }
}

bool DatePieces::fill(std::string_view slot, const Unit& unit, const Runs& runs, DatePiece& piece) const {
  if (unit.kind == UnitKind::number || unit.kind == UnitKind::date)
    return fill_number(slot, runs[unit.index], piece);
  const std::uint32_t word = unit.words.begin;
  CalendarParts& parts = slot.ends_with('2') ? piece.shape.second : piece.shape.first;
  if (slot == "last") return piece.shape.strictly_past = true;
  if (slot == "next") return piece.shape.next = true;
  switch (slot[0]) {
    case 'w':
      return (parts.weekday = value_of(word, c_.weekdays)) != 0;
    case 'm':
      parts.month = value_of(word, c_.months);
      if (const int third = value_of(word, c_.thirds); third != 0) piece.shape.third = third;
      return parts.month != 0;
    case 'h': {
      const CalendarParts day = holiday(word);
      parts.day = day.day;
      parts.month = day.month;
      return day.month != 0;
    }
    case 'u':
      piece.shape.weekend = words_.has(word, c_.weekend);
      piece.shape.unit =
          piece.shape.weekend ? TimeUnit::week : static_cast<TimeUnit>(value_of(word, c_.units));
      return piece.shape.unit != TimeUnit::none;
    case 'p':
      piece.shape.part = static_cast<DayPart>(value_of(word, c_.parts));
      return true;
    case 't':
      piece.shape.third = value_of(word, c_.thirds);
      return piece.shape.third != 0;
    case 's':
      piece.shape.shift = value_of(word, c_.shifts);
      return true;
    default:
      return false;
  }
}

bool DatePieces::goes_on_with(WordRange range, ClassId wanted) const {
  return range.end < words_.words.size() &&
         words_.words[range.end].sentence == words_.words[range.begin].sentence &&
         words_.has(range.end, wanted);
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
  if (!rules_.value(match.rule, "bare_number").empty() &&
      (next == Upos::NOUN || next == Upos::ADJ || next == Upos::NUM))
    return false;
  if (!rules_.value(match.rule, "closed").empty() && (next != Upos::PUNCT || piece.day_in_words))
    return false;
  switch (s.form) {
    case DateForm::day:
      if (s.first.weekday != 0 && s.first.day == 0 && s.first.month == 0 && habitual(piece.words))
        return false;
      return !s.first.full() || make_day(s.first.year, s.first.month, s.first.day).has_value();
    case DateForm::clock:
      // « après trois heures de tirs » is a duration; « de l'après-midi » is part of the match.
      return piece.has_digits || !goes_on_with(piece.words, c_.of);
    case DateForm::year:
      return next != Upos::NOUN && next != Upos::NUM;
    case DateForm::unit:
      return s.unit == TimeUnit::week || s.unit == TimeUnit::month || s.unit == TimeUnit::year;
    case DateForm::recent:
      return s.count != 1 || piece.use != DateUse::point;  // « ces derniers jours » is two at least
    case DateForm::duration:
      return s.unit != TimeUnit::year && !(s.unit == TimeUnit::day && s.count == 1);
    default:
      return true;
  }
}

std::optional<DatePiece> DatePieces::piece(const Match& match, const std::vector<Unit>& units,
                                           const Runs& runs) const {
  const auto set = [&](std::string_view key) { return rules_.value(match.rule, key); };
  const auto form = date_form_from(set("form"));
  if (!form || match.begin >= match.end) return std::nullopt;
  DatePiece out;
  out.words = {units[match.begin].words.begin, units[match.end - 1].words.end};
  if (words_.words[out.words.begin].part > 1) --out.words.begin;  // all of « du », not its article alone
  out.rule = rules_.where(match.rule);
  out.shape.form = *form;
  out.shape.shift = to_int(set("shift"));
  out.shape.current_month = !set("current").empty();
  out.shape.same_year = !set("same_year").empty();
  out.shape.strictly_past = !set("last").empty();
  if (set("part") == "night") out.shape.part = DayPart::night;
  if (set("use") == "since") out.use = DateUse::since;
  if (set("use") == "duration" || *form == DateForm::duration) out.use = DateUse::duration;
  out.beside = !set("beside").empty();
  out.has_clock = *form == DateForm::clock;
  for (const Slot& slot : match.slots)
    if (slot.begin < slot.end && !fill(slot.name, units[slot.begin], runs, out)) return std::nullopt;
  if (!set("eve").empty()) {
    if (out.shape.first.day < 2) return std::nullopt;
    --out.shape.first.day;
  }
  if (*form == DateForm::unit) out.shape.shift = out.shape.strictly_past ? -1 : out.shape.next ? 1 : 0;
  if (*form == DateForm::relative) {
    constexpr std::array<int, 7> kDays = {0, 0, 0, 1, 7, 30, 365};  // of a TimeUnit
    const int sign = to_int(set("sign"));
    const int hours = out.shape.unit == TimeUnit::hour ? out.shape.count / 24 : 0;
    out.offset_days = to_int(set("offset")) +
                      sign * (hours + out.shape.count * kDays[static_cast<std::size_t>(out.shape.unit)]);
    out.shape.shift = sign;
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

std::vector<DatePiece> DatePieces::find() const {
  const Runs runs = scan_numbers(words_, numerals_);
  std::vector<DatePiece> out;
  std::vector<Unit> units;
  std::vector<DatePiece> found;
  const auto kind_of = [&](std::size_t i) {
    const RunKind kind = runs[i].kind;
    if (kind == RunKind::clock) return UnitKind::date;
    return kind == RunKind::cardinal || kind == RunKind::ordinal ? UnitKind::number : UnitKind::word;
  };
  std::size_t begin = 0;
  for (const WordRange sentence : words_.ranges) {
    while (begin < runs.size() && runs[begin].words.begin < sentence.begin) ++begin;
    std::size_t end = begin;
    while (end < runs.size() && runs[end].words.begin < sentence.end) ++end;
    found.clear();
    for (const WordRange window : windows(sentence, runs, begin, end)) {
      units.clear();
      collapse(
          words_, window, begin, end, [&](std::size_t i) { return runs[i].words; }, kind_of, units);
      for (const Match& match : rules_.match(units))
        if (auto one = piece(match, units, runs)) found.push_back(*one);
    }
    for (std::size_t i = begin; i < end; ++i)
      if (runs[i].kind == RunKind::calendar) {
        DatePiece one;
        one.words = runs[i].words;
        one.shape.form = DateForm::day;
        one.shape.first = {0, runs[i].calendar.day, runs[i].calendar.month, runs[i].calendar.year};
        one.calendar = true;
        found.push_back(one);
      }
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

namespace {

class Joiner {
 public:
  Joiner(const Words& words, ClassId of) : words_(words), of_(of) {}

  bool join(DatePiece& a, const DatePiece& b) const {
    if (words_.words[a.words.begin].sentence != words_.words[b.words.begin].sentence) return false;
    const std::uint32_t gap = b.words.begin - a.words.end;
    const bool day_a = is_day_form(a.shape.form);
    const bool day_b = is_day_form(b.shape.form);
    if (gap == 1 && mark(a.words.end, "(")) return join_parenthesis(a, b);
    if (day_a && day_b) return false;
    if (a.use == DateUse::duration || b.use == DateUse::duration) return false;
    // A second clock time or part of the day behind a comma is another time.
    const bool timed = a.shape.part != DayPart::none || a.shape.form == DateForm::night ||
                       a.shape.form == DateForm::last_night;
    const bool another = (a.has_clock && b.has_clock) || (timed && b.shape.form == DateForm::part);
    const bool comma = gap == 1 && mark(a.words.end, ",") && !b.beside && !another;
    // « dans la matinée de jeudi », « au soir du 8 mars »
    const bool of = gap == 1 && day_b && !day_a && words_.has(a.words.end, of_);
    if (gap != 0 && !comma && !of) return false;
    if (day_b && a.beside && a.words.size() > 1 && b.shape.form == DateForm::relative) return false;
    take(a, b, b.words.end);
    return true;
  }

 private:
  bool mark(std::uint32_t word, std::string_view form) const {
    return word < words_.words.size() && words_.words[word].kind != TokenKind::word &&
           words_.words[word].form == form;
  }

  // « 19h35 heure locale (16h35 GMT) », « samedi (9/11/2024) ».
  bool join_parenthesis(DatePiece& a, const DatePiece& b) const {
    const bool hours = b.shape.form == DateForm::duration && b.shape.unit == TimeUnit::hour;
    std::uint32_t close = b.words.end;
    while (close < b.words.end + kZoneWords && !mark(close, ")")) ++close;
    if (!mark(close, ")")) return false;
    if (a.has_clock && (b.shape.form == DateForm::clock || hours)) {
      a.words.end = close + 1;
      return true;
    }
    const CalendarParts& day = a.shape.first;
    if (b.calendar && a.shape.form == DateForm::day && day.month == 0 && day.day == 0) {
      const int weekday = day.weekday;
      a.shape.first = b.shape.first;
      a.shape.first.weekday = weekday;
      a.calendar = true;
      a.words.end = b.words.end + 1;
      return true;
    }
    return false;
  }

  static void take(DatePiece& a, const DatePiece& b, std::uint32_t end) {
    const DayPart part = a.shape.part != DayPart::none ? a.shape.part : b.shape.part;
    const bool clock = a.has_clock || b.has_clock;
    const std::uint32_t begin = a.words.begin;
    const bool day_b = is_day_form(b.shape.form);
    const bool part_b = a.shape.form == DateForm::clock && b.shape.form == DateForm::part;
    const bool beside = a.beside && b.beside;
    if (day_b || part_b) a = b;
    a.words = {begin, end};
    a.shape.part = part;
    a.has_clock = clock;
    a.beside = beside;
  }

  const Words& words_;
  ClassId of_;
};

}  // namespace

std::vector<DatePiece> join_pieces(const std::vector<DatePiece>& pieces, const Words& words, ClassId of) {
  const Joiner joiner(words, of);
  std::vector<DatePiece> out;
  for (const DatePiece& piece : pieces)
    if (out.empty() || !joiner.join(out.back(), piece)) out.push_back(piece);
  std::erase_if(out, [](const DatePiece& piece) { return piece.beside; });
  return out;
}

}  // namespace recoupe
