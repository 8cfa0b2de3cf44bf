// Text → tokens, as Universal Dependencies writes French: elided words apart, contractions split, clitics
// apart.
//
// "l'attaque du camp a-t-elle" → l' · attaque · de · le · camp · a · -t-elle. The two halves of a contraction
// share one span. What a language elides, contracts and abbreviates comes from tables
// (language/fr/contractions.tsv …).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/span.h"

namespace recoupe {

// Sets of spellings that are asked for with a string_view.
struct SpellingHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view spelling) const { return std::hash<std::string_view>()(spelling); }
};
using SpellingSet = std::unordered_set<std::string, SpellingHash, std::equal_to<>>;
using SpellingMap = std::unordered_map<std::string, std::vector<std::string>, SpellingHash, std::equal_to<>>;

struct TokenizerTables {
  SpellingMap contractions;  // "du" → "de", "le"
  SpellingSet elisions;      // "l'", "d'", "qu'", "jusqu'"…, normalised
  SpellingSet
      before_verbs;  // those of `elisions` that never stand before a capitalised name: n' of « N'Djamena »
  SpellingSet clitics;        // "-t-il", "-elle", "-ce", "-là"…: split off the end of a word
  SpellingSet abbreviations;  // "m.", "gén.": keep their full stop
  SpellingSet homographs;     // those that without it are another word: "sept." needs a figure beside it
  SpellingSet compounds;      // words with an apostrophe or hyphen kept whole: "aujourd'hui"

  // Takes in one row of the source `table` ("contractions", "elisions", "clitics", "abbreviations",
  // "compounds"); spellings are normalised here. Other names are ignored.
  void add(std::string_view table, std::span<const std::string_view> row);
};

enum class TokenKind : std::uint8_t { word, number, punctuation, symbol };

struct Token {
  ByteSpan span;  // of the surface; all parts of a contraction carry the same
  TokenKind kind = TokenKind::word;
  std::uint8_t part = 0;  // 0: the whole surface; 1, 2…: n-th part of a contraction
  std::string form;       // normalised form of this word ("de" of "du")
};

class Tokenizer {
 public:
  explicit Tokenizer(TokenizerTables tables);
  // Appends the tokens of text[range], spans counted from the start of `text`; requires range.end <=
  // text.size(). They are in order and cover every byte but white space and control characters. Numbers keep
  // their separators ("14 000", "5.200", "1,5") and times their letters ("17h30", "19 h 02" is three tokens).
  // Thread-safe.
  void tokenise(std::string_view text, ByteSpan range, std::vector<Token>& out) const;

 private:
  TokenizerTables tables_;
};

}  // namespace recoupe
