#include "word/tree.h"

#include <algorithm>
#include <limits>

namespace recoupe {
namespace {

using Node = std::uint16_t;  // 0 the root, then the words

// More than any sum of scores: arcs from the root cost so much that a best tree has only one.
constexpr double kRootPrice = 1e6;

// Whether the favourites make a tree with one arc from the root: every word must lead there.
bool is_tree(const std::vector<Node>& heads) {
  if (std::count(heads.begin(), heads.end(), Node{0}) != 1) return false;
  std::vector<std::uint32_t> seen(heads.size() + 1, 0);
  for (std::uint32_t d = 1; d <= heads.size(); ++d) {
    std::uint32_t at = d;
    while (at != 0 && seen[at] == 0) {
      seen[at] = d;
      at = heads[at - 1];
    }
    if (at != 0 && seen[at] == d) return false;
  }
  return true;
}

// Chu-Liu-Edmonds without recursion: cycles of best arcs are contracted into their first node until none is
// left, then opened again, the last one first. Arcs between contracted nodes remember the words they join.
class Contraction {
 public:
  Contraction(std::span<const float> scores, std::size_t row, std::size_t n)
      : size_(n + 1),
        weight_(size_ * size_),
        from_(size_ * size_),
        to_(size_ * size_),
        best_(size_, 0),
        owner_(size_),
        head_(size_, 0) {
    for (std::size_t v = 0; v < size_; ++v) {
      owner_[v] = static_cast<Node>(v);
      active_.push_back(static_cast<Node>(v));
      for (std::size_t u = 0; u < size_; ++u) {
        const double score = v == 0 ? 0.0F : scores[(v - 1) * row + u];
        weight_[u * size_ + v] = u == 0 ? score - kRootPrice : score;
        from_[u * size_ + v] = static_cast<Node>(u);
        to_[u * size_ + v] = static_cast<Node>(v);
      }
    }
  }

  void solve(std::vector<Node>& heads) {
    std::vector<Node> cycle;
    while (choose(), find_cycle(cycle)) contract(cycle);
    for (const Node v : active_)
      if (v != 0) take({best_[v], v});
    while (!cycles_.empty()) open();
    heads.assign(head_.begin() + 1, head_.end());
  }

 private:
  struct Arc {
    Node from, to;
  };
  struct Cycle {
    std::vector<Arc> arcs;  // between words, one into each member
    std::vector<Node> members;
    std::vector<Node> owner;  // of every word before the contraction
  };

  void choose() {
    for (const Node v : active_) {
      double most = -std::numeric_limits<double>::infinity();
      for (const Node u : active_)
        if (u != v && v != 0 && weight_[u * size_ + v] > most) {
          most = weight_[u * size_ + v];
          best_[v] = u;
        }
    }
  }

  bool find_cycle(std::vector<Node>& cycle) const {
    std::vector<Node> seen(size_, 0);
    for (const Node start : active_) {
      Node at = start;
      while (at != 0 && seen[at] == 0) {
        seen[at] = start;
        at = best_[at];
      }
      if (at == 0 || seen[at] != start) continue;
      cycle.clear();
      const Node first = at;
      do cycle.push_back(at);
      while ((at = best_[at]) != first);
      return true;
    }
    return false;
  }

  void move(Arc to, Arc from, double weight) {
    weight_[to.from * size_ + to.to] = weight;
    from_[to.from * size_ + to.to] = from_[from.from * size_ + from.to];
    to_[to.from * size_ + to.to] = to_[from.from * size_ + from.to];
  }

  void contract(const std::vector<Node>& members) {
    Cycle cycle{{}, members, owner_};
    for (const Node v : members)
      cycle.arcs.push_back({from_[best_[v] * size_ + v], to_[best_[v] * size_ + v]});
    const Node whole = members[0];
    std::vector<double> inside;
    for (const Node v : members) inside.push_back(weight_[best_[v] * size_ + v]);
    for (const Node u : active_) {
      if (std::find(members.begin(), members.end(), u) != members.end()) continue;
      Arc in{u, whole};
      Arc out{whole, u};
      double most_in = -std::numeric_limits<double>::infinity();
      double most_out = most_in;
      for (std::size_t i = 0; i < members.size(); ++i) {
        const Node v = members[i];
        if (const double w = weight_[u * size_ + v] - inside[i]; w > most_in) most_in = w, in.to = v;
        if (const double w = weight_[v * size_ + u]; w > most_out) most_out = w, out.from = v;
      }
      move({u, whole}, in, most_in);
      move({whole, u}, out, most_out);
    }
    std::erase_if(active_, [&](Node v) {
      return v != whole && std::find(members.begin(), members.end(), v) != members.end();
    });
    for (Node& owner : owner_)
      if (std::find(members.begin(), members.end(), owner) != members.end()) owner = whole;
    cycles_.push_back(std::move(cycle));
  }

  void take(Arc arc) { settle({from_[arc.from * size_ + arc.to], to_[arc.from * size_ + arc.to]}); }
  void settle(Arc words) {
    head_[words.to] = words.from;
    settled_.push_back(words.to);
  }

  // The arc that enters a cycle replaces the one into the same member; the others stay.
  void open() {
    const Cycle cycle = std::move(cycles_.back());
    cycles_.pop_back();
    Node entered = 0;
    for (const Node word : settled_)
      if (std::find(cycle.members.begin(), cycle.members.end(), cycle.owner[word]) != cycle.members.end())
        entered = cycle.owner[word];
    for (std::size_t i = 0; i < cycle.members.size(); ++i)
      if (cycle.members[i] != entered) settle(cycle.arcs[i]);
  }

  std::size_t size_;
  std::vector<double> weight_;  // of the arc from the row's node to the column's
  std::vector<Node> from_, to_;
  std::vector<Node> best_, owner_, head_;
  std::vector<Node> active_, settled_;
  std::vector<Cycle> cycles_;
};

}  // namespace

void best_tree(std::span<const float> scores, std::size_t row, std::size_t n, std::vector<Node>& heads) {
  heads.resize(n);
  for (std::size_t d = 0; d < n; ++d) {
    std::size_t best = d == 0 ? 2 : 1;
    if (best > n) best = 0;
    for (std::size_t h = 0; h <= n; ++h)
      if (h != d + 1 && scores[d * row + h] > scores[d * row + best]) best = h;
    heads[d] = static_cast<Node>(best);
  }
  if (!is_tree(heads)) Contraction(scores, row, n).solve(heads);
}

}  // namespace recoupe
