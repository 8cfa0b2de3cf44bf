// Refusal: why a report with war words reports no incident.
#pragma once

#include <optional>
#include <vector>

#include "mention/reader.h"

namespace recoupe {

// The reason with the strongest cues, when they outweigh what the triggers and tolls of the lead say;
// nullopt: an incident.
std::optional<NotAnIncident> refuse(const Scene& scene, const std::vector<Trigger>& triggers);

}  // namespace recoupe
