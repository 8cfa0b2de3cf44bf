// Dates and times: what the words say, and the days that they allow.
//
// Three steps: DatePieces (date_piece.h) finds what the rules of language/<lang>/dates.rules name, and joins
// neighbours; Dating (date_reader.cc) says what each is used for; `resolve` (date_resolve.h) gives it days
// from the publication time, a date line, a date in the text or a known event (date_anchor.h). Where nothing
// dates a phrase its interval is null: never a guess. docs/dates.md tells it for people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/day.h"
#include "lexicon/pattern.h"
#include "phrase/date_anchor.h"
#include "phrase/date_shape.h"
#include "phrase/number_scan.h"
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
std::string_view name_of(DateBasis basis);  // "explicit"
std::string_view name_of(DatePrecision precision);
std::string_view name_of(DateUse use);

// Minutes since midnight, both inclusive; from 0 to 1439. `to` may go on into the next day: « de 22h à 2h »
// is 1320..1560. « après 20h » is open until the end of its day.
struct ClockInterval {
  int from = 0;
  int to = 0;

  bool operator==(const ClockInterval&) const = default;
};

struct DatePhrase {
  WordRange words;
  ByteSpan span;
  DateUse use = DateUse::point;
  DateBasis basis = DateBasis::none;
  DatePrecision precision = DatePrecision::none;
  // After resolution. `since`: start to reference day. `duration`: only « en un an » has days, the stretch
  // that ends at the reference day; it dates an aggregate, no event.
  std::optional<DayInterval> days;
  std::optional<DayInterval>
      start;  // since: the point that it counts from: « depuis le 7 octobre », that day
  // « la veille », « le lendemain », « trois jours plus tard », « vers 10 heures »: counts from another
  // event's date. `days`, when set nevertheless, is what holds if no event is at hand (« dans la soirée »:
  // the day of publication).
  bool relative_to_event = false;
  int offset_days = 0;                 // for relative_to_event
  int offset_margin = 0;               // days more or less: « deux mois plus tard » is 60 ± 15
  bool offset_known = false;           // false: « quelques jours plus tard », « vers 10 heures »
  std::string_view rule;               // "fr/dates.rules:12"
  std::optional<ClockInterval> clock;  // « vers 17h30 »
  DayPart part = DayPart::none;        // « mercredi soir »
  // Whose clock: an IANA name of the zone that the words name (« heure de Paris », « GMT »), or "" for the
  // place's own; and its minutes ahead of UTC on that day, where the words fix it: « 17h30 (22h30 GMT) »,
  // -300.
  std::string zone;
  std::optional<int> utc_offset;
  std::optional<std::int64_t> seconds;  // duration: months of 30 days, years of 365
  bool contradictory = false;           // weekday and date do not fit
  bool future = false;                  // told as something to come
  bool clock_only = false;              // « vers 10 heures »: no day is named
};

// What stands in for the publication time.
struct DateReference {
  std::optional<Day> day;   // resolves everything
  std::optional<Day> hint;  // a full date in the text: gives the year of « en juillet », no weekday
  std::optional<int> minute_of_day;   // of publication
  DateBasis basis = DateBasis::none;  // metadata (published) or explicit (date line)
};

class DateReader {
 public:
  // `latest_year`: no report is younger; bounds the years that a weekday can decide among.
  explicit DateReader(const Lexicon& lexicon, int latest_year = 2026);
  // Found and resolved, in order, disjoint. A clock time (« vers 17h30 ») beside a date phrase is part of it.
  std::vector<DatePhrase> read(const Report& report, const Words& words) const;
  // The same, and what they were counted from.
  std::vector<DatePhrase> read(const Report& report, const Words& words, DateReference& reference) const;

  // Classes of the lexicon that the reader asks for; 0 where no source has one.
  struct Classes {
    ClassId weekend = 0, since = 0, until = 0, future = 0, made = 0, published = 0, today = 0, to = 0, of = 0,
            each = 0;
    ClassId between = 0, joined = 0, night = 0, going = 0, clock_after = 0, clock_upto = 0, clock_near = 0;
    std::vector<bool> anchors;  // by class: words that every date has one of
    // Classes with a value: "weekday=3", "month=10", "shift=-1", "third=2", "part=evening" (a DayPart),
    // "unit=week" (a TimeUnit).
    std::vector<std::pair<ClassId, int>> weekdays, months, shifts, thirds, parts, units;
  };

 private:
  const Lexicon* lexicon_;
  Numerals numerals_;
  RuleGroup rules_;
  AnchorReader anchors_;
  Classes classes_;
  int latest_year_;
};

std::string to_text(const ClockInterval& clock);  // "17:30", "22:00-26:00"
// One line a phrase: "mercredi soir: 2020-03-11..2020-03-11 day weekday (fr/dates.rules:31)".
std::string to_text(const DatePhrase& date, std::string_view text);

}  // namespace recoupe
