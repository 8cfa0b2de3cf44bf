// Ends of sentences that no full stop marks: a heading before its text, items of a list run together, a
// clause behind a semicolon that starts anew, a capital lost behind a full stop.
//
//   Cyclisme ¦ Il semble qu'un malaise …      … et d'autres. ¦ - 25 avril : le juge se déclare …
//
// At each gap between two pieces (runs without white space) the weights of what stands around it are summed:
// a logistic regression over classes of the two pieces on either side, their letters' case and marks, whether
// a bracket or quotation is open, and whether a finite verb was read since the sentence began. A sum above
// the margin ends the sentence. The weights are fr/sentence_ends.tsv, counted by train/ends; no table, no
// such ends. A class is a spelling for closed classes of words only, a set of parts of speech for all others,
// so the table holds no text.
//
// Cost: one look at the lexicon a piece, 25 of the weights a gap that may be one. Literature: Read et al.,
// Sentence Boundary Detection: A Long Solved Problem?, COLING 2012.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"
#include "lexicon/lexicon.h"

namespace recoupe {

// A run without white space as the gaps beside it see it.
struct Piece {
  ByteSpan span;
  std::string first;    // class of its first word, or its mark where it holds none: "A:la", "a:NOUN", "-"
  std::string last;     // class of its last word: behind the apostrophe of « l'affaire »
  std::string opens;    // marks before its first letter
  std::string closes;   // the mark at its end
  bool finite = false;  // a finite verb and nothing else
};

std::vector<Piece> pieces_of(std::string_view text, ByteSpan range, const Lexicon& lexicon);

// What has been read of a sentence up to a gap.
class SentenceSoFar {
 public:
  void add(const Piece& piece);
  std::uint32_t pieces = 0;
  std::uint32_t words = 0;     // those that are no number and no mark
  std::uint32_t capitals = 0;  // words all in capitals, the last ones
  std::string first;           // class of its first word
  bool finite = false;
  int brackets = 0;
  bool quotation = false;
};

// Whether the gap before pieces[next] can be an end at all: not before a small letter but where a full stop
// says so, not behind a colon or a number alone (« 08h15. »), not inside a name (a capital before a capital
// that no dictionary knows), not before the dash of a dateline (« BAGDAD, 3 mai (AFP) - »). Requires 0 < next
// < pieces.size().
bool may_end(const std::vector<Piece>& pieces, std::size_t next, const SentenceSoFar& before);
// Names of what stands around it. Requires 0 < next < pieces.size().
std::vector<std::string> gap_features(const std::vector<Piece>& pieces, std::size_t next,
                                      const SentenceSoFar& before);

class UnmarkedEnds {
 public:
  explicit UnmarkedEnds(const Lexicon& lexicon);  // must outlive this
  // Appends `sentence`, whole or in parts.
  void split(std::string_view text, ByteSpan sentence, std::vector<ByteSpan>& out) const;

 private:
  const Lexicon* lexicon_;
  std::unordered_map<std::string, int> weights_;  // hundredths of a nat
};

}  // namespace recoupe
