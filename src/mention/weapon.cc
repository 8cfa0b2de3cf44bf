// Of all weapons that the event's passages speak of, the one that fits its type, that does something, and
// that is named most closely: « un Iskander-M » outweighs « une frappe de missile ».
#include "mention/weapon.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr double kSpokenOf = 5.0;
constexpr double kFits = 3.0;     // says the event's own type
constexpr double kUsed = 2.0;     // an instrument, or what strikes
constexpr double kMake = 4.0;     // « Kh-22 », « Shahed »
constexpr double kFound = -4.0;   // what was seized or found
constexpr double kBurst = 4.0;    // « l'explosion d'un engin »
constexpr double kBullet = -3.0;  // outweighed by what it was shot with
constexpr double kRammer = 8.0;   // the vehicle of a ramming

bool blasts(EventType type) { return type == EventType::bombing || type == EventType::mine_ied; }

class WeaponSearch {
 public:
  WeaponSearch(const Story& story, EventType type) : story_(story), scene_(story.scene), type_(type) {}

  Candidate run() {
    for (const TellingPassage& part : story_.parts)
      for (const Chunk& c : story_.passages.chunks(part.passage))
        if (Scene::is_noun(c))
          read(scene_.noun(c), c, part.standing);
        else if (c.kind == ChunkKind::verb)
          read_verb(c, part.standing);
    for (const Telling& telling : story_.tellings) read_blast(telling);
    return ballot_.best();
  }

 private:
  void read(const NounPhrase& np, const Chunk& chunk, Standing standing) {
    for (std::uint32_t w = np.words.begin; w < np.words.end; ++w) {
      if (!scene_.has(w, scene_.v.weapon) || scene_.has(w, scene_.v.aircraft)) continue;
      WordRange words{w, np.words.end};
      if (np.head > w) words.begin = np.head;
      ballot_.add({words, weight_of(standing) + weigh(w, np, chunk), ActorStatus::unknown, "weapon"});
      return;
    }
    if (type_ == EventType::vehicle_ramming && scene_.has(np.head, scene_.v.vehicle))
      ballot_.add({np.words, weight_of(standing) + kRammer + (has_make(np.words) ? kMake : 0.0),
                   ActorStatus::unknown, "rams"});
  }

  double weigh(std::uint32_t word, const NounPhrase& np, const Chunk& chunk) const {
    double weight = kSpokenOf;
    const auto type = event_type_from(scene_.value_at(word, scene_.v.weapon, "type"));
    if (type && *type == type_) weight += kFits;
    if (is_used(np, chunk)) weight += kUsed;
    if (scene_.has(word, scene_.v.bullet)) weight += kBullet;
    const std::uint32_t verb = scene_.trees.head(np.head);
    if (verb != Dependents::kNone && scene_.has(verb, scene_.v.seize_verb)) weight += kFound;
    for (std::uint32_t w = word; w < np.words.end; ++w)
      if (scene_.has(w, scene_.v.weapon) && is_make(w)) return weight + kMake;
    return weight;
  }

  // « l'explosion d'un engin »: whatever bursts of itself.
  void read_blast(const Telling& telling) {
    if (!telling.trigger.noun || !blasts(telling.trigger.type)) return;
    for (const std::uint32_t child : scene_.trees.of(telling.trigger.words.begin)) {
      if (!scene_.trees.is(child, Deprel::nmod) || scene_.words.words[child].upos != Upos::NOUN) continue;
      if (may_burst(child))
        ballot_.add(
            {with_adjectives(child), weight_of(telling.standing) + kBurst, ActorStatus::unknown, "bursts"});
    }
  }
  bool may_burst(std::uint32_t word) const {
    const Vocabulary& v = scene_.v;
    for (const ClassId id : {v.target, v.person, v.people})
      if (scene_.has(word, id)) return false;
    const auto children = scene_.trees.of(word);
    return scene_.places_in({word, word + 1}).empty() &&
           std::any_of(children.begin(), children.end(),
                       [&](std::uint32_t child) { return scene_.has(child, v.genitive); });
  }
  WordRange with_adjectives(std::uint32_t word) const {
    WordRange words{word, word + 1};
    while (words.end < scene_.words.words.size() && scene_.trees.is(words.end, Deprel::amod)) ++words.end;
    return words;
  }

  // « tirer à balles réelles », « foncer en voiture »: the words of a verb name it.
  void read_verb(const Chunk& chunk, Standing standing) {
    for (std::uint32_t w = chunk.words.begin; w < chunk.words.end; ++w) {
      const bool rams = type_ == EventType::vehicle_ramming && scene_.has(w, scene_.v.vehicle);
      if (!is_weapon(w) && !rams) continue;
      WordRange words{w, w + 1};
      while (words.end < chunk.words.end && is_weapon(words.end)) ++words.end;
      const double weight = rams ? kRammer : kSpokenOf + kUsed;
      return ballot_.add({words, weight + weight_of(standing), ActorStatus::unknown, "verb"});
    }
  }
  bool is_weapon(std::uint32_t w) const {
    return scene_.has(w, scene_.v.weapon) && !scene_.has(w, scene_.v.aircraft);
  }

  bool has_make(WordRange words) const {
    for (std::uint32_t w = words.begin; w < words.end; ++w)
      if (is_make(w)) return true;
    return false;
  }

  bool is_used(const NounPhrase& np, const Chunk& chunk) const {
    if (chunk.kind == ChunkKind::prep) return true;
    const Deprel relation = scene_.words.words[np.head].deprel;
    return universal(relation) == Deprel::nsubj || relation == Deprel::obl_agent;
  }

  // A name or a model's number.
  bool is_make(std::uint32_t word) const {
    const Word& w = scene_.words.words[word];
    return (w.capital && !w.sentence_start && !w.all_caps) ||
           std::any_of(w.form.begin(), w.form.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  const Story& story_;
  const Scene& scene_;
  EventType type_;
  Ballot ballot_;
};

}  // namespace

Candidate choose_weapon(const Story& story, EventType type) { return WeaponSearch(story, type).run(); }

}  // namespace recoupe
