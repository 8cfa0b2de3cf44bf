#include "mention/shallow.h"

#include <span>

#include "mention/participant.h"
#include "mention/passage.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kObjectReach = 4;      // chunks behind a verb in which its object begins
constexpr std::uint32_t kComplementReach = 7;  // chunks behind a trigger that may complete it

class ShallowReader {
 public:
  ShallowReader(const Scene& scene, std::span<const Chunk> chunks, std::uint32_t own)
      : scene_(scene), chunks_(chunks), own_(own), participants_(scene) {}

  std::vector<RoleFiller> read(const Trigger& trigger) {
    if (!trigger.noun) {
      const VerbGroup& verb = scene_.verb(chunks_[own_]);
      subject(verb);
      if (!verb.passive && !verb.participle) object();
    }
    if (trigger.noun) carrier();
    complements(trigger.noun);
    return std::move(out_);
  }

 private:
  // The phrase before the verb: it acts, or, of a passive, it is hit.
  void subject(const VerbGroup& verb) {
    for (std::uint32_t at = own_; at > 0; --at) {
      const Chunk& c = chunks_[at - 1];
      if (c.kind == ChunkKind::verb && begins_relative(at - 1)) {
        while (chunks_[at - 1].kind != ChunkKind::relative) --at;
        continue;
      }
      if (c.kind == ChunkKind::verb || c.kind == ChunkKind::colon) return;
      if (c.kind != ChunkKind::noun) continue;
      if (verb.gerund || (at > 1 && chunks_[at - 2].kind == ChunkKind::verb && !verb.participle))
        return;  // an object
      const bool hit = verb.passive || verb.participle || scene_.has(verb.head, scene_.v.intransitive);
      if (participants_.is_weapon(scene_.noun(c))) return;
      add(hit ? FrameRole::target : FrameRole::actor, FrameLink::subject, c, verb.conditional);
      return;
    }
  }

  // « Des éléments du gang, qui disent …, ont attaqué »: the verb of a clause that stands between.
  bool begins_relative(std::uint32_t verb) const {
    if (verb == 0 || scene_.verb(chunks_[verb]).participle) return false;
    std::uint32_t at = verb;
    while (at > 0 && is_aside(chunks_[at - 1])) --at;
    return at > 0 && chunks_[at - 1].kind == ChunkKind::relative;
  }

  void object() {
    for (std::uint32_t at = own_ + 1; at < chunks_.size() && at <= own_ + kObjectReach; ++at) {
      const Chunk& c = chunks_[at];
      if (c.kind == ChunkKind::verb || c.kind == ChunkKind::colon || c.kind == ChunkKind::relative) return;
      // « a bombardé lundi des positions »
      const bool article = c.kind == ChunkKind::prep && at > own_ + 1 && is_aside(chunks_[at - 1]) &&
                           scene_.has(c.preposition, scene_.v.genitive);
      if (c.kind == ChunkKind::noun || article) return add(FrameRole::target, FrameLink::object, c, false);
    }
  }

  static bool is_aside(const Chunk& c) { return c.kind == ChunkKind::date || c.kind == ChunkKind::adverb; }

  // « X a mené lundi des frappes »: the verb that carries a noun, a date between them.
  void carrier() {
    std::uint32_t at = own_;
    while (at > 0 && is_aside(chunks_[at - 1])) --at;
    if (at == 0 || chunks_[at - 1].kind != ChunkKind::verb) return;
    const VerbGroup& verb = scene_.verb(chunks_[at - 1]);
    if (verb.passive || verb.participle || verb.negated || !scene_.has(verb.head, scene_.v.light_verb))
      return;
    for (std::uint32_t before = at - 1; before > 0; --before) {
      const Chunk& c = chunks_[before - 1];
      if (c.kind == ChunkKind::verb || c.kind == ChunkKind::colon) return;
      if (c.kind == ChunkKind::noun) return add(FrameRole::actor, FrameLink::carrier, c, verb.conditional);
    }
  }

  // « … par X », « … contre Y », « … du gang Z » after the trigger.
  void complements(bool noun) {
    bool other_noun = false;
    // « un tir de mortier des insurgés »
    bool behind_weapon = noun && scene_.any(scene_.noun(chunks_[own_]).words, scene_.v.weapon);
    for (std::uint32_t at = own_ + 1; at < chunks_.size() && at <= own_ + kComplementReach; ++at) {
      const Chunk& c = chunks_[at];
      if (c.kind == ChunkKind::colon || c.kind == ChunkKind::relative) return;
      if (c.kind == ChunkKind::verb && !scene_.verb(c).participle) return;
      other_noun = other_noun || c.kind == ChunkKind::noun;
      if (c.kind != ChunkKind::prep) continue;
      if (scene_.has(c.preposition, scene_.v.preposition_by) && !other_noun)
        add(FrameRole::actor, FrameLink::agent, c, false);
      else if (scene_.has(c.preposition, scene_.v.preposition_against))
        add(FrameRole::target, FrameLink::aim, c, false);
      else if (noun && scene_.has(c.preposition, scene_.v.partitive))
        sides(at);
      else if (scene_.has(c.preposition, scene_.v.genitive) && (at == own_ + 1 || behind_weapon))
        behind_weapon = genitive(c, behind_weapon);
    }
  }

  // « des combats entre X et Y »
  void sides(std::uint32_t at) {
    if (at + 2 >= chunks_.size() || chunks_[at + 1].kind != ChunkKind::coordinator) return;
    if (!Scene::is_noun(chunks_[at + 2])) return;
    add(FrameRole::actor, FrameLink::carrier, chunks_[at], false);
    add(FrameRole::target, FrameLink::aim, chunks_[at + 2], false);
  }

  // Whether the next « de » still speaks of who fired.
  bool genitive(const Chunk& c, bool behind_weapon) {
    const NounPhrase& np = scene_.noun(c);
    if (scene_.any(np.core, scene_.v.weapon) && !scene_.any(np.core, scene_.v.aircraft)) return true;
    const bool group = participants_.is_attacker(np);
    const bool force = scene_.any(np.core, scene_.v.state_force) && behind_weapon;
    const bool owner = group || force;
    add(owner ? FrameRole::actor : FrameRole::target, owner ? FrameLink::owner : FrameLink::genitive, c,
        false);
    return false;
  }

  void add(FrameRole role, FrameLink link, const Chunk& chunk, bool hedged) {
    out_.push_back({role, link, scene_.noun(chunk).head, hedged, false});
  }

  const Scene& scene_;
  std::span<const Chunk> chunks_;
  std::uint32_t own_;
  Participants participants_;
  std::vector<RoleFiller> out_;
};

}  // namespace

std::vector<RoleFiller> shallow_fillers_of(const Scene& scene, const Passages& passages,
                                           const Trigger& trigger) {
  const std::uint32_t own = trigger.chunk - passages[trigger.passage].chunk_begin;
  return ShallowReader(scene, passages.chunks(trigger.passage), own).read(trigger);
}

}  // namespace recoupe
