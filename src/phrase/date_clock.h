// Clock times: « 17h30 », « quatre heures et demie du matin », « 8:00 pm », « minuit », and whose clock they
// are read from.
#pragma once

#include <optional>
#include <string_view>

#include "lexicon/lexicon.h"
#include "phrase/date_shape.h"

namespace recoupe {

inline constexpr int kMinutesOfDay = 24 * 60;

// Minutes since midnight of a spelling that the number scan takes for a code: "11h5", "12h34min25s",
// "8:00pm"; nullopt when it is none. What hours, minutes and halves of the day are called comes from the
// lexicon.
std::optional<int> clock_of(std::string_view form, const Lexicon& lexicon);

// The half of the day that words beside the hour mean: « 8 heures du soir » is 1200. Hours that say it
// themselves (« 20 heures du soir ») stay.
int in_part_of_day(int minutes, DayPart part);

}  // namespace recoupe
