#include "mention/frame.h"

#include <algorithm>

#include "phrase/clause.h"

namespace recoupe {
namespace {

bool is_flown(EventType type) {
  return type == EventType::airstrike || type == EventType::missile_attack ||
         type == EventType::drone_attack || type == EventType::shelling || type == EventType::rocket_attack ||
         type == EventType::shooting;
}

class FrameReader {
 public:
  explicit FrameReader(const Scene& scene)
      : scene_(scene), trees_(scene.trees), clauses_(scene), participants_(scene) {}

  std::vector<RoleFiller> read(const Trigger& trigger) {
    const std::uint32_t word = head_of(trigger.words);
    if (!trees_.parsed(word)) return {};
    direct_ = true;
    flies_ = is_flown(trigger.type);
    laid_ = trigger.type == EventType::ambush;
    bursts_ = trigger.type == EventType::bombing;
    if (trigger.noun)
      read_noun(word);
    else
      read_verb(trigger, word);
    const WordRange sentence = scene_.words.ranges[trigger.sentence];
    for (std::uint32_t w = sentence.begin; w < sentence.end; ++w)
      if (scene_.has(w, scene_.v.at_passage) && scene_.words.words[w].upos == Upos::NOUN) read_passage(w);
    return std::move(out_);
  }

 private:
  // Of several words of an entry (« prendre pour cible ») the one that the others hang on.
  std::uint32_t head_of(WordRange words) const {
    for (std::uint32_t w = words.begin; w < words.end; ++w) {
      const std::uint32_t head = trees_.head(w);
      if (head == Dependents::kNone || !words.contains(head)) return w;
    }
    return words.begin;
  }

  void read_verb(const Trigger& trigger, std::uint32_t verb) {
    const WordRange words = trigger.words;
    intrudes_ = scene_.any(words, scene_.v.intrude);
    const bool hit = (clauses_.passive(verb) && !reflexive(verb)) ||
                     scene_.any(words, scene_.v.intransitive) || meets_mine(verb);
    hedged_ = clauses_.conditional(verb);
    if (const std::uint32_t who = subject(verb); who != Dependents::kNone) {
      add(hit ? FrameRole::target : FrameRole::actor, FrameLink::subject, who);
      read_lying(who);
    }
    if (const std::uint32_t what = trees_.first(verb, {Deprel::obj}); what != Dependents::kNone && !hit)
      add(FrameRole::target, FrameLink::object, what);
    if (!hit) read_partitive(verb);
    read_complements(verb);
    if (scene_.any(words, scene_.v.dative)) read_dative(verb);
    if (intrudes_) read_taken(verb);
    if (trigger.fall) read_impact(verb);
    // « mener des frappes »: what hangs on the noun of the entry.
    for (std::uint32_t w = words.begin; w < words.end; ++w)
      if (w != verb && scene_.words.words[w].upos == Upos::NOUN) read_complements(w);
  }

  // « se sont retournés contre X » is active.
  bool reflexive(std::uint32_t verb) const {
    const auto children = trees_.of(verb);
    return std::any_of(children.begin(), children.end(),
                       [&](std::uint32_t child) { return scene_.has(child, scene_.v.reflexive); });
  }

  // « le véhicule a heurté une mine »
  bool meets_mine(std::uint32_t verb) const {
    const std::uint32_t what = trees_.first(verb, {Deprel::obj});
    return what != Dependents::kNone &&
           scene_.value_at(what, scene_.v.weapon, "type") == name_of(EventType::mine_ied);
  }

  // « a bombardé lundi des positions »: a net may take the article for « de ».
  void read_partitive(std::uint32_t verb) {
    if (trees_.first(verb, {Deprel::obj}) != Dependents::kNone) return;
    for (const std::uint32_t child : trees_.of(verb))
      if (child > verb && scene_.words.words[child].feats.number == Number::plur &&
          clauses_.has_preposition(child, scene_.v.genitive) &&
          universal(scene_.words.words[child].deprel) == Deprel::obl)
        return add(FrameRole::target, FrameLink::object, child);
  }

  // Of « Y accuse X d'avoir frappé » X.
  std::uint32_t subject(std::uint32_t verb) {
    const std::uint32_t head = trees_.head(verb);
    const Deprel relation = universal(scene_.words.words[verb].deprel);
    const bool below = relation == Deprel::xcomp || relation == Deprel::advcl || relation == Deprel::obl;
    if (!below || head == Dependents::kNone || !scene_.has(head, scene_.v.stance_accuse) ||
        clauses_.own_subject(verb) != Dependents::kNone) {
      const std::uint32_t own = clauses_.subject(verb);
      const std::uint32_t first = clauses_.first_subject(verb);
      // Of two the one behind a verb that says nothing is its object.
      return first < verb && own > verb && own != Dependents::kNone ? first : own;
    }
    hedged_ = hedged_ || scene_.has(head, scene_.v.suspecting);
    return clauses_.passive(head) ? clauses_.subject(head) : trees_.first(head, {Deprel::obj});
  }

