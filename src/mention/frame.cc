#include "mention/frame.h"

#include "phrase/clause.h"

namespace recoupe {
namespace {

class FrameReader {
 public:
  explicit FrameReader(const Scene& scene) : scene_(scene), trees_(scene.trees), clauses_(scene) {}

  std::vector<RoleFiller> read(const Trigger& trigger) {
    const std::uint32_t word = head_of(trigger.words);
    if (!trees_.parsed(word)) return {};
    direct_ = true;
    if (trigger.noun)
      read_noun(word);
    else
      read_verb(word, scene_.any(trigger.words, scene_.v.intransitive));
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

  void read_verb(std::uint32_t verb, bool intransitive) {
    const bool hit = clauses_.passive(verb) || intransitive;
    if (const std::uint32_t who = clauses_.subject(verb); who != Dependents::kNone)
      add(hit ? FrameRole::target : FrameRole::actor, who, clauses_.conditional(verb));
    if (const std::uint32_t what = trees_.first(verb, {Deprel::obj}); what != Dependents::kNone && !hit)
      add(FrameRole::target, what, false);
    read_complements(verb);
  }

  // « l'attaque du camp par X », « contre Y », « menée par X », and the verb that carries it (« X a mené une
  // attaque »).
  void read_noun(std::uint32_t noun) {
    read_complements(noun);
    for (const std::uint32_t child : trees_.of(noun)) {
      const Deprel relation = scene_.words.words[child].deprel;
      // « l'attaque des chebab » is theirs, « l'attaque de la caserne » was suffered by it.
      const bool group = scene_.has(child, scene_.v.armed_group) || scene_.has(child, scene_.v.attacker);
      if (relation == Deprel::nmod && clauses_.has_preposition(child, scene_.v.genitive))
        add(group ? FrameRole::actor : FrameRole::target, child, false);
      if (relation == Deprel::acl) read_complements(child);
    }
    direct_ = false;
    const std::uint32_t verb = trees_.head(noun);
    if (verb == Dependents::kNone || scene_.words.words[verb].upos != Upos::VERB) return;
    if (trees_.is(noun, Deprel::obj) && !clauses_.passive(verb)) {
      if (const std::uint32_t who = clauses_.subject(verb); who != Dependents::kNone)
        add(FrameRole::actor, who, clauses_.conditional(verb));
      read_complements(verb);
    } else if (trees_.is(noun, Deprel::nsubj_pass)) {
      read_complements(verb);
    }
  }

  void read_complements(std::uint32_t of) {
    for (const std::uint32_t child : trees_.of(of)) {
      const Deprel relation = scene_.words.words[child].deprel;
      const Deprel plain = universal(relation);
      if (relation == Deprel::obl_agent) {
        add(FrameRole::actor, child, false);
      } else if (plain == Deprel::obl || plain == Deprel::nmod) {
        if (clauses_.has_preposition(child, scene_.v.preposition_by)) add(FrameRole::actor, child, false);
        if (clauses_.has_preposition(child, scene_.v.preposition_against))
          add(FrameRole::target, child, false);
      }
    }
  }

  void add(FrameRole role, std::uint32_t word, bool hedged) { out_.push_back({role, word, hedged, direct_}); }

  const Scene& scene_;
  const Dependents& trees_;
  ClauseReader clauses_;
  std::vector<RoleFiller> out_;
  bool direct_ = true;
};

}  // namespace

std::vector<RoleFiller> fillers_of(const Scene& scene, const Trigger& trigger) {
  return FrameReader(scene).read(trigger);
}

}  // namespace recoupe
