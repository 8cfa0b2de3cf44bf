// Words → the lexicon's entries that cover them: the trie walked from every word, by spelling and by lemma at
// each step.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lexicon/lexicon.h"
#include "text/tokenizer.h"
#include "word/word.h"

namespace recoupe {

// Lemmas that words have in readings which the tagger did not choose. Entries of several words are found by
// them, too: a slip of the tagger over « perdu » hides no « perdre la vie ».
struct OtherLemmas {
  std::vector<std::uint32_t> begin{0};  // one a word, and one end
  std::vector<AtomId> atoms;

  std::span<const AtomId> of(std::uint32_t word) const {
    return std::span(atoms).subspan(begin[word], begin[word + 1] - begin[word]);
  }
};

// Fills words.hits and words.classes. Contractions that were read as one word (« des » as an article) are
// walked as two as well, so that a slip of the tagger hides no entry; `contractions` says how they come
// apart.
void find_entries(const Lexicon& lexicon, const SpellingMap& contractions, const OtherLemmas& others,
                  Words& words);

}  // namespace recoupe
