// A claim while it is put together: the figure in the text, who says it, and what it is worth so far.
#pragma once

#include "claim/attribution.h"
#include "claim/claim.h"
#include "claim/figure.h"

namespace recoupe {

struct Draft {
  FigureMention figure;
  Claim claim;
  const Voice* voice = nullptr;  // nullptr: the report's own
  bool headline = false;
  bool dropped = false;  // another draft says the same

  // Of one kind about one event: two of them agree, or one is a part of the other, or they are rivals.
  bool comparable(const Draft& other) const {
    return claim.kind == other.claim.kind && claim.event == other.claim.event &&
           claim.of_attackers == other.claim.of_attackers;
  }
  bool same_interval(const Draft& other) const {
    return claim.min == other.claim.min && claim.max == other.claim.max;
  }
  // No number fits both.
  bool excludes(const Draft& other) const {
    return (claim.max && other.claim.min > *claim.max) || (other.claim.max && claim.min > *other.claim.max);
  }
};

}  // namespace recoupe
