#include "word/listed.h"

#include <algorithm>

namespace recoupe {

void ListedWords::remember(Reading reading, const std::vector<ClassId>& classes) {
  if (!classes.empty()) readings_.emplace_back(std::move(reading), classes);
}

std::vector<std::uint32_t> ListedWords::restore(Words& words) const {
  std::vector<std::uint32_t> sentences;
  for (const auto& [reading, classes] : readings_) {
    const auto& now = words.classes[reading.word];
    if (std::includes(now.begin(), now.end(), classes.begin(), classes.end())) continue;
    Word& word = words.words[reading.word];
    word.upos = reading.upos;
    word.feats = reading.feats;
    word.lemma = reading.lemma;
    word.lemma_atom = reading.lemma_atom;
    if (sentences.empty() || sentences.back() != word.sentence) sentences.push_back(word.sentence);
  }
  return sentences;
}

}  // namespace recoupe
