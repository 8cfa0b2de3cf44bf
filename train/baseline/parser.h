// A greedy transition parser with an averaged perceptron: the best transition that is allowed, 2n times.
//
// Trained by error exploration: from the second epoch on, the parser mostly follows what it would itself do,
// right or wrong, and learns the best that is left from there. The static oracle (for comparison) never
// leaves the gold tree.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "baseline/features.h"
#include "baseline/moves.h"
#include "baseline/perceptron.h"
#include "baseline/token.h"
#include "baseline/transitions.h"

namespace recoupe::baseline {

struct ParserOptions {
  unsigned log2_cells = 24;
  int epochs = 12;
  int runs = 1;  // with orders of their own, added up
  bool dynamic = true;
  int explored = 90;  // of a hundred decisions of later epochs
  std::uint64_t seed = 1;
};

class Parser {
 public:
  Parser(MoveSet moves, unsigned log2_cells) : moves_(moves), model_(moves.size(), log2_cells) {}

  void train(std::span<const Tree> trees, const ParserOptions& options);
  std::vector<Arc> parse(std::span<const Token> tokens);
  std::size_t bytes() const { return model_.bytes(); }

 private:
  void learn(const Tree& tree, int explored, bool dynamic, std::uint64_t seed);
  template <class Allowed>
  Move best(std::span<const float> scores, const Allowed& allowed) const;
  Move best_allowed(std::span<const float> scores) const;

  MoveSet moves_;
  Perceptron model_;
  Configuration now_;  // these are kept between sentences for their memory
  Marks marks_;
  std::vector<Feature> features_;
};

}  // namespace recoupe::baseline
