// See candidates.h. An event goes under each of its keys; events that meet under a key are a pair. Under a
// key that very many share (a war's worst day) each is paired with its neighbours in the order of places
// only: agglomeration chains them ("sorted neighbourhood", Hernández and Stolfo 1995).
#include "incident/candidates.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "base/hash.h"
#include "incident/words.h"

namespace recoupe {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;

constexpr std::size_t kCrowd = 96;             // events under one key that are all compared with one another
constexpr std::size_t kNeighbours = 24;        // compared in a larger crowd
constexpr int kShortSpan = 4;                  // days: longer periods make no key
constexpr std::int64_t kTellingAnywhere = 15;  // from here on a number is a key without a country
constexpr std::int64_t kTellingFrom = 3;       // smaller figures are everywhere

struct Posting {
  std::uint64_t key;
  std::size_t event;
};

std::uint64_t mix(std::uint64_t h, std::uint64_t value) {
  return (h ^ value) * 0x9e3779b97f4a7c15ULL + (h >> 31);
}

bool takes_part(const EventEvidence& event) { return event.scope != Scope::aggregate; }

class Index {
 public:
  Index(const Evidence& evidence, const PairScorer& scorer) : evidence_(evidence), scorer_(scorer) {
    for (std::size_t i = 0; i < evidence.events.size(); ++i) {
      if (takes_part(evidence.events[i])) enter(i);
    }
    std::sort(postings_.begin(), postings_.end(), [](const Posting& a, const Posting& b) {
      return std::tuple(a.key, a.event) < std::tuple(b.key, b.event);
    });
  }
  const std::vector<Posting>& postings() const { return postings_; }

 private:
  void enter(std::size_t i) {
    const EventEvidence& event = evidence_.events[i];
    const std::uint64_t country = hash_bytes(event.places.empty() ? "" : event.places.front().country);
    std::vector<std::uint64_t> sounds;
    for (const PlaceEvidence& place : event.places) {
      for (const std::string& word : place.words) sounds.push_back(hash_bytes(sound_of(word)));
    }
    std::vector<std::uint64_t> keys;
    if (event.days && event.days->days() <= kShortSpan) {
      // One day more, so that neighbours meet: midnight divides reports of one night.
      for (Day day = event.days->earliest; day <= event.days->latest + std::chrono::days{1};
           day += std::chrono::days{1}) {
        const std::uint64_t h = mix(1, static_cast<std::uint64_t>(day.time_since_epoch().count()));
        keys.push_back(mix(h, country));
        for (const std::uint64_t sound : sounds) keys.push_back(mix(h, sound));
      }
    }
    for (const FigureEvidence& figure : event.figures) {
      if (figure.min < kTellingFrom) continue;
      const auto max = static_cast<std::uint64_t>(figure.max.value_or(-1));
      const std::uint64_t h = mix(
          mix(mix(2, static_cast<std::uint64_t>(figure.kind)), static_cast<std::uint64_t>(figure.min)), max);
      keys.push_back(mix(h, country));
      for (const std::uint64_t sound : sounds) keys.push_back(mix(h, sound));
      if (figure.min >= kTellingAnywhere && figure.max == figure.min) keys.push_back(h);
    }
    for (const std::string_view name : scorer_.rare_names(scorer_.report_of(i))) {
      const std::uint64_t h = hash_bytes(name, 3);
      for (const std::uint64_t sound : sounds) keys.push_back(mix(h, sound));
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (const std::uint64_t key : keys) postings_.push_back({key, i});
  }

  const Evidence& evidence_;
  const PairScorer& scorer_;
  std::vector<Posting> postings_;
};

}  // namespace

std::vector<Pair> candidate_pairs(const Evidence& evidence, const PairScorer& scorer,
                                  const std::vector<std::size_t>& rank) {
  std::vector<Pair> pairs;
  const auto add = [&](std::size_t a, std::size_t b) {
    const bool background =
        evidence.events[a].scope == Scope::background && evidence.events[b].scope == Scope::background;
    if (!background && scorer.report_of(a) != scorer.report_of(b))
      pairs.emplace_back(std::min(a, b), std::max(a, b));
  };
  const Index index(evidence, scorer);
  const auto& postings = index.postings();
  const auto name = [&](std::size_t e) {
    const auto& places = evidence.events[e].places;
    return places.empty() ? std::string_view() : std::string_view(places.front().name);
  };
  for (std::size_t begin = 0; begin < postings.size();) {
    std::vector<std::size_t> crowd;
    std::size_t end = begin;
    for (; end < postings.size() && postings[end].key == postings[begin].key; ++end)
      crowd.push_back(postings[end].event);
    begin = end;
    const std::size_t reach = crowd.size() > kCrowd ? kNeighbours : crowd.size();
    std::sort(crowd.begin(), crowd.end(), [&](std::size_t a, std::size_t b) {
      return std::tuple(name(a), rank[a]) < std::tuple(name(b), rank[b]);
    });
    for (std::size_t i = 0; i < crowd.size(); ++i) {
      for (std::size_t j = i + 1; j < crowd.size() && j <= i + reach; ++j) add(crowd[i], crowd[j]);
    }
  }
  std::vector<std::vector<std::size_t>> events_of(evidence.reports.size());
  for (std::size_t i = 0; i < evidence.events.size(); ++i) {
    if (takes_part(evidence.events[i])) events_of[scorer.report_of(i)].push_back(i);
  }
  for (const CopyPair& copy : scorer.copies()) {
    for (const std::size_t a : events_of[copy.a]) {
      for (const std::size_t b : events_of[copy.b]) add(a, b);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace recoupe
