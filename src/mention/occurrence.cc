#include "mention/occurrence.h"

#include <algorithm>
#include <initializer_list>

#include "mention/frame.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kLongestFigure = 12;  // words of an entry, with what stands inside it
constexpr int kClimb = 4;                     // words between a trigger and what governs it

bool is_verb(const Word& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; }

}  // namespace

OccurrenceReader::OccurrenceReader(const Scene& scene) : scene_(scene) {
  for (const EntryHit& hit : scene.words.hits)
    if (hit.words.size() > 1 && scene.lexicon.value(hit.entry, "refusal") == "figure_of_speech")
      figures_.push_back(hit.words);
}

Occurrence OccurrenceReader::read(const Trigger& trigger) const {
  std::uint32_t word = trigger.words.begin;
  for (std::uint32_t w = trigger.words.begin; w < trigger.words.end; ++w)
    if (const std::uint32_t head = scene_.trees.head(w);
        head == Dependents::kNone || !trigger.words.contains(head)) {
      word = w;
      break;
    }
  const bool verb = is_verb(scene_.words.words[word]);
  if (verb ? unreal_verb(word) : unreal_noun(word)) return Occurrence::unreal;
  if (figurative(trigger)) return Occurrence::figurative;
  if (verb ? general_verb(word) : general_noun(word)) return Occurrence::general;
  return Occurrence::told;
}

// « menace de frapper », « pourrait exploser », « s'ils attaquent »
bool OccurrenceReader::unreal_verb(std::uint32_t verb) const {
  const Word& word = scene_.words.words[verb];
  const auto children = scene_.trees.of(verb);
  const bool perfect = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const Deprel plain = universal(scene_.words.words[child].deprel);
    return plain == Deprel::aux && scene_.words.words[child].deprel != Deprel::aux_caus;
  });
  const bool future = word.feats.tense == Tense::fut ||
                      std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
                        return universal(scene_.words.words[child].deprel) == Deprel::aux &&
                               scene_.words.words[child].feats.tense == Tense::fut;
                      });
  if (future || (word.feats.mood == Mood::cnd && !perfect) || word.feats.mood == Mood::imp) return true;
  if (word.feats.verb_form == VerbForm::inf && !perfect) return governed(verb);
  return word.feats.mood == Mood::sub && governed(verb);
}

bool OccurrenceReader::unreal_noun(std::uint32_t noun) const {
  if (negated(noun)) return true;
  const auto children = scene_.trees.of(noun);
  if (std::any_of(children.begin(), children.end(),
                  [&](std::uint32_t child) { return scene_.has(child, scene_.v.unreal); }))
    return true;  // « une attaque imminente », « en cas d'attaque »
  if (governed(noun)) return true;
  const std::uint32_t verb = scene_.trees.head(noun);
  return verb != Dependents::kNone && is_verb(scene_.words.words[verb]) && unreal_verb(verb);
}

// Whether something above it says that it has not happened.
bool OccurrenceReader::governed(std::uint32_t word) const {
  for (int step = 0; step < kClimb; ++step) {
    const std::uint32_t head = scene_.trees.head(word);
    if (head == Dependents::kNone) return false;
    const Deprel relation = universal(scene_.words.words[word].deprel);
    const bool complement = relation == Deprel::xcomp || relation == Deprel::ccomp ||
                            relation == Deprel::obj || relation == Deprel::nmod || relation == Deprel::obl ||
                            relation == Deprel::acl || relation == Deprel::conj || relation == Deprel::advcl;
    if (!complement) return false;
    if (relation != Deprel::conj && scene_.has(head, scene_.v.unreal) && !managed(head)) return true;
    word = head;
  }
  return false;
}

// « a pu vérifier la mort de dix bergers »: who could, did.
bool OccurrenceReader::managed(std::uint32_t verb) const {
  return scene_.has(verb, scene_.v.able) &&
         scene_.trees.first(verb, {Deprel::aux_tense}) != Dependents::kNone;
}

