// What an attack aims at outweighs who was harmed by it, and a thing or a body of people outweighs the town
// where it lies; only of attacks on people (abductions, executions …) people weigh more.
#include "mention/target.h"

#include <algorithm>

#include "mention/participant.h"

namespace recoupe {
namespace {

constexpr double kAimedAt = 10.0;  // object, aim, subject of a passive
constexpr double kSuffers = 9.0;   // « l'attaque du camp »
constexpr double kScene = 4.0;     // « une attaque dans un hôtel »
constexpr double kOfHarmScene = -2.0;
constexpr double kNearMiss = 6.0;  // « tombées près de X »
constexpr double kBlastScene = 7.0;
constexpr double kVictims = 3.0;  // counted people, wherever they stand
constexpr double kShallow = -3.0;
constexpr double kShallowAim = -1.0;  // « contre » and « visant » hardly mislead
constexpr double kOfHarm = -4.0;
constexpr double kDamage = -3.0;  // what burnt, what was hit besides
constexpr double kPronoun = -1.0;
constexpr double kAgain = -2.5;      // « le même camp »: named better elsewhere
constexpr double kTown = -2.0;       // a town's name
constexpr double kAttackers = -6.0;  // those who fell while they attacked
constexpr double kThing = 3.0;
constexpr double kAnybody = -4.0;  // « personnes »
constexpr double kPlace = 2.0;     // a village, a quarter
constexpr double kPeople = 2.0;
constexpr double kOwnPeople = 2.0;  // more, where people are what is attacked

bool on_people(EventType type) {
  switch (type) {
    case EventType::execution:
    case EventType::abduction:
    case EventType::assassination:
    case EventType::stabbing:
    case EventType::police_violence:
      return true;
    default:
      return false;
  }
}

bool blasts(EventType type) {
  return type == EventType::bombing || type == EventType::suicide_bombing || type == EventType::shelling ||
         type == EventType::rocket_attack || type == EventType::mine_ied;
}

// Of these a town is what was struck; of others it is where they happened.
bool strikes_from_afar(EventType type) {
  return type == EventType::airstrike || type == EventType::missile_attack ||
         type == EventType::drone_attack || type == EventType::shelling || type == EventType::rocket_attack;
}

class TargetSearch {
 public:
  TargetSearch(const Story& story, EventType type, WordRange actor)
      : story_(story), scene_(story.scene), type_(type), actor_(actor), participants_(scene_) {}

  Candidate run() {
    for (const Telling& telling : story_.tellings) {
      for (const RoleFiller& filler : telling.fillers) weigh(telling, filler, 0.0);
      for (const RoleFiller& filler : telling.shallow) weigh(telling, filler, kShallow);
    }
    for (const TellingPassage& part : story_.parts)
      if (!part.silent) victims(part);
    return ballot_.best();
  }

 private:
  void weigh(const Telling& telling, const RoleFiller& filler, double malus) {
    // « l'armée a perdu dix hommes »
    const bool lost = filler.role == FrameRole::actor && filler.link == FrameLink::subject &&
                      telling.trigger.harm && telling.trigger.type == EventType::other &&
                      !scene_.any(telling.trigger.words, scene_.v.arrest);
    if (filler.role != FrameRole::target && !lost) return;
    std::optional<NounPhrase> np = participants_.phrase_at(filler.word);
    if (np && np->pronoun && filler.link == FrameLink::subject) {  // « il est tombé dans une embuscade »
      const NounPhrase* whom = participants_.antecedent(*np, [&](const NounPhrase& other) {
        return participants_.may_be_hit(other) && !participants_.is_attacker(other);
      });
      if (whom != nullptr) np = *whom;
      malus += kPronoun;
    }
    if (!np || !may_be_target(telling, filler, *np)) return;
    double weight = weight_of(telling.standing);
    weight += malus != 0.0 && filler.link == FrameLink::aim ? kShallowAim : malus;
    switch (filler.link) {
      case FrameLink::scene:
        if (is_region(*np) && !strikes_from_afar(type_)) return;
        if (np->proper ? !strikes_from_afar(type_) : !scene_.has(np->head, scene_.v.target)) return;
        weight += blasts(type_) && is_site(*np) ? kBlastScene : kScene;
        if (telling.trigger.harm) weight += kOfHarmScene;
        break;
      case FrameLink::near:
        if (!telling.trigger.fall) return;
        weight += kNearMiss;
        break;
      case FrameLink::genitive:
        weight += kSuffers;
        break;
      case FrameLink::aim:
        if (telling.trigger.harm) return;  // « tués sur la route »
        weight += kAimedAt;
        break;
      default:
        weight += kAimedAt;
    }
    if (telling.trigger.harm && filler.link != FrameLink::scene) weight += kOfHarm;
    const bool damage = telling.trigger.entry == 0 ||
                        (telling.trigger.type == EventType::arson && type_ != EventType::arson) ||
                        (telling.trigger.type == EventType::abduction && type_ != EventType::abduction);
    if (damage) weight += kDamage;
    const bool killed = telling.trigger.harm && participants_.is_proper_name(*np);
    add(*np, weight, name_of(filler.link), killed);
  }

