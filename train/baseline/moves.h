// Transitions with their relations, numbered as the model's classes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "baseline/token.h"
#include "baseline/transitions.h"

namespace recoupe::baseline {

struct Arc {
  int head = 0;  // the number of words stands for the root
  std::uint8_t relation = 0;

  bool operator==(const Arc&) const = default;
};

struct Tree {
  std::vector<Token> tokens;  // tagged
  std::vector<Arc> arcs;      // one a token
};

struct Move {
  Transition transition = shift;
  std::uint8_t relation = 0;
};

// shift, then a left arc of every relation, then a right arc of every relation.
struct MoveSet {
  std::size_t relations = 0;
  std::uint8_t root_relation = 0;  // words under the root have this one, and no others

  std::size_t size() const { return 1 + 2 * relations; }
  std::size_t class_of(Move move) const {
    return move.transition == shift ? 0 : 1 + (move.transition - left_arc) * relations + move.relation;
  }
  Move move_of(std::size_t number) const;
  bool allows(const Configuration& now, Move move) const;
};

// The moves that lead to the best tree which can still be had from `now`.
class BestMoves {
 public:
  BestMoves(const MoveSet& set, const Configuration& now, const Tree& tree, std::span<const int> heads);
  // Whether the move loses the fewest gold arcs and has the gold relation where its arc is a gold one.
  bool operator()(Move move) const;

 private:
  const MoveSet* set_;
  const Configuration* now_;
  const Tree* tree_;
  std::array<bool, kTransitions> best_{};
};

std::vector<int> heads_of(const Tree& tree);

}  // namespace recoupe::baseline
