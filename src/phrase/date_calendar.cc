#include "phrase/date_calendar.h"

#include <algorithm>
#include <array>
#include <utility>

namespace recoupe {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr int kDecade = 10;  // years

}  // namespace

std::optional<Day> make_day(int year, int month, int day) {
  const year_month_day ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                           std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1 || year > 9999 || !ymd.ok()) return std::nullopt;
  return Day{ymd};
}

Day plus_months(Day day, int count) {
  const year_month_day ymd{day};
  const year_month ym = year_month{ymd.year(), ymd.month()} + months{count};
  const Day last{ym / std::chrono::last};
  const Day wanted = Day{ym / 1} + days{static_cast<int>(static_cast<unsigned>(ymd.day())) - 1};
  return std::min(wanted, last);
}

int weekday_of(Day day) { return static_cast<int>(std::chrono::weekday{day}.iso_encoding()); }
int year_of(Day day) { return static_cast<int>(year_month_day{day}.year()); }

MonthDays month_days(int year, int month) {
  const year_month ym{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)}};
  return {Day{ym / 1}, Day{ym / std::chrono::last}};
}

int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(year_month_day{day}.month())); }

Day monday_of(Day day) { return day - days{weekday_of(day) - 1}; }

std::optional<DayInterval> unit_days(TimeUnit unit, int shift, Day reference) {
  const int year = year_of(reference);
  const auto stretch = [](Day first, int count) {
    const Day last = plus_months(first, count - 1);
    return DayInterval{month_days(year_of(first), month_of(first)).first,
                       month_days(year_of(last), month_of(last)).last};
  };
  const int length = unit == TimeUnit::quarter ? 3 : unit == TimeUnit::half ? 6 : 1;
  switch (unit) {
    case TimeUnit::day:
      return DayInterval{reference + days{shift}, reference + days{shift}};
    case TimeUnit::week: {
      const Day monday = monday_of(reference) + days{7 * shift};
      return DayInterval{monday, monday + days{6}};
    }
    case TimeUnit::month:
    case TimeUnit::quarter:
    case TimeUnit::half: {
      const int begin = (month_of(reference) - 1) / length * length + 1;
      const Day first = month_days(year, begin).first;
      return stretch(plus_months(first, shift * length), length);
    }
    case TimeUnit::year:
      return DayInterval{month_days(year + shift, 1).first, month_days(year + shift, kMonthsOfYear).last};
    case TimeUnit::decade: {
      const int begin = year - year % kDecade + kDecade * shift;
      return DayInterval{month_days(begin, 1).first, month_days(begin + kDecade - 1, kMonthsOfYear).last};
    }
    default:
      return std::nullopt;
  }
}

DayInterval third_of(DayInterval whole, TimeUnit unit, int third) {
  constexpr std::array<std::pair<int, int>, 4> kOfWeek = {{{0, 6}, {0, 2}, {1, 4}, {3, 6}}};
  constexpr std::array<std::pair<int, int>, 4> kOfMonth = {{{0, 30}, {0, 9}, {10, 19}, {20, 30}}};
  const auto part = static_cast<std::size_t>(std::clamp(third, 0, 3));
  if (unit == TimeUnit::year && third != 0) {
    const int year = year_of(whole.earliest);
    return {month_days(year, 4 * third - 3).first, month_days(year, 4 * third).last};
  }
  if (unit != TimeUnit::week && unit != TimeUnit::month) return whole;
  const auto [from, to] = unit == TimeUnit::week ? kOfWeek[part] : kOfMonth[part];
  return {whole.earliest + days{from}, std::min(whole.latest, whole.earliest + days{to})};
}

}  // namespace recoupe
