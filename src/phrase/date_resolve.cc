// One resolver a shape: it is short-lived and keeps what it found on the way (basis, contradictions).
#include "phrase/date_resolve.h"

#include <algorithm>
#include <array>
#include <utility>

namespace recoupe {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

// Years back from the latest that a weekday may decide among. Eleven calendar years hold « the last ten »
// whatever the day of the year; two fits inside them leave the date open.
constexpr int kYearsBack = 10;
constexpr int kDaysAhead =
    60;  // a day and month later than this after the reference is no plan but last year's
constexpr int kZoneTolerance = 1;  // days: the event's clock may be ahead of the reference's
constexpr int kEvening = 18 * 60;  // minutes: from then on « la nuit » is the coming one, too
constexpr int kMinutesOfDay = 24 * 60;
constexpr int kLastCentury = 1900;  // « les années 70 »
constexpr int kDecade = 10;         // years
constexpr int kMostWeeks = 53;      // of a year
constexpr int kThursday = 4;        // the week that holds a month's first one is its first
// How far a count of whole units may be off: « il y a deux mois ».
constexpr int kWeekMargin = 3, kMonthMargin = 15, kYearMargin = 30;  // days

DayInterval one(Day day) { return {day, day}; }

class Resolver {
 public:
  Resolver(const DateShape& shape, const DateContext& context) : s_(shape), c_(context) {
    out_.future = shape.next || context.future;
  }

  DateResolution run() {
    switch (s_.form) {
      case DateForm::day:
        resolve_day();
        break;
      case DateForm::night:
        resolve_night();
        break;
      case DateForm::range:
        resolve_range();
        break;
      case DateForm::month:
        resolve_month();
        break;
      case DateForm::year:
        resolve_year();
        break;
      case DateForm::years:
        resolve_decade();
        break;
      case DateForm::nth:
        resolve_nth();
        break;
      case DateForm::week_of:
        if (const auto day = find(s_.first))
          set({monday_of(*day), monday_of(*day) + days{6}}, basis_, DatePrecision::week);
        break;
      case DateForm::part:
      case DateForm::deictic:
      case DateForm::last_night:
      case DateForm::unit:
      case DateForm::recent:
      case DateForm::ago:
        if (c_.reference.day) resolve_counted(*c_.reference.day);
        break;
      default:
        break;
    }
    if (!out_.days) {
      out_.basis = DateBasis::none;
    } else if (c_.reference.day) {
      const int slack = out_.future || s_.shift > 0 || s_.ahead ? 0 : kZoneTolerance;
      out_.future = out_.days->earliest > *c_.reference.day + days{slack};
    }
    return out_;
  }

 private:
  void set(DayInterval found, DateBasis basis, DatePrecision precision) {
    out_.days = found;
    out_.basis = basis;
    out_.precision = precision;
  }
  void resolve_day();
  void resolve_night();
  void resolve_range();
  void resolve_month();
  void resolve_months();
  void resolve_year();
  void resolve_decade();
  void resolve_nth();
  void resolve_recent(Day reference);
  std::optional<Day> month_of_shape();
  void resolve_counted(Day reference);
  void resolve_unit(Day reference);
  void resolve_ago(Day reference);
  std::optional<Day> find(const CalendarParts& parts);
  std::optional<Day> in_shifted(const CalendarParts& parts);
  std::optional<Day> weekday_day(int weekday, Day reference) const;
  std::optional<Day> day_of_month(const CalendarParts& parts, Day reference) const;
  std::optional<Day> without_year(const CalendarParts& parts);
  std::optional<Day> year_by_weekday(const CalendarParts& parts) const;
  std::optional<Day> day_or_hint() const { return c_.reference.day ? c_.reference.day : c_.reference.hint; }

