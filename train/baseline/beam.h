// The same transitions searched with a beam and learnt as whole sequences (Zhang & Nivre 2011; Huang et al.
// 2012).
//
// All derivations of a sentence have 2n steps, so that their sums of scores compare. Training finds the step
// where the best of the beam beats the gold derivation by most, and updates both up to there. Costs the width
// of the beam times the greedy parser.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "baseline/features.h"
#include "baseline/moves.h"
#include "baseline/parser.h"
#include "baseline/perceptron.h"

namespace recoupe::baseline {

class BeamParser {
 public:
  BeamParser(MoveSet moves, unsigned log2_cells, std::size_t width)
      : moves_(moves), model_(moves.size(), log2_cells), width_(width) {}

  void train(std::span<const Tree> trees, const ParserOptions& options);  // explores nothing: gold or beam
  std::vector<Arc> parse(std::span<const Token> tokens);
  std::size_t bytes() const { return model_.bytes(); }

 private:
  using Classes = std::vector<std::uint8_t>;
  struct Item {
    Configuration now;
    Classes taken;  // the moves up to here
    float score = 0;
  };
  struct Candidate {
    float score;
    std::size_t item;
    std::size_t taken;
  };
  struct Violation {  // a step where the beam's best is ahead of the gold derivation
    std::size_t steps = 0;
    float by = 0;
    Classes wrong;
  };

  void start(std::span<const Token> tokens);
  void step(std::span<const Token> tokens);
  void learn(const Tree& tree);
  Classes gold_moves(const Tree& tree);
  void reward(const Tree& tree, const Classes& moves, std::size_t steps, float by);

  MoveSet moves_;
  Perceptron model_;
  std::size_t width_;
  std::vector<Item> beam_, next_;  // the best first; kept between sentences for their memory, as are these
  std::vector<Candidate> candidates_;
  Marks marks_;
  std::vector<Feature> features_;
};

}  // namespace recoupe::baseline
