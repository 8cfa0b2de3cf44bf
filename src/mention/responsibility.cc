#include "mention/responsibility.h"

#include <algorithm>
#include <optional>
#include <string>

#include "mention/event_type.h"
#include "mention/own_side.h"
#include "mention/participant.h"

namespace recoupe {
namespace {

constexpr double kSureActor = 15.0;  // the roles know better than an accusation
constexpr std::size_t kReach = 4;    // chunks between a verb and the group that it names

// A claim outweighs a denial.
int rank(ActorStatus status) { return status == ActorStatus::claimed ? 5 : static_cast<int>(status); }

struct Finding {
  const NounPhrase* actor = nullptr;
  ActorStatus status = ActorStatus::unknown;
  WordRange words{};
};
// The words of one sentence on who did it: the gravest of them, and whom somebody accuses.
struct Findings {
  Finding gravest;
  Finding accused;
};

class Search {
 public:
  Search(const Scene& scene, const std::vector<Chunk>& chunks) : scene_(scene), chunks_(chunks) {}

  Findings run() {
    for (std::size_t at = 0; at < chunks_.size(); ++at) {
      if (chunks_[at].kind == ChunkKind::verb) read_verb(at);
      if (Scene::is_noun(chunks_[at])) read_work(at);
    }
    return {best_, accused_};
  }

 private:
  void read_verb(std::size_t at) {
    const VerbGroup& verb = scene_.verb(chunks_[at]);
    const WordRange words = chunks_[at].words;
    if (scene_.any(words, scene_.v.disowns))
      if (const NounPhrase* who = subject(at, false); who != nullptr && names_group(*who))
        keep(who, ActorStatus::denied);
    if (verb.negated || scene_.any(words, scene_.v.negator) || behind_without(at)) return;
    const bool passive = verb.passive || verb.participle;
    // « s'est attribué l'attaque », not « a attribué l'attaque à X »
    const bool to_itself = verb.pronominal && scene_.any(words, scene_.v.accuse_dative);
    if (to_itself || scene_.any(words, scene_.v.stance_claim)) {
      keep(passive ? after(at, scene_.v.preposition_by) : subject(at, false), ActorStatus::claimed);
    } else if (scene_.any(words, scene_.v.stance_deny)) {
      if (!passive && about_involvement(at)) deny(subject(at, true), at);
    } else if (scene_.any(words, scene_.v.stance_accuse)) {
      const ActorStatus status = verb.conditional || scene_.any(words, scene_.v.suspecting)
                                     ? ActorStatus::suspected
                                     : ActorStatus::attributed;
      if (scene_.any(words, scene_.v.accuse_dative))
        accuse(after(at, scene_.v.preposition_to), status);
      else if (!passive && of_attack(at))
        accuse(accused(at), status);
    } else if (!passive && publishes_claim(at)) {
      keep(subject(at, false), ActorStatus::claimed);
    } else {
      read_identity(at);
    }
  }

  // « sans se l'attribuer »
  bool behind_without(std::size_t at) const {
    const std::uint32_t begin = chunks_[at].words.begin;
    return scene_.has(begin, scene_.v.without) || (begin > 0 && scene_.has(begin - 1, scene_.v.without));
  }

  // « a diffusé une vidéo de revendication »
  bool publishes_claim(std::size_t at) const {
    const WordRange words = chunks_[at].words;
    if (!scene_.any(words, scene_.v.issue) && !scene_.any(words, scene_.v.speech)) return false;
    for (std::size_t next = at + 1; next < chunks_.size() && next <= at + kReach; ++next) {
      if (chunks_[next].kind == ChunkKind::verb || chunks_[next].kind == ChunkKind::colon) return false;
      if (Scene::is_noun(chunks_[next]) && scene_.any(chunks_[next].words, scene_.v.claim_noun))
        return !scene_.any(chunks_[next].words, scene_.v.nobody);
    }
    return false;
  }

