// See instant.h.
#include "ledger/instant.h"

#include "report/report.h"

namespace recoupe {
namespace {

constexpr int kMinutesADay = 24 * 60;

std::optional<std::int64_t> minute(std::string_view iso, int of_a_day_alone) {
  const auto stamp = timestamp_from_iso(iso);
  if (!stamp) return std::nullopt;
  const std::int64_t day = std::int64_t{stamp->day.time_since_epoch().count()} * kMinutesADay;
  return day + stamp->minute_of_day.value_or(of_a_day_alone) - stamp->offset_minutes.value_or(0);
}

}  // namespace

std::optional<std::int64_t> minute_of(std::string_view iso) { return minute(iso, 0); }
std::optional<std::int64_t> last_minute_of(std::string_view iso) { return minute(iso, kMinutesADay - 1); }

}  // namespace recoupe