  // « s'en prendre à X », « a coûté la vie à X »
  void read_dative(std::uint32_t verb) {
    for (const std::uint32_t child : trees_.of(verb))
      if (clauses_.has_preposition(child, scene_.v.preposition_to))
        add(FrameRole::target, FrameLink::object, child);
  }
  // « s'emparer de X »
  void read_taken(std::uint32_t verb) {
    if (!reflexive(verb)) return;
    for (const std::uint32_t child : trees_.of(verb))
      if (child > verb && clauses_.has_preposition(child, scene_.v.genitive))
        add(FrameRole::target, FrameLink::object, child);
  }
  // « s'abattre dans X », « près de X »: where a projectile falls is what it hits.
  void read_impact(std::uint32_t verb) {
    for (const std::uint32_t child : trees_.of(verb))
      if (clauses_.has_preposition(child, scene_.v.preposition_in))
        add(FrameRole::target, FrameLink::aim, child);
  }

  // « l'attaque du camp par X », « contre Y », « menée par X », and the verb that carries it (« X a mené une
  // attaque »).
  void read_noun(std::uint32_t noun) {
    read_complements(noun);
    const auto children = trees_.of(noun);
    aimed_ = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      return clauses_.has_preposition(child, scene_.v.preposition_against);
    });
    for (const std::uint32_t child : trees_.of(noun)) {
      const Deprel relation = scene_.words.words[child].deprel;
      if (relation == Deprel::nmod && clauses_.has_preposition(child, scene_.v.genitive))
        read_genitive(child), read_lying(child);
      if (relation == Deprel::acl || relation == Deprel::acl_relcl) read_participle(child);
      if (clauses_.has_preposition(child, scene_.v.partitive)) read_sides(noun, child);
      if (laid_ && clauses_.has_preposition(child, scene_.v.preposition_to))
        add(FrameRole::target, FrameLink::aim, child);  // « une embuscade à X »
    }
    direct_ = false;
    read_carrier(noun);
  }

  // The verb that carries a noun: « X a mené », « X a subi », « X est tombé dans », « … a visé Y ».
  void read_carrier(std::uint32_t noun) {
    const std::uint32_t verb = trees_.head(noun);
    if (verb == Dependents::kNone || scene_.words.words[verb].upos != Upos::VERB) return;
    hedged_ = clauses_.conditional(verb);
    const Deprel relation = scene_.words.words[noun].deprel;
    if (relation == Deprel::obj && !clauses_.passive(verb)) {
      const bool suffers = scene_.has(verb, scene_.v.undergo);
      if (scene_.has(verb, scene_.v.speech)) return;
      if (const std::uint32_t who = clauses_.subject(verb); who != Dependents::kNone) {
        if (suffers)
          add(FrameRole::target, FrameLink::subject, who);
        else
          add(FrameRole::actor,
              scene_.has(verb, scene_.v.light_verb) ? FrameLink::carrier : FrameLink::present, who);
      }
      read_complements(verb);
      if (laid_ && !suffers) read_dative(verb);
    } else if (universal(relation) == Deprel::obl) {
      // « pris dans une embuscade », « visé par une attaque »: not « morts dans une attaque ».
      const bool caught = scene_.has(verb, scene_.v.fall_verb) || scene_.has(verb, scene_.v.strike_verb) ||
                          scene_.has(verb, scene_.v.undergo);
      const std::uint32_t who = clauses_.subject(verb);
      if (caught && who != Dependents::kNone) add(FrameRole::target, FrameLink::subject, who);
    } else if (universal(relation) == Deprel::nsubj) {
      if (scene_.has(verb, scene_.v.oppose)) return read_opposed(verb);
      read_complements(verb);
      if (const std::uint32_t what = trees_.first(verb, {Deprel::obj});
          what != Dependents::kNone && scene_.has(verb, scene_.v.strike_verb))
        add(FrameRole::target, FrameLink::object, what);
    }
  }

  // « l'attaque des chebab » is theirs, « l'attaque de la caserne » was suffered by it. Between a weapon's
  // name and who fires it both stand: « un tir de mortier des insurgés ».
  void read_genitive(std::uint32_t word) {
    const bool weapon = scene_.has(word, scene_.v.weapon) && !scene_.has(word, scene_.v.aircraft);
    if (weapon) {
      for (const std::uint32_t child : trees_.of(word))
        if (trees_.is(child, Deprel::nmod) && clauses_.has_preposition(child, scene_.v.genitive))
          read_genitive(child);
      return;
    }
    const NounPhrase* np = scene_.noun_at(word);
    if (np == nullptr) return;
    // « le raid de X contre Y » is X's.
    const bool group = participants_.is_attacker(*np) || scene_.has(word, scene_.v.armed) ||
                       (aimed_ && participants_.may_attack(*np));
    // « une frappe de l'aviation » is no strike on it.
    const bool force = scene_.has(word, scene_.v.state_force) || scene_.has(word, scene_.v.aircraft);
    const bool owner = group || (flies_ && force);
    add(owner ? FrameRole::actor : FrameRole::target, owner ? FrameLink::owner : FrameLink::genitive, word);
    // « un raid de l'armée »: whose it is, or who suffered it, other words must tell.
    if (!owner && (scene_.has(word, scene_.v.state_force) || scene_.has(word, scene_.v.metonym)))
      add(FrameRole::actor, FrameLink::genitive, word);
  }

