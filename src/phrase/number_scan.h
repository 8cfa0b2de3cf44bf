// Runs of number words and digits, and the value that they have; no approximators, no roles.
//
// A run is the longest sequence of numerals that spells one number: « cent trente-deux », «
// quatre-vingt-dix-sept », « deux millions 300 000 », « vingt et un », « 14 000 », « 1,2 million », « 22e »,
// « 17h30 », « 9/11/2024 », « trois quarts », « dix virgule cinq », « deux et demi ». Which words are
// numerals, and what they are worth, comes from the lexicon (classes `numword`, `ordinal`, `num_and`,
// `num_fraction`…); how they add up is the arithmetic of the languages that put the great before the small.
// Shared by the number and the date reader.
//
//   number_digits.cc  what a token of digits stands for
//   numeral_sum.cc    what a word is worth, and how numerals add up
//   number_scan.cc    runs: as many words as spell one number
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "word/word.h"

namespace recoupe {

// What one numeral word, or one part of a hyphenated one, is worth.
struct NumeralPart {
  enum class Kind : std::uint8_t {
    none,
    value,
    ordinal,
    rank,  // an ordinal that ends no compound: « premier »
    last,  // a numeral only behind « cent » or « mille »: « sept. », else a month
    fraction,
    join,
    comma,
    ordinal_suffix,
    hour_mark
  };
  Kind kind = Kind::none;
  std::int64_t value = 0;
};

// The numerals of a language. Looks into the lexicon; must not outlive it.
class Numerals {
 public:
  explicit Numerals(const Lexicon& lexicon);
  NumeralPart find(AtomId atom) const;
  NumeralPart find(std::string_view spelling) const { return find(lexicon_->atom(spelling)); }
  bool is_of(AtomId atom) const;  // « de »

 private:
  const Lexicon* lexicon_;
  ClassId numword_, ordinal_, rank_, last_, fraction_, join_, comma_, of_, ordinal_suffix_, hour_;
};

struct CalendarDigits {
  int year = 0;
  int month = 0;
  int day = 0;
};

enum class RunKind : std::uint8_t {
  cardinal,
  ordinal,
  decimal,   // has a fraction that no scale makes whole: « 6,8 », « deux et demi »
  fraction,  // « trois quarts », "3/4"
  clock,     // « 17h30 », "17:30"
  calendar,  // "9/11/2024"
  pair,      // "2-1", "2018-2019"
  glued,     // a number and the letters of its unit, or of anything else: "107mm"
  code       // digits that are no number: "11-septembre", "01.02"
};

struct NumberRun {
  WordRange words;
  RunKind kind = RunKind::cardinal;
  std::int64_t value =
      0;  // cardinal, ordinal; with a fraction: rounded down; pair: the first; clock: minutes since midnight
  double amount = 0;        // the same with its fraction
  std::int64_t second = 0;  // pair
  CalendarDigits calendar;
  bool digits = false;       // written in digits
  bool plain = false;        // digits only, no separator: may be a year
  bool has_minutes = false;  // clock
  std::uint32_t glued = 0;   // bytes of the letters behind the digits
};

// In order, disjoint; no run crosses a sentence.
std::vector<NumberRun> scan_numbers(const Words& words, const Numerals& numerals);

// What a token that begins with a digit stands for; kind `code` when it is no number.
NumberRun read_digits(std::string_view form, const Numerals& numerals);

// Adds numerals up from left to right. `take` says whether the part fits behind what was taken; what does not
// fit leaves the sum as it was.
class NumeralSum {
 public:
  bool take(const NumeralPart& part);
  bool take_digits(std::int64_t value);
  bool complete() const { return begun_ && !joined_; }
  bool ordinal() const { return ordinal_; }
  std::int64_t value() const { return total_ + thousands_ + group_; }

 private:
  bool take_small(std::int64_t value);
  bool take_scale(std::int64_t value);

  std::int64_t total_ = 0;       // millions and more: of « un million deux mille trois cents », 1000000
  std::int64_t thousands_ = 0;   // 2000; they may yet be counted in milliards
  std::int64_t group_ = 0;       // the open group, below a thousand: 300
  std::int64_t last_scale_ = 0;  // of the last million or more; the next must be smaller. 0: none yet
  bool begun_ = false;
  bool joined_ = false;   // « et » was taken and waits for « un » or « onze »
  bool ordinal_ = false;  // an ordinal ends the number
  bool digits_ = false;   // the open group was written in digits
};

}  // namespace recoupe
