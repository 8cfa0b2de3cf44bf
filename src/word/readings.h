// A surface in its sentence → the readings it may have, each with a cost.
//
// In this order, until one gives something: the tables of frequent words and the morphological lexicon; the
// same with accents restored (« Etat », « A Bagdad »; every word of a text that bears no accents at all);
// hyphenated words by their parts (« ex-rebelles »); characters that a scan confuses (« miIitaires »);
// endings. A capital that its place in the sentence does not explain adds the reading as a name.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "text/tokenizer.h"
#include "word/tables.h"

namespace recoupe {

struct Surface {
  std::string_view form;  // normalised
  TokenKind kind = TokenKind::word;
  std::uint32_t token = 0;        // index of its (first) token
  std::uint8_t parts = 1;         // tokens it stands for: more than one for a contraction
  bool capital = false;           // at its head, or behind a hyphen (« al-Assad »)
  bool all_caps = false;          // two capital letters and more, no small one
  bool capital_expected = false;  // sentence start, after an opening quote, in a text of capitals
};

struct WordReading {
  State first = kNoState;  // what stands behind the word before …
  State last = kNoState;   // … and before the next one; differs for a contraction in two words
  Upos upos = Upos::X;     // of a single word
  bool known = false;
  bool two_words = false;
  Feats feats;
  Cost cost = 0;
  std::string_view form;  // accents and scanned characters restored
  std::string_view lemma;
};

class ReadingFinder {
 public:
  ReadingFinder(const Lexicon& lexicon, const TagModel& model);

  // Whether `form` begins with a prefix and a hyphen, so that a capital inside does not make it a name.
  bool has_prefix(std::string_view form) const { return prefix_of(form) != nullptr; }
  // Appends at least one reading. Their strings live as long as the lexicon, the model, surface.form and
  // `made`. `bare`: the text has no accents at all.
  void find(const Surface& surface, std::span<const std::string> halves, bool bare,
            std::vector<WordReading>& out, std::deque<std::string>& made) const;

 private:
  struct Ending {
    Upos upos;
    Cost cost;
    std::string lemma;  // in place of the ending; "_": the form stays
    Feats feats;
  };
  struct Search;

  const std::string* prefix_of(std::string_view form) const;
  void add_known(Search& search, std::string_view form, Cost extra) const;
  void add_split(Search& search, std::span<const std::string> halves) const;
  void add_accented(Search& search, bool first_letter_only, Cost extra) const;
  void add_by_parts(Search& search) const;
  void add_unscrambled(Search& search) const;
  void add_by_ending(Search& search, std::string_view shape, Cost extra) const;
  void add_number(Search& search) const;
  void weigh_capital(Search& search, bool in_lexicon, bool known) const;
  State state_of_half(std::string_view half) const;
  bool rare(std::string_view form) const;
  Cost rarer_by(std::string_view other, std::string_view form) const;
  void add(Search& search, WordReading reading) const;
  WordReading make(Upos upos, Feats feats, std::string_view form, std::string_view lemma) const;
  WordReading make(const WordCost& row, std::string_view form) const;

  const Lexicon* lexicon_;
  const TagModel* model_;
  SpellingTable<std::vector<Ending>> endings_;
  std::size_t longest_ending_ = 0;
  SpellingTable<std::string> prefixes_;  // → UPOS of the whole, or "*"
  std::vector<std::pair<char, char>> confusions_;
};

}  // namespace recoupe
