// The spans of a sentence that may be names at all.
//
// A name begins with a capital (« Gao », « al-Assad ») or with a particle before one (« von der Leyen »),
// ends with a capital, or, where its first word is an ordinary one, with a noun or adjective (« Parti libéral
// »), and holds between them nothing but capitals, nouns, adjectives and the small words that link them. Most
// sentences have a dozen such spans, one of capitals a few hundred at most: linear in words.
#pragma once

#include <vector>

#include "phrase/name_words.h"

namespace recoupe {

inline constexpr std::uint32_t kMaxNameSpan = 16;  // words
inline constexpr std::uint32_t kMaxSmallRun = 9;   // words without a capital in a row, inside a name

// Appends them by begin, then by end.
void find_name_spans(const Words& words, const std::vector<WordLook>& looks, WordRange sentence,
                     std::vector<WordRange>& out);

}  // namespace recoupe
