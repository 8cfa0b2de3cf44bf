// Each phrase is weighed by how it hangs on a trigger, by how well it tells who acted, and by where it
// stands: a group that the third paragraph names outweighs the « hommes armés » of the lead.
#include "mention/actor.h"

#include <algorithm>

#include "mention/participant.h"
#include "phrase/clause.h"

namespace recoupe {
namespace {

constexpr double kActs = 10.0;            // subject or agent of a trigger
constexpr double kCarries = 9.0;          // subject of the verb that carries it
constexpr double kOwns = 8.0;             // « l'attaque des chebab »
constexpr double kOfForce = 5.0;          // « un tir de la police »: it may be aimed at her, too
constexpr double kOrigin = 8.5;           // « une frappe russe »
constexpr double kBy = 6.0;               // « par des rebelles », far from what they did
constexpr double kPresent = 5.0;          // an attacker who does something else
constexpr double kArrested = 1.0;         // somebody whom the police took
constexpr std::uint32_t kAdjectives = 3;  // words between a noun and the comma of its apposition
constexpr int kDepth = 3;                 // of a tree, below « soupçonnés »
constexpr std::int64_t kFewMen = 4;
constexpr double kShallow = -3.0;
constexpr double kPronoun = -2.0;
constexpr double kOfHarm = -1.0;   // « tuer » is said of those who strike back, too
constexpr double kCounter = -6.0;  // what it says of attackers is done to them
constexpr double kNamed = 7.0;
constexpr double kDescribed = 4.0;
constexpr double kIdentified = 4.0;  // « l'assaillant, Untel »

bool by_one_man(EventType type) {
  return type == EventType::shooting || type == EventType::stabbing || type == EventType::vehicle_ramming ||
         type == EventType::arson || type == EventType::assassination;
}

class ActorSearch {
 public:
  ActorSearch(const Story& story, EventType type, bool main)
      : story_(story), scene_(story.scene), type_(type), main_(main), participants_(scene_) {}

  Candidate run() {
    for (const Telling& telling : story_.tellings) {
      for (const RoleFiller& filler : telling.fillers) weigh(telling, filler, 0.0);
      for (const RoleFiller& filler : telling.shallow) weigh(telling, filler, kShallow);
      if (telling.trigger.noun) origin_of(telling);
    }
    for (const TellingPassage& part : story_.parts) read_loose(part);
    if (by_one_man(type_) && main_) read_identified();
    return ballot_.best();
  }

 private:
  void weigh(const Telling& telling, const RoleFiller& filler, double malus) {
    if (filler.role != FrameRole::actor) return;
    if (suffered(telling, filler) || hunts(telling) || surrounds(telling, filler)) return;
    std::optional<NounPhrase> np = participants_.phrase_at(filler.word);
    if (np && np->pronoun && filler.link == FrameLink::subject) {
      np = antecedent(*np);
      malus += kPronoun;
    }
    if (!np) return;
    const bool sure = malus == 0.0 && filler.link != FrameLink::genitive && filler.link != FrameLink::owner &&
                      filler.link != FrameLink::present &&
                      (!telling.trigger.noun || filler.link != FrameLink::subject);
    const bool beside_verb = !telling.trigger.noun && filler.link == FrameLink::subject;
    // « abattu par deux fonctionnaires »: whoever they are.
    const bool agent = filler.link == FrameLink::agent && filler.direct && !telling.trigger.noun &&
                       scene_.has(np->head, scene_.v.person);
    if (!agent && !(sure || beside_verb ? participants_.may_attack(*np) : participants_.may_act(*np))) return;
    double weight = malus + weight_of(telling.standing);
    weight += filler.link == FrameLink::owner      ? kOwns
              : filler.link == FrameLink::genitive ? kOfForce
              : filler.link == FrameLink::carrier  ? kCarries
              : filler.link == FrameLink::present  ? kPresent
                                                   : kActs;
    if (telling.trigger.harm) weight += kOfHarm;
    if (harms_attackers(telling) || police_strikes_back(telling, filler, *np)) weight += kCounter;
    add(*np, weight, filler.conditional, name_of(filler.link));
  }

