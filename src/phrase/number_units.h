// Words as the rules of the phrase stage see them: one unit a word, but a number of several words is one
// unit.
#pragma once

#include <cstddef>
#include <vector>

#include "lexicon/pattern.h"
#include "word/word.h"

namespace recoupe {

inline Unit unit_of(const Words& words, std::uint32_t at) {
  const Word& word = words.words[at];
  return {.kind = UnitKind::word,
          .index = at,
          .words = {at, at + 1},
          .span = word.span,
          .form = word.form_atom,
          .lemma = word.lemma_atom,
          .upos = word.upos,
          .feats = word.feats,
          .classes = words.classes[at]};
}

// Appends the units of `sentence`; phrases [begin, end), whose words `range_of(i)` tells in order, become one
// unit each of kind `kind_of(i)` with index i. A phrase that begins in another sentence is left out.
template <class RangeOf, class KindOf>
void collapse(const Words& words, WordRange sentence, std::size_t begin, std::size_t end, RangeOf range_of,
              KindOf kind_of, std::vector<Unit>& units) {
  for (std::uint32_t at = sentence.begin; at < sentence.end;) {
    while (begin < end && range_of(begin).begin < at) ++begin;
    if (begin == end || range_of(begin).begin > at) {
      units.push_back(unit_of(words, at++));
      continue;
    }
    const WordRange range = range_of(begin);
    Unit unit = unit_of(words, range.end - 1);
    unit.kind = kind_of(begin);
    unit.index = static_cast<std::uint32_t>(begin++);
    unit.words = range;
    unit.span = words.span_of(range);
    units.push_back(unit);
    at = range.end;
  }
}

}  // namespace recoupe