  const DateShape& s_;
  const DateContext& c_;
  DateResolution out_;
  DateBasis basis_ = DateBasis::none;
};

std::optional<Day> Resolver::weekday_day(int weekday, Day reference) const {
  const int back = (weekday_of(reference) - weekday + 7) % 7;
  if (s_.next || c_.future) return reference + days{back == 0 ? (s_.next ? 7 : 0) : 7 - back};
  return reference - days{back == 0 && s_.strictly_past ? 7 : back};
}

// « le vendredi 16 », « le 5 courant », « le 30 »: in the month of the reference, or the one before.
std::optional<Day> Resolver::day_of_month(const CalendarParts& parts, Day reference) const {
  const int kMostMonths = s_.current_month ? 1 : 3;
  for (int back = 0; back < kMostMonths; ++back) {
    const Day month = plus_months(reference, -back);
    const auto day = make_day(year_of(month), month_of(month), parts.day);
    if (!day || (parts.weekday != 0 && weekday_of(*day) != parts.weekday)) continue;
    if (s_.current_month || c_.future || *day <= reference + days{kZoneTolerance}) return day;
  }
  return std::nullopt;
}

std::optional<Day> Resolver::year_by_weekday(const CalendarParts& parts) const {
  std::optional<Day> found;
  for (int year = c_.latest_year - kYearsBack; year <= c_.latest_year; ++year) {
    const auto day = make_day(year, parts.month, parts.day);
    if (!day || weekday_of(*day) != parts.weekday) continue;
    if (found) return std::nullopt;
    found = day;
  }
  return found;
}

std::optional<Day> Resolver::without_year(const CalendarParts& parts) {
  const auto reference = day_or_hint();
  if (!reference) {
    basis_ = DateBasis::weekday;
    return parts.weekday != 0 ? year_by_weekday(parts) : std::nullopt;
  }
  basis_ = c_.reference.day ? c_.reference.basis : DateBasis::explicit_;
  const auto this_year = make_day(year_of(*reference), parts.month, parts.day);
  const auto last_year = make_day(year_of(*reference) - 1, parts.month, parts.day);
  const auto fits = [&](const std::optional<Day>& day) {
    return day && parts.weekday != 0 && weekday_of(*day) == parts.weekday;
  };
  if (c_.future && this_year) {
    const auto next_year = make_day(year_of(*reference) + 1, parts.month, parts.day);
    return *this_year + days{kDaysAhead} < *reference && next_year ? next_year : this_year;
  }
  if (this_year && *this_year <= *reference + days{kZoneTolerance}) return this_year;
  if (this_year && c_.target && *this_year <= *reference + days{kDaysAhead}) return this_year;
  // A weekday that fits this year's date and not last year's makes it a plan: « samedi 14 mars », told on the
  // 12th.
  if (fits(this_year) && !fits(last_year) && *this_year <= *reference + days{kDaysAhead}) return this_year;
  return last_year;
}

// « le 5 du mois dernier », « jeudi de la semaine prochaine »
std::optional<Day> Resolver::in_shifted(const CalendarParts& parts) {
  const auto reference = c_.reference.day;
  if (!reference) return std::nullopt;
  basis_ = DateBasis::relative;
  if (s_.month_shift && parts.day != 0 && parts.month == 0) {
    const Day month = plus_months(*reference, *s_.month_shift);
    return make_day(year_of(month), month_of(month), parts.day);
  }
  if (s_.week_shift && parts.weekday != 0 && parts.day == 0)
    return monday_of(*reference) + days{7 * *s_.week_shift + parts.weekday - 1};
  return std::nullopt;
}

std::optional<Day> Resolver::find(const CalendarParts& parts) {
  if (parts.full()) {
    basis_ = DateBasis::explicit_;
    return make_day(parts.year, parts.month, parts.day);
  }
  if (const auto counted = in_shifted(parts)) return counted;
  if (parts.month != 0 && parts.day != 0) {
    if (s_.same_year && c_.previous_year) {
      basis_ = DateBasis::explicit_;
      return make_day(*c_.previous_year, parts.month, parts.day);
    }
    return without_year(parts);
  }
  const auto reference = c_.reference.day;
  if (s_.month_shift || s_.week_shift) return std::nullopt;
  if (parts.day != 0) {
    basis_ = DateBasis::relative;
    const auto base = day_or_hint();
    return base ? day_of_month(parts, *base) : std::nullopt;
  }
  if (parts.weekday == 0) return std::nullopt;
  basis_ = DateBasis::weekday;
  // A hint is an event's own date; the report may be days younger, so only the same weekday can be told from
  // it.
  if (!reference)
    return c_.reference.hint && weekday_of(*c_.reference.hint) == parts.weekday ? c_.reference.hint
                                                                                : std::nullopt;
  return weekday_day(parts.weekday, *reference);
}

void Resolver::resolve_day() {
  const auto day = find(s_.first);
  out_.precision = DatePrecision::day;
  if (!day) return;
  out_.contradictory = s_.first.weekday != 0 && weekday_of(*day) != s_.first.weekday;
  set(one(*day), basis_, DatePrecision::day);
  if (s_.part == DayPart::night) set({*day, *day + days{1}}, basis_, DatePrecision::night);
}

void Resolver::resolve_night() {
  out_.precision = DatePrecision::night;
  if (s_.second.empty()) {
    const auto day = find(s_.first);
    if (day) set({*day, *day + days{1}}, basis_, DatePrecision::night);
    return;
  }
  CalendarParts later = s_.second;
  auto end = find(later);
  const auto reference = c_.reference.day;
  // Told while it lasts: « la nuit de mardi à mercredi », published on Tuesday.
  if (end && reference && later.day == 0 && *end + days{6} == *reference &&
      weekday_of(*reference) == s_.first.weekday)
    end = *reference + days{1};
  if (!end) return;
  const Day begin = *end - days{1};
  const int named = s_.first.weekday;
  out_.contradictory = (named != 0 && weekday_of(begin) != named) ||
                       (later.weekday != 0 && weekday_of(*end) != later.weekday) ||
                       (s_.first.day != 0 &&
                        s_.first.day != static_cast<int>(static_cast<unsigned>(year_month_day{begin}.day())));
  set({begin, *end}, basis_, DatePrecision::night);
}

void Resolver::resolve_range() {
  out_.precision = DatePrecision::days;
  if (s_.first.day == 0 && s_.first.weekday == 0) return resolve_months();
  const auto end = find(s_.second);
  if (!end) return;
  const DateBasis basis = basis_;
  CalendarParts from = s_.first;
  if (from.month == 0 && from.day != 0 && s_.second.day != 0) {
    from.month = month_of(*end);
    if (from.day > s_.second.day) {
      const Day before = plus_months(*end, -1);
      from.month = month_of(before);
      from.year = year_of(before);
    }
  }
  std::optional<Day> begin;
  if (from.month != 0) {
    if (from.year == 0) from.year = year_of(*end);
    begin = make_day(from.year, from.month, from.day);
    if (begin && *begin > *end) begin = make_day(from.year - 1, from.month, from.day);
  } else if (from.weekday != 0) {
    begin = *end - days{(weekday_of(*end) - from.weekday + 7) % 7};
  }
  if (begin && *begin <= *end) set({*begin, *end}, basis, DatePrecision::days);
}

// « de janvier à mars 2020 », « entre 2015 et 2018 »
void Resolver::resolve_months() {
  DateContext context = c_;
  const auto resolved = [&](CalendarParts parts) {
    DateShape shape;
    shape.form = parts.month != 0 ? DateForm::month : DateForm::year;
    shape.first = parts;
    return Resolver(shape, context).run();
  };
  const DateResolution last = resolved(s_.second);
  if (!last.days) return;
  CalendarParts from = s_.first;
  if (from.year == 0) from.year = year_of(last.days->earliest) - (from.month > s_.second.month ? 1 : 0);
  const DateResolution first = resolved(from);
  if (first.days && first.days->earliest <= last.days->latest)
    set({first.days->earliest, last.days->latest}, last.basis, DatePrecision::period);
}

void Resolver::resolve_month() {
  out_.precision = DatePrecision::month;
  int year = s_.first.year;
  DateBasis basis = DateBasis::explicit_;
  if (year == 0 && s_.same_year && c_.previous_year) {
    year = *c_.previous_year;
  } else if (year == 0) {
    const auto reference = day_or_hint();
    if (!reference) return;
    basis = c_.reference.day ? c_.reference.basis : DateBasis::explicit_;
    const bool past = s_.first.month <= month_of(*reference);
    year = year_of(*reference) + (past || c_.future ? 0 : -1) + (s_.next && past ? 1 : 0);
    if (s_.strictly_past && s_.first.month == month_of(*reference)) --year;
  }
  const MonthDays month = month_days(year, s_.first.month);
  constexpr std::array<std::pair<int, int>, 4> kThirds = {{{0, 0}, {0, 9}, {10, 19}, {20, 0}}};
  const auto [from, to] = kThirds[static_cast<std::size_t>(std::clamp(s_.third, 0, 3))];
  set({month.first + days{from}, to == 0 ? month.last : month.first + days{to}}, basis, DatePrecision::month);
}

// « les années 1990 », « les années 70 »
void Resolver::resolve_decade() {
  const int year = s_.first.year != 0 ? s_.first.year : kLastCentury + s_.count;
  set({month_days(year, 1).first, month_days(year + kDecade - 1, kMonthsOfYear).last}, DateBasis::explicit_,
      DatePrecision::period);
}

// « fin 2018 », « le troisième trimestre 2016 », « au premier semestre »
void Resolver::resolve_year() {
  int year = s_.first.year;
  DateBasis basis = DateBasis::explicit_;
  const int parts = s_.unit == TimeUnit::quarter ? 4 : s_.unit == TimeUnit::half ? 2 : 1;
  int first = 1;
  int last = kMonthsOfYear;
  if (parts > 1 && (s_.nth < 1 || s_.nth > parts)) return;
  if (parts > 1) {
    last = kMonthsOfYear / parts * s_.nth;
    first = last - kMonthsOfYear / parts + 1;
  } else if (s_.third != 0) {
    last = 4 * s_.third;
    first = last - 3;
  }
  if (year == 0) {
    const auto reference = c_.reference.day;
    if (!reference) return;
    basis = c_.reference.basis;
    year = year_of(*reference) + (s_.next ? 1 : s_.strictly_past ? -1 : 0);
    const bool ahead = !s_.next && !c_.future && month_days(year, first).first > *reference;
    if (ahead) --year;
  }
  set({month_days(year, first).first, month_days(year, last).last}, basis,
      first == 1 && last == kMonthsOfYear ? DatePrecision::year : DatePrecision::period);
}

// The first day of the month that the words name or count.
std::optional<Day> Resolver::month_of_shape() {
  const auto reference = day_or_hint();
  if (s_.month_shift) {
    if (!c_.reference.day) return std::nullopt;
    basis_ = DateBasis::relative;
    const Day month = plus_months(*c_.reference.day, *s_.month_shift);
    return month_days(year_of(month), month_of(month)).first;
  }
  if (s_.first.month == 0) return std::nullopt;
  basis_ = DateBasis::explicit_;
  if (s_.first.year != 0) return make_day(s_.first.year, s_.first.month, 1);
  if (!reference) return std::nullopt;
  basis_ = c_.reference.day ? c_.reference.basis : DateBasis::explicit_;
  const bool past = s_.first.month <= month_of(*reference);
  return make_day(year_of(*reference) - (past || c_.future ? 0 : 1), s_.first.month, 1);
}

// « le premier jeudi de mars », « la troisième semaine de mars »; nth -1: the last.
void Resolver::resolve_nth() {
  const bool week = s_.unit == TimeUnit::week;
  if (week && s_.first.month == 0 && s_.first.year != 0) {  // « la première semaine de 2022 »
    const auto fourth = make_day(s_.first.year, 1, 4);      // always in the first week
    const Day monday = monday_of(*fourth) + days{7 * (s_.nth - 1)};
    if (s_.nth < 1 || s_.nth > kMostWeeks) return;
    return set({monday, monday + days{6}}, DateBasis::explicit_, DatePrecision::week);
  }
  out_.precision = week ? DatePrecision::week : DatePrecision::day;
  const auto month = month_of_shape();
  const int weekday = week ? kThursday : s_.first.weekday;
  if (!month || weekday == 0 || s_.nth == 0) return;
  const Day last = month_days(year_of(*month), month_of(*month)).last;
  const Day day = s_.nth > 0 ? *month + days{(weekday - weekday_of(*month) + 7) % 7 + 7 * (s_.nth - 1)}
                             : last - days{(weekday_of(last) - weekday + 7) % 7};
  if (day > last) return;
  if (week)
    set({monday_of(day), monday_of(day) + days{6}}, basis_, DatePrecision::week);
  else
    set(one(day), basis_, DatePrecision::day);
}

namespace {

DatePrecision precision_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::day:
      return DatePrecision::day;
    case TimeUnit::week:
      return DatePrecision::week;
    case TimeUnit::month:
      return DatePrecision::month;
    case TimeUnit::year:
      return DatePrecision::year;
    default:
      return DatePrecision::period;
  }
}

}  // namespace

