// The word stage: tokenise, look up, disambiguate, find entries.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/pattern.h"
#include "word/word.h"

namespace recoupe {

class WordReader {
 public:
  explicit WordReader(const Lexicon& lexicon);  // the lexicon must outlive the reader; thread-safe once built
  ~WordReader();
  WordReader(WordReader&&) noexcept;
  WordReader& operator=(WordReader&&) noexcept;

  // Requires sentences in order, disjoint and inside `text`.
  Words read(std::string_view text, std::vector<Sentence> sentences) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

// The units that rules over words see: one a word, an entry of several words collapsed to one (longest first,
// from the left; its form and lemma are the entry's spelling, its part of speech and features those of its
// head). They look into `words` and the lexicon, which must outlive them.
std::vector<Unit> word_units(const Words& words, WordRange range, const Lexicon& lexicon);

// CoNLL-U of one sentence, multiword tokens included, empty for one without words; heads and relations are
// `_` where nobody parsed.
std::string to_conllu(const Words& words, std::uint32_t sentence, std::string_view text);

}  // namespace recoupe
