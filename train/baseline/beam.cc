#include "baseline/beam.h"

#include <algorithm>

#include "baseline/shuffle.h"

namespace recoupe::baseline {

void BeamParser::start(std::span<const Token> tokens) {
  marks_.count(tokens);
  beam_.resize(1);
  beam_[0].now.start(static_cast<int>(tokens.size()));
  beam_[0].taken.clear();
  beam_[0].score = 0;
}

// Replaces the beam by the best continuations of its items. Equal scores: the earlier item and class, so that
// the same sentence always gives the same tree.
void BeamParser::step(std::span<const Token> tokens) {
  candidates_.clear();
  for (std::size_t i = 0; i < beam_.size(); ++i) {
    describe(beam_[i].now, tokens, marks_, features_);
    const auto scores = model_.score(features_);
    for (std::size_t c = 0; c < scores.size(); ++c)
      if (moves_.allows(beam_[i].now, moves_.move_of(c)))
        candidates_.push_back({beam_[i].score + scores[c], i, c});
  }
  const std::size_t kept = std::min(width_, candidates_.size());
  const auto better = [](const Candidate& a, const Candidate& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.item != b.item ? a.item < b.item : a.taken < b.taken;
  };
  std::partial_sort(candidates_.begin(), candidates_.begin() + static_cast<std::ptrdiff_t>(kept),
                    candidates_.end(), better);
  next_.resize(kept);
  for (std::size_t k = 0; k < kept; ++k) {
    const Candidate& from = candidates_[k];
    const Move move = moves_.move_of(from.taken);
    next_[k] = beam_[from.item];
    next_[k].score = from.score;
    next_[k].taken.push_back(static_cast<std::uint8_t>(from.taken));
    next_[k].now.apply(move.transition, move.relation);
  }
  std::swap(beam_, next_);
}

// One derivation of the gold tree (of the nearest projective one): what the oracle allows, reductions first.
BeamParser::Classes BeamParser::gold_moves(const Tree& tree) {
  Classes moves;
  const std::vector<int> heads = heads_of(tree);
  Configuration now;
  now.start(static_cast<int>(tree.tokens.size()));
  while (!now.done()) {
    const BestMoves best(moves_, now, tree, heads);
    std::size_t taken = moves_.size() - 1;
    while (!best(moves_.move_of(taken))) --taken;
    moves.push_back(static_cast<std::uint8_t>(taken));
    now.apply(moves_.move_of(taken).transition, moves_.move_of(taken).relation);
  }
  return moves;
}

void BeamParser::reward(const Tree& tree, const Classes& moves, std::size_t steps, float by) {
  Configuration now;
  now.start(static_cast<int>(tree.tokens.size()));
  for (std::size_t k = 0; k < steps; ++k) {
    describe(now, tree.tokens, marks_, features_);
    model_.reward(features_, moves[k], by);
    now.apply(moves_.move_of(moves[k]).transition, moves_.move_of(moves[k]).relation);
  }
}

void BeamParser::learn(const Tree& tree) {
  const Classes gold = gold_moves(tree);
  Violation worst;
  Configuration right;
  right.start(static_cast<int>(tree.tokens.size()));
  start(tree.tokens);
  float gold_score = 0;
  for (std::size_t k = 0; k < gold.size(); ++k) {
    describe(right, tree.tokens, marks_, features_);
    gold_score += model_.score(features_)[gold[k]];
    right.apply(moves_.move_of(gold[k]).transition, moves_.move_of(gold[k]).relation);
    step(tree.tokens);
    const float by = beam_[0].score - gold_score;
    const bool differs = !std::equal(beam_[0].taken.begin(), beam_[0].taken.end(), gold.begin());
    if (differs && by >= worst.by) worst = {k + 1, by, beam_[0].taken};
  }
  if (worst.steps > 0) {
    reward(tree, gold, worst.steps, 1);
    reward(tree, worst.wrong, worst.steps, -1);
  }
  model_.tick();
}

void BeamParser::train(std::span<const Tree> trees, const ParserOptions& options) {
  Random random(options.seed);
  for (int epoch = 0; epoch < options.epochs; ++epoch)
    for (const std::size_t t : shuffled(trees.size(), random)) learn(trees[t]);
  model_.end_run();
  model_.freeze();
}

std::vector<Arc> BeamParser::parse(std::span<const Token> tokens) {
  start(tokens);
  while (!beam_[0].now.done()) step(tokens);
  std::vector<Arc> arcs;
  for (const Node& node : beam_[0].now.nodes()) arcs.push_back({node.head, node.relation});
  return arcs;
}

}  // namespace recoupe::baseline
