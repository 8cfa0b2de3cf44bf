// Pairs of events worth a score, by what they have in common, so that not all pairs are compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "incident/evidence.h"
#include "incident/pair.h"

namespace recoupe {

// Indexes of events, first < second, unique. Never two of one report, never two background events, no
// aggregates. `rank` is a position of every event that does not depend on the order of the evidence.
std::vector<std::pair<std::size_t, std::size_t>> candidate_pairs(const Evidence& evidence,
                                                                 const PairScorer& scorer,
                                                                 const std::vector<std::size_t>& rank);

}  // namespace recoupe