void Resolver::resolve_unit(Day reference) {
  const auto whole = unit_days(s_.unit, s_.shift, reference);
  if (!whole) return;
  out_.precision = precision_of(s_.unit);
  DayInterval found = *whole;
  if (s_.weekend) {
    out_.precision = DatePrecision::days;
    found.earliest += days{5};
    // A week's end that is not yet over is the one before only where the words say so.
    if (s_.shift == 0 && found.earliest > reference && !c_.future) {
      found.earliest -= days{7};
      found.latest -= days{7};
    }
  } else if (s_.rest) {
    found.earliest = std::max(found.earliest, reference);
  } else {
    if (s_.third != 0) found = third_of(found, s_.unit, s_.third);
    const bool over = s_.earlier || (s_.shift == 0 && !c_.future);
    if (over && found.earliest <= reference) found.latest = std::min(found.latest, reference);
  }
  set(found, DateBasis::relative, out_.precision);
}

namespace {

// A day that lies these amounts before or behind another, and the margin that their finest unit leaves.
struct Counted {
  Day day;
  int margin = 0;  // days
};

Counted counted(const DateShape& shape, Day from) {
  const int sign = shape.ahead ? 1 : -1;
  Counted out{from, 0};
  int finest = kYearMargin;
  const auto add = [&](Amount amount) {
    int margin = 0;
    switch (amount.unit) {
      case TimeUnit::day:
        out.day += days{sign * amount.count};
        break;
      case TimeUnit::week:
        out.day += days{7 * sign * amount.count};
        margin = kWeekMargin;
        break;
      case TimeUnit::month:
      case TimeUnit::quarter:
      case TimeUnit::half: {
        const int length = amount.unit == TimeUnit::quarter ? 3 : amount.unit == TimeUnit::half ? 6 : 1;
        out.day = plus_months(out.day, sign * length * amount.count);
        margin = kMonthMargin;
        break;
      }
      case TimeUnit::year:
        out.day = plus_months(out.day, kMonthsOfYear * sign * amount.count);
        margin = kYearMargin;
        break;
      case TimeUnit::decade:
        out.day = plus_months(out.day, kDecade * kMonthsOfYear * sign * amount.count);
        margin = kYearMargin;
        break;
      default:
        return;
    }
    finest = std::min(finest, margin);
  };
  add({shape.count, shape.unit});
  for (const Amount& amount : shape.more) add(amount);
  if (shape.half && shape.unit == TimeUnit::year) out.day = plus_months(out.day, 6 * sign);
  if (shape.half && shape.unit == TimeUnit::month) out.day += days{15 * sign};
  out.margin = finest;
  return out;
}

int floor_days(int minutes) {
  return minutes >= 0 ? minutes / kMinutesOfDay : -((kMinutesOfDay - 1 - minutes) / kMinutesOfDay);
}

}  // namespace

