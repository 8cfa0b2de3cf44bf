// Ballots: the phrases that may fill a role, each with what speaks for it; the heaviest is taken.
#pragma once

#include <string_view>

#include "mention/event.h"

namespace recoupe {

struct Candidate {
  WordRange words{};  // empty: nobody stands
  double weight = 0;
  ActorStatus status = ActorStatus::unknown;  // of an actor
  std::string_view rule;                      // what gave it; a literal
};

class Ballot {
 public:
  // Of two that weigh the same the first of the text stays.
  void add(const Candidate& candidate) {
    if (best_.words.empty() || candidate.weight > best_.weight) best_ = candidate;
  }
  const Candidate& best() const { return best_; }
  bool empty() const { return best_.words.empty(); }

 private:
  Candidate best_;
};

}  // namespace recoupe
