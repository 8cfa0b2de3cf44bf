// Folded words with their bytes, for comparing texts and names without a lexicon.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace recoupe {

struct FoldedWord {
  std::string text;  // lower case, without accents
  ByteSpan span;     // in the text that was split
  bool capital = false;
  bool first = false;  // of its range
};

// Runs of letters and digits inside `ranges`; what stands between them is dropped.
std::vector<FoldedWord> folded_words(std::string_view text, const std::vector<ByteSpan>& ranges);

// A spelling of a name in Latin letters as it sounds, so that « Taji » and « Tayi », « Solhan » and « Sohlan
// », « Gandja » and « Ganja » meet: without h, double letters and the difference of y, i and j.
std::string sound_of(std::string_view folded);

// Whether two folded names of places or persons can be spellings of one: alike in sound, or one slip apart
// when they are long enough.
bool sound_alike(std::string_view a, std::string_view b);

}  // namespace recoupe