  // « les tueurs seraient des membres de X », « appartiennent à X », « la méthode est celle de X »
  void read_identity(std::size_t at) {
    const VerbGroup& verb = scene_.verb(chunks_[at]);
    const bool belongs = scene_.any(chunks_[at].words, scene_.v.belongs);
    if (!belongs && !scene_.has(verb.head, scene_.v.be)) return;
    const NounPhrase* who = before(at);
    if (who == nullptr) return;
    const bool manner = scene_.any(who->words, scene_.v.manner);
    const bool suspected = suspected_before(at);
    const bool attackers = scene_.has(who->head, scene_.v.attacker) ||
                           scene_.has(who->head, scene_.v.suspect) ||
                           (suspected && scene_.has(who->head, scene_.v.faceless));
    if (!manner && !attackers) return;
    const bool doubtful = manner || verb.conditional || suspected;
    const ActorStatus status = doubtful ? ActorStatus::suspected : ActorStatus::attributed;
    for (std::size_t next = at + 1; next < chunks_.size() && next <= at + kReach; ++next) {
      const Chunk& c = chunks_[next];
      if (c.kind == ChunkKind::colon || c.kind == ChunkKind::relative || c.kind == ChunkKind::verb) return;
      if (Scene::is_noun(c) && names_identity(scene_.noun(c))) return keep(&scene_.noun(c), status);
    }
  }

  // « soupçonnés d'appartenir à X »
  bool suspected_before(std::size_t at) const {
    for (std::size_t back = at; back > 0 && back + 3 > at; --back)
      if (scene_.any(chunks_[back - 1].words, scene_.v.suspecting)) return true;
    return false;
  }

  bool names_identity(const NounPhrase& np) const {
    return scene_.any(np.words, scene_.v.armed_group) || scene_.any(np.core, scene_.v.state_force);
  }

  // The noun phrase nearest before a verb.
  const NounPhrase* before(std::size_t at) const {
    for (std::size_t back = at; back > 0; --back) {
      const Chunk& c = chunks_[back - 1];
      if (c.kind == ChunkKind::verb && !scene_.verb(c).participle) return nullptr;
      if (c.kind == ChunkKind::colon) return nullptr;
      const bool by = c.kind == ChunkKind::prep && scene_.has(c.preposition, scene_.v.preposition_by);
      if (c.kind == ChunkKind::noun || by) return &scene_.noun(c);
    }
    return nullptr;
  }

  // « l'œuvre de X », « la marque de X »
  void read_work(std::size_t at) {
    if (!scene_.has(scene_.noun(chunks_[at]).head, scene_.v.work_of)) return;
    const bool doubtful =
        std::any_of(chunks_.begin(), chunks_.begin() + static_cast<std::ptrdiff_t>(at),
                    [&](const Chunk& c) { return c.kind == ChunkKind::verb && scene_.verb(c).conditional; });
    const NounPhrase& np = scene_.noun(chunks_[at]);
    const ActorStatus status = doubtful ? ActorStatus::suspected : ActorStatus::attributed;
    if (names_group(np))
      keep(&np, status, np.head + 1);
    else
      keep(after(at, scene_.v.genitive), status);
  }

  bool names_group(const NounPhrase& np) const {
    if (np.pronoun || scene_.any(np.words, scene_.v.nobody)) return false;
    if (np.number && scene_.phrases.numbers[*np.number].negative) return false;
    if (scene_.has(np.head, scene_.v.casualty) || scene_.has(np.head, scene_.v.event)) return false;
    for (const ClassId id : {scene_.v.armed_group, scene_.v.attacker, scene_.v.armed})
      if (scene_.any(np.words, id)) return true;
    return scene_.any(np.core, scene_.v.state_force);
  }
  bool may_answer(const NounPhrase& np) const {
    return names_group(np) || (!np.pronoun && (np.proper || scene_.has(np.head, scene_.v.organisation)));
  }

