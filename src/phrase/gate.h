// The gate: which sentences are worth a parse.
//
// Trees cost most of a reading, and most sentences of the news tell of no violence. A report without one word
// that could be a trigger is read no further; in the others those sentences pass that hold one, or that count
// people, weapons or casualties. What the gate loses is measured: events found with every sentence parsed,
// and not with these.
#pragma once

#include <cstdint>
#include <vector>

#include "phrase/vocabulary.h"
#include "word/word.h"

namespace recoupe {

// Indices of sentences, in order; furniture and credits never pass.
std::vector<std::uint32_t> sentences_to_parse(const Words& words, const Vocabulary& vocabulary);

}  // namespace recoupe