  // « l'armée a perdu dix hommes »: harm that says nothing of an attack.
  bool suffered(const Telling& telling, const RoleFiller& filler) const {
    return telling.trigger.harm && telling.trigger.type == EventType::other &&
           !scene_.any(telling.trigger.words, scene_.v.arrest) && filler.link == FrameLink::subject;
  }

  // « la police a encerclé le quartier »: what is done about the attack.
  bool surrounds(const Telling& telling, const RoleFiller& filler) const {
    return telling.trigger.entry == 0 && type_ != EventType::police_violence &&
           scene_.has(filler.word, scene_.v.police_force);
  }

  // « ont arrêté deux suspects », « onze assaillants ont été tués au cours d'un ratissage »: told behind the
  // lead, this is what was done about the attack.
  bool hunts(const Telling& telling) const {
    const bool behind = telling.standing == Standing::later || telling.standing == Standing::far;
    if (!behind || type_ == EventType::police_violence) return false;
    return harms_attackers(telling) || scene_.any(telling.trigger.words, scene_.v.arrest);
  }

  std::optional<NounPhrase> antecedent(const NounPhrase& pronoun) const {
    const NounPhrase* who = participants_.antecedent(pronoun, [&](const NounPhrase& np) {
      return participants_.may_act(np) || scene_.has(np.head, scene_.v.security);
    });
    return who == nullptr ? std::nullopt : std::optional(*who);
  }

  // « l'armée a tué douze assaillants »
  bool harms_attackers(const Telling& telling) const {
    if (!telling.trigger.harm) return false;
    return std::any_of(telling.fillers.begin(), telling.fillers.end(), [&](const RoleFiller& filler) {
      return filler.role == FrameRole::target &&
             (scene_.has(filler.word, scene_.v.attacker) || scene_.has(filler.word, scene_.v.armed_group));
    });
  }

  // « le tireur est tombé sous les balles d'un gendarme »: of what one man did.
  bool police_strikes_back(const Telling& telling, const RoleFiller& filler, const NounPhrase& np) const {
    return (telling.trigger.harm || filler.link == FrameLink::owner) && by_one_man(type_) &&
           scene_.any(np.core, scene_.v.police_force);
  }

  // « une frappe israélienne », « l'attaque houthie »
  void origin_of(const Telling& telling) {
    if (const NounPhrase* np = scene_.noun_at(telling.trigger.words.begin))
      origin(*np, telling.standing, "adjective");
  }
  void origin(const NounPhrase& np, Standing standing, std::string_view rule) {
    for (std::uint32_t w = np.words.begin; w < np.words.end; ++w) {
      const bool of_people = scene_.has(w, scene_.v.demonym) && scene_.words.words[w].upos == Upos::ADJ;
      if (!of_people && !scene_.has(w, scene_.v.armed_group)) continue;
      ballot_.add({{w, w + 1}, kOrigin + kNamed + weight_of(standing), ActorStatus::attributed, rule});
      return;
    }
  }

  // « L'assaillant, Untel, »: wherever the report tells who he is.
  void read_identified() {
    for (const NounPhrase& np : scene_.phrases.nouns) {
      const bool one = scene_.has(np.head, scene_.v.attacker) && scene_.count_of(np) == nullptr &&
                       scene_.words.words[np.head].feats.number != Number::plur;
      if (one && scene_.is_read(scene_.words.words[np.head].sentence) && said_to_be(np.head).who != nullptr)
        add(np, kPresent, false, "identified");
    }
  }

