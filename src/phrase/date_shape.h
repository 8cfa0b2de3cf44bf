// What the words of a date say, free of language, before anything is known about when they were written.
//
//   « samedi 29 août 2020 »            day     {weekday 6, day 29, month 8, year 2020}
//   « dans la nuit de mardi à mercredi » night  {weekday 2} … {weekday 3}
//   « fin octobre »                    month   {month 10}, third 3
//   « il y a un an et demi »           ago     1 year, half
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace recoupe {

struct CalendarParts {
  int weekday = 0;  // 1 Monday … 7 Sunday; 0: not named, as below
  int day = 0;
  int month = 0;
  int year = 0;

  bool empty() const { return weekday == 0 && day == 0 && month == 0 && year == 0; }
  bool full() const { return day != 0 && month != 0 && year != 0; }
  bool operator==(const CalendarParts&) const = default;
};

enum class DateForm : std::uint8_t {
  none,
  day,         // any of weekday, day, month, year that names one day
  night,       // between two days, or the night of one
  last_night,  // « la nuit dernière », « cette nuit »
  range,       // « du 9 au 15 mars »
  month,       // with or without year; `third`
  year,        // `third`, or the `nth` of its `unit`: « le troisième trimestre 2016 »
  years,       // « les années 1990 »
  nth,         // « le premier jeudi de mars », « la troisième semaine de mars »
  week_of,     // « la semaine du 12 avril »
  deictic,     // `shift` days from the reference: « hier »
  unit,        // « la semaine dernière »: `shift` units from the reference
  recent,      // « ces derniers jours », « en dix jours »: `count` units that end at the reference
  ago,         // « il y a trois jours »; `ahead`: « dans trois jours »
  relative,    // « trois jours plus tard »: from an event
  part,        // « dans la soirée »
  clock,       // « vers 17h30 »
  duration     // « trois heures »
};
std::optional<DateForm> date_form_from(std::string_view name);

enum class TimeUnit : std::uint8_t {
  none,
  second,
  minute,
  hour,
  day,
  week,
  month,
  quarter,
  half,  // of a year: « semestre »
  year,
  decade,
  century
};
enum class DayPart : std::uint8_t { none, morning, noon, afternoon, evening, night };
std::string_view name_of(DayPart part);  // "evening"; "" for none

struct Amount {
  int count = 0;
  TimeUnit unit = TimeUnit::none;
};
inline constexpr std::size_t kMoreAmounts = 3;

struct DateShape {
  DateForm form = DateForm::none;
  CalendarParts first, second;  // `second`: the later end of a night or a range
  int third = 0;  // 1: « début » (1-10), 2: « mi- » (11-20), 3: « fin » (21-end); 0: all of it
  int nth = 0;    // nth, year: which one; -1 the last
  int shift = 0;  // deictic: days; unit: units; relative: -1 before, +1 after
  std::optional<int> month_shift;  // « le 5 du mois dernier »: -1
  std::optional<int> week_shift;   // « jeudi de la semaine prochaine »: 1
  TimeUnit unit = TimeUnit::none;
  int count = 0;                            // ago, recent, relative; 0: « quelques »
  bool half = false;                        // and half a unit more
  std::array<Amount, kMoreAmounts> more{};  // « trois ans, deux mois et 4 jours »: behind the first
  DayPart part = DayPart::none;
  bool ahead = false;          // ago, recent: forward
  bool strictly_past = false;  // « dernier », « passé »
  bool next = false;           // « prochain »
  bool current_month = false;  // « le 5 courant »
  bool same_year = false;      // « de la même année »
  bool weekend = false;        // unit: the week's end only
  bool rest = false;           // unit: what is left of it
  bool earlier = false;        // unit: what is over of it: « plus tôt dans la semaine »
};

}  // namespace recoupe
