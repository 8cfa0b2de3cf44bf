// What tagger and parser see of a word: hashes of its spelling, and what the morphological lexicon and the
// program's own word stage say about it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "baseline/treebank.h"
#include "lexicon/lexicon.h"
#include "word/reader.h"

namespace recoupe::baseline {

// What tokens may take from the rest of the program; switched off one by one to learn what each is worth.
struct Allies {
  bool lexicon = true;  // ambiguity classes, lemmas, gender and number
  bool guesses = true;  // the tags of the word stage's hidden Markov model
};

inline constexpr std::size_t kLongestSuffix = 5;

struct Token {
  std::span<const Analysis> analyses{};  // the lexicon's
  std::uint64_t form = 0;
  std::array<std::uint64_t, kLongestSuffix> suffixes{};  // of 1, 2… characters; 0 when the form is no longer
  std::uint64_t prefix = 0;
  std::uint64_t shape = 0;      // capitals, digits, kind of token
  std::uint64_t ambiguity = 0;  // the set of parts of speech in the lexicon
  std::uint64_t guess = 0;      // the word stage's part of speech and verb form
  // Of the reading that the tag chose (see `settle`):
  std::uint64_t lemma = 0;
  std::uint64_t agreement = 0;  // gender and number
  std::uint8_t tag = 0;
  Upos upos = Upos::X;
};

class TokenReader {
 public:
  TokenReader(const Lexicon& lexicon, Allies allies)
      : lexicon_(&lexicon), reader_(lexicon), allies_(allies) {}

  // The program's own words of a text that is one sentence.
  Words words(std::string_view text) const;
  std::vector<Token> tokens(const Words& words) const;
  // The words of a treebank, with what the word stage says of those that it cuts alike.
  std::vector<Token> tokens(const GoldSentence& sentence) const;

 private:
  Token bare(std::string_view form) const;
  Token token(const Word& word) const;

  const Lexicon* lexicon_;
  WordReader reader_;
  Allies allies_;
};

// Where the words of `text` stand; one place a word.
std::vector<Place> places(std::string_view text, const Words& words);

// Enters a tag and, with it, the lemma and the agreement of the lexicon's first reading that has its part of
// speech.
void settle(const Lexicon& lexicon, Token& token, std::uint8_t tag, Upos upos);

}  // namespace recoupe::baseline
