#include "phrase/clause.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr int kClimb = 3;  // verbs joined to one another that may lend their subject

}  // namespace

bool ClauseReader::passive(std::uint32_t verb) const {
  for (int step = 0; step < kClimb; ++step) {
    if (scene_.trees.first(verb, {Deprel::aux_pass, Deprel::nsubj_pass}) != Dependents::kNone) return true;
    const Word& word = scene_.words.words[verb];
    const bool bare = scene_.trees.first(verb, {Deprel::aux_tense, Deprel::aux}) == Dependents::kNone;
    if (word.feats.verb_form != VerbForm::part || word.feats.tense != Tense::past || !bare) return false;
    // « ont encerclé le village et attaqué l'école »: the auxiliary of the first holds for the second.
    if (!scene_.trees.is(verb, Deprel::conj) ||
        scene_.words.words[scene_.trees.head(verb)].upos != Upos::VERB)
      return true;
    verb = scene_.trees.head(verb);
  }
  return true;
}

bool ClauseReader::conditional(std::uint32_t verb) const {
  const auto is = [&](std::uint32_t w) { return scene_.words.words[w].feats.mood == Mood::cnd; };
  const auto children = scene_.trees.of(verb);
  return is(verb) || std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
           const Deprel relation = universal(scene_.words.words[child].deprel);
           return relation == Deprel::aux && is(child);
         });
}

std::uint32_t ClauseReader::own_subject(std::uint32_t verb) const {
  // A net may give a verb two: then one behind it was taken for its own (« …, a dit le maire »), and of
  // several before it the others stand beside the first (« le maire, un témoin, a dit »).
  std::uint32_t own = Dependents::kNone;
  for (const std::uint32_t child : scene_.trees.of(verb))
    if (universal(scene_.words.words[child].deprel) == Deprel::nsubj &&
        (own == Dependents::kNone || (child > verb && own < verb)))
      own = child;
  const bool relative = own != Dependents::kNone && scene_.has(own, scene_.v.relative_pronoun);
  return relative && scene_.trees.is(verb, Deprel::acl_relcl) ? scene_.trees.head(verb) : own;
}

std::uint32_t ClauseReader::first_subject(std::uint32_t verb) const {
  const auto children = scene_.trees.of(verb);
  const auto found = std::find_if(children.begin(), children.end(), [&](std::uint32_t child) {
    return universal(scene_.words.words[child].deprel) == Deprel::nsubj;
  });
  return found == children.end() ? Dependents::kNone : *found;
}

std::uint32_t ClauseReader::subject(std::uint32_t verb) const {
  for (int step = 0; step < kClimb; ++step) {
    if (const std::uint32_t own = own_subject(verb); own != Dependents::kNone) return own;
    const std::uint32_t head = scene_.trees.head(verb);
    if (head == Dependents::kNone) return Dependents::kNone;
    if (scene_.trees.is(verb, Deprel::acl)) return head;
    const Deprel relation = universal(scene_.words.words[verb].deprel);
    if (relation != Deprel::conj && relation != Deprel::xcomp && relation != Deprel::advcl)
      return Dependents::kNone;
    if (relation == Deprel::conj && passive(verb) != passive(head)) return Dependents::kNone;
    verb = head;
  }
  return Dependents::kNone;
}

bool ClauseReader::has_preposition(std::uint32_t word, ClassId wanted) const {
  const auto children = scene_.trees.of(word);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return scene_.trees.is(child, Deprel::case_) && scene_.has(child, wanted);
  });
}

}  // namespace recoupe
