// Noun phrases by a small descent over tags:
//
//   NP    := predeterminer? (number | determiner number?)? « autres »? ADJ* head+ (ADJ | participle)* name*
//   (de NP)* head  := a noun, a proper name, or nothing after a number (« huit ont été tués », « vingt-six
//   autres »)
//
// « quatre de ses passagers » and « 333 d'entre eux » are one phrase whose head is what is counted. A
// complement is not drawn in when it counts itself (« la mort de neuf gendarmes ») or when the head is an
// event (« l'attaque de la base »): those are read apart. Participles of harm stay outside too: they say what
// happened (« onze soldats tués »).
#include "phrase/noun.h"

#include <algorithm>

#include "phrase/vocabulary.h"

namespace recoupe {
namespace {

constexpr int kMaxDepth = 4;  // of complements: deeper chains exist but say nothing more here
constexpr std::uint32_t kNone = 0;

class Descent {
 public:
  Descent(const Vocabulary& v, const Words& words, const Phrases& phrases)
      : v_(v),
        words_(words),
        phrases_(phrases),
        number_at_(words.words.size() + 1, kNone),
        date_at_(words.words.size() + 1, kNone),
        entry_end_(words.words.size() + 1, kNone) {
    for (const EntryHit& hit : words.hits)
      if (hit.words.size() > 1 && noun_like(hit.words))
        entry_end_[hit.words.begin] = std::max(entry_end_[hit.words.begin], hit.words.end);
    for (std::uint32_t n = 0; n < phrases.numbers.size(); ++n)
      if (phrases.numbers[n].role != NumberRole::date && phrases.numbers[n].role != NumberRole::time)
        number_at_[phrases.numbers[n].words.begin] = n + 1;
    for (std::uint32_t n = 0; n < phrases.dates.size(); ++n)
      for (std::uint32_t w = phrases.dates[n].words.begin; w < phrases.dates[n].words.end; ++w)
        date_at_[w] = n + 1;
  }

  std::vector<NounPhrase> run() {
    std::vector<NounPhrase> out;
    for (const WordRange range : words_.ranges) {
      end_ = range.end;
      for (std::uint32_t i = range.begin; i < end_;) {
        NounPhrase np;
        if (parse(i, 0, np)) {
          np.span = words_.span_of(np.words);
          i = np.words.end;
          out.push_back(np);
        } else {
          ++i;
        }
      }
    }
    return out;
  }

 private:
  const Word& word(std::uint32_t i) const { return words_.words[i]; }
  bool free(std::uint32_t i) const { return i < end_ && date_at_[i] == kNone; }
  bool is(std::uint32_t i, Upos upos) const { return free(i) && word(i).upos == upos; }
  bool is_noun(std::uint32_t i) const { return is(i, Upos::NOUN) || is(i, Upos::PROPN) || is(i, Upos::X); }
  bool is_quote(std::uint32_t i) const { return free(i) && is_quotation_mark(word(i)); }
  bool is_of(std::uint32_t i) const { return is(i, Upos::ADP) && words_.has(i, v_.genitive); }
  bool starts_number(std::uint32_t i) const { return free(i) && number_at_[i] != kNone; }
  bool says_harm(std::uint32_t i) const {
    return words_.has(i, v_.harm) || words_.has(i, v_.event) || words_.has(i, v_.speech) ||
           words_.has(i, v_.strike_verb);
  }
  bool is_participle(std::uint32_t i) const {
    return is(i, Upos::VERB) && word(i).feats.verb_form == VerbForm::part &&
           word(i).feats.tense != Tense::pres;
  }
  bool is_modifier(std::uint32_t i) const {
    if (!free(i) || words_.has(i, v_.missing_adj)) return false;
    if (is(i, Upos::ADJ)) return !(words_.has(i, v_.casualty) && says_toll(i));
    return is_participle(i) && !says_harm(i) && !words_.has(i, v_.not_harmed);
  }
  // « trois civils morts » leaves « morts » to the claim stage; « forces mortes » is rare enough.
  bool says_toll(std::uint32_t i) const { return words_.has(i, v_.casualty); }
  // The end of the longest entry of several words that begins here: « poste de police ».
  std::uint32_t entry_end(std::uint32_t i) const { return entry_end_[i] <= end_ ? entry_end_[i] : kNone; }
  bool noun_like(WordRange range) const {
    const Upos last = word(range.end - 1).upos;
    return last == Upos::NOUN || last == Upos::PROPN || last == Upos::ADJ || last == Upos::X;
  }

  bool parse(std::uint32_t i, int depth, NounPhrase& np) {
    np.words = {i, i};
    std::uint32_t at = i;
    if (depth == 0 && pronoun(at, np)) return true;
    while (is(at, Upos::DET) && !starts_number(at) && at < i + 2) ++at;
    const bool determined = at > i;
    while (determined && is(at, Upos::ADJ) && at + 1 < end_ && starts_number(at + 1))
      ++at;  // « les quelque 500 », « ces mêmes trois »
    if (starts_number(at)) {
      np.number = number_at_[at] - 1;
      at = phrases_.numbers[*np.number].words.end;
      if (is_quote(at) && is_noun(at + 1) && !phrases_.numbers[*np.number].indefinite_article)
        ++at;  // « cinq "espions" »
    }
    if (!head(at, determined, depth, np)) return false;
    np.core = {i, np.words.end};
    np.words.begin = i;
    complements(depth, np);
    return true;
  }

