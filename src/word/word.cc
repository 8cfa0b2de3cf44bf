#include "word/word.h"

#include <algorithm>

namespace recoupe {

WordRange Words::words_in(ByteSpan span) const {
  const auto before = [](const Word& word, std::uint32_t at) { return word.span.begin < at; };
  const auto first = std::lower_bound(words.begin(), words.end(), span.begin, before);
  const auto last = std::lower_bound(first, words.end(), span.end, before);
  return {static_cast<std::uint32_t>(first - words.begin()),
          static_cast<std::uint32_t>(last - words.begin())};
}

ByteSpan Words::span_of(WordRange range) const {
  return {words[range.begin].span.begin, words[range.end - 1].span.end};
}

std::span<const ClassId> Words::hit_classes(const EntryHit& hit, const Lexicon& lexicon) const {
  if (hit.class_begin == hit.class_end) return lexicon.classes(hit.entry);
  return std::span(shared_classes).subspan(hit.class_begin, hit.class_end - hit.class_begin);
}

bool is_quotation_mark(const Word& word) {
  if (word.kind != TokenKind::punctuation) return false;
  for (const std::string_view mark : {"«", "»", "\"", "“", "”", "„"})
    if (word.form == mark) return true;
  return false;
}

}  // namespace recoupe
