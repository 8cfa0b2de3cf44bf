#include "mention/roles.h"

#include <algorithm>
#include <span>
#include <string>

#include "mention/event_date.h"
#include "mention/event_days.h"
#include "mention/event_place.h"
#include "mention/frame.h"

namespace recoupe {
namespace {

std::string spaced(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

class Roles {
 public:
  Roles(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers, Event& event)
      : scene_(scene), passages_(passages), triggers_(triggers), event_(event) {}

  void fill() {
    event_.type = type_of_event();
    set_place(scene_, passages_, triggers_, event_);
    if (const DatePhrase* date = date_of(scene_, passages_, triggers_, event_))
      event_.date = date_at(scene_, triggers_, *date, event_);
    for (const std::uint32_t p : event_.passages) {
      for (const Trigger& trigger : triggers_)
        if (trigger.passage == p) frame(trigger);
      for (const Trigger& trigger : triggers_)
        if (trigger.passage == p)
          around(passages_.chunks(p), trigger.chunk - passages_[p].chunk_begin, trigger);
      weapon(p);
      demonym_of_weapon(p);
    }
    victim_as_target();
  }

 private:
  EventType type_of_event() const;
  void frame(const Trigger& trigger);
  void around(std::span<const Chunk> chunks, std::uint32_t own, const Trigger& trigger);
  void subject(std::span<const Chunk> chunks, std::uint32_t own);
  void object(std::span<const Chunk> chunks, std::uint32_t own);
  void complement(std::span<const Chunk> chunks, std::uint32_t own, const Trigger& trigger);
  void weapon(std::uint32_t passage);
  void victim_as_target();
  bool may_act(const NounPhrase& np) const;
  bool is_whereabouts(const NounPhrase& np) const;
  bool may_be_hit(const NounPhrase& np) const;
  void set_actor(const NounPhrase& np, ActorStatus status);
  void set_actor_words(WordRange words, ActorStatus status);
  bool may_attack(const NounPhrase& np) const;
  void demonym_of_weapon(std::uint32_t passage);
  void set_target(const NounPhrase& np, bool struck);

  const Scene& scene_;
  const Passages& passages_;
  const std::vector<Trigger>& triggers_;
  Event& event_;
  int target_rank_ = 0;
};

// Whether a phrase names or describes somebody who attacks. A number of people is a number of victims unless
// they are armed.
bool Roles::may_act(const NounPhrase& np) const {
  const Vocabulary& v = scene_.v;
  if (np.pronoun || scene_.any(np.words, v.nobody)) return false;
  if (scene_.has(np.head, v.weapon) && !scene_.has(np.head, v.aircraft)) return false;
  if (scene_.has(np.head, v.casualty) || scene_.has(np.head, v.event) || scene_.has(np.head, v.target))
    return false;
  for (const ClassId id : {v.armed_group, v.attacker, v.armed})
    if (scene_.any(np.words, id)) return true;
  for (const ClassId id : {v.state_force, v.armed_force, v.actor_noun, v.aircraft, v.police_force})
    if (scene_.any(np.core, id)) return true;
  return false;
}

// A town where something happens or is written, not one that stands for its government.
bool Roles::is_whereabouts(const NounPhrase& np) const {
  const auto places = scene_.places_in(np.words);
  return std::any_of(places.begin(), places.end(), [&](const PlacePhrase* place) {
    return place->words.contains(np.head) &&
           (place->use == PlaceUse::location || place->use == PlaceUse::dateline);
  });
}

// Beside a verb of attack: also a country, a capital, one man.
bool Roles::may_attack(const NounPhrase& np) const {
  if (may_act(np)) return true;
  if (is_whereabouts(np)) return false;
  if (np.pronoun || scene_.any(np.words, scene_.v.nobody) || scene_.has(np.head, scene_.v.source_noun))
    return false;
  if (scene_.has(np.head, scene_.v.casualty) || scene_.has(np.head, scene_.v.event) ||
      scene_.has(np.head, scene_.v.target))
    return false;
  if (const NumberPhrase* count = scene_.count_of(np))
    return count->indefinite_article && scene_.has(np.head, scene_.v.person);
  return np.proper || scene_.has(np.head, scene_.v.metonym) || scene_.has(np.head, scene_.v.demonym);
}

bool Roles::may_be_hit(const NounPhrase& np) const {
  const Vocabulary& v = scene_.v;
  if (scene_.is_dateline(np)) return false;
  if (np.pronoun || scene_.has(np.head, v.weapon) || scene_.has(np.head, v.event)) return false;
  for (const ClassId id :
       {v.target, v.person, v.armed_group, v.state_force, v.armed_force, v.people, v.organisation})
    if (scene_.any(np.core, id)) return true;
  return np.proper;
}

void Roles::set_actor_words(WordRange words, ActorStatus status) {
  if (!event_.actor.span.empty()) return;
  event_.actor.span = scene_.span(words);
  event_.actor_status = status;
  for (std::uint32_t w = words.begin; w < words.end && event_.actor.name.empty(); ++w)
    event_.actor.name = spaced(scene_.value_at(w, scene_.v.armed_group, "name"));
}

void Roles::set_actor(const NounPhrase& np, ActorStatus status) {
  const bool named = np.proper || scene_.any(np.words, scene_.v.armed_group) ||
                     scene_.any(np.words, scene_.v.state_force) || scene_.any(np.words, scene_.v.demonym) ||
                     scene_.any(np.words, scene_.v.metonym);
  set_actor_words(np.words, named ? status : ActorStatus::unknown);
}

// What was struck before who was there, who was there before where it was.
void Roles::set_target(const NounPhrase& np, bool struck) {
  const Vocabulary& v = scene_.v;
  const bool thing = scene_.any(np.core, v.target) || scene_.any(np.core, v.armed_force) ||
                     scene_.any(np.core, v.state_force);
  const int rank = (thing ? 4 : scene_.has(np.head, v.person) ? 2 : 1) + (struck ? 1 : 0);
  if (rank <= target_rank_) return;
  target_rank_ = rank;
  // « six policiers »: how many is a figure's to say.
  const bool counted = scene_.count_of(np) != nullptr && scene_.has(np.head, v.person);
  event_.target.span = scene_.span({counted ? np.head : np.words.begin, np.words.end});
}

// What the tree says of who acted and who was hit.
void Roles::frame(const Trigger& trigger) {
  for (const RoleFiller& filler : fillers_of(scene_, trigger)) {
    const NounPhrase* np = scene_.noun_at(filler.word);
    if (np == nullptr) continue;
    const bool beside_verb = !trigger.noun && filler.direct;
    if (filler.role == FrameRole::target) {
      if (may_be_hit(*np)) set_target(*np, !trigger.harm);
    } else if (beside_verb ? may_attack(*np) : may_act(*np)) {
      set_actor(*np, filler.conditional ? ActorStatus::suspected : ActorStatus::attributed);
    }
  }
}

void Roles::around(std::span<const Chunk> chunks, std::uint32_t own, const Trigger& trigger) {
  if (trigger.noun) {
    complement(chunks, own, trigger);
    return;
  }
  const VerbGroup& verb = scene_.verb(chunks[own]);
  subject(chunks, own);
  if (!verb.passive && !verb.participle) object(chunks, own);
  complement(chunks, own, trigger);
}

// The phrase before the verb: it acts, or, of a passive, it is hit.
void Roles::subject(std::span<const Chunk> chunks, std::uint32_t own) {
  const VerbGroup& verb = scene_.verb(chunks[own]);
  for (std::uint32_t at = own; at > 0; --at) {
    const Chunk& c = chunks[at - 1];
    if (c.kind == ChunkKind::verb || c.kind == ChunkKind::colon) return;
    if (c.kind != ChunkKind::noun) continue;
    if (verb.gerund || (at > 1 && chunks[at - 2].kind == ChunkKind::verb && !verb.participle))
      return;  // an object
    const NounPhrase& np = scene_.noun(c);
    const bool hit = verb.passive || verb.participle;
    if (scene_.any(np.core, scene_.v.weapon) && !scene_.any(np.core, scene_.v.aircraft)) return;
    const bool harm = scene_.has(verb.head, scene_.v.intransitive);
    if ((hit || harm) && may_be_hit(np))
      set_target(np, scene_.has(verb.head, scene_.v.strike_verb));
    else if (!hit && !harm && may_attack(np))
      set_actor(np, verb.conditional ? ActorStatus::suspected : ActorStatus::attributed);
    return;
  }
}

void Roles::object(std::span<const Chunk> chunks, std::uint32_t own) {
  for (std::uint32_t at = own + 1; at < chunks.size() && at <= own + 4; ++at) {
    const Chunk& c = chunks[at];
    if (c.kind == ChunkKind::verb || c.kind == ChunkKind::colon || c.kind == ChunkKind::relative) return;
    if (c.kind != ChunkKind::noun) continue;
    if (may_be_hit(scene_.noun(c)))
      set_target(scene_.noun(c), scene_.any(chunks[own].words, scene_.v.strike_verb));
    return;
  }
}

// « … par X », « … contre Y », « … du gang Z » after the trigger.
void Roles::complement(std::span<const Chunk> chunks, std::uint32_t own, const Trigger& trigger) {
  const Vocabulary& v = scene_.v;
  bool other_noun = false;
  // « un tir de mortier des insurgés »
  bool behind_weapon = trigger.noun && scene_.any(scene_.noun(chunks[own]).words, v.weapon);
  for (std::uint32_t at = own + 1; at < chunks.size() && at <= own + 7; ++at) {
    const Chunk& c = chunks[at];
    if (c.kind == ChunkKind::colon || c.kind == ChunkKind::relative) return;
    if (c.kind == ChunkKind::verb && !scene_.verb(c).participle) return;
    other_noun = other_noun || c.kind == ChunkKind::noun;
    if (c.kind != ChunkKind::prep) continue;
    const NounPhrase& np = scene_.noun(c);
    if (scene_.has(c.preposition, v.preposition_by) && !other_noun && may_act(np))
      set_actor(np, ActorStatus::attributed);
    else if (scene_.has(c.preposition, v.preposition_against) && may_be_hit(np))
      set_target(np, true);
    else if (scene_.has(c.preposition, v.genitive) && (at == own + 1 || behind_weapon)) {
      if (scene_.any(np.core, v.weapon) && !scene_.any(np.core, v.aircraft)) {
        behind_weapon = true;
        continue;
      }
      const bool group = scene_.any(np.core, v.armed_group) || scene_.any(np.core, v.attacker);
      const bool force = scene_.any(np.core, v.state_force) && behind_weapon;
      behind_weapon = false;
      if (group || force)
        set_actor(np, ActorStatus::attributed);
      else if (may_be_hit(np))
        set_target(np, true);
    }
  }
  if (!trigger.noun) return;
  const NounPhrase& np = scene_.noun(chunks[own]);
  for (std::uint32_t w = np.words.begin; w < np.words.end; ++w) {  // « frappe israélienne »
    const bool of_people = scene_.has(w, v.demonym) && scene_.words.words[w].upos == Upos::ADJ;
    if (of_people || scene_.has(w, v.armed_group)) set_actor_words({w, w + 1}, ActorStatus::attributed);
  }
}

void Roles::weapon(std::uint32_t passage) {
  if (!event_.weapon.span.empty()) return;
  for (const Chunk& c : passages_.chunks(passage)) {
    if (!Scene::is_noun(c)) continue;
    const NounPhrase& np = scene_.noun(c);
    for (std::uint32_t w = np.words.begin; w < np.words.end; ++w) {
      if (!scene_.has(w, scene_.v.weapon) || scene_.has(w, scene_.v.aircraft)) continue;
      WordRange words{w, np.words.end};
      if (np.head > w) words.begin = np.head;
      event_.weapon.span = scene_.span(words);
      return;
    }
  }
}

// « un drone russe », « des frappes de drones ukrainiens »: the adjective says who.
void Roles::demonym_of_weapon(std::uint32_t passage) {
  for (const Chunk& c : passages_.chunks(passage)) {
    if (!Scene::is_noun(c)) continue;
    const NounPhrase& np = scene_.noun(c);
    if (!scene_.any(np.words, scene_.v.weapon) || scene_.has(np.head, scene_.v.target)) continue;
    for (std::uint32_t w = np.words.begin; w < np.words.end; ++w)
      if (scene_.has(w, scene_.v.demonym) && scene_.words.words[w].upos == Upos::ADJ)
        return set_actor_words({w, w + 1}, ActorStatus::attributed);
  }
}

void Roles::victim_as_target() {
  if (!event_.target.span.empty()) return;
  for (const std::uint32_t p : event_.passages)
    for (const Chunk& c : passages_.chunks(p))
      if (Scene::is_noun(c) && scene_.count_of(scene_.noun(c)) != nullptr &&
          scene_.has(scene_.noun(c).head, scene_.v.person)) {
        WordRange words = scene_.noun(c).words;
        words.begin = scene_.noun(c).head;
        event_.target.span = scene_.span(words);
        return;
      }
}

EventType Roles::type_of_event() const {
  const Vocabulary& v = scene_.v;
  const EventType voted = recoupe::type_of(scene_, passages_, triggers_, event_.passages);
  bool police = false;
  bool protest = false;
  for (const std::uint32_t p : event_.passages) {
    police = police || scene_.any(passages_[p].words, v.police_force);
    protest = protest || scene_.any(passages_[p].words, v.protester);
  }
  if (police && protest && (voted == EventType::shooting || voted == EventType::armed_attack))
    return EventType::police_violence;
  return voted;
}

}  // namespace

void fill_roles(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                Event& event) {
  Roles(scene, passages, triggers, event).fill();
}

}  // namespace recoupe
