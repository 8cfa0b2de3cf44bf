// Moments for comparing: minutes since 1970 in UTC, out of what inputs wrote.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace recoupe {

// A day alone is its first minute; a time without zone is taken as UTC. nullopt: no valid time.
std::optional<std::int64_t> minute_of(std::string_view iso);

// The same, but a day alone is its last minute: what « until the 12th » includes.
std::optional<std::int64_t> last_minute_of(std::string_view iso);

}  // namespace recoupe
