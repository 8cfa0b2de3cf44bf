// Which events are one incident: a pure function of the set of evidence, never of the order of arrival.
//
// 1. Candidate pairs by index (day and country, near-copy, place with a telling figure or a rare name), so
// that cost
//    follows the number of look-alikes and not the square of the events.
// 2. A score for each pair: a sum of named weights, or a veto (days or countries that exclude one another,
// two main
//    events of one report); see pair.h.
// 3. Agglomeration, best pair first: two groups unite when no pair of theirs is vetoed and the average pair
// agrees.
// 4. Background events attach to the incident that they tell of, when just one fits; they found none.
//
// Every decision keeps its reasons. Rules, weights and what they rest on: docs/methodology.md.
#pragma once

#include <string>
#include <vector>

#include "incident/evidence.h"

namespace recoupe {

// Raised with every change of the rules or weights: a ledger that was linked by other rules is linked anew.
inline constexpr int kLinkingRules = 1;

struct Reason {
  std::string feature;  // "date", "place", "type", "actor", "target", "figures", "copy", "names"
  std::string value;    // "both 2020-03-11", "killed 71"
  double weight = 0;
};

struct PairScore {
  double total = 0;
  bool veto = false;
  bool strong = false;  // agrees in more than look-alike facts
  bool same_place = false;
  std::vector<Reason> reasons;
};

struct LinkDecision {        // why `event` lies with `other`
  std::string event, other;  // event ids
  double score = 0;
  bool background = false;  // an attachment: `event` only tells of the incident
  std::vector<Reason> reasons;
};

struct Cluster {
  std::string founder;                  // the first main event by (published, id): gives the incident its id
  std::vector<std::string> events;      // main events, sorted
  std::vector<std::string> background;  // attached ones, sorted
  std::vector<LinkDecision> links;      // that built it, strongest first
};

struct Linking {
  std::vector<Cluster> clusters;  // by founder
  std::size_t pairs_scored = 0;   // the cost
};

Linking link(const Evidence& evidence);

}  // namespace recoupe
