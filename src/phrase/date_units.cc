#include "phrase/date_units.h"

#include <array>

namespace recoupe {
namespace {

constexpr std::int64_t kSecondsOfDay = 86'400;
constexpr int kHoursOfDay = 24;
// By TimeUnit. Seconds of a unit below a day, days of the others; days that a count of it leaves open.
constexpr std::array<int, 12> kSeconds = {0, 1, 60, 3600, 0, 0, 0, 0, 0, 0, 0, 0};
constexpr std::array<int, 12> kDays = {0, 0, 0, 0, 1, 7, 30, 91, 182, 365, 3652, 36525};
constexpr std::array<int, 12> kMargin = {0, 0, 0, 1, 0, 3, 15, 15, 15, 30, 365, 3652};

std::int64_t seconds_of(TimeUnit unit) {
  const auto n = static_cast<std::size_t>(unit);
  return kSeconds[n] != 0 ? kSeconds[n] : kDays[n] * kSecondsOfDay;
}

}  // namespace

std::optional<std::int64_t> seconds_of(const DateShape& shape) {
  if (shape.count == 0 && !shape.half) return std::nullopt;
  std::int64_t seconds = shape.count * seconds_of(shape.unit);
  if (shape.half) seconds += seconds_of(shape.unit) / 2;
  for (const Amount& amount : shape.more) seconds += amount.count * seconds_of(amount.unit);
  return seconds;
}

int days_of(Amount amount) {
  if (amount.unit == TimeUnit::hour) return amount.count / kHoursOfDay;
  return amount.count * kDays[static_cast<std::size_t>(amount.unit)];
}

int margin_of(TimeUnit unit) { return kMargin[static_cast<std::size_t>(unit)]; }

DayInterval moved(DayInterval days, int offset, int margin) {
  return {days.earliest + std::chrono::days{offset - margin},
          days.latest + std::chrono::days{offset + margin}};
}

}  // namespace recoupe
