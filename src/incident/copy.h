// Near-copies: pairs of texts that share long runs of words, found without comparing all pairs.
//
// A text is the set of hashes of its runs of five words. One hash in kSample enters an index; two texts that
// meet there are compared in full. Where very many texts hold a hash (a dispatch that everybody prints, the
// boilerplate of an outlet), each meets its neighbours only, in an order that follows from the texts: copies
// then form a chain. Cost: the total number of hashes, plus a merge of two sorted lists for each pair that
// meets. After Broder, "On the resemblance and containment of documents" (1997).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace recoupe {

inline constexpr std::size_t kShingleWords =
    5;  // « le Pentagone a déclaré mardi » is already telling; four is stock phrase
inline constexpr double kCopyShare = 0.5;  // of the shorter text: half of it is another's words

struct CopyPair {
  std::size_t a = 0, b = 0;  // indexes of the input, a < b
  std::size_t shared = 0;    // hashes in common
  double share_a = 0;        // of a's hashes found in b
  double share_b = 0;

  double share() const { return share_a > share_b ? share_a : share_b; }  // of the shorter text
};

// Pairs that share at least `least` hashes, by (a, b). Each input list is sorted and unique.
std::vector<CopyPair> near_copies(const std::vector<const std::vector<std::uint64_t>*>& texts,
                                  std::size_t least);

// The words of a text as hashes, with their bytes.
struct ReadWords {
  std::vector<std::uint64_t> hashes;
  std::vector<ByteSpan> spans;
};
ReadWords read_words(std::string_view text, const std::vector<ByteSpan>& read);

// Hashes of all runs of kShingleWords words; sorted, unique.
std::vector<std::uint64_t> shingles_of(const ReadWords& words);

// What of `mine` stands in `theirs`, word for word in runs of at least kShingleWords: bytes of my text, in
// order, and the share of my words that they hold.
struct CopiedWords {
  std::vector<ByteSpan> spans;
  double share = 0;
};
CopiedWords copied_words(const ReadWords& mine, const ReadWords& theirs);

}  // namespace recoupe