bool OccurrenceReader::negated(std::uint32_t word) const {
  const auto children = scene_.trees.of(word);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return scene_.has(child, scene_.v.negation) || scene_.has(child, scene_.v.nobody) ||
           scene_.has(child, scene_.v.without);
  });
}

// The present of what is always so; a title's, or one with a date, tells news.
bool OccurrenceReader::general_verb(std::uint32_t verb) const {
  const Word& word = scene_.words.words[verb];
  if (scene_.words.sentences[word.sentence].kind == BlockKind::title) return false;
  if (!scene_.dates_in(scene_.words.ranges[word.sentence]).empty()) return false;
  const std::uint32_t passive = scene_.trees.first(verb, {Deprel::aux_pass});
  const bool perfect = scene_.trees.first(verb, {Deprel::aux_tense}) != Dependents::kNone;
  const bool falls = scene_.has(verb, scene_.v.fall_verb) || scene_.has(verb, scene_.v.intransitive);
  const bool undergoes = passive != Dependents::kNone && !perfect && !falls;
  const Word& tensed = undergoes ? scene_.words.words[passive] : word;
  return tensed.feats.mood == Mood::ind && tensed.feats.tense == Tense::pres;
}

bool OccurrenceReader::general_noun(std::uint32_t noun) const {
  const Word& word = scene_.words.words[noun];
  if (word.feats.number != Number::plur) return false;
  const std::uint32_t verb = scene_.trees.head(noun);  // « les tirs ont fait », « s'est tue après les tirs »
  if (verb != Dependents::kNone && is_verb(scene_.words.words[verb]) &&
      scene_.words.words[verb].feats.tense == Tense::past)
    return false;
  const WordRange range = scene_.words.ranges[word.sentence];
  if (!scene_.dates_in(range).empty() || !scene_.places_in(range).empty()) return false;
  const NounPhrase* np = scene_.noun_at(noun);
  return np == nullptr || scene_.count_of(*np) == nullptr;
}

bool OccurrenceReader::figurative(const Trigger& trigger) const {
  const std::uint32_t first = trigger.words.begin > kLongestFigure ? trigger.words.begin - kLongestFigure : 0;
  auto at = std::lower_bound(figures_.begin(), figures_.end(), first,
                             [](WordRange figure, std::uint32_t w) { return figure.begin < w; });
  for (; at != figures_.end() && at->begin <= trigger.words.begin; ++at)
    if (trigger.words.end <= at->end && at->size() > trigger.words.size()) return true;
  for (const RoleFiller& filler : fillers_of(scene_, trigger)) {
    if (!filler.direct || trigger.words.contains(filler.word) || concrete(filler.word)) continue;
    const Deprel relation = universal(scene_.words.words[filler.word].deprel);
    const bool core = relation != Deprel::obl || scene_.trees.is(filler.word, Deprel::obl_agent);
    if (core) return true;
  }
  return false;
}

// What can attack or be attacked: persons, bodies of them, things of their world; names may be any.
bool OccurrenceReader::concrete(std::uint32_t word) const {
  const Word& w = scene_.words.words[word];
  if (w.upos != Upos::NOUN || (w.capital && !w.sentence_start)) return true;  // names may be anybody's
  const auto& v = scene_.v;
  for (const ClassId id :
       {v.person,      v.attacker,     v.suspect,      v.armed,       v.member,   v.people,   v.armed_force,
        v.kin,         v.child,        v.protester,    v.security,    v.official, v.weapon,   v.projectile,
        v.aircraft,    v.bomb,         v.target,       v.vehicle,     v.locality, v.building, v.armed_group,
        v.state_force, v.police_force, v.organisation, v.source_noun, v.casualty, v.body,     v.death,
        v.event,       v.actor_noun,   v.role,         v.definite,    v.tangible})
    if (scene_.has(word, id)) return true;
  const NounPhrase* np = scene_.noun_at(word);
  const WordRange around = np != nullptr ? np->words : WordRange{word, word + 1};
  return !scene_.places_in(around).empty() || !scene_.dates_in(around).empty();
}

}  // namespace recoupe
