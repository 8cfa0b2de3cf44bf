// The claim stage: figures become claims, with event, source, degree, and the totals that they are parts of.
#pragma once

#include <vector>

#include "claim/claim.h"
#include "mention/reader.h"
#include "phrase/scene.h"

namespace recoupe {

struct Claims {
  std::vector<Claim> claims;  // in the order of the text
  std::vector<Flag> flags;
};

// Pure; thread-safe. Claims of sentences that speak of no event are left out.
Claims read_claims(const Scene& scene, const Mentions& mentions);

}  // namespace recoupe
