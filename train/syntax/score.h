// How well gold sentences are read: F1 of words as the CoNLL 2018 shared task counts, sentences given.
#pragma once

#include <span>
#include <string>

#include "treebank.h"
#include "word/reader.h"
#include "word/syntax.h"

namespace recoupe::train {

struct Score {
  double gold = 0, own = 0;
  double words = 0, upos = 0, lemma = 0, uas = 0, las = 0;  // aligned, and right
  double f1(double right) const { return 100 * 2 * right / (gold + own); }
  std::string text() const;
};

Score score(const WordReader& reader, const SyntaxReader& syntax, std::span<const GoldSentence> sentences);

}  // namespace recoupe::train
