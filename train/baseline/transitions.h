// The arc-hybrid transition system with its dynamic oracle (Kuhlmann et al. 2011; Goldberg & Nivre 2013).
//
//   shift        the first word of the buffer goes onto the stack
//   left_arc     the top of the stack becomes a dependent of the buffer's first word, and leaves
//   right_arc    the top of the stack becomes a dependent of the word below it, and leaves
//
// Words are 0 … n-1, and n is the root at the end of the buffer; exactly one word ends up under it. Every
// projective tree is reached by 2n transitions. Costs of a transition: 1 step; of the oracle: linear in
// words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace recoupe::baseline {

enum Transition : std::uint8_t { shift, left_arc, right_arc, kTransitions };

inline constexpr int kNobody = -1;

// A word's place in the growing tree.
struct Node {
  int head = kNobody;
  std::uint8_t relation = 0;
  // The outermost dependents on each side and those inside of them: [0] was attached last.
  std::array<int, 2> left{kNobody, kNobody};
  std::array<int, 2> right{kNobody, kNobody};
  std::uint8_t left_count = 0;  // up to 255
  std::uint8_t right_count = 0;
  std::uint64_t left_relations = 0;  // as a set
  std::uint64_t right_relations = 0;
};

class Configuration {
 public:
  void start(int words);  // all memory is used again

  bool done() const { return stack_.empty() && front_ == root_; }
  bool allows(Transition transition) const;
  void apply(Transition transition, std::uint8_t relation);  // requires that it is allowed

  // Gold arcs that can be reached before the transition and not after it. gold[w] is a head, `root` included.
  int cost(Transition transition, std::span<const int> gold) const;

  int root() const { return root_; }
  int front(int on) const { return front_ + on <= root_ ? front_ + on : kNobody; }
  int top(std::size_t below) const {
    return below < stack_.size() ? stack_[stack_.size() - 1 - below] : kNobody;
  }
  const Node& node(int word) const { return nodes_[static_cast<std::size_t>(word)]; }
  std::span<const Node> nodes() const { return std::span(nodes_).first(static_cast<std::size_t>(root_)); }

 private:
  void attach(int word, int head, std::uint8_t relation);

  int root_ = 0;
  int front_ = 0;
  std::vector<int> stack_;
  std::vector<Node> nodes_;  // one a word, and the root
};

}  // namespace recoupe::baseline