  void read_loose(const TellingPassage& part) {
    for (const Chunk& c : story_.passages.chunks(part.passage)) {
      if (!Scene::is_noun(c)) continue;
      const NounPhrase& np = scene_.noun(c);
      // « un drone russe », « des tirs de roquettes palestiniens »
      if (scene_.any(np.words, scene_.v.weapon) && !scene_.has(np.head, scene_.v.target))
        origin(np, part.standing, "origin of the weapon");
      if (scene_.has(np.head, scene_.v.weapon)) fired_by(np, part.standing);
      if (by_attackers(c)) add(np, kBy + weight_of(part.standing), false, "agent");
      if (acts_elsewhere(np)) add(np, kPresent + weight_of(part.standing), false, "attackers present");
      if (by_one_man(type_) && arrested(np)) {
        const NounPhrase* who = said_to_be(np.head).who;  // « le conducteur, un Autrichien de 29 ans »
        const WordRange words = who != nullptr && participants_.may_attack(*who) ? who->words : np.words;
        ballot_.add({words, kArrested + weight_of(part.standing), ActorStatus::suspected, "arrested"});
      }
    }
  }

  // « des drones pilotés par X », « un missile tiré par X »
  void fired_by(const NounPhrase& weapon, Standing standing) {
    for (const std::uint32_t verb : scene_.trees.of(weapon.head)) {
      if (!scene_.trees.is(verb, Deprel::acl) || !handles(verb)) continue;
      const std::uint32_t who = scene_.trees.first(verb, {Deprel::obl_agent});
      const std::optional<NounPhrase> np = participants_.phrase_at(who);
      if (np && participants_.may_attack(*np)) add(*np, kCarries + weight_of(standing), false, "fired by");
    }
  }

  bool handles(std::uint32_t verb) const {
    return scene_.has(verb, scene_.v.fires) || scene_.has(verb, scene_.v.light_verb) ||
           scene_.has(verb, scene_.v.handles);
  }

  // « par des rebelles », whatever a net hangs it on: not what they said.
  bool by_attackers(const Chunk& c) const {
    if (c.kind != ChunkKind::prep || !scene_.has(c.preposition, scene_.v.preposition_by)) return false;
    const NounPhrase& np = scene_.noun(c);
    const std::uint32_t verb = scene_.trees.head(np.head);
    if (verb == Dependents::kNone || scene_.words.words[verb].upos != Upos::VERB) return false;
    const bool aside = scene_.trees.is(verb, Deprel::acl);  // « tenue par les rebelles »
    const bool said = scene_.has(verb, scene_.v.speech) && ClauseReader(scene_).passive(verb);
    return !aside && !said && participants_.is_attacker(np) && participants_.may_act(np);
  }

  // The subject of any verb but of saying and of harm done to it.
  bool acts_elsewhere(const NounPhrase& np) const {
    if (!participants_.is_attacker(np) || !participants_.may_act(np)) return false;
    if (scene_.has(np.head, scene_.v.suspect) && !by_one_man(type_)) return false;
    const Deprel relation = scene_.words.words[np.head].deprel;
    const std::uint32_t verb = scene_.trees.head(np.head);
    if (universal(relation) != Deprel::nsubj || verb == Dependents::kNone) return false;
    if (scene_.has(verb, scene_.v.speech)) return false;
    return scene_.has(np.head, scene_.v.attacker) || !scene_.has(verb, scene_.v.harm);
  }

  bool arrested(const NounPhrase& np) const {
    if (!scene_.has(np.head, scene_.v.person) || scene_.has(np.head, scene_.v.casualty)) return false;
    const NumberPhrase* count = scene_.count_of(np);
    if (count != nullptr && count->min > kFewMen) return false;
    const std::uint32_t verb = scene_.trees.head(np.head);
    return verb != Dependents::kNone && scene_.trees.is(np.head, Deprel::nsubj_pass) &&
           scene_.has(verb, scene_.v.arrest);
  }

