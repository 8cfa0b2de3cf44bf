// Time zones: how far a zone's or a country's clocks are ahead of UTC on a day, by the IANA rules as ICU
// carries them. The only file of this layer that knows ICU. Thread-safe; reads no clock and no setting of the
// machine.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace recoupe {

// Minutes ahead of UTC at noon of that day in a zone ("Europe/Paris", "UTC"); "XX", an ISO 3166 code, stands
// for a country's, if all its clocks agree. nullopt: no such zone, or its clocks differ.
std::optional<int> utc_offset(std::string_view zone, Day day);

// All that a country's clocks may be ahead of UTC on that day, ascending, each once. Where it has several
// zones and a longitude is known, those within an hour and a half of the sun at that longitude, and an hour
// more for summer time.
std::vector<int> utc_offsets(std::string_view country, std::optional<double> longitude, Day day);

}  // namespace recoupe