  const NounPhrase* subject(std::size_t at, bool wide) const {
    bool relative = false;
    for (std::size_t back = at; back > 0; --back) {
      const Chunk& c = chunks_[back - 1];
      if (closes(c, ")")) back = opening(back);
      if (c.kind == ChunkKind::colon && !closes(c, ")") && !is_quote(c)) return nullptr;
      if (c.kind == ChunkKind::relative) relative = true;
      if (c.kind != ChunkKind::noun) continue;
      // An object, of a relative clause perhaps; but the one before « lequel » is its subject.
      if (back > 1 && chunks_[back - 2].kind == ChunkKind::verb && !relative) continue;
      const NounPhrase& np = scene_.noun(c);
      if (names_group(np) || (wide ? may_answer(np) : np.proper)) return &np;
    }
    return nullptr;
  }
  bool is_quote(const Chunk& c) const {
    return closes(c, "»") || closes(c, "«") || closes(c, "\"") || closes(c, "“") || closes(c, "”");
  }
  bool closes(const Chunk& c, std::string_view mark) const {
    return c.kind == ChunkKind::colon && scene_.text(c.words) == mark;
  }
  // Of a bracket that closes before `back` the place behind its opening one; `back` where there is none.
  std::size_t opening(std::size_t back) const {
    for (std::size_t at = back; at > 0; --at)
      if (closes(chunks_[at - 1], "(")) return at;
    return back;
  }
  const NounPhrase* after(std::size_t at, ClassId preposition) const {
    for (std::size_t next = at + 1; next < chunks_.size() && next <= at + kReach; ++next) {
      const Chunk& c = chunks_[next];
      if (c.kind == ChunkKind::colon || c.kind == ChunkKind::relative) return nullptr;
      if (c.kind == ChunkKind::prep && scene_.has(c.preposition, preposition))
        return group_or_null(scene_.noun(c));
    }
    return nullptr;
  }
  const NounPhrase* object(std::size_t at) const {
    for (std::size_t next = at + 1; next < chunks_.size() && next <= at + kReach; ++next) {
      const Chunk& c = chunks_[next];
      if (c.kind == ChunkKind::colon || c.kind == ChunkKind::verb) return nullptr;
      if (c.kind == ChunkKind::noun) return group_or_null(scene_.noun(c));
    }
    return nullptr;
  }
  // « accuse les forces éthiopiennes d'avoir … »: whoever may attack, not « l'accuse de mensonge ».
  const NounPhrase* accused(std::size_t at) const {
    if (const NounPhrase* who = object(at)) return who;
    for (std::size_t next = at + 1; next < chunks_.size() && next <= at + kReach; ++next) {
      if (chunks_[next].kind != ChunkKind::noun) continue;
      const NounPhrase& np = scene_.noun(chunks_[next]);
      const bool told_of = scene_.has(np.words.begin, scene_.v.definite_article);  // not « des terroristes »
      return told_of && Participants(scene_).may_act(np) ? &np : nullptr;
    }
    return nullptr;
  }
  const NounPhrase* group_or_null(const NounPhrase& np) const {
    if (names_group(np) || np.proper) return &np;
    // « l'organisation « Etat islamique » »
    const bool body = scene_.has(np.head, scene_.v.organisation) || scene_.has(np.head, scene_.v.armed_group);
    const NounPhrase* quoted = body ? scene_.noun_at(np.words.end + 1) : nullptr;
    return quoted != nullptr && scene_.any(quoted->words, scene_.v.armed_group) ? quoted : nullptr;
  }

  // « a démenti toute implication », « nie », « rejette ces accusations »: not « a démenti ces chiffres ».
  bool about_involvement(std::size_t at) const {
    for (std::size_t next = at + 1; next < chunks_.size() && next <= at + kReach; ++next)
      if (chunks_[next].kind == ChunkKind::verb && scene_.verb(chunks_[next]).infinitive)
        return says_attack(chunks_[next].words);  // « dément avoir tiré », not « avoir tardé »
      else if (chunks_[next].kind == ChunkKind::noun)
        return scene_.any(scene_.noun(chunks_[next]).words, scene_.v.involvement);
    return true;
  }

  // What the accusation is of: « d'avoir ouvert le feu », « de crime de guerre »; not « d'avoir tardé », « de
  // négligence ». Where it does not say, of the attack.
  bool of_attack(std::size_t at) const {
    bool named = false;  // whom it accuses
    for (std::size_t next = at + 1; next < chunks_.size() && next <= at + kReach; ++next) {
      const Chunk& c = chunks_[next];
      if (c.kind == ChunkKind::colon || c.kind == ChunkKind::relative) return true;
      if (c.kind == ChunkKind::verb)
        return !scene_.verb(c).infinitive || says_attack(c.words) || scene_.any(c.words, scene_.v.handles);
      const bool of = c.kind == ChunkKind::prep && scene_.has(c.preposition, scene_.v.genitive);
      if (of && named) return says_attack(c.words);
      if (c.kind != ChunkKind::noun) continue;
      named = true;
      if (const WordRange charge = charge_in(scene_.noun(c)); !charge.empty()) return says_attack(charge);
    }
    return true;
  }

