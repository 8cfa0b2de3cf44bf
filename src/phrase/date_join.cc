// Neighbours made one: a day with its hour, the two ends of a stretch.
#include <algorithm>

#include "phrase/date_clock.h"
#include "phrase/date_piece.h"

namespace recoupe {
namespace {

constexpr std::string_view kUtc = "UTC";
constexpr int kFarthestEast = 14 * 60;   // minutes of a zone ahead of UTC
constexpr std::uint32_t kZoneWords = 3;  // between the hour and the parenthesis: « (2 heures à Paris) »

bool is_day_form(DateForm form) {
  return form != DateForm::part && form != DateForm::clock && form != DateForm::duration;
}

class Joiner {
 public:
  Joiner(const Words& words, const DateReader::Classes& classes) : words_(words), c_(classes) {}

  bool join(DatePiece& a, const DatePiece& b) const {
    if (words_.words[a.words.begin].sentence != words_.words[b.words.begin].sentence) return false;
    const std::uint32_t gap = b.words.begin - a.words.end;
    const bool day_a = is_day_form(a.shape.form);
    const bool day_b = is_day_form(b.shape.form);
    if (gap == 1 && mark(a.words.end, "(")) return join_parenthesis(a, b);
    if (day_a && day_b) return gap == 0 && add_calendar(a, b, b.words.end);
    if (a.use == DateUse::duration || b.use == DateUse::duration) return false;
    // A second clock time or part of the day behind a comma is another time.
    const bool timed = a.shape.part != DayPart::none || a.shape.form == DateForm::night ||
                       a.shape.form == DateForm::last_night;
    const bool another = timed && b.shape.form == DateForm::part;
    const bool comma = gap == 1 && mark(a.words.end, ",") && !a.beside && !b.beside && !another;
    // « dans la matinée de jeudi », « au soir du 8 mars »
    const bool of = gap == 1 && day_b && !day_a && words_.has(a.words.end, c_.of);
    if ((gap != 0 && !comma && !of) || (a.has_clock && b.has_clock)) return false;
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
      set_offset(a, b);
      return true;
    }
    return add_calendar(a, b, b.words.end + 1);
  }

  // « samedi (9/11/2024) », « vendredi 06/07/2018 »
  static bool add_calendar(DatePiece& a, const DatePiece& b, std::uint32_t end) {
    const CalendarParts& day = a.shape.first;
    if (!b.calendar || a.shape.form != DateForm::day || day.month != 0 || day.day != 0) return false;
    const int weekday = day.weekday;
    a.shape.first = b.shape.first;
    a.shape.first.weekday = weekday;
    a.calendar = true;
    a.words.end = end;
    return true;
  }

  // « 17h30 (22h30 GMT) »: the second clock tells how far the first one is from it.
  static void set_offset(DatePiece& a, const DatePiece& b) {
    if (!a.clock || !b.clock || b.zone != kUtc || !a.zone.empty() || a.clock->from != a.clock->to) return;
    const int ahead = (a.clock->from - b.clock->from + kMinutesOfDay) % kMinutesOfDay;
    a.utc_offset = ahead > kFarthestEast ? ahead - kMinutesOfDay : ahead;
  }

  static void take(DatePiece& a, const DatePiece& b, std::uint32_t end) {
    const DayPart part = a.shape.part != DayPart::none ? a.shape.part : b.shape.part;
    const bool clock = a.has_clock || b.has_clock;
    const std::uint32_t begin = a.words.begin;
    const DatePiece& timed = a.has_clock ? a : b;
    const auto told = timed.clock;
    const auto zone = timed.zone;
    const auto offset = timed.utc_offset;
    const bool from = a.from || b.from;
    const bool day_b = is_day_form(b.shape.form);
    const bool part_b = a.shape.form == DateForm::clock && b.shape.form == DateForm::part;
    const bool beside = a.beside && b.beside;
    if (day_b || part_b) a = b;
    a.words = {begin, end};
    a.shape.part = part;
    a.has_clock = clock;
    a.beside = beside;
    a.from = from;
    a.clock = told;
    a.zone = zone;
    a.utc_offset = offset;
    // « ce soir à 7 heures »
    if (told) a.clock = ClockInterval{in_part_of_day(told->from, part), in_part_of_day(told->to, part)};
  }

  const Words& words_;
  const DateReader::Classes& c_;
};

// « de 17h » + « à 18h », « du 12 mars » + « au 22/03/2021 », « entre hier » + « et le 3 juin ».
class RangeJoiner {
 public:
  RangeJoiner(const Words& words, const DateReader::Classes& classes) : words_(words), c_(classes) {}

