#include "mention/trigger.h"

#include <algorithm>
#include <iterator>

#include "phrase/clause.h"

namespace recoupe {
namespace {

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
      if (entry == 0 || scene_.words.words[w].upos == Upos::VERB || names_thing(w)) continue;
      push(sentence, at, w, entry, true);
      return;
    }
  }

  // « un avion de combat » is no fight.
  bool names_thing(std::uint32_t word) const {
    const EntryId thing = scene_.entry_at(word, scene_.v.aircraft);
    if (thing == 0) return false;
    const auto classes = scene_.lexicon.classes(thing);
    return std::find(classes.begin(), classes.end(), scene_.v.event) == classes.end();
  }

  void read_verb(std::uint32_t sentence, std::uint32_t at, const Chunk& chunk) {
    const VerbGroup& verb = scene_.verb(chunk);
    if (verb.negated || verb.future) return;
    for (std::uint32_t w = verb.words.begin; w < verb.words.end; ++w) {
      if (scene_.words.words[w].upos != Upos::VERB && scene_.words.words[w].upos != Upos::AUX) continue;
      if (!scene_.places_in({w, w + 1}).empty()) continue;  // « Gaza », at the head of a title
      // « se sont abattus » is a fall of projectiles, « ont abattu » a killing.
      const EntryId fall = verb.pronominal ? scene_.entry_at(w, scene_.v.pronominal_fall) : 0;
      EntryId entry = fall != 0 ? 0 : scene_.entry_at(w, scene_.v.event);
      bool falls = false;
      const bool projectile = scene_.any(scene_.words.ranges[sentence], scene_.v.weapon);
      if (entry == 0 && projectile) entry = scene_.entry_at(w, scene_.v.launch_verb);
      if (entry == 0 && aims(w)) entry = scene_.entry_at(w, scene_.v.fires);
      if (entry == 0 && attackers(sentence)) entry = scene_.entry_at(w, scene_.v.assail_verb);
      if (entry == 0 && projectile) {
        entry = fall != 0 ? fall : scene_.entry_at(w, scene_.v.fall_verb);
        falls = entry != 0;
      }
      if (entry == 0 && fall == 0 && harms_somebody(sentence)) entry = scene_.entry_at(w, scene_.v.harm);
      if (entry == 0) continue;
      push(sentence, at, w, entry, false);
      out_.back().fall = falls;
      out_.back().harm = out_.back().harm && !falls;
      return;
    }
  }

  // « a tiré plusieurs fois sur des passants », « contre le fourgon »: not « sur la corde ».
  bool aims(std::uint32_t verb) const {
    if (scene_.entry_at(verb, scene_.v.fires) == 0) return false;
    const auto children = scene_.trees.of(verb);
    const ClauseReader clauses(scene_);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      const bool hit = scene_.has(child, scene_.v.person) || scene_.has(child, scene_.v.target) ||
                       scene_.has(child, scene_.v.people);
      return hit && clauses.has_preposition(child, scene_.v.preposition_against);
    });
  }

  bool attackers(std::uint32_t sentence) const {
    const WordRange range = scene_.words.ranges[sentence];
    return scene_.any(range, scene_.v.attacker) || scene_.any(range, scene_.v.armed_group) ||
           scene_.any(range, scene_.v.protester) || scene_.any(range, scene_.v.crowd);
  }
  // « Deux Danois et un Polonais »
  bool counts_a_people(std::uint32_t sentence) const {
    const auto& chunks = scene_.chunks.sentences[sentence];
    return std::any_of(chunks.begin(), chunks.end(), [&](const Chunk& c) {
      return Scene::is_noun(c) && scene_.has(scene_.noun(c).head, scene_.v.demonym) &&
             scene_.count_of(scene_.noun(c)) != nullptr;
    });
  }

  bool harms_somebody(std::uint32_t sentence) const {
    const WordRange range = scene_.words.ranges[sentence];
    return scene_.any(range, scene_.v.person) || scene_.any(range, scene_.v.casualty) ||
           counts_a_people(sentence);
  }

  void push(std::uint32_t sentence, std::uint32_t chunk, std::uint32_t word, EntryId entry, bool noun) {
    Trigger trigger;
    trigger.words = {word, word + 1};
    const auto& hits = scene_.words.hits;  // by begin
    const auto begins_behind = [](std::uint32_t w, const EntryHit& hit) { return w < hit.words.begin; };
    const std::uint32_t first = scene_.words.ranges[sentence].begin;
    auto hit = std::upper_bound(hits.begin(), hits.end(), word, begins_behind);
    for (; hit != hits.begin() && std::prev(hit)->words.begin >= first; --hit)
      if (std::prev(hit)->entry == entry && std::prev(hit)->words.contains(word)) {
        trigger.words = std::prev(hit)->words;
        break;
      }
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

}  // namespace

std::vector<Trigger> find_triggers(const Scene& scene) { return Finder(scene).run(); }

std::span<const Trigger> triggers_of(const std::vector<Trigger>& triggers, std::uint32_t sentence) {
  const auto first = std::lower_bound(triggers.begin(), triggers.end(), sentence,
                                      [](const Trigger& t, std::uint32_t s) { return t.sentence < s; });
  const auto last = std::upper_bound(first, triggers.end(), sentence,
                                     [](std::uint32_t s, const Trigger& t) { return s < t.sentence; });
  return {first, last};
}

}  // namespace recoupe
