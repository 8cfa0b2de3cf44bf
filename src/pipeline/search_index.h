// What search looks for: the lemmas of each sentence that is read, and those of a query.
#pragma once

#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "word/word.h"

namespace recoupe {

// Each word stands with every lemma that it may have, so that a query meets it whichever of them it was read
// as.
std::vector<IndexedSentence> index_of(const Words& words, const Lexicon& lexicon);

// The words of a query, without determiners, prepositions and conjunctions unless there is nothing else.
std::vector<std::string> query_lemmas(const Words& words);

}  // namespace recoupe
