#include "mention/trigger.h"

#include <algorithm>
#include <array>

#include "mention/passage.h"

namespace recoupe {
namespace {

// What each kind of evidence weighs for the type of an event. A strong trigger names the type itself; a
// weapon nearly so; a weak trigger (« attaque ») only fills in.
constexpr double kStrongTrigger = 3.0;
constexpr double kWeakTrigger = 1.0;
constexpr double kWeapon = 2.5;
constexpr double kWeakWeapon = 0.8;
constexpr double kHeadline = 1.5;  // factors by where it stands
constexpr double kLead = 1.5;
constexpr double kLater = 0.6;
constexpr std::size_t kLeadSentences = 2;

class Finder {
 public:
  explicit Finder(const Scene& scene) : scene_(scene) {}

  std::vector<Trigger> run() {
    for (std::uint32_t s = 0; s < scene_.sentence_count(); ++s) {
      if (!scene_.is_read(s)) continue;
      const auto& chunks = scene_.chunks.sentences[s];
      for (std::uint32_t at = 0; at < chunks.size(); ++at) read(s, at, chunks[at]);
    }
    return std::move(out_);
  }

 private:
  void read(std::uint32_t sentence, std::uint32_t at, const Chunk& chunk) {
    if (chunk.kind == ChunkKind::verb) read_verb(sentence, at, chunk);
    if (Scene::is_noun(chunk)) read_noun(sentence, at, chunk);
  }

  void read_noun(std::uint32_t sentence, std::uint32_t at, const Chunk& chunk) {
    const NounPhrase& np = scene_.noun(chunk);
    for (std::uint32_t w = np.words.begin; w < np.words.end; ++w) {
      const EntryId entry = scene_.entry_at(w, scene_.v.event);
      if (entry == 0 || scene_.words.words[w].upos == Upos::VERB) continue;
      push(sentence, at, w, entry, true);
      return;
    }
  }

  void read_verb(std::uint32_t sentence, std::uint32_t at, const Chunk& chunk) {
    const VerbGroup& verb = scene_.verb(chunk);
    if (verb.negated || verb.future) return;
    for (std::uint32_t w = verb.words.begin; w < verb.words.end; ++w) {
      if (scene_.words.words[w].upos != Upos::VERB && scene_.words.words[w].upos != Upos::AUX) continue;
      // « se sont abattus » is a fall of projectiles, « ont abattu » a killing.
      const EntryId fall = verb.pronominal ? scene_.entry_at(w, scene_.v.pronominal_fall) : 0;
      EntryId entry = fall != 0 ? 0 : scene_.entry_at(w, scene_.v.event);
      const bool projectile = scene_.any(scene_.words.ranges[sentence], scene_.v.weapon);
      if (entry == 0 && projectile) entry = scene_.entry_at(w, scene_.v.launch_verb);
      if (entry == 0 && projectile) entry = fall != 0 ? fall : scene_.entry_at(w, scene_.v.fall_verb);
      if (entry == 0 && fall == 0 && harms_somebody(sentence)) entry = scene_.entry_at(w, scene_.v.harm);
      if (entry == 0) continue;
      push(sentence, at, w, entry, false);
      return;
    }
  }

  bool harms_somebody(std::uint32_t sentence) const {
    const WordRange range = scene_.words.ranges[sentence];
    return scene_.any(range, scene_.v.person) || scene_.any(range, scene_.v.casualty);
  }

  void push(std::uint32_t sentence, std::uint32_t chunk, std::uint32_t word, EntryId entry, bool noun) {
    Trigger trigger;
    trigger.words = {word, word + 1};
    for (const EntryHit& hit : scene_.words.hits)
      if (hit.entry == entry && hit.words.contains(word)) trigger.words = hit.words;
    trigger.entry = entry;
    const auto type = event_type_from(scene_.lexicon.value(entry, "type"));
    const auto classes = scene_.lexicon.classes(entry);
    trigger.type = type.value_or(EventType::other);
    trigger.weak = !type || std::find(classes.begin(), classes.end(), scene_.v.weak_type) != classes.end();
    trigger.noun = noun;
    trigger.harm = std::find(classes.begin(), classes.end(), scene_.v.harm) != classes.end();
    trigger.sentence = sentence;
    trigger.chunk = chunk;
    out_.push_back(trigger);
  }

  const Scene& scene_;
  std::vector<Trigger> out_;
};

double place_factor(const Passages& passages, const std::vector<std::uint32_t>& of_event,
                    std::uint32_t passage) {
  if (passages.sentence(passage).headline) return kHeadline;
  std::size_t rank = 0;
  for (const std::uint32_t p : of_event) {
    if (p == passage) break;
    if (!passages.sentence(p).headline) ++rank;
  }
  return rank < kLeadSentences ? kLead : kLater;
}

}  // namespace

std::vector<Trigger> find_triggers(const Scene& scene) { return Finder(scene).run(); }

EventType type_of(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                  const std::vector<std::uint32_t>& of_event) {
  std::array<double, kEventTypeCount> votes{};
  const auto vote = [&](EventType type, double weight) { votes[static_cast<std::size_t>(type)] += weight; };
  for (const std::uint32_t p : of_event) {
    const double factor = place_factor(passages, of_event, p);
    for (const Trigger& trigger : triggers)
      if (trigger.passage == p && !(trigger.weak && trigger.type == EventType::other))
        vote(trigger.type, factor * (trigger.weak ? kWeakTrigger : kStrongTrigger));
    const WordRange range = passages[p].words;
    for (std::uint32_t w = range.begin; w < range.end; ++w) {
      const EntryId entry = scene.entry_at(w, scene.v.weapon);
      if (entry == 0) continue;
      const auto type = event_type_from(scene.lexicon.value(entry, "type"));
      const auto classes = scene.lexicon.classes(entry);
      const bool weak = std::find(classes.begin(), classes.end(), scene.v.weak_type) != classes.end();
      if (type) vote(*type, factor * (weak ? kWeakWeapon : kWeapon));
    }
  }
  const auto best = std::max_element(votes.begin(), votes.end());
  return *best > 0 ? static_cast<EventType>(best - votes.begin()) : EventType::other;
}

}  // namespace recoupe
