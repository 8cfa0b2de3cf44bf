// Calendar arithmetic: days, weekdays, months, units of time. No words, no publication day.
#pragma once

#include <optional>

#include "base/day.h"
#include "phrase/date_shape.h"

namespace recoupe {

inline constexpr int kMonthsOfYear = 12;

// nullopt when there is no such day.
std::optional<Day> make_day(int year, int month, int day);
int weekday_of(Day day);  // 1 Monday … 7 Sunday
int year_of(Day day);
int month_of(Day day);   // 1 … 12
Day monday_of(Day day);  // of its week
Day plus_months(Day day,
                int count);  // kept inside the month: 31 March less one month is the last of February

struct MonthDays {
  Day first;
  Day last;
};
MonthDays month_days(int year, int month);

// The stretch of a calendar unit that lies `shift` units from the one that holds the reference; nullopt for
// units that are none of a calendar.
std::optional<DayInterval> unit_days(TimeUnit unit, int shift, Day reference);
// « au début de la semaine »: Monday to Wednesday; of a month ten days, of a year four months. `third`: 1
// to 3.
DayInterval third_of(DayInterval whole, TimeUnit unit, int third);

}  // namespace recoupe
