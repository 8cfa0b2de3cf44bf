#include "mention/participant.h"

#include <algorithm>

namespace recoupe {

constexpr std::uint32_t kGap = 4;  // words between a phrase and the group that it belongs to

// What never attacks: pronouns, casualties, events, things that are attacked.
bool Participants::nobody_or_thing(const NounPhrase& np) const {
  const Vocabulary& v = scene_.v;
  if (np.pronoun || scene_.any(np.words, v.nobody)) return true;
  if (np.words.size() == 1 && is_faceless(np.head) &&
      scene_.words.words[np.head].feats.number != Number::plur)
    return true;  // « par personne »
  const bool force = scene_.has(np.head, v.state_force) || scene_.has(np.head, v.armed_force) ||
                     scene_.has(np.head, v.aircraft) || scene_.has(np.head, v.crowd);
  return scene_.has(np.head, v.casualty) || scene_.has(np.head, v.event) ||
         (scene_.has(np.head, v.target) && !force);
}

bool Participants::may_act(const NounPhrase& np) const {
  const Vocabulary& v = scene_.v;
  if (nobody_or_thing(np) || is_weapon(np)) return false;
  if (is_attacker(np) || scene_.any(np.words, v.armed_group) || scene_.any(np.words, v.attacker)) return true;
  for (const ClassId id : {v.armed, v.state_force, v.armed_force, v.actor_noun, v.aircraft, v.police_force})
    if (scene_.any(np.core, id)) return true;
  return false;
}

bool Participants::too_far(const NounPhrase& np, const NounPhrase& pronoun) const {
  const auto& words = scene_.words.words;
  return words[np.head].sentence + 1 < words[pronoun.head].sentence;
}

bool Participants::is_subject(const NounPhrase& np) const {
  const auto& words = scene_.words.words;
  return universal(words[np.head].deprel) == Deprel::nsubj || np.words.begin == 0 ||
         words[np.words.begin].sentence_start;
}

bool Participants::agree(const NounPhrase& a, const NounPhrase& b) const {
  const auto& words = scene_.words.words;
  return words[a.head].feats.number == words[b.head].feats.number;
}

// A town where something happens or is written, not one that stands for its government.
bool Participants::is_whereabouts(const NounPhrase& np) const {
  const Word& first = scene_.words.words[np.words.begin];  // « des Turkana »: people
  if (first.upos == Upos::DET && first.feats.number == Number::plur && np.head == np.words.begin + 1)
    return false;
  const auto places = scene_.places_in(np.words);
  return std::any_of(places.begin(), places.end(), [&](const PlacePhrase* place) {
    return place->words.contains(np.head) &&
           (place->use == PlaceUse::location || place->use == PlaceUse::dateline);
  });
}

bool Participants::may_attack(const NounPhrase& np) const {
  if (may_act(np)) return true;
  if (nobody_or_thing(np) || is_weapon(np) || is_whereabouts(np)) return false;
  const Vocabulary& v = scene_.v;
  if (scene_.has(np.head, v.person) && !scene_.has(np.head, v.source_noun)) return true;
  if (scene_.has(np.head, v.source_noun) && !scene_.has(np.head, v.metonym)) return false;
  return np.proper || scene_.has(np.head, v.metonym) || scene_.has(np.head, v.demonym) ||
         scene_.has(np.head, v.crowd);
}

bool Participants::may_be_hit(const NounPhrase& np) const {
  const Vocabulary& v = scene_.v;
  if (scene_.is_dateline(np) || np.pronoun || scene_.any(np.words, v.nobody)) return false;
  const bool vehicle = scene_.has(np.head, v.vehicle);
  if ((scene_.has(np.head, v.weapon) && !vehicle) || scene_.has(np.head, v.event)) return false;
  // « une moto bourrée d'explosifs » strikes; « un véhicule touché par un obus » is struck.
  if (vehicle && np.words.end > np.head + 1 && scene_.any({np.head + 1, np.words.end}, v.loaded))
    return false;
  for (const ClassId id :
       {v.target, v.person, v.armed_group, v.state_force, v.armed_force, v.people, v.organisation})
    if (scene_.any(np.core, id)) return true;
  return np.proper;
}

bool Participants::may_be_struck(const NounPhrase& np) const {
  const Vocabulary& v = scene_.v;
  for (const ClassId id : {v.weapon, v.event, v.aggregate_noun, v.casualty, v.definite, v.source_doc})
    if (scene_.has(np.head, id)) return false;
  return !np.pronoun && np.words.begin < np.head && scene_.words.words[np.head].upos == Upos::NOUN &&
         scene_.words.words[np.words.begin].upos != Upos::ADP;
}

bool Participants::is_person(const NounPhrase& np) const {
  const Vocabulary& v = scene_.v;
  return scene_.has(np.head, v.person) || scene_.has(np.head, v.people);
}

bool Participants::is_proper_name(const NounPhrase& np) const {
  const Vocabulary& v = scene_.v;
  if (!np.proper || scene_.has(np.head, v.organisation) || scene_.has(np.head, v.armed_group)) return false;
  return scene_.places_in(np.words).empty() && !scene_.has(np.head, v.target);
}

// Whether an entry has both words: « les forces de l'ordre » is one thing.
bool Participants::one_entry(std::uint32_t a, std::uint32_t b) const {
  return std::any_of(scene_.words.hits.begin(), scene_.words.hits.end(),
                     [&](const EntryHit& hit) { return hit.words.contains(a) && hit.words.contains(b); });
}

std::optional<NounPhrase> Participants::phrase_at(std::uint32_t word) const {
  const NounPhrase* np = word == Dependents::kNone ? nullptr : scene_.noun_at(word);
  if (np == nullptr) return std::nullopt;
  const Upos upos = scene_.words.words[word].upos;
  const bool inner = word > np->head && scene_.trees.is(word, Deprel::nmod) && upos == Upos::NOUN &&
                     !one_entry(np->head, word);
  if (!inner) return *np;
  NounPhrase out = *np;
  out.head = word;
  out.number.reset();
  out.proper = false;
  out.words.begin = word;
  for (const std::uint32_t child : scene_.trees.of(word))
    if (child < word && universal(scene_.words.words[child].deprel) != Deprel::case_)
      out.words.begin = std::min(out.words.begin, child);
  out.core = {out.words.begin, std::max(word + 1, std::min(np->core.end, np->words.end))};
  return out;
}

WordRange Participants::with_group(const NounPhrase& np) const {
  for (std::uint32_t w = np.words.end; w < scene_.words.words.size() && w <= np.words.end + kGap; ++w) {
    const std::uint32_t head = scene_.trees.head(w);
    if (head == Dependents::kNone || !scene_.has(w, scene_.v.armed_group)) continue;
    // « rebelles présumés du M23 »
    const bool behind_participle = scene_.trees.is(head, Deprel::acl) &&
                                   scene_.has(head, scene_.v.presumed) && scene_.trees.head(head) == np.head;
    const bool own = behind_participle || (head == np.head && scene_.trees.is(w, Deprel::nmod));
    const NounPhrase* group = scene_.noun_at(w);
    if (own && group != nullptr && group->words.begin >= np.words.end)
      return {np.words.begin, group->words.end};
  }
  return np.words;
}

bool Participants::is_attacker(const NounPhrase& np) const {
  const Vocabulary& v = scene_.v;
  if (with_group(np).end > np.words.end) return true;
  for (const ClassId id : {v.armed_group, v.attacker})
    if (scene_.any(np.core, id)) return true;
  return scene_.has(np.head, v.person) && scene_.any(np.core, v.armed_adj);
}

bool Participants::is_weapon(const NounPhrase& np) const {
  return scene_.has(np.head, scene_.v.weapon) && !scene_.has(np.head, scene_.v.aircraft);
}

// By the longest entry: « homme » tells nothing, « homme radicalisé » does.
bool Participants::is_faceless(std::uint32_t head) const {
  const EntryId person = scene_.entry_at(head, scene_.v.person);
  const EntryId entry = person != 0 ? person : scene_.entry_at(head, scene_.v.armed_group);
  if (entry == 0) return false;
  const auto classes = scene_.lexicon.classes(entry);
  return std::any_of(classes.begin(), classes.end(),
                     [&](ClassId id) { return id == scene_.v.faceless || id == scene_.v.child; });
}

Identity Participants::identity(const NounPhrase& np) const {
  const Vocabulary& v = scene_.v;
  // An aeroplane acts for whoever flies it.
  const bool flown_by = scene_.any(np.words, v.demonym) || scene_.any(np.words, v.state_force) ||
                        scene_.any(np.words, v.armed_group);
  if (scene_.has(np.head, v.aircraft) && !flown_by) return Identity::faceless;
  if (np.proper || scene_.any(np.words, v.demonym) || scene_.any(np.words, v.metonym)) return Identity::named;
  for (std::uint32_t w = np.words.begin; w < np.words.end; ++w)
    if (scene_.has(w, v.armed_group) && !scene_.has(w, v.actor_noun)) return Identity::named;
  for (const ClassId id : {v.state_force, v.police_force})
    if (scene_.any(np.words, id)) return Identity::described;
  for (std::uint32_t w = np.head; w < np.core.end; ++w)  // « la brigade Untel »
    if (scene_.words.words[w].upos == Upos::PROPN && scene_.places_in({w, w + 1}).empty())
      return Identity::named;
  if (is_faceless(np.head)) {
    // « un homme de 41 ans »: one who is known, if not by name.
    const bool aged = std::any_of(
        scene_.phrases.numbers.begin(), scene_.phrases.numbers.end(), [&](const NumberPhrase& number) {
          return number.role == NumberRole::age && np.words.contains(number.words.begin);
        });
    return aged ? Identity::described : Identity::faceless;
  }
  return Identity::described;
}

bool Participants::doubted(const NounPhrase& np) const {
  const Vocabulary& v = scene_.v;
  if (scene_.any(np.words, v.presumed)) return true;
  const auto said_of_it = scene_.trees.of(np.head);
  return std::any_of(said_of_it.begin(), said_of_it.end(), [&](std::uint32_t child) {
    return scene_.has(child, v.presumed) ||
           (scene_.trees.is(child, Deprel::acl) && scene_.has(child, v.suspecting));
  });
}

WordRange Participants::bare(const Scene& scene, WordRange words) {
  const auto& all = scene.words.words;
  const auto prepositional = [&](std::uint32_t w) {  // « près d'un marché », « direction de l'aéroport »
    return scene.has(w, scene.v.preposition_in) || scene.has(w, scene.v.preposition_against);
  };
  while (words.size() > 1 && prepositional(words.begin)) ++words.begin;
  while (words.size() > 1 && (all[words.begin].upos == Upos::ADP || all[words.begin].part > 0)) ++words.begin;
  return words;
}

WordRange Participants::uncounted(const NounPhrase& np) const {
  const bool counted = scene_.count_of(np) != nullptr && is_person(np);
  return {counted ? np.head : np.words.begin, np.words.end};
}

}  // namespace recoupe
