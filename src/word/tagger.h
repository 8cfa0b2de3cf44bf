// The cheapest path through the readings of a sentence: Viterbi over pairs of states (second order).
//
// Cost of a path = costs of its readings + cost of every state after the two before it. A contraction read as
// two words adds both its states. Linear in words; a node is a reading together with the state before it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "word/readings.h"
#include "word/tables.h"

namespace recoupe {

class Tagger {
 public:
  explicit Tagger(const TagModel& model) : model_(&model) {}

  // readings[begin[i], begin[i+1]) are those of the i-th surface, at least one each; `begin` has one more
  // than there are surfaces. The chosen reading's index of every surface comes out in `chosen`.
  void choose(std::span<const WordReading> readings, std::span<const std::uint32_t> begin,
              std::vector<std::uint32_t>& chosen);

 private:
  struct Node {
    std::uint32_t reading;
    std::uint32_t from;  // node before
    Cost cost;
    State before;
    State last;
  };
  void extend(std::span<const WordReading> readings, std::uint32_t reading, std::size_t from, std::size_t to);

  const TagModel* model_;
  std::vector<Node> nodes_;  // kept between sentences for their memory
};

}  // namespace recoupe
