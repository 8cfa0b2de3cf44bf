// Numbers in words and digits, with the interval that approximators and bounds give (annotation guide, "Numbers").
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "word/word.h"

namespace recoupe {

// What the number counts or measures, decided by its neighbours. Only `count` can become a figure.
enum class NumberRole : std::uint8_t {
  count, ordinal, age, year, date, time, duration, distance, measure, money, percent, calibre, model_name, score, rank, phone,
  part_of_name
};
std::string_view name_of(NumberRole role);

struct NumberPhrase {
  WordRange words;               // with approximator and, for « une dizaine de », the preposition
  ByteSpan span;                 // the same in bytes
  std::int64_t min = 0;
  std::optional<std::int64_t> max;  // nullopt: open above
  NumberRole role = NumberRole::count;
  bool indefinite_article = false;  // « un soldat », « une fillette »: 1 only when a noun of a countable victim follows
  bool vague = false;            // « plusieurs », « des dizaines »
  bool negative = false;         // « aucun », « pas de », « ni … ni », « zéro »
  std::string_view rule;         // "fr/numbers.rules:12"
};

class NumberReader {
 public:
  explicit NumberReader(const Lexicon& lexicon);
  // In order, disjoint. « zéro victime » is 0..0; « aucun » 0..0; « pas de X » and « ni X » 0..0 with the negation inside
  // `words` only when it stands beside ("pas de", "ni").
  std::vector<NumberPhrase> read(const Words& words) const;

 private:
  const Lexicon* lexicon_;
};

}  // namespace recoupe
