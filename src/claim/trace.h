// Why each claim is one, and what became of the numbers that are none: for `recoupe explain`.
#pragma once

#include <string>
#include <vector>

#include "claim/governor.h"
#include "claim/reader.h"

namespace recoupe {

struct Grounds {  // of one claim
  Governor governor;
  WordRange speaker;  // of the voice that says it; empty: the report's own
  WordRange says;     // what that voice says
};

struct ClaimTrace {
  std::vector<Grounds> claims;  // as Claims::claims
  std::vector<Fate> numbers;    // as Phrases::numbers
};

// As read_claims, telling how each decision fell.
Claims read_claims(const Scene& scene, const Mentions& mentions, ClaimTrace& trace);

// A line a claim with the lines of its grounds, then a line a number that is no claim.
std::string to_text(const Claims& claims, const ClaimTrace& trace, const Scene& scene);

}  // namespace recoupe
