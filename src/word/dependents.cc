#include "word/dependents.h"

#include <algorithm>

namespace recoupe {

Dependents::Dependents(const Words& words) : words_(&words), begin_(words.words.size() + 1, 0) {
  const auto hangs = [&](std::uint32_t w) {
    return words.words[w].head != kNoHead && words.words[w].head != w;
  };
  const auto count = static_cast<std::uint32_t>(words.words.size());
  for (std::uint32_t w = 0; w < count; ++w)
    if (hangs(w)) ++begin_[words.words[w].head + 1];
  for (std::uint32_t w = 0; w < count; ++w) begin_[w + 1] += begin_[w];
  all_.resize(begin_.back());
  std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
  for (std::uint32_t w = 0; w < count; ++w)
    if (hangs(w)) all_[next[words.words[w].head]++] = w;
}

std::uint32_t Dependents::first(std::uint32_t word, std::initializer_list<Deprel> relations) const {
  for (const std::uint32_t child : of(word))
    if (std::find(relations.begin(), relations.end(), words_->words[child].deprel) != relations.end())
      return child;
  return kNone;
}

std::uint32_t Dependents::head(std::uint32_t word) const {
  const std::uint32_t head = words_->words[word].head;
  return head == kNoHead || head == word ? kNone : head;
}

}  // namespace recoupe
