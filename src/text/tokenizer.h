// Text → tokens, as Universal Dependencies writes French: elided words apart, contractions split, clitics apart.
//
// "l'attaque du camp a-t-elle" → l' · attaque · de · le · camp · a · -t-elle. The two halves of a contraction share
// one span. What a language elides, contracts and abbreviates comes from tables (language/fr/contractions.tsv …).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/span.h"

namespace recoupe {

struct TokenizerTables {
  std::unordered_map<std::string, std::vector<std::string>> contractions;  // "du" → "de", "le"
  std::unordered_set<std::string> elisions;      // "l'", "d'", "qu'", "jusqu'"…, normalised
  std::unordered_set<std::string> clitics;       // "-t-il", "-elle", "-ce", "-là"…: split off the end of a word
  std::unordered_set<std::string> abbreviations; // "m.", "gén.": keep their full stop
  std::unordered_set<std::string> compounds;     // words with an apostrophe or hyphen kept whole: "aujourd'hui"
};

enum class TokenKind : std::uint8_t { word, number, punctuation, symbol };

struct Token {
  ByteSpan span;          // of the surface; all parts of a contraction carry the same
  TokenKind kind = TokenKind::word;
  std::uint8_t part = 0;  // 0: the whole surface; 1, 2…: n-th part of a contraction
  std::string form;       // normalised form of this word ("de" of "du")
};

class Tokenizer {
 public:
  explicit Tokenizer(TokenizerTables tables);
  // Tokens of text[range], spans counted from the start of `text`. Numbers keep their separators ("14 000", "5.200",
  // "1,5") and times their letters ("17h30", "19 h 02" is three tokens).
  void tokenise(std::string_view text, ByteSpan range, std::vector<Token>& out) const;

 private:
  TokenizerTables tables_;
};

}  // namespace recoupe
