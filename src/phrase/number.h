// Numbers in words and digits, with the interval that approximators and bounds give (annotation guide,
// "Numbers").
//
// Three steps: `scan_numbers` finds the bare numbers (number_scan.h); `NumberReader` joins them with what
// stands before and behind (« au moins », « une … de », « entre … et ») and computes the interval
// (number_bounds.h); the rules of language/<lang>/numbers.rules and a few tests of form say what the number
// measures (`role`).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/pattern.h"
#include "phrase/number_bounds.h"
#include "phrase/number_scan.h"
#include "word/word.h"

namespace recoupe {

struct DatePhrase;

// What the number counts or measures, decided by its neighbours. Only `count` can become a figure.
enum class NumberRole : std::uint8_t {
  count,
  ordinal,
  age,
  year,
  date,
  time,
  duration,
  distance,
  measure,
  money,
  percent,
  calibre,
  model_name,
  score,
  rank,
  phone,
  part_of_name
};
std::string_view name_of(NumberRole role);
std::optional<NumberRole> number_role_from(std::string_view name);

struct NumberPhrase {
  WordRange words;  // with approximator and, for « une dizaine de », the preposition
  ByteSpan span;    // the same in bytes, without the unit of "107mm"
  WordRange core;   // the numerals alone: « 12 » of « au moins 12 »
  std::int64_t min = 0;
  std::optional<std::int64_t> max;  // nullopt: open above
  double value = 0;  // what the numerals name, before any widening, with fraction and sign: 1.5,
                     // 0.75, -12; of a range its upper end; exact up to 2^53
  NumberRole role = NumberRole::count;
  bool indefinite_article =
      false;  // « un soldat », « une fillette »: 1 only when a noun of a countable victim follows
  bool vague = false;     // « plusieurs », « des dizaines »: no number is named
  bool negative = false;  // « aucun », « pas de », « ni … ni », « zéro »
  bool definite = false;  // an article before it: « les huit », « ces trois »
  WordRange postposed;    // « au moins » of « six personnes au moins », where it stands apart; else empty
  std::string_view rule;  // "fr/numbers.rules:12", or the entry "fr/approximators.tsv:7"
};

class NumberReader {
 public:
  explicit NumberReader(const Lexicon& lexicon);
  // In order, disjoint. « zéro victime » is 0..0; « aucun » 0..0; « pas de X » and « ni X » 0..0 with the
  // negation inside `words` only when it stands beside ("pas de", "ni").
  std::vector<NumberPhrase> read(const Words& words) const;

  // Classes of the lexicon that the reader asks for; 0 where no source has one.
  struct Classes {
    ClassId approx, approx_after, collective, collective_bare, vague, negative, scale, join, to, either, of,
        between, article, only, fraction, minus, shade, plural, change, label, named, adjective, calibre_unit,
        distance_unit, measure_unit, money_unit, time_unit, percent_unit, weekday, month;
  };

 private:
  void set_roles(const Words& words, std::vector<NumberPhrase>& numbers) const;

  const Lexicon* lexicon_;
  Numerals numerals_;
  Classes classes_;
  RuleGroup rules_;
};

// Gives numbers that stand inside a date or a duration that role: call it once both are read.
void settle(std::vector<NumberPhrase>& numbers, const std::vector<DatePhrase>& dates);

// One line a phrase: "Au moins douze [12..] count", words joined by their surface in `text`.
std::string to_text(const NumberPhrase& number, std::string_view text);

}  // namespace recoupe
