// Which reports speak with one voice: near-copies of one another, and those that carry one agency's dispatch.
//
// What is counted is an upper bound: two reports that hide their common source count twice, never the other
// way round.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace recoupe {

struct OriginEvidence {
  std::string report;
  std::optional<std::int64_t> published;  // minutes since 1970 UTC
  std::vector<std::string> wires;         // agencies that sign the text ("AFP")
};

struct OriginGroup {
  std::string id;                    // its earliest report
  std::string why;                   // "own report", "wire AFP", "near-copies", "wire AFP and near-copies"
  std::vector<std::string> reports;  // the earliest first
};

// Groups by their earliest report. `copies` holds pairs of report ids; those of other reports are passed
// over.
std::vector<OriginGroup> origins_of(const std::vector<OriginEvidence>& reports,
                                    const std::vector<std::pair<std::string, std::string>>& copies);

}  // namespace recoupe
