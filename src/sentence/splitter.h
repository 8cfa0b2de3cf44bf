// Blocks → sentences, with ICU's French rules and the lexicon's abbreviations.
#pragma once

#include <vector>

#include "lexicon/lexicon.h"
#include "sentence/sentence.h"

namespace recoupe {

class SentenceSplitter {
 public:
  explicit SentenceSplitter(const Lexicon& lexicon);
  ~SentenceSplitter();
  SentenceSplitter(const SentenceSplitter&) = delete;
  SentenceSplitter& operator=(const SentenceSplitter&) = delete;
  // Sentences of every block, furniture included (Sentence::kind tells). Thread-safe.
  std::vector<Sentence> split(const Report& report) const;

 private:
  struct Rules;
  Rules* rules_;
};

}  // namespace recoupe
