// One resolver a shape: it is short-lived and keeps what it found on the way (basis, contradictions).
#include "phrase/date_resolve.h"

#include <algorithm>
#include <array>
#include <utility>

namespace recoupe {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;
using std::chrono::years;

// Years back from the latest that a weekday may decide among. Eleven calendar years hold « the last ten »
// whatever the day of the year; two fits inside them leave the date open.
constexpr int kYearsBack = 10;
constexpr int kDaysAhead =
    60;  // a day and month later than this after the reference is no plan but last year's
constexpr int kZoneTolerance = 1;  // days: the event's clock may be ahead of the reference's
constexpr int kEvening = 18 * 60;  // minutes: from then on « la nuit » is the coming one, too

struct MonthDays {
  Day first;
  Day last;
};

MonthDays month_days(int year, int month) {
  const year_month ym{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)}};
  return {Day{ym / 1}, Day{ym / std::chrono::last}};
}

DayInterval one(Day day) { return {day, day}; }

int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(year_month_day{day}.month())); }

Day monday_of(Day day) { return day - days{weekday_of(day) - 1}; }

// Months away, kept inside the month: 31 March less one month is the last of February.
Day plus_months(Day day, int count) {
  const year_month_day ymd{day};
  const year_month ym = year_month{ymd.year(), ymd.month()} + months{count};
  const Day last{ym / std::chrono::last};
  const Day wanted = Day{ym / 1} + days{static_cast<int>(static_cast<unsigned>(ymd.day())) - 1};
  return std::min(wanted, last);
}

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
        set(DayInterval{month_days(s_.first.year, 1).first, month_days(s_.first.year, 12).last},
            DateBasis::explicit_, DatePrecision::year);
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
      const int slack = out_.future || s_.shift > 0 ? 0 : kZoneTolerance;
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
  void resolve_counted(Day reference);
  void resolve_unit(Day reference);
  void resolve_ago(Day reference);
  std::optional<Day> find(const CalendarParts& parts);
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

std::optional<Day> Resolver::find(const CalendarParts& parts) {
  if (parts.full()) {
    basis_ = DateBasis::explicit_;
    return make_day(parts.year, parts.month, parts.day);
  }
  if (parts.month != 0 && parts.day != 0) {
    if (s_.same_year && c_.previous_year) {
      basis_ = DateBasis::explicit_;
      return make_day(*c_.previous_year, parts.month, parts.day);
    }
    return without_year(parts);
  }
  const auto reference = c_.reference.day;
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

void Resolver::resolve_unit(Day reference) {
  const int y = year_of(reference) + s_.shift;
  Day first = reference;
  Day last = reference;
  switch (s_.unit) {
    case TimeUnit::week:
      first = monday_of(reference) + days{7 * s_.shift} + days{s_.weekend ? 5 : 0};
      last = monday_of(reference) + days{7 * s_.shift + 6};
      // A week's end that is not yet over is the one before only where the words say so.
      if (s_.weekend && s_.shift == 0 && first > reference && !c_.future) {
        first -= days{7};
        last -= days{7};
      }
      out_.precision = s_.weekend ? DatePrecision::days : DatePrecision::week;
      break;
    case TimeUnit::month: {
      const Day month = plus_months(reference, s_.shift);
      const MonthDays found = month_days(year_of(month), month_of(month));
      first = found.first;
      last = found.last;
      out_.precision = DatePrecision::month;
      break;
    }
    case TimeUnit::year:
      first = month_days(y, 1).first;
      last = month_days(y, 12).last;
      out_.precision = DatePrecision::year;
      break;
    default:
      return;
  }
  if (s_.third == 1) last = std::min(last, first + days{s_.unit == TimeUnit::year ? 89 : 9});
  if (s_.shift == 0 && !c_.future && !s_.weekend) last = std::min(last, reference);
  set({first, last}, DateBasis::relative, out_.precision);
}

void Resolver::resolve_ago(Day reference) {
  switch (s_.unit) {
    case TimeUnit::minute:
      return set(one(reference), DateBasis::relative, DatePrecision::day);
    case TimeUnit::hour:
      return set(
          {reference - days{(s_.count + 23) / 24}, reference - days{s_.count / 24 > 0 ? s_.count / 24 : 0}},
          DateBasis::relative, DatePrecision::day);
    case TimeUnit::day:
      return set(one(reference - days{s_.count}), DateBasis::relative, DatePrecision::day);
    case TimeUnit::week: {
      const Day about = reference - days{7 * s_.count};
      return set({about - days{3}, about + days{3}}, DateBasis::relative, DatePrecision::week);
    }
    case TimeUnit::month: {
      const Day about = plus_months(reference, -s_.count);
      return set({about - days{15}, about + days{15}}, DateBasis::relative, DatePrecision::month);
    }
    case TimeUnit::year: {
      const int year = year_of(reference) - s_.count;
      if (s_.count == 1) {
        const Day about = plus_months(reference, -12);
        return set({about - days{30}, about + days{30}}, DateBasis::relative, DatePrecision::month);
      }
      return set({month_days(year, 1).first, month_days(year, 12).last}, DateBasis::relative,
                 DatePrecision::year);
    }
    default:
      return;
  }
}

void Resolver::resolve_counted(Day reference) {
  const bool counted = s_.form == DateForm::recent || s_.form == DateForm::ago;
  if (counted && s_.count == 0) return;  // « ces derniers mois »: nobody says how many
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
    const int count = s_.count;
    Day first = reference;
    if (s_.unit == TimeUnit::day) first = reference - days{count};
    if (s_.unit == TimeUnit::minute || s_.unit == TimeUnit::hour) return;  // « en vingt minutes »: a measure
    if (s_.unit == TimeUnit::week) first = reference - days{7 * count};
    if (s_.unit == TimeUnit::month) first = plus_months(reference, -count);
    if (s_.unit == TimeUnit::year) first = plus_months(reference, -12 * count);
    set({first, reference}, DateBasis::relative, DatePrecision::period);
  } else {
    resolve_ago(reference);
  }
}

}  // namespace

std::optional<Day> make_day(int year, int month, int day) {
  const year_month_day ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                           std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1 || year > 9999 || !ymd.ok()) return std::nullopt;
  return Day{ymd};
}

int weekday_of(Day day) { return static_cast<int>(std::chrono::weekday{day}.iso_encoding()); }
int year_of(Day day) { return static_cast<int>(year_month_day{day}.year()); }

DateResolution resolve(const DateShape& shape, const DateContext& context) {
  return Resolver(shape, context).run();
}

}  // namespace recoupe