  // What stands in apposition to a word, or is told by a participle: « un homme identifié comme X ».
  struct Identification {
    const NounPhrase* who = nullptr;
    bool hearsay = false;
  };
  Identification said_to_be(std::uint32_t head) const {
    if (const std::uint32_t who = scene_.trees.first(head, {Deprel::appos, Deprel::nmod_appos});
        who != Dependents::kNone)
      return {scene_.noun_at(who)};
    for (const std::uint32_t child : scene_.trees.of(head)) {
      const bool suspects = scene_.has(child, scene_.v.suspecting) || scene_.has(child, scene_.v.presumed);
      if (!suspects && !scene_.has(child, scene_.v.identifies)) continue;
      if (const NounPhrase* who = named_below(child, kDepth)) return {who, names_group(*who)};
    }
    return {behind_comma(head)};
  }
  // « l'auteur présumé, un étudiant de 23 ans, »: where a net sees no apposition.
  const NounPhrase* behind_comma(std::uint32_t head) const {
    if (!scene_.has(head, scene_.v.attacker)) return nullptr;
    const auto& words = scene_.words.words;
    for (std::uint32_t w = head + 1; w + 1 < words.size() && w <= head + kAdjectives; ++w) {
      if (words[w].form != ",") continue;
      const NounPhrase* np = scene_.noun_at(w + 1);
      const bool indefinite = np != nullptr && words[np->words.begin].lemma == words[w + 1].lemma &&
                              scene_.count_of(*np) != nullptr && scene_.count_of(*np)->indefinite_article;
      return indefinite && scene_.has(np->head, scene_.v.person) ? np : nullptr;
    }
    return nullptr;
  }
  // « présentés comme des membres de X », « soupçonnés d'appartenir à X », « identifié comme X »
  const NounPhrase* named_below(std::uint32_t word, int depth) const {
    for (const std::uint32_t child : scene_.trees.of(word)) {
      const NounPhrase* np = scene_.noun_at(child);
      const bool name = scene_.words.words[child].upos == Upos::PROPN && np != nullptr && np->proper;
      const bool agent =
          scene_.trees.is(child, Deprel::obl_agent) || scene_.words.words[child].deprel == Deprel::nsubj;
      if (np != nullptr && !agent && (name || names_group(*np)) && scene_.places_in(np->core).empty())
        return np;
      if (depth > 1 && !agent)
        if (const NounPhrase* below = named_below(child, depth - 1)) return below;
    }
    return nullptr;
  }
  bool names_group(const NounPhrase& np) const { return scene_.any(np.words, scene_.v.armed_group); }

  // « le conducteur, un Autrichien de 29 ans »: who he is rather than what he did.
  WordRange identified(const NounPhrase& np) const {
    if (const WordRange whole = participants_.with_group(np); whole.end > np.words.end) return whole;
    const NounPhrase* said = said_to_be(np.head).who;
    return said != nullptr && participants_.identity(np) == Identity::faceless &&
                   participants_.may_attack(*said)
               ? said->words
               : np.words;
  }

  void add(const NounPhrase& np, double weight, bool hedged, std::string_view rule) {
    const WordRange words = identified(np);
    const NounPhrase* said = scene_.noun_at(words.begin);
    const bool of_group = words.end > np.words.end && words.begin == np.words.begin;
    const Identity identity = of_group          ? Identity::named
                              : said != nullptr ? participants_.identity(*said)
                                                : participants_.identity(np);
    if (words.begin != np.words.begin && scene_.has(np.head, scene_.v.attacker)) weight += kIdentified;
    weight += identity == Identity::named ? kNamed : identity == Identity::described ? kDescribed : 0.0;
    const Identification said_of_it = said_to_be(np.head);
    const bool hearsay = said_of_it.hearsay && said != nullptr && said_of_it.who == said;
    const bool doubted =
        hedged || hearsay || participants_.doubted(np) || scene_.has(np.head, scene_.v.suspect);
    ballot_.add({words, weight,
                 doubted                          ? ActorStatus::suspected
                 : identity == Identity::faceless ? ActorStatus::unknown
                                                  : ActorStatus::attributed,
                 rule});
  }

  const Story& story_;
  const Scene& scene_;
  EventType type_;
  bool main_;
  Participants participants_;
  Ballot ballot_;
};

}  // namespace

Candidate choose_actor(const Story& story, EventType type, bool main) {
  return ActorSearch(story, type, main).run();
}

}  // namespace recoupe
