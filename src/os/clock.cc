#include "os/clock.h"

#include <fmt/format.h>

#include "base/day.h"

namespace recoupe {

std::string to_iso(Instant instant) {
  const Day day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(instant - day)};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_iso(day), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

Instant SystemClock::now() const {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

}  // namespace recoupe