  // `free`: the first word that no earlier piece has.
  bool join(DatePiece& a, const DatePiece& b, std::uint32_t free) const {
    const std::uint32_t sentence = words_.words[a.words.begin].sentence;
    if (words_.words[b.words.begin].sentence != sentence || a.until || b.until) return false;
    if (a.use != DateUse::point || b.use != DateUse::point || !connected(a, b)) return false;
    const bool clocks = a.clock && b.clock && a.clock->from == a.clock->to && b.clock->from == b.clock->to;
    const bool day_a = ends_range(a.shape);
    const bool day_b = ends_range(b.shape);
    if (clocks ? day_a && !day_b && !same_kind(a, b) : a.clock || b.clock || !day_a || !day_b) return false;
    const WordRange words{opening(a.words.begin, free), b.words.end};
    if (clocks) {
      ClockInterval stretch{a.clock->from, b.clock->from};
      if (stretch.to < stretch.from && !(day_a && day_b)) stretch.to += kMinutesOfDay;
      if (day_a && day_b)
        a.until = b.shape;
      else if (day_b)
        a.shape = b.shape;
      if (a.zone.empty()) a.zone = b.zone;
      a.clock = stretch;
    } else {
      a.until = b.shape;
    }
    a.words = words;
    a.calendar = a.calendar || b.calendar;
    return true;
  }

 private:
  bool has(std::uint32_t word, ClassId wanted) const { return words_.has(word, wanted); }
  // « entre » and « du » belong to the stretch that they open.
  std::uint32_t opening(std::uint32_t begin, std::uint32_t free) const {
    const std::uint32_t sentence = words_.words[begin].sentence;
    const auto opens = [&](std::uint32_t back) {
      return begin >= free + back && words_.words[begin - back].sentence == sentence &&
             (has(begin - back, c_.between) || has(begin - back, c_.of) || has(begin - back, c_.since));
    };
    if (opens(1)) return begin - 1;
    return opens(2) && words_.words[begin - 1].part > 1 ? begin - 2 : begin;
  }
  static bool same_kind(const DatePiece& a, const DatePiece& b) {
    return a.shape.form == b.shape.form || b.shape.form == DateForm::clock;
  }
  static bool ends_range(const DateShape& shape) {
    return shape.form == DateForm::day || shape.form == DateForm::month || shape.form == DateForm::year ||
           shape.form == DateForm::deictic || shape.form == DateForm::nth;
  }

  // Whether « à », « jusqu'à » or, behind « entre », « et » leads from one to the other.
  bool connected(const DatePiece& a, const DatePiece& b) const {
    const std::uint32_t sentence = words_.words[a.words.begin].sentence;
    const bool before = a.words.begin > 0 && words_.words[a.words.begin - 1].sentence == sentence;
    const auto opened_by = [&](ClassId id) {
      if (has(a.words.begin, id) || (before && has(a.words.begin - 1, id))) return true;
      return before && words_.words[a.words.begin - 1].part > 1 && has(a.words.begin - 2, id);  // « du »
    };
    const bool between = opened_by(c_.between);
    const bool opened = a.from || between || opened_by(c_.of) || opened_by(c_.since) ||
                        (a.clock && b.clock && a.words.end + 1 >= b.words.begin);
    std::uint32_t link = a.words.end;
    if (link >= b.words.end || !opened) return false;
    const bool to = has(link, c_.to) || has(link, c_.until);
    const bool joined = between && has(link, c_.joined);
    if (!to && !joined) return false;
    if (link >= b.words.begin) return true;  // « au 22 mars » begins with it
    while (link < b.words.begin && (has(link, c_.to) || has(link, c_.until) || has(link, c_.joined) ||
                                    words_.words[link].upos == Upos::DET))
      ++link;
    return link == b.words.begin;
  }

  const Words& words_;
  const DateReader::Classes& c_;
};

}  // namespace

std::vector<DatePiece> join_pieces(const std::vector<DatePiece>& pieces, const Words& words,
                                   const DateReader::Classes& classes) {
  const Joiner joiner(words, classes);
  std::vector<DatePiece> times;
  for (const DatePiece& piece : pieces)
    if (times.empty() || !joiner.join(times.back(), piece)) times.push_back(piece);
  std::erase_if(times, [](const DatePiece& piece) { return piece.beside; });
  const RangeJoiner ranges(words, classes);
  std::vector<DatePiece> out;
  for (const DatePiece& piece : times) {
    const std::uint32_t free = out.size() > 1 ? out[out.size() - 2].words.end : 0;
    if (out.empty() || !ranges.join(out.back(), piece, free)) out.push_back(piece);
  }
  return out;
}

}  // namespace recoupe
