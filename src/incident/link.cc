// See link.h. Greedy agglomeration: accepted pairs from the strongest on; ties by the events' rank, which
// follows from publication and id alone, so that no order of arrival shows.
#include "incident/link.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

#include "incident/candidates.h"
#include "incident/pair.h"

namespace recoupe {
namespace {

constexpr double kAverage =
    2.0;  // of all pairs across two groups: half of what one pair needs, since reports leave facts out
constexpr double kMargin =
    0.7;  // an undated event must fit one incident better than the next by so much, else it stands alone
constexpr std::size_t kSpokesmen = 16;  // members of a group that are scored against another's
constexpr int kShortSpan = 4;           // days that still date an event

struct Edge {
  std::size_t a, b;  // rank order: rank[a] < rank[b]
  double score;
};

// Positions by (publication, id): unknown publication last.
std::vector<std::size_t> ranks(const Evidence& evidence, const PairScorer& scorer) {
  std::vector<std::size_t> order(evidence.events.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key = [&](std::size_t i) {
    const auto& published = evidence.reports[scorer.report_of(i)].published;
    return std::tuple(!published, published.value_or(Day{}), std::string_view(evidence.events[i].id));
  };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  std::vector<std::size_t> rank(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  return rank;
}

class Linker {
 public:
  explicit Linker(const Evidence& evidence)
      : evidence_(evidence),
        scorer_(evidence),
        rank_(ranks(evidence, scorer_)),
        group_(evidence.events.size()) {
    for (std::size_t i = 0; i < group_.size(); ++i) {
      group_[i] = i;
      if (is(i, Scope::main)) members_[i] = {i};
    }
  }

  Linking run() {
    gather_edges();
    drop_undecided();
    for (const Edge& edge : edges_) unite(edge);
    attach();
    return report();
  }

 private:
  bool is(std::size_t event, Scope scope) const { return evidence_.events[event].scope == scope; }
  bool dated(std::size_t event) const {
    const auto& days = evidence_.events[event].days;
    return days && days->days() <= kShortSpan;
  }

  double score(std::size_t a, std::size_t b) {
    const std::uint64_t key = (std::uint64_t{std::min(a, b)} << 32) | std::max(a, b);
    const auto [known, added] = scores_.try_emplace(key, 0);
    if (added) {
      known->second = scorer_.score(a, b).total;
    }
    return known->second;
  }

  void gather_edges() {
    for (const auto& [a, b] : candidate_pairs(evidence_, scorer_, rank_)) {
      ++pairs_scored_;
      const PairScore pair = scorer_.score(a, b);
      if (pair.veto || !pair.strong || pair.total < kJoin) continue;
      const bool both_main = is(a, Scope::main) && is(b, Scope::main);
      // What a report tells in passing it tells briefly: without the place it could be anything of that day.
      if (!both_main && !pair.same_place) continue;
      const bool in_order = rank_[a] < rank_[b];
      const Edge edge{in_order ? a : b, in_order ? b : a, pair.total};
      (both_main ? edges_ : attachments_).push_back(edge);
    }
    const auto stronger = [&](const Edge& x, const Edge& y) {
      return std::tuple(-x.score, rank_[x.a], rank_[x.b]) < std::tuple(-y.score, rank_[y.a], rank_[y.b]);
    };
    std::sort(edges_.begin(), edges_.end(), stronger);
    std::sort(attachments_.begin(), attachments_.end(), stronger);
  }

  // An undated event that fits two incidents which exclude one another about equally well is left alone.
  void drop_undecided() {
    std::unordered_map<std::size_t, std::vector<const Edge*>> edges_of;
    for (const Edge& edge : edges_) {
      if (!dated(edge.a)) edges_of[edge.a].push_back(&edge);
      if (!dated(edge.b)) edges_of[edge.b].push_back(&edge);
    }
    std::set<std::size_t> undecided;
    for (const auto& [event, edges] : edges_of) {
      const auto partner = [e = event](const Edge* edge) { return edge->a == e ? edge->b : edge->a; };
      const std::size_t best = partner(edges.front());
      for (const Edge* edge : edges) {
        if (edge->score < edges.front()->score - kMargin) break;
        const std::size_t rival = partner(edge);
        const bool other_incident = rival != best && scorer_.report_of(rival) != scorer_.report_of(best);
        if (other_incident && scorer_.excluded(best, rival)) undecided.insert(event);
      }
    }
    std::erase_if(edges_, [&](const Edge& e) { return undecided.contains(e.a) || undecided.contains(e.b); });
  }

  // Whether no pair across is vetoed and the average agrees. In large groups the first members speak for all.
  bool fit(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
    for (const std::size_t x : a) {
      for (const std::size_t y : b) {
        if (scorer_.excluded(x, y)) return false;
      }
    }
    const std::size_t from_a = std::min(a.size(), kSpokesmen);
    const std::size_t from_b = std::min(b.size(), kSpokesmen);
    double sum = 0;
    for (std::size_t i = 0; i < from_a; ++i) {
      for (std::size_t j = 0; j < from_b; ++j) sum += score(a[i], b[j]);
    }
    return sum >= kAverage * static_cast<double>(from_a * from_b);
  }

  void unite(const Edge& edge) {
    std::size_t a = group_[edge.a];
    std::size_t b = group_[edge.b];
    if (a == b) return;
    if (members_.at(a).size() < members_.at(b).size()) std::swap(a, b);
    // Two groups that did not fit are asked again only once one of them has grown.
    const auto asked =
        std::tuple(std::min(a, b), std::max(a, b), members_.at(a).size() + members_.at(b).size());
    if (refused_.contains(asked)) return;
    if (!fit(members_.at(a), members_.at(b))) {
      refused_.insert(asked);
      return;
    }
    auto& into = members_.at(a);
    for (const std::size_t event : members_.at(b)) {
      group_[event] = a;
      into.push_back(event);
    }
    members_.erase(b);
    built_by_.push_back(edge);
  }

  void attach() {
    std::unordered_map<std::size_t, std::vector<const Edge*>> edges_of;
    for (const Edge& edge : attachments_)
      edges_of[is(edge.a, Scope::main) ? edge.b : edge.a].push_back(&edge);
    std::vector<std::size_t> order;
    for (const auto& [event, edges] : edges_of) order.push_back(event);
    std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return rank_[x] < rank_[y]; });
    for (const std::size_t event : order) {
      const Edge* best = nullptr;
      const Edge* rival = nullptr;
      std::size_t home = 0;
      for (const Edge* edge : edges_of.at(event)) {
        const std::size_t group = group_[edge->a == event ? edge->b : edge->a];
        if (best != nullptr && group == home) continue;
        if (!fit({event}, members_.at(group))) continue;
        if (best == nullptr) {
          best = edge;
          home = group;
        } else {
          rival = edge;
          break;
        }
      }
      if (best == nullptr || (rival != nullptr && rival->score > best->score - kMargin)) continue;
      attached_[home].push_back(event);
      attached_by_.emplace_back(home, *best);
    }
  }

  LinkDecision decision(const Edge& edge, bool background) const {
    PairScore pair = scorer_.score(edge.a, edge.b, true);
    const bool swap = background ? !is(edge.a, Scope::background) : false;
    const std::string& a = evidence_.events[edge.a].id;
    const std::string& b = evidence_.events[edge.b].id;
    // The later event lies with the earlier one; a background event with the main one.
    return {background && !swap ? a : b, background && !swap ? b : a, pair.total, background,
            std::move(pair.reasons)};
  }

  Linking report() const {
    std::map<std::size_t, Cluster> by_rank;
    std::unordered_map<std::size_t, std::size_t> founder_rank;
    for (const auto& [group, events] : members_) {
      std::size_t first = std::numeric_limits<std::size_t>::max();
      for (const std::size_t event : events) first = std::min(first, rank_[event]);
      founder_rank[group] = first;
      Cluster& cluster = by_rank[first];
      for (const std::size_t event : events) {
        cluster.events.push_back(evidence_.events[event].id);
        if (rank_[event] == first) cluster.founder = evidence_.events[event].id;
      }
      std::sort(cluster.events.begin(), cluster.events.end());
    }
    for (const auto& [group, events] : attached_) {
      auto& background = by_rank.at(founder_rank.at(group)).background;
      for (const std::size_t event : events) background.push_back(evidence_.events[event].id);
      std::sort(background.begin(), background.end());
    }
    for (const Edge& edge : built_by_) {
      by_rank.at(founder_rank.at(group_[edge.a])).links.push_back(decision(edge, false));
    }
    for (const auto& [group, edge] : attached_by_) {
      by_rank.at(founder_rank.at(group)).links.push_back(decision(edge, true));
    }
    Linking linking;
    linking.pairs_scored = pairs_scored_;
    for (auto& [rank, cluster] : by_rank) linking.clusters.push_back(std::move(cluster));
    return linking;
  }

  const Evidence& evidence_;
  PairScorer scorer_;
  std::vector<std::size_t> rank_;
  std::vector<std::size_t> group_;  // of a main event: the key of members_
  std::unordered_map<std::size_t, std::vector<std::size_t>> members_, attached_;
  std::vector<Edge> edges_, attachments_, built_by_;
  std::vector<std::pair<std::size_t, Edge>> attached_by_;
  std::set<std::tuple<std::size_t, std::size_t, std::size_t>> refused_;
  std::unordered_map<std::uint64_t, double> scores_;
  std::size_t pairs_scored_ = 0;
};

}  // namespace

Linking link(const Evidence& evidence) { return Linker(evidence).run(); }

}  // namespace recoupe
