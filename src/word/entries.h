// Words → the lexicon's entries that cover them: the trie walked from every word, by spelling and by lemma at
// each step.
#pragma once

#include <cstdint>
#include <span>

#include "lexicon/lexicon.h"
#include "text/tokenizer.h"
#include "word/word.h"

namespace recoupe {

// Fills words.hits and words.classes, whatever stood there. Contractions that were read as one word (« des »
// as an article) are walked as two as well, so that a slip of the tagger hides no entry; `contractions` says
// how they come apart.
void find_entries(const Lexicon& lexicon, const SpellingMap& contractions, Words& words);
// The same for some sentences, in order, whose words have changed.
void find_entries_again(const Lexicon& lexicon, const SpellingMap& contractions, Words& words,
                        std::span<const std::uint32_t> sentences);

}  // namespace recoupe
