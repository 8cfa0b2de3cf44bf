// Refusal: why a report with war words reports no incident.
#pragma once

#include <optional>
#include <vector>

#include "mention/reader.h"

namespace recoupe {

// The reason with the strongest cues, when they outweigh what the triggers and tolls of the lead say;
// nullopt: an incident.
std::optional<NotAnIncident> refuse(const Scene& scene, const std::vector<Trigger>& triggers);

// Whether a passage of a refused report tells of an older attack all the same: a trial's and a jubilee's, and
// what an accident is likened to. Harm alone is none, and nor is what a film, an exercise, an accident, a
// match has of its own.
bool tells_beside(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                  std::uint32_t passage, std::string_view reason);

}  // namespace recoupe