void Resolver::resolve_ago(Day reference) {
  const bool composed = s_.more[0].unit != TimeUnit::none || s_.half;
  const int sign = s_.ahead ? 1 : -1;
  if (s_.unit <= TimeUnit::hour) {
    const int minutes = s_.unit == TimeUnit::hour     ? 60 * s_.count
                        : s_.unit == TimeUnit::minute ? s_.count
                                                      : 0;
    if (c_.reference.minute_of_day) {
      const Day day = reference + days{floor_days(*c_.reference.minute_of_day + sign * minutes)};
      return set(one(day), DateBasis::relative, DatePrecision::day);
    }
    const Day near = reference + days{sign * (minutes / kMinutesOfDay)};
    const Day far = reference + days{sign * ((minutes + kMinutesOfDay - 1) / kMinutesOfDay)};
    if (s_.unit != TimeUnit::hour) return set(one(near), DateBasis::relative, DatePrecision::day);
    return set({std::min(near, far), std::max(near, far)}, DateBasis::relative, DatePrecision::day);
  }
  if (s_.unit == TimeUnit::year && !composed && s_.count > 1) {
    const int year = year_of(reference) + sign * s_.count;
    return set({month_days(year, 1).first, month_days(year, kMonthsOfYear).last}, DateBasis::relative,
               DatePrecision::year);
  }
  if (s_.unit > TimeUnit::year) return;
  const Counted found = counted(s_, reference);
  const DatePrecision precision = found.margin == 0             ? DatePrecision::day
                                  : found.margin == kWeekMargin ? DatePrecision::week
                                                                : DatePrecision::month;
  set({found.day - days{found.margin}, found.day + days{found.margin}}, DateBasis::relative, precision);
}

