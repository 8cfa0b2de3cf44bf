#include "mention/event.h"

#include <array>

namespace recoupe {
namespace {

constexpr std::array<std::string_view, kEventTypeCount> kTypes = {
    "airstrike",       "missile_attack",   "rocket_attack", "drone_attack", "shelling",  "bombing",
    "suicide_bombing", "mine_ied",         "armed_attack",  "ambush",       "clash",     "shooting",
    "stabbing",        "vehicle_ramming",  "assassination", "execution",    "abduction", "arson",
    "police_violence", "protest_violence", "coup",          "other"};
constexpr std::array<std::string_view, 3> kScopes = {"main", "background", "aggregate"};
constexpr std::array<std::string_view, 5> kStatuses = {"unknown", "suspected", "attributed", "claimed",
                                                       "denied"};

}  // namespace

std::string_view name_of(Scope scope) { return kScopes[static_cast<std::size_t>(scope)]; }
std::string_view name_of(EventType type) { return kTypes[static_cast<std::size_t>(type)]; }
std::string_view name_of(ActorStatus status) { return kStatuses[static_cast<std::size_t>(status)]; }

std::optional<EventType> event_type_from(std::string_view name) {
  for (std::size_t n = 0; n < kTypes.size(); ++n)
    if (kTypes[n] == name) return static_cast<EventType>(n);
  return std::nullopt;
}

}  // namespace recoupe
