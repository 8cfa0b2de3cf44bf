// Universal Dependencies treebanks, read for training and scoring: trees over words that know which
// characters they stand for, so that own tokens can be aligned with them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace recoupe::baseline {

// Where a word stands: characters that are no white space, counted from the start of its sentence. The words
// of a contraction share begin and end and differ in part (1, 2…; 0 for a word of its own).
struct Place {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t part = 0;

  auto operator<=>(const Place&) const = default;
};

struct GoldWord {
  Place place;
  std::string form;       // normalised
  std::string upos;       // "VERB"
  std::string verb_form;  // "Part"; empty where there is none
  std::string relation;   // "nsubj:pass"
  int head = 0;           // index of the word; the number of words stands for the root
};

struct GoldSentence {
  std::string text;
  std::vector<GoldWord> words;
};

constexpr std::string_view without_subtype(std::string_view relation) {
  return relation.substr(0, relation.find(':'));
}

// Characters of `text` that are no white space, as places count them.
std::uint32_t solid_size(std::string_view text);

// Reads CoNLL-U, empty nodes left out. `name` is what errors call it.
Result<std::vector<GoldSentence>> read_treebank(std::string_view conllu, const std::string& name);

}  // namespace recoupe::baseline
