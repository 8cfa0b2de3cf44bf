#include "mention/own_side.h"

#include <algorithm>
#include <string_view>

#include "mention/participant.h"
#include "phrase/clause.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kNear = 3;     // words between « rétorque » and who does
constexpr std::uint32_t kRetort = 40;  // words; « Mensonge » in a longer sentence may be of something else

class OwnSide {
 public:
  OwnSide(const Scene& scene, Event& event)
      : scene_(scene),
        trees_(scene.trees),
        clauses_(scene),
        participants_(scene),
        event_(event),
        actor_(event.actor.span.empty() ? WordRange{} : scene.words.words_in(event.actor.span)) {}

  bool same_side(WordRange speaker) const {
    const std::string_view group = group_of(speaker);
    if (const std::string_view of_actor = group_of(actor_); !of_actor.empty() || !group.empty())
      return group == of_actor || (group.empty() && generic_group(speaker));
    const std::string_view country = country_of(actor_);
    if (country.empty() && !scene_.any(actor_, scene_.v.state_force)) return false;
    return or_here(country) == or_here(country_of(speaker)) && !or_here(country).empty();
  }

  void hear(std::uint32_t sentence) {
    const WordRange range = scene_.words.ranges[sentence];
    for (std::uint32_t w = range.begin; w < range.end; ++w)
      if (scene_.words.words[w].upos == Upos::VERB && scene_.has(w, scene_.v.speech) && !negated(w))
        hear_speech(w, range);
  }

 private:
  bool plain(std::uint32_t verb) const {
    const Vocabulary& v = scene_.v;
    return !scene_.has(verb, v.stance_deny) && !scene_.has(verb, v.stance_judge) &&
           !scene_.has(verb, v.stance_accuse);
  }
  bool negated(std::uint32_t verb) const {
    const auto children = trees_.of(verb);
    return std::any_of(children.begin(), children.end(),
                       [&](std::uint32_t child) { return scene_.has(child, scene_.v.negation); });
  }

  void hear_speech(std::uint32_t verb, WordRange sentence) {
    const NounPhrase* speaker = speaker_of(verb, sentence);
    if (speaker == nullptr || speaker->pronoun || !speaks_for_a_side(*speaker)) return;
    // Who accuses another, or calls it a lie, denies.
    const bool denies = scene_.has(verb, scene_.v.stance_accuse) ||
                        (sentence.size() < kRetort && scene_.any(sentence, scene_.v.falsehood));
    if (denies && named_side(*speaker) && same_side(speaker->words)) {
      event_.actor_status = ActorStatus::denied;
      return;
    }
    if (!plain(verb) || event_.actor_status == ActorStatus::denied) return;
    const bool first_hand = says_it_acted(verb);
    const bool own = scene_.any(speaker->core, scene_.v.possessive);  // « son porte-parole »
    const bool ours = scene_.any(actor_, scene_.v.possessive);        // « ses forces »
    if (first_hand && (actor_.empty() || ours)) return claim_for(*speaker);
    if (actor_.empty() && scene_.any(speaker->core, scene_.v.state_force) && boasts(verb))
      return claim_for(*speaker);
    if (actor_.empty() || !(same_side(speaker->words) || (own && first_hand))) return;
    if (first_hand || speaks_of_event(sentence)) event_.actor_status = ActorStatus::claimed;
  }

  // Where nobody parsed, the phrase behind the verb (« …, rétorque X »), or else before it.
  const NounPhrase* speaker_of(std::uint32_t verb, WordRange sentence) const {
    if (trees_.parsed(verb)) {
      const std::uint32_t who = clauses_.subject(verb);
      return who == Dependents::kNone ? nullptr : scene_.noun_at(who);
    }
    for (std::uint32_t w = verb + 1; w < sentence.end && w <= verb + kNear; ++w)
      if (const NounPhrase* np = scene_.noun_at(w)) {
        if (scene_.words.words[np->words.begin - 1].upos != Upos::ADP &&
            scene_.words.words[np->words.begin].upos != Upos::ADP)
          return np;
        break;  // « attribués au M23 »
      }
    if (scene_.has(verb, scene_.v.stance_accuse)) return nullptr;
    for (std::uint32_t w = verb; w > sentence.begin; --w)
      if (const NounPhrase* np = scene_.noun_at(w - 1)) return np;
    return nullptr;
  }

  bool speaks_for_a_side(const NounPhrase& np) const {
    const Vocabulary& v = scene_.v;
    for (const ClassId id : {v.own_side, v.state_force, v.metonym})
      if (scene_.has(np.head, id)) return true;
    return scene_.any(np.words, v.armed_group) || (np.proper && !country_of(np.words).empty());
  }

  // Not somebody of the country that was hit who accuses: its side must be told by name.
  bool named_side(const NounPhrase& np) const {
    return !actor_.empty() &&
           (!group_of(np.words).empty() || !country_of(np.words).empty() || generic_group(np.words));
  }

