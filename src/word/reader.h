// The word stage: tokenise, look up, disambiguate, find entries.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/pattern.h"
#include "word/word.h"

namespace recoupe {

class WordReader {
 public:
  explicit WordReader(const Lexicon& lexicon);  // the lexicon must outlive the reader; thread-safe once built
  Words read(std::string_view text, std::vector<Sentence> sentences) const;

 private:
  const Lexicon* lexicon_;
};

// The units that rules over words see: one a word, an entry of several words collapsed to one (longest first, from the
// left; its lemma is the entry's spelling, its part of speech that of its head).
std::vector<Unit> word_units(const Words& words, WordRange range, const Lexicon& lexicon);

// CoNLL-U of one sentence, multiword tokens included; validates as Universal Dependencies (heads are left `_` = 0 until
// a parser stands here).
std::string to_conllu(const Words& words, std::uint32_t sentence, std::string_view text);

}  // namespace recoupe
