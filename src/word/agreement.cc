#include "word/agreement.h"

#include <algorithm>
#include <limits>

namespace recoupe {
namespace {

constexpr int kStep = 2;      // of Analysis::cost
constexpr int kMismatch = 5;  // of gender, number or person
constexpr int kOtherLemma =
    40;  // than the one that the table of frequent words gives: « faut » is of falloir
constexpr std::uint32_t kReach = 3;  // words back to the determiner or the subject

bool clash(Gender a, Gender b) { return a != b && a != Gender::none && b != Gender::none; }
bool clash(Number a, Number b) { return a != b && a != Number::none && b != Number::none; }

bool nominal(Upos upos) { return upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::DET; }

// The word before that decides about gender and number: the determiner, the noun that an adjective follows.
const Word* controller(const Words& words, WordRange sentence, std::uint32_t word) {
  for (std::uint32_t back = 1; back <= kReach && word >= sentence.begin + back; ++back) {
    const Word& other = words.words[word - back];
    if (other.upos == Upos::DET || other.upos == Upos::NOUN) return &other;
    if (other.upos != Upos::ADJ && other.upos != Upos::NUM && other.upos != Upos::ADV) break;
  }
  return nullptr;
}

const Word* subject(const Words& words, WordRange sentence, std::uint32_t word) {
  for (std::uint32_t back = 1; back <= kReach && word >= sentence.begin + back; ++back) {
    const Word& other = words.words[word - back];
    if (other.upos == Upos::PRON && other.feats.person != 0) return &other;
    if (other.upos != Upos::PRON && other.upos != Upos::ADV && other.upos != Upos::AUX) break;
  }
  return nullptr;
}

int mismatch(const Analysis& a, const Word* other) {
  if (other == nullptr) return 0;
  if (a.feats.verb_form == VerbForm::fin)
    return a.feats.person != 0 && a.feats.person != other->feats.person ? kMismatch : 0;
  return (clash(a.feats.gender, other->feats.gender) ? kMismatch : 0) +
         (clash(a.feats.number, other->feats.number) ? kMismatch : 0);
}

}  // namespace

void agree(const Lexicon& lexicon, const TagModel& model, State state, WordRange sentence, std::uint32_t word,
           Words& words) {
  Word& it = words.words[word];
  const auto analyses = lexicon.analyses(it.form);
  if (analyses.size() < 2 || (!nominal(it.upos) && it.upos != Upos::VERB)) return;
  const bool finite = it.feats.verb_form == VerbForm::fin;
  const Word* other = finite ? subject(words, sentence, word) : controller(words, sentence, word);
  const WordCosts* costs = model.costs_of(it.form);
  const bool lemma_given =
      costs != nullptr && costs->of(state) != nullptr && !costs->of(state)->lemma.empty();
  const std::string given = it.lemma;
  int least = std::numeric_limits<int>::max();
  for (const Analysis& a : analyses) {
    const std::string_view lemma = lexicon.lemma(a.lemma);
    if (a.upos != it.upos || model.state_of(it.form, lemma, a.upos, a.feats) != state) continue;
    const int cost = kStep * a.cost + mismatch(a, other) + (lemma_given && lemma != given ? kOtherLemma : 0);
    if (cost >= least) continue;
    least = cost;
    it.feats = a.feats;
    if (lemma_given) continue;
    it.lemma = lemma;
    it.lemma_atom = lexicon.lemma_atom(a.lemma);
  }
}

}  // namespace recoupe