  // « l'explosion d'un camion garé devant X », « un engin caché sous X a explosé »
  void read_lying(std::uint32_t word) {
    if (!bursts_) return;
    for (const std::uint32_t child : trees_.of(word))
      if (trees_.is(child, Deprel::acl)) read_complements(child);
  }

  // « des combats entre X et Y »: who is told first acts.
  void read_sides(std::uint32_t noun, std::uint32_t first) {
    add(FrameRole::actor, FrameLink::carrier, first);
    std::uint32_t second = trees_.first(first, {Deprel::conj});
    if (second == Dependents::kNone) second = trees_.first(noun, {Deprel::conj});
    if (second != Dependents::kNone && second > first) add(FrameRole::target, FrameLink::aim, second);
  }
  // « les combats ont opposé X à Y »
  void read_opposed(std::uint32_t verb) {
    if (const std::uint32_t first = trees_.first(verb, {Deprel::obj}); first != Dependents::kNone)
      read_sides(verb, first);
    for (const std::uint32_t child : trees_.of(verb))
      if (clauses_.has_preposition(child, scene_.v.preposition_to))
        add(FrameRole::target, FrameLink::aim, child);
  }

  // « une frappe menée par X », « un tir visant Y », « l'assaut qui a touché Z »
  void read_participle(std::uint32_t verb) {
    read_complements(verb);
    if (clauses_.passive(verb)) {  // « l'assaut donné à X »
      if (scene_.has(verb, scene_.v.light_verb)) read_dative(verb);
      return;
    }
    if (const std::uint32_t what = trees_.first(verb, {Deprel::obj});
        what != Dependents::kNone && scene_.has(verb, scene_.v.strike_verb))
      add(FrameRole::target, FrameLink::aim, what);
  }

  void read_complements(std::uint32_t of) {
    for (const std::uint32_t child : trees_.of(of)) {
      const Deprel relation = scene_.words.words[child].deprel;
      const Deprel plain = universal(relation);
      if (relation == Deprel::advmod && scene_.has(child, scene_.v.preposition_in)) read_near(child);
      if (relation == Deprel::obl_agent) {
        add(FrameRole::actor, FrameLink::agent, child);
      } else if (plain == Deprel::obl || plain == Deprel::nmod) {
        if (clauses_.has_preposition(child, scene_.v.preposition_by))
          add(FrameRole::actor, FrameLink::agent, child);
        else if (clauses_.has_preposition(child, scene_.v.preposition_against))
          add(FrameRole::target, FrameLink::aim, child);
        else if (clauses_.has_preposition(child, scene_.v.preposition_in))
          add(FrameRole::target,
              is_near(child) ? FrameLink::near
              : intrudes_    ? FrameLink::aim
                             : FrameLink::scene,
              child);
      }
    }
  }

  // « au passage de X »
  void read_passage(std::uint32_t noun) {
    for (const std::uint32_t child : trees_.of(noun))
      if (trees_.is(child, Deprel::nmod)) add(FrameRole::target, FrameLink::aim, child);
  }
  bool is_near(std::uint32_t word) const { return trees_.first(word, {Deprel::advmod}) != Dependents::kNone; }
  // « près de X »
  void read_near(std::uint32_t adverb) {
    for (const std::uint32_t child : trees_.of(adverb))
      if (universal(scene_.words.words[child].deprel) == Deprel::obl)
        add(FrameRole::target, FrameLink::near, child);
  }

  void add(FrameRole role, FrameLink link, std::uint32_t word) {
    out_.push_back({role, link, word, hedged_ && role == FrameRole::actor, direct_});
  }

  const Scene& scene_;
  const Dependents& trees_;
  ClauseReader clauses_;
  Participants participants_;
  std::vector<RoleFiller> out_;
  bool direct_ = true;
  bool hedged_ = false;
  bool laid_ = false;      // for somebody: an ambush
  bool intrudes_ = false;  // it is coming in somewhere
  bool bursts_ = false;    // it explodes
  bool flies_ = false;     // it is a strike from afar, by its type
  bool aimed_ = false;     // the noun has a complement that says at whom
};

}  // namespace

std::string_view name_of(FrameLink link) {
  static constexpr std::string_view kNames[] = {"subject", "object",  "agent",   "aim",   "genitive",
                                                "owner",   "carrier", "present", "scene", "near"};
  return kNames[static_cast<std::size_t>(link)];
}

std::vector<RoleFiller> fillers_of(const Scene& scene, const Trigger& trigger) {
  return FrameReader(scene).read(trigger);
}

}  // namespace recoupe
