#include "claim/speaker.h"

#include "phrase/clause.h"

namespace recoupe {
namespace {

// dates, adverbs, addressees between an inverted verb and its subject
constexpr std::uint32_t kInvertedReach = 4;
constexpr std::uint32_t kSubjectReach = 14;  // chunks of insertions between a subject and its verb

}  // namespace

void SpeakerFinder::enter(std::uint32_t sentence) { chunks_ = &scene_.chunks.sentences[sentence]; }

bool SpeakerFinder::may_speak(const Chunk& c) const {
  if (!Scene::is_noun(c)) return false;
  const NounPhrase& np = scene_.noun(c);
  if ((scene_.has(np.head, scene_.v.casualty) || scene_.has(np.head, scene_.v.event)) &&
      !scene_.has(np.head, scene_.v.source_noun))
    return false;
  if (scene_.is_dateline(np)) return false;
  if (np.pronoun || np.proper) return true;
  for (const ClassId id : {scene_.v.source_noun, scene_.v.organisation, scene_.v.person, scene_.v.armed_group,
                           scene_.v.state_force, scene_.v.metonym, scene_.v.channel, scene_.v.source_doc,
                           scene_.v.agency, scene_.v.relay_noun, scene_.v.demonym})
    if (scene_.any(np.core, id)) return true;
  return false;
}

// The noun phrase that the tree gives the verb for its subject; of what is said (« le bilan annoncé ») there
// is none.
std::optional<std::uint32_t> SpeakerFinder::in_tree(std::uint32_t at, bool shared) const {
  const ClauseReader clauses(scene_);
  const std::uint32_t verb = scene_.verb(chunk(at)).head;
  if (clauses.passive(verb)) return std::nullopt;
  const std::uint32_t word = shared ? clauses.subject(verb) : clauses.own_subject(verb);
  if (word == Dependents::kNone) return std::nullopt;
  for (std::uint32_t n = 0; n < size(); ++n)
    if (chunk(n).words.contains(word)) return may_speak(chunk(n)) ? std::optional(n) : std::nullopt;
  return std::nullopt;
}

// A semicolon or a bracket between: what stands before it speaks no more.
bool SpeakerFinder::broken_between(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t n = from; n < to; ++n)
    if (chunk(n).kind == ChunkKind::colon) return true;
  return false;
}

// « …, a indiqué mardi soir un responsable »: the first noun phrase after the verb, when the verb does not
// open a clause.
std::optional<std::uint32_t> SpeakerFinder::after(std::uint32_t at) const {
  for (std::uint32_t next = at + 1; next < size() && next <= at + kInvertedReach; ++next) {
    const Chunk& c = chunk(next);
    if (c.kind == ChunkKind::noun) {
      const NumberPhrase* count = scene_.count_of(scene_.noun(c));
      if (count != nullptr && !count->indefinite_article &&
          !scene_.has(scene_.noun(c).head, scene_.v.source_noun))
        return std::nullopt;
      return may_speak(c) ? std::optional(next) : std::nullopt;
    }
    if (c.kind == ChunkKind::comma && next == at + 1) continue;
    if (c.kind != ChunkKind::date && c.kind != ChunkKind::adverb && c.kind != ChunkKind::prep &&
        c.kind != ChunkKind::comma)
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> SpeakerFinder::before(std::uint32_t at) const {
  bool other_verb = false;
  for (std::uint32_t step = 1; step <= kSubjectReach && step <= at; ++step) {
    const Chunk& c = chunk(at - step);
    if (c.kind == ChunkKind::noun && may_speak(c) &&
        (at - step == 0 || chunk(at - step - 1).kind != ChunkKind::verb)) {
      const bool opens = at - step == 0 || chunk(at - step - 1).kind != ChunkKind::relative;
      if (!other_verb || opens) return before_apposition(at - step);
    }
    if (c.kind == ChunkKind::verb) {
      if (!scene_.verb(c).finite) continue;
      other_verb = true;  // a relative clause may stand between: « X, qui s'est rendu sur place, a déclaré »
      bool relative = false;
      for (std::uint32_t back = 1; back <= 3 && back <= at - step; ++back)
        relative = relative || chunk(at - step - back).kind == ChunkKind::relative;
      if (!relative) return std::nullopt;
    }
    if (c.kind == ChunkKind::colon) return std::nullopt;
  }
  return std::nullopt;
}

// « Le colonel Caggins, porte-parole de la coalition, a parlé … »: the apposition gives way to what it stands
// beside.
std::uint32_t SpeakerFinder::before_apposition(std::uint32_t at) const {
  if (at < 2 || at + 1 >= size() || chunk(at - 1).kind != ChunkKind::comma ||
      chunk(at + 1).kind != ChunkKind::comma)
    return at;
  const Chunk& first = chunk(at - 2);
  if (first.kind != ChunkKind::noun) return at;
  return may_speak(first) || scene_.words.words[scene_.noun(first).head].capital ? at - 2 : at;
}

// The chunk that names who said it first: the object of « qui cite … », « citant … » after a relay.
std::uint32_t SpeakerFinder::originator(std::uint32_t at) const {
  for (std::uint32_t next = at + 1; next < size() && next <= at + 4; ++next) {
    if (chunk(next).kind != ChunkKind::verb) continue;
    if (!scene_.any(chunk(next).words, scene_.v.cites) || scene_.verb(chunk(next)).participle) return at;
    for (std::uint32_t object = next + 1; object < size() && object <= next + 2; ++object)
      if (chunk(object).kind == ChunkKind::noun && may_speak(chunk(object))) return object;
    return at;
  }
  return at;
}

// Who made a toll: « un décompte de l'ONU » speaks with both names, « le bilan dressé par le gouverneur » is
// the governor's.
std::uint32_t SpeakerFinder::author(std::uint32_t at, WordRange& words) const {
  const NounPhrase& np = scene_.noun(chunk(at));
  if (!scene_.has(np.head, scene_.v.toll_noun) && !scene_.has(np.head, scene_.v.source_doc)) return at;
  for (std::uint32_t next = at + 1; next < size() && next <= at + 4; ++next) {
    const Chunk& c = chunk(next);
    if (c.kind == ChunkKind::verb && !scene_.verb(c).participle) return at;
    if (c.kind != ChunkKind::prep || !may_speak(c)) continue;
    if (scene_.has(c.preposition, scene_.v.preposition_by)) return next;
    if (scene_.has(c.preposition, scene_.v.genitive) && next == at + 1 &&
        scene_.count_of(scene_.noun(c)) == nullptr)
      words.end = c.words.end;
    return at;
  }
  return at;
}

}  // namespace recoupe
