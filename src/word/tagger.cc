#include "word/tagger.h"

#include <limits>

namespace recoupe {

// Adds the nodes that `reading` makes behind nodes_[from, to), the cheapest one for each state before it.
void Tagger::extend(std::span<const WordReading> readings, std::uint32_t reading, std::size_t from,
                    std::size_t to) {
  const WordReading& r = readings[reading];
  const std::size_t mine = nodes_.size();
  for (std::size_t n = from; n < to; ++n) {
    const Node& node = nodes_[n];
    Cost cost = node.cost + r.cost + model_->after(node.before, node.last, r.first);
    State before = node.last;
    if (r.two_words) {
      cost += model_->after(node.last, r.first, r.last);
      before = r.first;
    }
    std::size_t same = mine;
    while (same < nodes_.size() && nodes_[same].before != before) ++same;
    const Node next{reading, static_cast<std::uint32_t>(n), cost, before, r.last};
    if (same == nodes_.size()) {
      nodes_.push_back(next);
    } else if (cost < nodes_[same].cost) {
      nodes_[same] = next;
    }
  }
}

void Tagger::choose(std::span<const WordReading> readings, std::span<const std::uint32_t> begin,
                    std::vector<std::uint32_t>& chosen) {
  nodes_.clear();
  nodes_.push_back({0, 0, 0, model_->start(), model_->start()});
  std::size_t from = 0;
  for (std::size_t i = 0; i + 1 < begin.size(); ++i) {
    const std::size_t to = nodes_.size();
    for (std::uint32_t r = begin[i]; r < begin[i + 1]; ++r) extend(readings, r, from, to);
    from = to;
  }
  std::size_t best = from;
  Cost least = std::numeric_limits<Cost>::max();
  for (std::size_t n = from; n < nodes_.size(); ++n) {
    const Cost cost = nodes_[n].cost + model_->after(nodes_[n].before, nodes_[n].last, model_->end());
    if (cost < least) {
      least = cost;
      best = n;
    }
  }
  chosen.assign(begin.size() - 1, 0);
  for (std::size_t i = begin.size() - 1; i > 0; --i) {
    chosen[i - 1] = nodes_[best].reading;
    best = nodes_[best].from;
  }
}

}  // namespace recoupe
