#include "mention/relation.h"

#include <algorithm>
#include <string>

#include "mention/turn.h"

namespace recoupe {
namespace {

constexpr std::string_view kSeries = "same_series";
constexpr std::string_view kResponse = "response_to";

class RelationReader {
 public:
  RelationReader(const Scene& scene, const std::vector<Trigger>& triggers, const Mentions& mentions,
                 std::int32_t main)
      : scene_(scene), mentions_(mentions), turns_(scene, mentions.passages, triggers), main_(main) {}

  std::vector<Relation> run() {
    for (const EntryHit& hit : scene_.words.hits)
      if (const std::string_view kind = scene_.lexicon.value(hit.entry, "relation"); !kind.empty())
        said(hit, kind);
    for (std::int32_t n = 0; n < static_cast<std::int32_t>(mentions_.events.size()); ++n) {
      if (n == main_) continue;
      again(n);
      pursued(n);
    }
    return std::move(out_);
  }

 private:
  const Event& event(std::int32_t n) const { return mentions_.events[static_cast<std::size_t>(n)]; }
  bool is_background(std::int32_t n) const { return n != kNoEvent && event(n).scope == Scope::background; }

  // By a word that says so.
  void said(const EntryHit& hit, std::string_view kind) {
    const std::uint32_t p = mentions_.passages.at(hit.words.begin);
    if (p == Passages::kNone) return;
    const std::int32_t own = mentions_.event_of_passage[p];
    if (mentions_.passages[p].connective == hit.entry && own != kNoEvent)
      return relate(answering(p), own, kind, hit.words);
    if (own != kNoEvent && own != main_ && kind != kSeries && turns_.reply(p) == hit.entry)
      return relate(own, before(p), kind, hit.words);
    if (const std::int32_t past = answered(mentions_.passages[p].sentence); past != kNoEvent)
      relate(main_, past, kind, hit.words);
  }

  // The event of the sentence whose aside stands at `aside`.
  std::int32_t answering(std::uint32_t aside) const {
    const std::uint32_t sentence = mentions_.passages[aside].sentence;
    for (std::uint32_t p = 0; p < mentions_.passages.size(); ++p)
      if (mentions_.passages[p].sentence == sentence && p != aside &&
          mentions_.event_of_passage[p] != kNoEvent)
        return mentions_.event_of_passage[p];
    return main_;
  }

  // The background event that this sentence tells of.
  std::int32_t answered(std::uint32_t sentence) const {
    for (std::uint32_t p = mentions_.passages.size(); p > 0; --p)
      if (mentions_.passages[p - 1].sentence == sentence && is_background(mentions_.event_of_passage[p - 1]))
        return mentions_.event_of_passage[p - 1];
    return kNoEvent;
  }

  // The main event that was told of last before the passage.
  std::int32_t before(std::uint32_t passage) const {
    const std::int32_t own = mentions_.event_of_passage[passage];
    for (std::uint32_t p = passage; p > 0; --p) {
      const std::int32_t told = mentions_.event_of_passage[p - 1];
      if (told != kNoEvent && told != own && event(told).scope == Scope::main) return told;
    }
    return kNoEvent;
  }

  // « Le même poste avait déjà été attaqué »: an earlier event at the main one's place, or at none that is
  // named.
  void again(std::int32_t n) {
    if (!is_background(n) || event(n).passages.empty()) return;
    const WordRange words = mentions_.passages[event(n).passages.front()].words;
    if (!scene_.any(words, scene_.v.background_cue)) return;
    const auto& here = event(main_).place;
    const auto& there = event(n).place;
    const bool same =
        !there || (here && is_fine(*there) && there->latitude && here->latitude && same_area(*there, *here));
    if (same) relate(main_, n, kSeries, words);
  }

  // What became of the attackers of the event told before.
  void pursued(std::int32_t n) {
    if (event(n).scope == Scope::aggregate || event(n).passages.empty()) return;
    const std::uint32_t p = event(n).passages.front();
    if (mentions_.passages[p].aside || !later(n)) return;
    for (const Chunk& chunk : mentions_.passages.chunks(p)) {
      if (!Scene::is_noun(chunk)) continue;
      const NounPhrase& np = scene_.noun(chunk);
      if (!scene_.has(np.head, scene_.v.suspect) && !scene_.has(np.head, scene_.v.attacker)) continue;
      if (turns_.undergoes(np, p)) return relate(n, before(p), kResponse, np.words);
    }
  }

  bool later(std::int32_t n) const {
    const auto& own = event(n).date;
    const auto& main = event(main_).date;
    return own && main && own->days && main->days && own->days->latest > main->days->latest;
  }

  void relate(std::int32_t from, std::int32_t to, std::string_view kind, WordRange by) {
    if (from == kNoEvent || to == kNoEvent || from == to) return;
    const std::string later = "e" + std::to_string(from + 1);
    const std::string earlier = "e" + std::to_string(to + 1);
    const bool known = std::any_of(out_.begin(), out_.end(), [&](const Relation& r) {
      return (r.from == later && r.to == earlier) || (r.from == earlier && r.to == later);
    });
    if (!known) out_.push_back({later, earlier, std::string(kind), scene_.span(by)});
  }

  const Scene& scene_;
  const Mentions& mentions_;
  TurnReader turns_;
  std::int32_t main_;
  std::vector<Relation> out_;
};

}  // namespace

std::vector<Relation> relations_of(const Scene& scene, const std::vector<Trigger>& triggers,
                                   const Mentions& mentions, std::int32_t main) {
  if (main == kNoEvent) return {};
  return RelationReader(scene, triggers, mentions, main).run();
}

}  // namespace recoupe
