// Flags: what a person should look at before trusting a report's figures.
//
//   headline_contradicts_body  no figure of the body fits the headline's
//   weekday_mismatch           « vendredi 9 avril 2022 » was a Saturday
#pragma once

#include <vector>

#include "claim/draft.h"

namespace recoupe {

// Pure; thread-safe. In the order above.
std::vector<Flag> read_flags(const Scene& scene, const std::vector<Draft>& drafts);

}  // namespace recoupe