  // « les rebelles de négligence »: a bare noun that the phrase has taken in.
  WordRange charge_in(const NounPhrase& np) const {
    for (std::uint32_t w = np.core.end; w + 1 < np.words.end; ++w) {
      const bool bare = scene_.has(w, scene_.v.genitive) && scene_.words.words[w + 1].upos == Upos::NOUN;
      if (bare && !scene_.has(w + 1, scene_.v.armed) && !scene_.has(w + 1, scene_.v.armed_group))
        return {w + 1, np.words.end};
    }
    return {};
  }

  bool says_attack(WordRange words) const {
    for (const ClassId id : {scene_.v.strike_verb, scene_.v.harm, scene_.v.event, scene_.v.light_verb,
                             scene_.v.launch_verb, scene_.v.involvement, scene_.v.be, scene_.v.belongs})
      if (scene_.any(words, id)) return true;
    return false;
  }

  // « la police a démenti »: an investigator contradicts a rumour, unless its own part is spoken of.
  void deny(const NounPhrase* who, std::size_t at) {
    const bool part_named =
        at + 1 < chunks_.size() &&
        std::any_of(chunks_.begin() + static_cast<std::ptrdiff_t>(at) + 1, chunks_.end(),
                    [&](const Chunk& c) { return scene_.any(c.words, scene_.v.involvement); });
    if (who != nullptr && (part_named || !scene_.any(who->core, scene_.v.police_force)))
      keep(who, ActorStatus::denied);
  }

  // « a accusé le Rwanda d'agression »: the crime is no part of its name.
  void accuse(const NounPhrase* who, ActorStatus status) {
    if (who == nullptr) return;
    accused_ = {who, status, {who->words.begin, who->core.end}};
    for (std::uint32_t w = who->core.end; w < who->words.end; ++w) {
      if (scene_.has(w, scene_.v.event) || scene_.has(w, scene_.v.involvement)) break;
      if (!scene_.has(w, scene_.v.genitive)) accused_.words.end = w + 1;
    }
    if (rank(status) > rank(best_.status)) best_ = accused_;
  }

  // `from`: where the name begins in its phrase.
  void keep(const NounPhrase* actor, ActorStatus status, std::uint32_t from = 0) {
    if (actor == nullptr || rank(status) <= rank(best_.status)) return;
    best_ = {actor, status, {std::max(from, actor->words.begin), actor->words.end}};
  }

  const Scene& scene_;
  const std::vector<Chunk>& chunks_;
  Finding best_;
  Finding accused_;
};

}  // namespace

void assign_responsibility(const Scene& scene, const std::vector<std::uint32_t>& sentences, Event& event) {
  Finding best;
  Finding accused;
  for (const std::uint32_t s : sentences) {
    const Findings found = Search(scene, scene.chunks.sentences[s]).run();
    if (found.gravest.actor != nullptr && rank(found.gravest.status) > rank(best.status))
      best = found.gravest;
    if (accused.actor == nullptr) accused = found.accused;
  }
  // « Kiev accuse l'armée russe. Moscou nie »: she who is accused.
  const bool known = event.actor.weight >= kSureActor || scene.any(best.words, scene.v.armed_group);
  if (best.status == ActorStatus::denied && accused.actor != nullptr && !known) best.words = accused.words;
  const bool sure = event.actor.weight >= kSureActor && event.actor_status == ActorStatus::attributed;
  if (best.actor != nullptr && !(sure && best.status < ActorStatus::claimed)) {
    // « …, Paris dément » of « l'aviation française »: she keeps her name.
    const bool body =
        scene.any(best.words, scene.v.armed_group) || scene.any(best.words, scene.v.state_force);
    const bool spokesman =
        best.status == ActorStatus::denied && !body && is_side_of_actor(scene, event, best.words);
    if (!spokesman)
      event.actor = {
          scene.span(Participants::bare(scene, best.words)), {}, "responsibility", event.actor.weight};
    event.actor_status = best.status;
  }
  hear_own_side(scene, sentences, event);
  if (!event.actor.span.empty() && event.actor_status != ActorStatus::claimed)
    event.type = type_by_actor(scene, event.type, scene.words.words_in(event.actor.span));
}

}  // namespace recoupe