  // Of those that a strike is said to hit anything may be hit; only somebody is killed, nobody by arrest.
  bool may_be_target(const Telling& telling, const RoleFiller& filler, const NounPhrase& np) const {
    const Trigger& trigger = telling.trigger;
    if (scene_.any(trigger.words, scene_.v.arrest) && type_ != EventType::police_violence) return false;
    const bool somebody = participants_.is_person(np) || participants_.is_proper_name(np) ||
                          scene_.any(np.core, scene_.v.state_force) ||
                          scene_.any(np.core, scene_.v.armed_force) ||
                          scene_.any(np.core, scene_.v.armed_group);
    if (trigger.harm && filler.link != FrameLink::scene && !somebody) return false;
    if (participants_.may_be_hit(np)) return true;
    const bool struck = filler.direct && filler.link == FrameLink::object && !trigger.harm;
    return struck && participants_.may_be_struck(np);
  }

  void victims(const TellingPassage& part) {
    for (const Chunk& c : story_.passages.chunks(part.passage)) {
      if (!Scene::is_noun(c)) continue;
      const NounPhrase& np = scene_.noun(c);
      const NumberPhrase* count = scene_.count_of(np);
      const bool speaks = scene_.has(np.head, scene_.v.source_noun) && count != nullptr &&
                          count->indefinite_article;  // « un responsable »
      const std::uint32_t verb = scene_.trees.head(np.head);
      if (verb != Dependents::kNone && scene_.has(verb, scene_.v.arrest)) continue;
      if (count != nullptr && !speaks && scene_.has(np.head, scene_.v.person) && participants_.may_be_hit(np))
        add(np, kVictims + weight_of(part.standing), "victims");
    }
  }

  // « dans la préfecture de X », « dans l'Etat de Y »: where, not what.
  bool is_region(const NounPhrase& np) const {
    const auto places = scene_.places_in(np.words);
    return std::any_of(places.begin(), places.end(), [&](const PlacePhrase* place) {
      return place->words.contains(np.head) &&
             (place->precision == PlacePrecision::admin1 || place->precision == PlacePrecision::country);
    });
  }

  bool is_site(const NounPhrase& np) const {
    return scene_.has(np.head, scene_.v.target) && !scene_.has(np.head, scene_.v.locality);
  }

  void add(const NounPhrase& np, double weight, std::string_view rule, bool named_victim = false) {
    const Vocabulary& v = scene_.v;
    if (np.words.contains(actor_.begin) && !actor_.empty()) return;
    if (scene_.has(np.head, v.casualty)) return;
    const bool person = named_victim || participants_.is_person(np);
    const bool force = scene_.any(np.core, v.armed_force) || scene_.any(np.core, v.state_force);
    if (scene_.any({np.words.begin, np.head}, v.anaphoric)) weight += kAgain;
    if (np.proper && !person) weight += kTown;
    if (scene_.has(np.head, v.locality))
      weight += kPlace;
    else if (scene_.has(np.head, v.target) || (force && !person))
      weight += kThing;
    else if (person)
      weight += kPeople;
    if (person && on_people(type_)) weight += kOwnPeople;
    const bool anybody = person && scene_.has(np.head, v.faceless);
    if (anybody && !on_people(type_) && type_ != EventType::shooting) weight += kAnybody;
    if (scene_.has(np.head, v.attacker)) weight += kAttackers;
    ballot_.add({participants_.uncounted(np), weight, ActorStatus::unknown, rule});
  }

  const Story& story_;
  const Scene& scene_;
  EventType type_;
  WordRange actor_;
  Participants participants_;
  Ballot ballot_;
};

}  // namespace

Candidate choose_target(const Story& story, EventType type, WordRange actor) {
  return TargetSearch(story, type, actor).run();
}

}  // namespace recoupe