  bool pronoun(std::uint32_t at, NounPhrase& np) const {
    if (free(at) && word(at).form.front() == '-') return false;  // « a-t-elle dit »: part of the verb
    if (!free(at) || !words_.has(at, v_.personal_pronoun) ||
        (word(at).upos != Upos::PRON && word(at).upos != Upos::ADJ))
      return false;
    np.words = np.core = {at, at + 1};
    np.head = at;
    np.pronoun = true;
    return true;
  }

  // Reads « autres », adjectives and the head; true when something stands as a head.
  bool head(std::uint32_t at, bool determined, int depth, NounPhrase& np) {
    if (const std::uint32_t end = ordinal_end(at, np); end > at) {  // « un troisième »
      np.head = at - 1;
      np.words.end = end;
      return true;
    }
    while (free(at) && words_.has(at, v_.other_word)) ++at;
    const std::uint32_t after_other = at;
    while (is(at, Upos::ADJ) && at + 1 < end_ && !(words_.has(at, v_.casualty) && !is_noun(at + 1))) ++at;
    if (is_noun(at)) {
      read_head(at, np);
      return true;
    }
    at = after_other;
    if (is(at, Upos::ADJ) && (np.number || determined) && (words_.has(at, v_.demonym) || word(at).capital)) {
      read_head(at, np);  // « un Britannique » tagged as an adjective
      return true;
    }
    if (np.number) return elliptic(at, depth, np);
    if (is(at, Upos::ADJ) && determined) {  // « les blessés », « l'autre », tagged as adjectives
      np.head = at;
      np.words.end = at + 1;
      return true;
    }
    return false;
  }

  // The end of an ordinal that stands for a noun behind « un »; `at` where there is none.
  std::uint32_t ordinal_end(std::uint32_t at, const NounPhrase& np) const {
    if (!np.number || !starts_number(at) || !phrases_.numbers[*np.number].indefinite_article) return at;
    const NumberPhrase& next = phrases_.numbers[number_at_[at] - 1];
    const std::uint32_t end = next.words.end;
    return next.role == NumberRole::ordinal && !is_noun(end) && !is(end, Upos::ADJ) ? end : at;
  }

  bool elliptic(std::uint32_t at, int depth, NounPhrase& np) {
    np.head = at - 1;
    np.words.end = at;
    if (free(at) && words_.has(at, v_.casualty)) {  // « 52 blessées » tagged as adjective or participle
      np.head = at;
      np.words.end = at + 1;
      return true;
    }
    if (is_quote(at) && is_of(at + 1)) ++at;  // « "des centaines" de morts »
    if (!is_of(at)) return true;
    std::uint32_t noun = at + 1;
    if (is(noun, Upos::ADP) && words_.has(noun, v_.partitive)) ++noun;  // « 333 d'entre eux »
    NounPhrase inner;
    if (depth < kMaxDepth && parse(noun, depth + 1, inner) && !inner.number) {
      np.head = inner.head;
      np.words.end = inner.words.end;
    } else if (is(noun, Upos::PRON)) {
      np.words.end = noun + 1;
    }
    return true;
  }

  void read_head(std::uint32_t at, NounPhrase& np) {
    np.head = at;
    np.proper = word(at).upos == Upos::PROPN || (word(at).capital && !word(at).sentence_start);
    std::uint32_t end = std::max(entry_end(at), at + 1);
    for (bool more = true; more;) {
      more = false;
      while (is_modifier(end) && !starts_number(end)) ++end, more = true;
      while (free(end) &&
             (is(end, Upos::PROPN) || (is(end, Upos::NOUN) && word(end).capital) || is(end, Upos::X)) &&
             !starts_number(end))
        ++end, more = true;
      if (const std::uint32_t longer = free(end) && is_noun(end) && word(end).capital ? entry_end(end) : end;
          longer > end)
        end = longer, more = true;
    }
    np.words.end = end;
  }

  void complements(int depth, NounPhrase& np) {
    const bool event = says_event(np.head) && depth == 0;
    while (depth < kMaxDepth && is_of(np.words.end) && np.words.end + 1 < end_) {
      NounPhrase inner;
      if (!parse(np.words.end + 1, depth + 1, inner)) return;
      if (inner.number && (counts(*inner.number) || words_.has(inner.head, v_.casualty))) return;
      if (event && !words_.has(inner.head, v_.weapon)) return;
      np.words.end = inner.words.end;
    }
  }
  bool counts(std::uint32_t number) const {
    const NumberPhrase& n = phrases_.numbers[number];
    return n.role == NumberRole::count && !n.indefinite_article;
  }
  bool says_event(std::uint32_t i) const {
    return words_.has(i, v_.event) || words_.has(i, v_.harm_noun) || words_.has(i, v_.casualty) ||
           words_.has(i, v_.toll_noun);
  }

  const Vocabulary& v_;
  const Words& words_;
  const Phrases& phrases_;
  std::vector<std::uint32_t> number_at_;  // 1 + index of the number that begins at a word
  std::vector<std::uint32_t> date_at_;    // 1 + index of the date that covers a word
  std::vector<std::uint32_t> entry_end_;  // end of the longest noun-like entry that begins at a word, or 0
  std::uint32_t end_ = 0;                 // of the sentence at hand
};

}  // namespace

NounReader::NounReader(const Lexicon& lexicon) : vocabulary_(std::make_unique<Vocabulary>(lexicon)) {}
NounReader::~NounReader() = default;

std::vector<NounPhrase> NounReader::read(const Words& words, const Phrases& phrases) const {
  return Descent(*vocabulary_, words, phrases).run();
}

}  // namespace recoupe
