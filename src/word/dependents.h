// The trees of a report seen from above: the words that hang on each word.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include "word/word.h"

namespace recoupe {

class Dependents {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  explicit Dependents(const Words& words);  // which must outlive this

  bool parsed(std::uint32_t word) const { return words_->words[word].head != kNoHead; }
  std::span<const std::uint32_t> of(std::uint32_t word) const {  // in the order of the text
    return std::span(all_).subspan(begin_[word], begin_[word + 1] - begin_[word]);
  }
  // The first dependent with one of these relations; kNone when there is none.
  std::uint32_t first(std::uint32_t word, std::initializer_list<Deprel> relations) const;
  bool is(std::uint32_t word, Deprel relation) const { return words_->words[word].deprel == relation; }
  // The word it hangs on; kNone for a root or where nobody parsed.
  std::uint32_t head(std::uint32_t word) const;

 private:
  const Words* words_;
  std::vector<std::uint32_t> begin_, all_;
};

}  // namespace recoupe
