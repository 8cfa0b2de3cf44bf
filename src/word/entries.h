// Words → the lexicon's entries that cover them: the trie walked from every word, by spelling and by lemma at
// each step.
#pragma once

#include "lexicon/lexicon.h"
#include "text/tokenizer.h"
#include "word/word.h"

namespace recoupe {

// Fills words.hits and words.classes. Contractions that were read as one word (« des » as an article) are
// walked as two as well, so that a slip of the tagger hides no entry; `contractions` says how they come
// apart.
void find_entries(const Lexicon& lexicon, const SpellingMap& contractions, Words& words);

}  // namespace recoupe
