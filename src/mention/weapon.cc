// Of all weapons that the event's passages speak of, the one that fits its type, that does something, and
// that is named most closely: « un Iskander-M » outweighs « une frappe de missile ».
#include "mention/weapon.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr double kSpokenOf = 5.0;
constexpr double kFits = 3.0;    // says the event's own type
constexpr double kUsed = 2.0;    // an instrument, or what strikes
constexpr double kMake = 4.0;    // « Kh-22 », « Shahed »
constexpr double kFound = -3.0;  // what was seized or found
constexpr double kBurst = 4.0;     // « l'explosion d'un engin »
constexpr double kBullet = -2.0;   // outweighed by what it was shot with
constexpr double kRammer = 8.0;  // the vehicle of a ramming

class WeaponSearch {
 public:
  WeaponSearch(const Story& story, EventType type) : story_(story), scene_(story.scene), type_(type) {}

  Candidate run() {
    for (const TellingPassage& part : story_.parts)
      for (const Chunk& c : story_.passages.chunks(part.passage))
        if (Scene::is_noun(c)) read(scene_.noun(c), c, part.standing);
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
    if (bursts(np)) ballot_.add({np.words, weight_of(standing) + kBurst, ActorStatus::unknown, "bursts"});
  }

  double weigh(std::uint32_t word, const NounPhrase& np, const Chunk& chunk) const {
    double weight = kSpokenOf;
    const auto type = event_type_from(scene_.value_at(word, scene_.v.weapon, "type"));
    if (type && *type == type_) weight += kFits;
    if (is_used(np, chunk)) weight += kUsed;
    if (scene_.has(word, scene_.v.bullet)) weight += kBullet;
    const std::uint32_t verb = scene_.trees.head(np.head);
    if (scene_.trees.is(np.head, Deprel::obj) && verb != Dependents::kNone &&
        !scene_.has(verb, scene_.v.strike_verb) && !scene_.has(verb, scene_.v.event))
      weight += kFound;
    for (std::uint32_t w = word; w < np.words.end; ++w)
      if (scene_.has(w, scene_.v.weapon) && is_make(w)) return weight + kMake;
    return weight;
  }

  // « l'explosion d'un engin »: whatever bursts of itself.
  bool bursts(const NounPhrase& np) const {
    const std::uint32_t noun = scene_.trees.head(np.head);
    if (noun == Dependents::kNone || !scene_.trees.is(np.head, Deprel::nmod) || np.proper) return false;
    const auto type = event_type_from(scene_.value_at(noun, scene_.v.event, "type"));
    for (const ClassId id : {scene_.v.target, scene_.v.person, scene_.v.locality, scene_.v.event})
      if (scene_.has(np.head, id)) return false;
    return type && *type == EventType::bombing && scene_.words.words[noun].upos == Upos::NOUN &&
           np.words.begin > 0 && np.words.begin < np.head &&
           scene_.has(np.words.begin - 1, scene_.v.genitive);
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
