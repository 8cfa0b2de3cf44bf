#include "baseline/moves.h"

#include <algorithm>
#include <limits>

namespace recoupe::baseline {

Move MoveSet::move_of(std::size_t number) const {
  if (number == 0) return {};
  const bool left = number <= relations;
  return {left ? left_arc : right_arc, static_cast<std::uint8_t>(number - 1 - (left ? 0 : relations))};
}

bool MoveSet::allows(const Configuration& now, Move move) const {
  if (!now.allows(move.transition)) return false;
  if (move.transition == shift) return true;
  const bool under_root = move.transition == left_arc && now.front(0) == now.root();
  return (move.relation == root_relation) == under_root;
}

BestMoves::BestMoves(const MoveSet& set, const Configuration& now, const Tree& tree,
                     std::span<const int> heads)
    : set_(&set), now_(&now), tree_(&tree) {
  constexpr int kForbidden = std::numeric_limits<int>::max();
  std::array<int, kTransitions> cost{};
  for (const Transition t : {shift, left_arc, right_arc})
    cost[t] = now.allows(t) ? now.cost(t, heads) : kForbidden;
  const int least = *std::min_element(cost.begin(), cost.end());
  for (const Transition t : {shift, left_arc, right_arc}) best_[t] = cost[t] == least;
}

bool BestMoves::operator()(Move move) const {
  if (!best_[move.transition] || !set_->allows(*now_, move)) return false;
  if (move.transition == shift) return true;
  const Arc& gold = tree_->arcs[static_cast<std::size_t>(now_->top(0))];
  const int head = move.transition == left_arc ? now_->front(0) : now_->top(1);
  return gold.head != head || head == now_->root() || move.relation == gold.relation;
}

std::vector<int> heads_of(const Tree& tree) {
  std::vector<int> heads;
  for (const Arc& arc : tree.arcs) heads.push_back(arc.head);
  return heads;
}

}  // namespace recoupe::baseline
