// Lengths of time and what lies that far from a day.
#pragma once

#include <cstdint>
#include <optional>

#include "base/day.h"
#include "phrase/date_shape.h"

namespace recoupe {

// Of a duration: months of 30 days, years of 365; nullopt where it says no number (« quelques heures »).
std::optional<std::int64_t> seconds_of(const DateShape& shape);
// Whole days of an amount; hours that fill no day count none.
int days_of(Amount amount);
// How many days « deux mois » may be more or less: what the unit leaves open, none for days.
int margin_of(TimeUnit unit);
// An interval moved by so many days and widened at both ends.
DayInterval moved(DayInterval days, int offset, int margin);

}  // namespace recoupe
