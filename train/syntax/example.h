// A sentence as the net is trained on it: our own words with their traits, and what gold says of each.
#pragma once

#include <string>
#include <vector>

#include "treebank.h"
#include "word/reader.h"
#include "word/syntax_features.h"

namespace recoupe::train {

inline constexpr std::uint32_t kNoGold = 0xFFFFFFFFU;

// A gold sentence as text, read by the word stage, and how the two fit together.
struct Aligned {
  std::string text;
  Words words;
  std::vector<std::uint32_t> gold;  // of every own word its gold word, or kNoGold
};
Aligned align(const WordReader& reader, const GoldSentence& sentence);

struct Target {
  Upos upos = Upos::X;
  Feats feats;
  std::uint32_t head = kNoGold;  // among the own words, as GoldWord::head counts; kNoGold: unknown
  Deprel deprel = Deprel::none;
  bool known = false;
};

struct Example {
  std::string treebank;
  std::vector<SyntaxKeys> keys;
  std::vector<Target> targets;
};
Example make_example(const Lexicon& lexicon, const WordReader& reader, const GoldSentence& sentence);

}  // namespace recoupe::train
