#include "mention/event_type.h"

#include <algorithm>
#include <array>

#include "mention/participant.h"

namespace recoupe {
namespace {

// What each kind of evidence weighs. A strong trigger names the type itself; a weapon nearly so; a weak
// trigger (« attaque ») only fills in.
constexpr double kStrongTrigger = 3.0;
constexpr double kWeakTrigger = 1.0;
constexpr double kFirst = 1e-4;
constexpr double kAnyAttack = 0.4;  // « attaque », « tuer »: nothing of how
constexpr double kWeapon = 2.5;
constexpr double kWeakWeapon = 1.0;
constexpr double kHeadline = 1.5;  // factors by where it stands
constexpr double kLead = 1.5;
constexpr double kLater = 0.6;

double factor_of(Standing standing) {
  return standing == Standing::headline ? kHeadline : standing == Standing::lead ? kLead : kLater;
}

class Vote {
 public:
  explicit Vote(const Story& story) : story_(story), scene_(story.scene) {}

  EventType run() {
    const bool fired_from_afar = tells_projectile();
    for (const Telling& telling : story_.tellings) {
      const Trigger& trigger = telling.trigger;
      // « un missile tiré », « abattu cinq drones »: no shooting.
      const bool of_projectile = trigger.type == EventType::shooting && trigger.weak &&
                                 (fired_from_afar || brings_down(trigger.words.begin));
      const bool names_type =
          trigger.entry != 0 && !of_projectile && !(trigger.weak && trigger.type == EventType::other);
      if (names_type && bursts_itself(telling))
        vote(EventType::bombing, factor_of(telling.standing) * weight_of(trigger, telling.opens));
      else if (names_type && struck_on_foot(telling))
        vote(EventType::armed_attack, factor_of(telling.standing) * kAnyAttack);
      else if (names_type)
        vote(trigger.type, factor_of(telling.standing) * weight_of(trigger, telling.opens));
    }
    for (const TellingPassage& part : story_.parts) {
      if (part.silent) continue;
      const WordRange words = story_.passages[part.passage].words;
      for (std::uint32_t w = words.begin; w < words.end; ++w)
        for (const ClassId kind : {scene_.v.weapon, scene_.v.attacker}) {
          const EntryId entry = scene_.entry_at(w, kind);
          const bool same = w > words.begin && entry == scene_.entry_at(w - 1, kind);  // « drone naval »
          if (entry != 0 && !same && !shot_down(w)) vote_for(entry, factor_of(part.standing));
        }
    }
    const auto best = std::max_element(votes_.begin(), votes_.end());
    const auto type = *best > 0 ? static_cast<EventType>(best - votes_.begin()) : EventType::other;
    // Who exchanges fire shoots, too.
    const bool both = votes_[static_cast<std::size_t>(EventType::clash)] >= kStrongTrigger * kLead;
    return type == EventType::shooting && both ? EventType::clash : type;
  }

 private:
  static double weight_of(const Trigger& trigger, bool opens) {
    // « …, puis ont exécuté des habitants »: told later it is a part of an attack.
    if (trigger.type == EventType::execution && !opens) return kAnyAttack;
    if (!trigger.weak) return kStrongTrigger;
    return trigger.type == EventType::armed_attack ? kAnyAttack : kWeakTrigger;
  }
  // « une moto bourrée d'explosifs a sauté »: on no mine.
  bool bursts_itself(const Telling& telling) const {
    if (!telling.trigger.weak || telling.trigger.type != EventType::mine_ied) return false;
    return std::any_of(telling.fillers.begin(), telling.fillers.end(), [&](const RoleFiller& filler) {
      const NounPhrase* np = scene_.noun_at(filler.word);
      return filler.link == FrameLink::subject && np != nullptr && scene_.any(np->words, scene_.v.loaded);
    });
  }

  // « des hommes armés ont frappé trois villages »: not from the air.
  bool struck_on_foot(const Telling& telling) const {
    if (!telling.trigger.weak || telling.trigger.type != EventType::airstrike) return false;
    return std::any_of(telling.fillers.begin(), telling.fillers.end(), [&](const RoleFiller& filler) {
      const NounPhrase* np = scene_.noun_at(filler.word);
      return filler.role == FrameRole::actor && filler.link == FrameLink::subject && np != nullptr &&
             (scene_.has(np->head, scene_.v.person) || scene_.has(np->head, scene_.v.own_voice)) &&
             !scene_.any(np->words, scene_.v.aircraft) && !scene_.any(np->words, scene_.v.demonym);
    });
  }

