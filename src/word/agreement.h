// Readings that share a state differ in lemma and features (« la tour » and « le tour », « je tire » and « il
// tire »): the one that agrees with the words around it is chosen here, after the tagger.
#pragma once

#include <cstdint>

#include "lexicon/lexicon.h"
#include "word/tables.h"
#include "word/word.h"

namespace recoupe {

// Sets lemma and feats of words.words[word], whose form, upos and state are decided, from its analyses.
// Requires the words before it to be complete.
void agree(const Lexicon& lexicon, const TagModel& model, State state, WordRange sentence, std::uint32_t word,
           Words& words);

}  // namespace recoupe
