// Dates and times: what the words say, and the days that they allow.
//
// Two steps: `DateReader::read` finds phrases and their structure; `resolve` gives each an interval from the publication
// time, a date line or a date in the text. Where nothing dates a phrase its interval is null: never a guess.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "report/report.h"
#include "word/word.h"

namespace recoupe {

enum class DateBasis : std::uint8_t { none, metadata, explicit_, weekday, relative, anchor };
enum class DatePrecision : std::uint8_t { none, day, night, days, week, month, year, period };
enum class DateUse : std::uint8_t {
  point,     // when something happened
  since,     // « depuis … »: the start of a period that ends at publication
  dateline,  // « BAGDAD, 8 janv. »: dates the text, no event
  duration   // « en deux jours », « trois heures »: no date
};
std::string_view name_of(DateBasis basis);          // "explicit"
std::string_view name_of(DatePrecision precision);

struct DatePhrase {
  WordRange words;
  ByteSpan span;
  DateUse use = DateUse::point;
  DateBasis basis = DateBasis::none;
  DatePrecision precision = DatePrecision::none;
  std::optional<DayInterval> days;   // after resolution
  bool relative_to_event = false;    // « la veille », « le lendemain », « trois jours plus tard »: counts from another event's date
  int offset_days = 0;               // for relative_to_event
  std::string_view rule;             // "fr/dates.rules:12"
  bool contradictory = false;        // weekday and date do not fit
};

class DateReader {
 public:
  explicit DateReader(const Lexicon& lexicon);
  // Found and resolved, in order, disjoint. A bare clock time (« vers 17h30 ») beside a date phrase is part of it.
  std::vector<DatePhrase> read(const Report& report, const Words& words) const;

 private:
  const Lexicon* lexicon_;
};

}  // namespace recoupe
