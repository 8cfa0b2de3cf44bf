#include "phrase/name_spelling.h"

#include <algorithm>

#include "lexicon/gazetteer.h"
#include "phrase/place_names.h"

namespace recoupe {
namespace {

constexpr std::size_t kFewestLetters = 5;  // of which one may differ
constexpr std::size_t kLongName = 8;       // letters of which two may differ

}  // namespace

NameKey::NameKey(std::string_view word) : letters(PlaceKey(word).letters()) {
  if (letters.empty()) letters = word.empty() ? "?" : word;  // another script, an article alone
}

bool same_word(const NameKey& a, const NameKey& b) {
  if (a.letters == b.letters) return true;
  const std::size_t shorter = std::min(a.letters.size(), b.letters.size());
  if (a.letters.front() != b.letters.front() || shorter < kFewestLetters) return false;
  const std::string consonants = consonants_of(a.letters);
  if (consonants.empty() || consonants != consonants_of(b.letters)) return false;
  return spelling_distance(a.letters, b.letters) <= (shorter < kLongName ? 1 : 2);
}

std::string bucket_of(const NameKey& key) {
  std::string consonants = consonants_of(key.letters);
  return consonants.empty() ? key.letters : consonants;
}

}  // namespace recoupe
