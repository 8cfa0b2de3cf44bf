// Treebanks as Universal Dependencies writes them, read for training.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "lexicon/morphology.h"
#include "word/deprel.h"

namespace recoupe::train {

struct GoldWord {
  std::string lemma;  // normalised
  Upos upos = Upos::X;
  Feats feats;             // those that the program knows
  std::uint32_t head = 0;  // 0: the root, else one more than the index of the head
  Deprel deprel = Deprel::none;
};

struct GoldToken {  // what is written in one piece: one word, or a contraction of several
  std::string surface;
  bool space_after = true;
  std::uint32_t begin = 0;  // words, half-open
  std::uint32_t end = 0;
};

struct GoldSentence {
  std::string treebank;  // "sequoia"
  std::vector<GoldToken> tokens;
  std::vector<GoldWord> words;
};

// The sentences of a CoNLL-U file; empty nodes are left out.
Result<std::vector<GoldSentence>> read_treebank(const std::string& path, const std::string& treebank);

}  // namespace recoupe::train
