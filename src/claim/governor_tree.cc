// The verb of harm that the tree of the sentence gives a number: that of its clause, or a participle or
// relative clause that describes what it counts.
#include <algorithm>

#include "claim/figure.h"
#include "phrase/clause.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kReach = 12;  // members of a list

}  // namespace

// The verb of harm that the tree gives the phrase: that of its clause, or the participle that describes it.
std::optional<Governor> FigureReader::by_tree(std::uint32_t at) const {
  const Dependents& trees = scene_.trees;
  const NounPhrase& np = scene_.noun(chunk(at));
  if (!trees.parsed(np.head)) return std::nullopt;
  std::uint32_t word = np.head;  // « un aspirant conseiller tué »: what the tree makes the head of the phrase
  for (std::uint32_t head = trees.head(word); head != Dependents::kNone && np.words.contains(head);
       head = trees.head(word))
    word = head;
  auto found = by_clause(np, word);
  if (found) found->tie = Tie::clause;
  if (!found && (found = by_description(np, word))) found->tie = Tie::description;
  return found;
}

// The verb of which the word, or the first of the list that it stands in, is the subject or the object.
std::optional<Governor> FigureReader::by_clause(const NounPhrase& np, std::uint32_t word) const {
  const Dependents& trees = scene_.trees;
  const NumberPhrase* count = scene_.count_of(np);
  if (count != nullptr && !count->indefinite_article)
    for (std::uint32_t step = 0; step < kReach && trees.is(word, Deprel::conj); ++step)
      word = trees.head(word);
  if (word != np.head && is_thing(word)) return std::nullopt;
  const std::uint32_t verb = trees.head(word);
  if (verb == Dependents::kNone) return std::nullopt;
  const Deprel relation = universal(scene_.words.words[word].deprel);
  if (relation == Deprel::obj) return by_harm(verb, true);
  // Of two subjects the one behind the verb belongs to what follows: « a été tué et une passante … ».
  const bool own = word < verb || ClauseReader(scene_).first_subject(verb) == word;
  return relation == Deprel::nsubj && own ? by_harm(verb, false) : std::nullopt;
}

// « dix veuves de policiers tués »: a participle behind a complement that does not agree with the head.
bool FigureReader::is_of_complement(const NounPhrase& np, std::uint32_t participle) const {
  if (np.core.end == np.words.end || participle < np.words.end) return false;
  const Feats head = scene_.words.words[np.head].feats;
  const Feats verb = scene_.words.words[participle].feats;
  const bool same_gender =
      head.gender == Gender::none || verb.gender == Gender::none || head.gender == verb.gender;
  const bool same_number =
      head.number == Number::none || verb.number == Number::none || head.number == verb.number;
  return !same_gender || !same_number;
}

// « douze soldats tués », « douze soldats qui ont été tués »
std::optional<Governor> FigureReader::by_description(const NounPhrase& np, std::uint32_t word) const {
  const Dependents& trees = scene_.trees;
  for (const std::uint32_t child : trees.of(word)) {
    const bool relative = trees.is(child, Deprel::acl_relcl);
    const std::uint32_t subject = relative ? ClauseReader(scene_).own_subject(child) : Dependents::kNone;
    if (!trees.is(child, Deprel::acl) && !(relative && (subject == word || subject == Dependents::kNone)))
      continue;
    if (!relative && is_of_complement(np, child)) continue;
    if (const auto governor = by_harm(child, false)) return governor;
  }
  return std::nullopt;
}

// The kind of harm that the verb does to its object (`object`) or to its subject, as its tree tells.
std::optional<Governor> FigureReader::by_harm(std::uint32_t verb, bool object) const {
  const ClauseReader clauses(scene_);
  const bool passive = clauses.passive(verb);
  EntryId entry = scene_.entry_at(verb, scene_.v.harm);
  // « a emmené douze élèves »; « le bilan pourrait passer la cinquantaine » hurts nobody.
  if (const EntryId weak = scene_.entry_at(verb, scene_.v.harm_weak);
      entry == 0 && object && !has_class(weak, scene_.v.hit_verb))
    entry = weak;
  if (entry == 0 || scene_.has(verb, scene_.v.not_harmed)) return std::nullopt;
  const bool transitive = has_class(entry, scene_.v.transitive);
  const auto children = scene_.trees.of(verb);
  const bool negated = std::any_of(children.begin(), children.end(),
                                   [&](std::uint32_t child) { return scene_.has(child, scene_.v.negation); });
  if (negated && !object) return std::nullopt;  // « les six ouvriers n'ont pas été blessés »
  if (scene_.trees.first(verb, {Deprel::expl_pv, Deprel::expl_comp}) != Dependents::kNone && transitive)
    return std::nullopt;  // « s'abattre »
  if (object ? !transitive || passive : !(transitive ? passive : has_class(entry, scene_.v.intransitive)))
    return std::nullopt;
  return governor(entry, {verb, verb + 1}, clauses.conditional(verb));
}

}  // namespace recoupe
