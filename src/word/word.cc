#include "word/word.h"

#include <algorithm>

namespace recoupe {

bool Words::has(std::uint32_t word, ClassId wanted) const {
  return word < classes.size() && std::binary_search(classes[word].begin(), classes[word].end(), wanted);
}

ByteSpan Words::span_of(WordRange range) const {
  return {words[range.begin].span.begin, words[range.end - 1].span.end};
}

std::span<const ClassId> Words::hit_classes(const EntryHit& hit, const Lexicon& lexicon) const {
  if (hit.class_begin == hit.class_end) return lexicon.classes(hit.entry);
  return std::span(shared_classes).subspan(hit.class_begin, hit.class_end - hit.class_begin);
}

}  // namespace recoupe
