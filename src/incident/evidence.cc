// See evidence.h.
#include "incident/evidence.h"

#include <algorithm>

#include "incident/words.h"

namespace recoupe {
namespace {

constexpr std::size_t kParticle = 2;     // letters: "al", "de", "la" tell nothing
constexpr std::size_t kNameLetters = 3;  // shorter capitalised words are mostly initials

template <class T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

std::vector<std::string> content_words(std::string_view phrase) {
  std::vector<std::string> words;
  for (FoldedWord& word : folded_words(phrase, {{0, static_cast<std::uint32_t>(phrase.size())}})) {
    const bool number = word.text.find_first_of("0123456789") != std::string::npos;
    if (word.text.size() > kParticle || number) words.push_back(std::move(word.text));
  }
  sort_unique(words);
  return words;
}

std::vector<std::string> names_of(std::string_view text, const std::vector<ByteSpan>& sentences) {
  std::vector<std::string> names;
  for (FoldedWord& word : folded_words(text, sentences)) {
    if (word.capital && !word.first && word.text.size() >= kNameLetters)
      names.push_back(std::move(word.text));
  }
  sort_unique(names);
  return names;
}

}  // namespace recoupe
