// What an attack aims at outweighs who was harmed by it, and a thing or a body of people outweighs the town
// where it lies; only of attacks on people (abductions, executions …) people weigh more.
#include "mention/target.h"

#include "mention/participant.h"

namespace recoupe {
namespace {

constexpr double kAimedAt = 10.0;  // object, aim, subject of a passive
constexpr double kSuffers = 9.0;   // « l'attaque du camp »
constexpr double kScene = 4.0;     // « une attaque dans un hôtel »
constexpr double kNearMiss = 6.0;  // « tombées près de X »
constexpr double kBlastScene = 7.0;
constexpr double kVictims = 3.0;  // counted people, wherever they stand
constexpr double kShallow = -3.0;
constexpr double kShallowAim = -1.0;  // « contre » and « visant » hardly mislead
constexpr double kOfHarm = -4.0;
constexpr double kAttackers = -6.0;  // those who fell while they attacked
constexpr double kThing = 3.0;
constexpr double kAnybody = -1.0;  // « personnes »
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
    if (filler.role != FrameRole::target) return;
    const NounPhrase* np = scene_.noun_at(filler.word);
    if (np == nullptr || !participants_.may_be_hit(*np)) return;
    double weight = weight_of(telling.standing);
    weight += malus != 0.0 && filler.link == FrameLink::aim ? kShallowAim : malus;
    switch (filler.link) {
      case FrameLink::scene:
        if (!scene_.has(np->head, scene_.v.target) || scene_.has(np->head, scene_.v.locality)) return;
        weight += blasts(type_) ? kBlastScene : kScene;
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
    add(*np, weight, name_of(filler.link));
  }

  void victims(const TellingPassage& part) {
    for (const Chunk& c : story_.passages.chunks(part.passage)) {
      if (!Scene::is_noun(c)) continue;
      const NounPhrase& np = scene_.noun(c);
      const NumberPhrase* count = scene_.count_of(np);
      const bool speaks = scene_.has(np.head, scene_.v.source_noun) && count != nullptr &&
                          count->indefinite_article;  // « un responsable »
      if (count != nullptr && !speaks && scene_.has(np.head, scene_.v.person) && participants_.may_be_hit(np))
        add(np, kVictims + weight_of(part.standing), "victims");
    }
  }

  void add(const NounPhrase& np, double weight, std::string_view rule) {
    const Vocabulary& v = scene_.v;
    if (np.words.contains(actor_.begin) && !actor_.empty()) return;
    if (scene_.has(np.head, v.casualty)) return;
    const bool person = participants_.is_person(np);
    const bool force = scene_.any(np.core, v.armed_force) || scene_.any(np.core, v.state_force);
    if (scene_.has(np.head, v.locality))
      weight += kPlace;
    else if (scene_.has(np.head, v.target) || (force && !person))
      weight += kThing;
    else if (person)
      weight += kPeople;
    if (person && on_people(type_)) weight += kOwnPeople;
    if (person && scene_.has(np.head, v.faceless)) weight += kAnybody;
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