// « ces trois derniers jours », « en dix jours »: a stretch that ends at the reference; ahead: that begins
// behind it.
void Resolver::resolve_recent(Day reference) {
  if (s_.unit <= TimeUnit::hour) return;  // « en vingt minutes »: a measure
  const Day far = counted(s_, reference).day;
  if (far == reference) return;
  if (s_.ahead)
    set({reference + days{1}, far}, DateBasis::relative, DatePrecision::period);
  else
    set({far, reference}, DateBasis::relative, DatePrecision::period);
}

void Resolver::resolve_counted(Day reference) {
  const bool counts = s_.form == DateForm::recent || s_.form == DateForm::ago;
  if (counts && s_.count == 0 && !s_.half) return;  // « ces derniers mois »: nobody says how many
  if (s_.form == DateForm::part) {
    const bool night = s_.part == DayPart::night;
    set({night ? reference - days{1} : reference, reference}, DateBasis::relative,
        night ? DatePrecision::night : DatePrecision::day);
  } else if (s_.form == DateForm::deictic) {
    const Day day = reference + days{s_.shift};
    set(one(day), DateBasis::relative, DatePrecision::day);
    if (s_.part == DayPart::night) set({day, day + days{1}}, DateBasis::relative, DatePrecision::night);
  } else if (s_.form == DateForm::last_night) {
    // Late in the evening « cette nuit » may be the one that has begun.
    const bool begun = s_.shift == 0 && c_.reference.minute_of_day.value_or(0) >= kEvening;
    set({reference - days{1}, begun ? reference + days{1} : reference}, DateBasis::relative,
        DatePrecision::night);
  } else if (s_.form == DateForm::unit) {
    resolve_unit(reference);
  } else if (s_.form == DateForm::recent) {
    resolve_recent(reference);
  } else {
    resolve_ago(reference);
  }
}

}  // namespace

DateResolution resolve(const DateShape& shape, const DateContext& context) {
  return Resolver(shape, context).run();
}

}  // namespace recoupe
