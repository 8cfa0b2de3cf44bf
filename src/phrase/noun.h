// Noun phrases: head, number, modifiers, and what kind of thing it is: person, weapon, target, event, source…
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "phrase/date.h"
#include "phrase/number.h"
#include "phrase/place.h"
#include "word/word.h"

namespace recoupe {

struct Vocabulary;

struct NounPhrase {
  WordRange words;  // determiner or number to the last complement
  ByteSpan span;
  std::uint32_t head = 0;               // word index of the head noun, proper noun or pronoun
  std::optional<std::uint32_t> number;  // index into Phrases::numbers
  WordRange core;                       // without « de » complements
  bool proper = false;                  // the head is a name
  bool pronoun = false;
};

// All that the phrase stage finds in one report.
struct Phrases {
  std::vector<NumberPhrase> numbers;
  std::vector<DatePhrase> dates;
  std::vector<PlacePhrase> places;
  std::vector<NounPhrase> nouns;  // in order, disjoint
};

class NounReader {
 public:
  explicit NounReader(const Lexicon& lexicon);
  ~NounReader();
  // In order, disjoint. Reads phrases.numbers and phrases.dates; thread-safe.
  std::vector<NounPhrase> read(const Words& words, const Phrases& phrases) const;

 private:
  std::unique_ptr<Vocabulary> vocabulary_;
};

}  // namespace recoupe
