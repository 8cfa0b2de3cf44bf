// From what the words say to the days that they allow. Pure calendar arithmetic: no words, no clock.
//
// A weekday is the last one on or before the reference day; day and month without a year are the nearest in
// the past; without a reference day the weekday decides where one year alone of the last ten fits. What none
// of this decides has no days.
#pragma once

#include <optional>

#include "base/day.h"
#include "phrase/date.h"
#include "phrase/date_calendar.h"
#include "phrase/date_shape.h"

namespace recoupe {

struct DateContext {
  DateReference reference;
  std::optional<int> previous_year;  // of the last date with a year before this one: « de la même année »
  int latest_year = 2026;
  bool future = false;  // the sentence speaks of something to come
  bool target = false;  // « au 31 août »: may be to come when near
};

struct DateResolution {
  std::optional<DayInterval> days;
  DateBasis basis = DateBasis::none;
  DatePrecision precision = DatePrecision::none;
  bool contradictory = false;
  bool future = false;
};

DateResolution resolve(const DateShape& shape, const DateContext& context);

}  // namespace recoupe
