// Figures of an incident: from all that was claimed to low, best and high, by a stated rule (contract.md).
//
// Claims of one origin count once: reports that copy one another or carry one wire dispatch are one origin,
// and so is a named source that several reports quote with the same number. A source's later figure replaces
// its earlier one; what is denied or a part of a total is kept and does not count. `best` is the figure that
// most origins give, the most recent where that ties, the lower where that ties too. Where claims exclude one
// another the answer is `conflict` with both ends, never an average. Pure: no clock, no I/O; the same for any
// order of the claims. The rules by name: docs/methodology.md.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claim/claim.h"

namespace recoupe {

struct ClaimEvidence {
  std::string id;  // "r…/c1"
  std::string report;
  std::string origin;  // the group of reports that counts once (see origin.h)
  std::optional<std::int64_t>
      published;  // of its report, minutes since 1970 UTC; unknown: older than any known one
  std::string
      source;  // folded name of who says it; "" when nobody is named whom another report could mean, too
  std::string words;  // folded words of the source; "" the report's own voice
  ClaimKind kind = ClaimKind::killed;
  std::int64_t min = 0;
  std::optional<std::int64_t> max;  // nullopt: open above
  Hedge hedge = Hedge::asserted;
  bool of_attackers = false;
  bool part = false;        // of a total that is a claim, too
  bool in_passing = false;  // its report is about something else: counts, but replaces nothing
};

enum class Agreement : std::uint8_t { single, agree, compatible, conflict };
std::string_view name_of(Agreement agreement);

enum class ClaimState : std::uint8_t { in_force, repeated, replaced, denied, part };
std::string_view name_of(ClaimState state);

struct FigureClaim {
  std::string id;
  ClaimState state = ClaimState::in_force;
  std::string by;  // replaced, repeated or a part: the claim that stands for it; "" none
};

struct Best {
  std::int64_t min = 0;
  std::optional<std::int64_t> max;  // nullopt: open above
};

struct Figure {
  std::int64_t low = 0;
  std::optional<Best> best;          // nullopt when no claim is in force
  std::optional<std::int64_t> high;  // nullopt: open above
  Agreement agreement = Agreement::single;
  std::string rule;                 // "only_figure", "most_origins", "most_recent", "lowest", "none_in_force"
  std::vector<FigureClaim> claims;  // all, also those that do not count; by id
  int origins = 0;                  // independent ones behind the claims in force
};

// By key: a claim kind ("killed") or, for the attackers' own losses, "killed_attackers".
using Figures = std::map<std::string, Figure>;

Figures reconcile(const std::vector<ClaimEvidence>& claims);

}  // namespace recoupe
