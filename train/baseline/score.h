// F1 of words, tags and arcs as the CoNLL 2018 shared task counts them: own words are aligned with gold ones
// by the characters they stand for; one that has no partner is wrong in everything. Subtypes of relations do
// not count.
#pragma once

#include <span>

#include "baseline/labels.h"
#include "baseline/parser.h"
#include "baseline/treebank.h"

namespace recoupe::baseline {

struct Score {
  double gold = 0, own = 0, words = 0, upos = 0, uas = 0, las = 0;

  double f1(double hits) const { return 100 * 2 * hits / (gold + own); }
};

struct OwnSentence {
  std::span<const Place> places;
  std::span<const Token> tokens;
  std::span<const Arc> arcs;
};

void compare(const GoldSentence& gold, const OwnSentence& own, const Labels& relations, Score& score);

}  // namespace recoupe::baseline
