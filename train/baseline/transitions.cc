#include "baseline/transitions.h"

namespace recoupe::baseline {
namespace {

void count(std::uint8_t& value) { value = static_cast<std::uint8_t>(value + (value < 255)); }

}  // namespace

void Configuration::start(int words) {
  root_ = words;
  front_ = 0;
  stack_.clear();
  nodes_.assign(static_cast<std::size_t>(words) + 1, Node{});
}

// The root takes the last word that is left, and never stands on the stack: one word, and no more, is its
// dependent.
bool Configuration::allows(Transition transition) const {
  switch (transition) {
    case shift:
      return front_ < root_;
    case left_arc:
      return front_ < root_ ? !stack_.empty() : stack_.size() == 1;
    default:
      return stack_.size() >= 2;
  }
}

void Configuration::attach(int word, int head, std::uint8_t relation) {
  Node& below = nodes_[static_cast<std::size_t>(word)];
  Node& above = nodes_[static_cast<std::size_t>(head)];
  below.head = head;
  below.relation = relation;
  const bool is_left = word < head;
  auto& side = is_left ? above.left : above.right;
  side = {word, side[0]};
  count(is_left ? above.left_count : above.right_count);
  (is_left ? above.left_relations : above.right_relations) |= std::uint64_t{1} << (relation % 64);
}

void Configuration::apply(Transition transition, std::uint8_t relation) {
  if (transition == shift) {
    stack_.push_back(front_++);
    return;
  }
  const int word = stack_.back();
  stack_.pop_back();
  attach(word, transition == left_arc ? front_ : stack_.back(), relation);
}

int Configuration::cost(Transition transition, std::span<const int> gold) const {
  const auto head = [&](int word) { return word == root_ ? kNobody : gold[static_cast<std::size_t>(word)]; };
  int lost = 0;
  if (transition == shift) {  // the front loses its dependents on the stack, and every head there but the top
    for (const int word : stack_) lost += head(word) == front_;
    for (std::size_t below = 1; below < stack_.size(); ++below) lost += head(front_) == top(below);
    return lost;
  }
  // The top loses its dependents in the buffer, and every head but the one it gets.
  const int word = stack_.back();
  for (int w = front_; w < root_; ++w) lost += head(w) == word;
  const int right = head(word);
  if (transition == left_arc) return lost + (right > front_ || (right != kNobody && right == top(1)));
  return lost + (right >= front_);
}

}  // namespace recoupe::baseline
