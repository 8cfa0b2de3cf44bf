#include "phrase/time_zone.h"

#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

namespace recoupe {
namespace {

constexpr double kDegreesPerHour = 15;
constexpr double kMostSolarGap =
    1.5;                         // hours that a clock may be off the sun in winter: Spain, western China
constexpr double kSummer = 1;    // hour
constexpr int kMinute = 60'000;  // milliseconds
constexpr std::size_t kCountryCode = 2;

std::optional<int> offset_of(const icu::TimeZone& zone, Day day) {
  const std::chrono::milliseconds noon = day.time_since_epoch() + std::chrono::hours{12};
  std::int32_t raw = 0;
  std::int32_t summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone.getOffset(static_cast<UDate>(noon.count()), true, raw, summer, status);
  if (U_FAILURE(status)) return std::nullopt;
  return (raw + summer) / kMinute;
}

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

}  // namespace

std::optional<int> utc_offset(std::string_view zone, Day day) {
  if (zone.size() == kCountryCode) {
    const auto offsets = utc_offsets(zone, std::nullopt, day);
    return offsets.size() == 1 ? std::optional(offsets.front()) : std::nullopt;
  }
  if (zone == "UTC") return 0;
  const std::unique_ptr<icu::TimeZone> found(icu::TimeZone::createTimeZone(to_icu(zone)));
  if (!found || *found == icu::TimeZone::getUnknown()) return std::nullopt;
  return offset_of(*found, day);
}

std::vector<int> utc_offsets(std::string_view country, std::optional<double> longitude, Day day) {
  std::vector<int> out;
  if (country.size() != kCountryCode) return out;
  UErrorCode status = U_ZERO_ERROR;
  const std::string region(country);
  const std::unique_ptr<icu::StringEnumeration> zones(icu::TimeZone::createTimeZoneIDEnumeration(
      UCAL_ZONE_TYPE_CANONICAL_LOCATION, region.c_str(), nullptr, status));
  if (U_FAILURE(status) || !zones) return out;
  while (const icu::UnicodeString* id = zones->snext(status)) {
    const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(*id));
    if (const auto offset = zone ? offset_of(*zone, day) : std::nullopt) out.push_back(*offset);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (out.size() < 2 || !longitude) return out;
  std::vector<int> near;
  for (const int offset : out) {
    const double ahead = offset / 60.0 - *longitude / kDegreesPerHour;
    if (ahead > -kMostSolarGap && ahead < kMostSolarGap + kSummer) near.push_back(offset);
  }
  return near.empty() ? out : near;
}

}  // namespace recoupe
