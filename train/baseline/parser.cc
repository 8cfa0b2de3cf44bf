#include "baseline/parser.h"

#include "baseline/shuffle.h"

namespace recoupe::baseline {

// The best move for which allowed(move); at least one must be.
template <class Allowed>
Move Parser::best(std::span<const float> scores, const Allowed& allowed) const {
  std::size_t found = scores.size();
  for (std::size_t c = 0; c < scores.size(); ++c)
    if ((found == scores.size() || scores[c] > scores[found]) && allowed(moves_.move_of(c))) found = c;
  return moves_.move_of(found);
}

Move Parser::best_allowed(std::span<const float> scores) const {
  return best(scores, [this](Move move) { return moves_.allows(now_, move); });
}

void Parser::learn(const Tree& tree, int explored, bool dynamic, std::uint64_t seed) {
  Random random(seed);
  const std::vector<int> heads = heads_of(tree);
  now_.start(static_cast<int>(tree.tokens.size()));
  marks_.count(tree.tokens);
  while (!now_.done()) {
    describe(now_, tree.tokens, marks_, features_);
    const auto scores = model_.score(features_);
    const Move guess = best_allowed(scores);
    const Move right = best(scores, BestMoves(moves_, now_, tree, heads));
    const std::size_t wanted = moves_.class_of(right);
    if (wanted != moves_.class_of(guess)) model_.update(features_, wanted, moves_.class_of(guess));
    model_.tick();
    const bool follow = dynamic && static_cast<int>(random() % 100) < explored;
    const Move taken = follow ? guess : right;
    now_.apply(taken.transition, taken.relation);
  }
}

void Parser::train(std::span<const Tree> trees, const ParserOptions& options) {
  Random random(options.seed);
  for (int run = 0; run < options.runs; ++run) {
    for (int epoch = 0; epoch < options.epochs; ++epoch)
      for (const std::size_t t : shuffled(trees.size(), random))
        learn(trees[t], epoch == 0 ? 0 : options.explored, options.dynamic, random());
    model_.end_run();
  }
  model_.freeze();
}

std::vector<Arc> Parser::parse(std::span<const Token> tokens) {
  now_.start(static_cast<int>(tokens.size()));
  marks_.count(tokens);
  while (!now_.done()) {
    describe(now_, tokens, marks_, features_);
    const Move move = best_allowed(model_.score(features_));
    now_.apply(move.transition, move.relation);
  }
  std::vector<Arc> arcs;
  for (const Node& node : now_.nodes()) arcs.push_back({node.head, node.relation});
  return arcs;
}

}  // namespace recoupe::baseline
