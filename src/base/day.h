// Days of the proleptic Gregorian calendar and closed intervals of them.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace recoupe {

using Day = std::chrono::sys_days;

// "2020-01-07". Years 0000 to 9999.
std::string to_iso(Day day);
// Reads the first ten characters of an ISO 8601 date or time; nullopt when they are no valid day.
std::optional<Day> day_from_iso(std::string_view iso);

// The days from `earliest` to `latest`, both inclusive; requires earliest <= latest.
struct DayInterval {
  Day earliest;
  Day latest;

  bool contains(Day day) const { return earliest <= day && day <= latest; }
  bool meets(const DayInterval& other) const { return earliest <= other.latest && other.earliest <= latest; }
  int days() const { return static_cast<int>((latest - earliest).count()) + 1; }
  // clang-tidy 14 takes the 0 that `<` compares the result with for a pointer.
  auto operator<=>(const DayInterval&) const = default;  // NOLINT(modernize-use-nullptr)
};

}  // namespace recoupe