  // « avoir frappé », « que ses avions ont frappé », « nous avons frappé »
  bool says_it_acted(std::uint32_t verb) const {
    for (const std::uint32_t child : trees_.of(verb)) {
      const Deprel relation = universal(scene_.words.words[child].deprel);
      if (relation != Deprel::xcomp && relation != Deprel::ccomp) continue;
      if (!strikes(child)) continue;
      const bool perfect = trees_.first(child, {Deprel::aux_tense, Deprel::aux}) != Dependents::kNone;
      const bool infinitive = clauses_.own_subject(child) == Dependents::kNone;
      if (infinitive ? perfect : by_own_people(child)) return true;
    }
    const std::uint32_t said = trees_.head(verb);  // « …, a déclaré X »
    const bool inserted = universal(scene_.words.words[verb].deprel) == Deprel::parataxis;
    return inserted && said != Dependents::kNone && strikes(said) && by_own_people(said);
  }

  // « un commandant de X a été éliminé, a annoncé l'armée »
  bool boasts(std::uint32_t verb) const {
    const std::uint32_t said = trees_.head(verb);
    if (universal(scene_.words.words[verb].deprel) != Deprel::parataxis || said == Dependents::kNone)
      return false;
    if (!scene_.has(said, scene_.v.harm) || !clauses_.passive(said) || negated(said)) return false;
    const std::uint32_t who = clauses_.subject(said);
    const NounPhrase* fallen = who == Dependents::kNone ? nullptr : scene_.noun_at(who);
    return fallen != nullptr &&
           (scene_.any(fallen->words, scene_.v.armed_group) || scene_.has(fallen->head, scene_.v.attacker));
  }

  bool by_own_people(std::uint32_t verb) const {
    const std::uint32_t who = clauses_.own_subject(verb);
    if (who == Dependents::kNone) return false;
    if (scene_.has(who, scene_.v.we)) return true;
    const auto children = trees_.of(who);
    return scene_.noun_at(who) != nullptr && participants_.may_act(*scene_.noun_at(who)) &&
           std::any_of(children.begin(), children.end(),
                       [&](std::uint32_t child) { return scene_.has(child, scene_.v.possessive); });
  }

  // A verb that strikes or carries an attack, and not one of shooting attackers down.
  bool strikes(std::uint32_t verb) const {
    if (clauses_.passive(verb) || negated(verb)) return false;
    const Vocabulary& v = scene_.v;
    const std::uint32_t what = trees_.first(verb, {Deprel::obj});
    const bool attackers = what != Dependents::kNone && scene_.has(what, v.attacker);
    if (scene_.has(verb, v.strike_verb)) return true;
    if (scene_.has(verb, v.harm) && scene_.has(verb, v.event)) return !attackers;
    return what != Dependents::kNone && scene_.has(what, v.event) && scene_.has(verb, v.light_verb);
  }

  bool speaks_of_event(WordRange sentence) const {
    return scene_.any(sentence, scene_.v.event) && !scene_.any(sentence, scene_.v.stance_judge);
  }

  // Forces without a country are those of the country that the event lies in.
  std::string_view or_here(std::string_view country) const {
    return !country.empty() || !event_.place ? country : std::string_view(event_.place->country);
  }

  // « la rébellion », « le mouvement »: the one that was spoken of.
  bool generic_group(WordRange words) const {
    return scene_.any(words, scene_.v.armed_group) && scene_.any(words, scene_.v.actor_noun) &&
           group_of(words).empty();
  }
  std::string_view group_of(WordRange words) const {
    for (std::uint32_t w = words.end; w > words.begin; --w)
      if (const auto name = scene_.value_at(w - 1, scene_.v.armed_group, "name"); !name.empty()) return name;
    return {};
  }
  std::string_view country_of(WordRange words) const {
    for (std::uint32_t w = words.begin; w < words.end; ++w)
      if (const auto country = scene_.value_at(w, scene_.v.metonym, "country"); !country.empty())
        return country;
    for (const PlacePhrase* place : scene_.places_in(words))
      if (place->precision == PlacePrecision::country || place->use != PlaceUse::location)
        return place->country;
    return {};
  }

  void claim_for(const NounPhrase& speaker) {
    actor_ = speaker.words;
    // « le porte-parole du M23 »: the M23.
    if (scene_.has(speaker.head, scene_.v.own_side))
      for (std::uint32_t w = speaker.words.end; w > speaker.head + 1; --w)
        if (scene_.has(w - 1, scene_.v.armed_group)) actor_.begin = w - 1;
    event_.actor = {scene_.span(actor_), {}, "own side", 0.0};
    event_.actor_status = ActorStatus::claimed;
  }

  const Scene& scene_;
  const Dependents& trees_;
  ClauseReader clauses_;
  Participants participants_;
  Event& event_;
  WordRange actor_;
};

}  // namespace

bool is_side_of_actor(const Scene& scene, Event& event, WordRange speaker) {
  return !event.actor.span.empty() && OwnSide(scene, event).same_side(speaker);
}

void hear_own_side(const Scene& scene, const std::vector<std::uint32_t>& sentences, Event& event) {
  if (event.actor_status == ActorStatus::claimed || event.actor_status == ActorStatus::denied) return;
  OwnSide side(scene, event);
  for (const std::uint32_t s : sentences) side.hear(s);
}

}  // namespace recoupe
