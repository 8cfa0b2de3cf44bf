// Whether two spellings of a word in names may be one word: Gresham and Grisham, Maratto and Marotto, Galant
// and Gallant, al-Asad and al-Assad; not Traoré and Touré, not Martin and Mertens.
//
// Newsrooms spell by ear, so sound is compared, in three steps:
//   - the gazetteer's key (lexicon/gazetteer.h) makes the known habits one: accents, « al- », ou = u = w,
//     k = q, doubled letters. Equal keys are one word.
//   - else the consonants must be the same, three or more: they are what two transcriptions agree on, and
//     what two different families seldom share;
//   - and of the vowels few may differ: one letter, from eight letters on two; under five letters none, for
//     there a vowel is half the name (Sara, Sira).
// Symmetric and reflexive, not transitive: what is joined by it is compared with the first spelling.
#pragma once

#include <string>
#include <string_view>

namespace recoupe {

struct NameKey {
  explicit NameKey(std::string_view word);                 // normalised
  bool is_initial() const { return letters.size() == 1; }  // « S. »

  std::string letters;  // the gazetteer's key; never empty
};

bool same_word(const NameKey& a, const NameKey& b);

// What equal words have in common: same_word(a, b) implies bucket_of(a) == bucket_of(b).
std::string bucket_of(const NameKey& key);

}  // namespace recoupe
