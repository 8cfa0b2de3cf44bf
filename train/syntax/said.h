// Sentences with their speaker in them, subject after verb: « …, a indiqué l'armée. » Reports of the press
// are full of them, the treebanks hardly know them, and a net that learned from these alone takes the speaker
// for an object. Such sentences are put together from the treebanks' own pieces: verbs that introduce a
// clause, and subjects.
#pragma once

#include <optional>
#include <vector>

#include "random.h"
#include "treebank.h"

namespace recoupe::train {

class SaidMaker {
 public:
  explicit SaidMaker(const std::vector<GoldSentence>& sentences);  // must outlive the maker

  // Nothing where the sentence does not end in a full stop, or is no clause.
  std::optional<GoldSentence> make(const GoldSentence& sentence, Random& random) const;

 private:
  struct Piece {  // whole tokens of a sentence, hanging together
    const GoldSentence* from;
    std::uint32_t begin_token, end_token;
    std::uint32_t head;  // word
    Number number;

    std::uint32_t words() const { return from->tokens[end_token - 1].end - from->tokens[begin_token].begin; }
  };

  const Piece* subject_of(const Piece& verb, Random& random) const;
  static GoldSentence inserted(const GoldSentence& sentence, std::uint32_t at, bool goes_on,
                               std::uint32_t root, const Piece& verb, const Piece& subject);
  void collect(const GoldSentence& sentence);
  static void append(const Piece& piece, std::uint32_t head, Deprel deprel, GoldSentence& out);

  std::vector<Piece> verbs_, subjects_;
};

}  // namespace recoupe::train
