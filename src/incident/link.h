// Which events are one incident: a pure function of the set of evidence, never of the order of arrival.
//
// 1. Candidate pairs by index (day and country, place, near-copy, rare name), so that cost follows the number
// of
//    look-alikes and not the square of the events. 2. A score for each pair: a sum of named weights, or a
//    veto (dates or countries that exclude one another, two main events of one report). 3. Agglomeration,
//    best pair first, inside the components; a group never unites across a veto. 4. Background events attach
//    to the incident that they tell of, when just one fits; they found none. Every decision keeps its
//    reasons. Rules and reasons: docs/methodology.md.
#pragma once

#include <string>
#include <vector>

#include "incident/evidence.h"

namespace recoupe {

struct Reason {
  std::string feature;  // "date", "place", "figures", "copy", "name", "type", "actor"…
  std::string value;    // "same day 2020-03-11", "killed 12 = 12"
  double weight = 0;
};

struct LinkDecision {        // why `event` lies with `other`
  std::string event, other;  // event ids; event > other
  double score = 0;
  bool background = false;  // an attachment: `event` only tells of the incident
  std::vector<Reason> reasons;
};

struct Cluster {
  std::string founder;                  // the smallest event by (published, id): gives the incident its id
  std::vector<std::string> events;      // main events, sorted
  std::vector<std::string> background;  // attached ones, sorted
  std::vector<LinkDecision> links;      // that built it, strongest first
};

struct Linking {
  std::vector<Cluster> clusters;  // by founder
  std::size_t pairs_scored = 0;   // cost, for the benches
};

// The pair score alone, for tests and explanations; nullopt: a veto.
struct PairScore {
  double total = 0;
  bool veto = false;
  std::vector<Reason> reasons;
};

Linking link(const Evidence& evidence);

}  // namespace recoupe