  bool tells_projectile() const {
    return std::any_of(story_.parts.begin(), story_.parts.end(), [&](const TellingPassage& part) {
      const WordRange words = story_.passages[part.passage].words;
      for (std::uint32_t w = words.begin; w < words.end && !part.silent; ++w) {
        const auto type = event_type_from(scene_.value_at(w, scene_.v.weapon, "type"));
        if (type && flies_far(*type) && !shot_down(w)) return true;
      }
      return false;
    });
  }
  static bool flies_far(EventType type) {
    return type == EventType::missile_attack || type == EventType::rocket_attack ||
           type == EventType::shelling || type == EventType::drone_attack;
  }

  // Whether a weapon is what a verb brings down: « 71 drones ont été détruits en vol ».
  bool shot_down(std::uint32_t weapon) const {
    const NounPhrase* np = scene_.noun_at(weapon);
    if (np == nullptr || !scene_.has(np->head, scene_.v.projectile)) return false;
    const std::uint32_t verb = scene_.trees.head(np->head);
    if (verb == Dependents::kNone) return false;
    const bool undergoes =
        scene_.trees.is(np->head, Deprel::obj) || scene_.trees.is(np->head, Deprel::nsubj_pass);
    const auto children = scene_.trees.of(verb);
    const bool falls = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      return scene_.has(child, scene_.v.reflexive);  // « se sont abattus »
    });
    return undergoes && !falls &&
           (scene_.any({verb, verb + 2}, scene_.v.intercepted) || scene_.has(verb, scene_.v.harm));
  }
  bool brings_down(std::uint32_t verb) const {
    const auto children = scene_.trees.of(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      return scene_.has(child, scene_.v.projectile) && shot_down(child);
    });
  }

  // Of two types with the same votes the one told first wins.
  void vote(EventType type, double weight) {
    double& votes = votes_[static_cast<std::size_t>(type)];
    if (votes == 0) votes += kFirst * (kEventTypeCount - told_++);
    votes += weight;
  }

  void vote_for(EntryId entry, double factor) {
    const auto type = event_type_from(scene_.lexicon.value(entry, "type"));
    if (!type) return;
    const auto classes = scene_.lexicon.classes(entry);
    const bool weak = std::find(classes.begin(), classes.end(), scene_.v.weak_type) != classes.end();
    vote(*type, factor * (weak ? kWeakWeapon : kWeapon));
  }

  const Story& story_;
  const Scene& scene_;
  std::array<double, kEventTypeCount> votes_{};
  int told_ = 0;  // types so far
};

class Settlement {
 public:
  Settlement(const Story& story, WordRange actor, WordRange target)
      : scene_(story.scene), actor_(actor), target_(target) {
    for (const TellingPassage& part : story.parts) {
      const WordRange words = story.passages[part.passage].words;
      passage_ = passage_ || (!part.silent && scene_.any(words, scene_.v.at_passage));
      for (std::uint32_t w = words.begin; w < words.end; ++w)
        kamikaze_ =
            kamikaze_ || scene_.value_at(w, scene_.v.attacker, "type") == name_of(EventType::suicide_bombing);
      police_ = police_ || scene_.any(words, scene_.v.police_force);
      protest_ = protest_ || scene_.any(words, scene_.v.protester);
    }
    kills_first_ = kills_first(story);
  }

  EventType settle(EventType told) const {
    const bool shots = told == EventType::shooting || told == EventType::armed_attack;
    if (told == EventType::armed_attack && acts_in_crowd()) return EventType::protest_violence;
    if (shots && police_ && protest_) return EventType::police_violence;
    if (told == EventType::shooting && police_shoots()) return EventType::police_violence;
    if (told == EventType::bombing && kamikaze_) return EventType::suicide_bombing;
    if (told == EventType::bombing && (passage_ || hits(scene_.v.convoy))) return EventType::mine_ied;
    if (told == EventType::airstrike && acts_by_hand()) return EventType::other;
    if ((told == EventType::shelling || told == EventType::bombing || told == EventType::armed_attack) &&
        flies())
      return EventType::airstrike;
    if (told == EventType::abduction && kills_first_) return EventType::armed_attack;
    if (told == EventType::assassination && !target_.empty() && !hits_one()) return EventType::armed_attack;
    if (shots && hits_one() && hits(scene_.v.notable)) return EventType::assassination;
    if (told == EventType::armed_attack && (hits(scene_.v.convoy) || hits(scene_.v.road_vehicle)))
      return EventType::ambush;
    if (told == EventType::shooting && hits(scene_.v.convoy)) return EventType::ambush;
    const bool place = hits(scene_.v.target) && !hits(scene_.v.vehicle);
    if ((told == EventType::shooting || told == EventType::stabbing) && place && acts(Number::plur))
      return EventType::armed_attack;
    return type_by_actor(scene_, told, actor_);
  }

 private:
  static bool kills_first(const Story& story) {
    for (const Telling& telling : story.tellings) {
      if (telling.standing != Standing::headline && telling.standing != Standing::lead) continue;
      if (telling.trigger.type == EventType::abduction) return false;
      if (telling.trigger.harm) return true;
    }
    return false;
  }
  const NounPhrase* noun_in(WordRange words) const {
    return words.empty() ? nullptr : scene_.noun_at(words.end - 1);
  }
  bool hits(ClassId kind) const {
    const NounPhrase* np = noun_in(target_);
    return np != nullptr && scene_.has(np->head, kind);
  }
  bool acts(Number number) const {
    const NounPhrase* np = noun_in(actor_);
    return np != nullptr && scene_.words.words[np->head].feats.number == number &&
           scene_.has(np->head, scene_.v.person);
  }
  // « la gendarmerie ouvre le feu sur un minibus », not on those who attack
  bool police_shoots() const {
    const NounPhrase* actor = noun_in(actor_);
    const NounPhrase* target = noun_in(target_);
    if (actor == nullptr || !scene_.any(actor->core, scene_.v.police_force) || target == nullptr)
      return false;
    return !scene_.any(target->words, scene_.v.attacker) && !scene_.any(target->words, scene_.v.armed_group);
  }
  // « des émeutiers s'en sont pris aux gendarmes »
  bool acts_in_crowd() const {
    const NounPhrase* np = noun_in(actor_);
    return np != nullptr &&
           (scene_.has(np->head, scene_.v.crowd) || scene_.any(np->core, scene_.v.protester));
  }
  // « les soldats ont frappé onze hommes »
  bool acts_by_hand() const {
    const NounPhrase* actor = noun_in(actor_);
    return actor != nullptr && scene_.has(actor->head, scene_.v.person) && hits(scene_.v.person);
  }
  bool flies() const {
    const NounPhrase* np = noun_in(actor_);
    return np != nullptr && scene_.has(np->head, scene_.v.aircraft);
  }
  bool hits_one() const {
    const NounPhrase* np = noun_in(target_);
    return np != nullptr && scene_.words.words[np->head].feats.number != Number::plur &&
           (np->proper || scene_.has(np->head, scene_.v.person));
  }

  const Scene& scene_;
  WordRange actor_, target_;
  bool passage_ = false;      // « au passage de la patrouille »
  bool kamikaze_ = false;     // somebody blew himself up
  bool kills_first_ = false;  // people were killed, and then others abducted
  bool police_ = false;
  bool protest_ = false;
};

}  // namespace

EventType type_by_actor(const Scene& scene, EventType told, WordRange actor) {
  if (actor.empty() || (told != EventType::shooting && told != EventType::stabbing)) return told;
  // A group under arms, not one or two men.
  const NounPhrase* np = scene.noun_at(actor.end - 1);
  if (np == nullptr) return told;
  const bool plural = scene.words.words[np->head].feats.number == Number::plur;
  const bool known = Participants(scene).identity(*np) != Identity::faceless;
  const bool band =
      scene.any(np->words, scene.v.armed_group) || (plural && known && scene.any(np->words, scene.v.armed));
  return band ? EventType::armed_attack : told;
}

EventType type_told(const Story& story) { return Vote(story).run(); }

EventType type_with_roles(const Story& story, EventType told, WordRange actor, WordRange target) {
  return Settlement(story, actor, target).settle(told);
}

}  // namespace recoupe
