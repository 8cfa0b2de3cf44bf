// What linking and reconciliation see of the reports: facts as compared, without texts or bytes.
//
// Names are folded (text/normalise.h fold_name) once, here; nothing later looks at spelling with accents.
// Evidence is a set: the order of its vectors says nothing, and every result is the same for any order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "claim/claim.h"

namespace recoupe {

struct PlaceEvidence {
  std::uint32_t gazetteer = 0;  // 0: not in the gazetteer
  std::string name;             // folded
  std::vector<std::string>
      words;  // of the name as written and as the gazetteer spells it, without particles; sorted
  std::string country, admin1;  // "" unknown; admin1 folded
  std::optional<double> latitude, longitude;
  PlacePrecision precision = PlacePrecision::none;
  double radius_km = 0;
};

struct FigureEvidence {
  ClaimKind kind = ClaimKind::killed;
  std::int64_t min = 0;
  std::optional<std::int64_t> max;  // nullopt: open above
  Hedge hedge = Hedge::asserted;
  bool of_attackers = false;
  bool part = false;
};

struct ReportEvidence {
  std::string id;  // "r…"
  std::optional<Day> published;
  std::vector<std::uint64_t> shingles;  // of what is read of its text (copy.h)
  std::vector<std::string> names;       // capitalised words inside sentences, folded, sorted, unique
};

struct EventEvidence {
  std::string id;      // "r…/e1"
  std::string report;  // "r…"
  Scope scope = Scope::main;
  EventType type = EventType::other;
  std::optional<DayInterval> days;
  DatePrecision precision = DatePrecision::none;
  std::vector<PlaceEvidence> places;               // the event's own first
  std::vector<std::string> actor, target, weapon;  // content words, folded, sorted, unique
  std::vector<FigureEvidence> figures;
};

struct Evidence {
  std::vector<ReportEvidence> reports;
  std::vector<EventEvidence> events;  // aggregates are passed over by linking
};

// Words of a name or phrase for comparison: folded, split at what is no letter or digit, particles of one or
// two letters dropped; sorted and unique.
std::vector<std::string> content_words(std::string_view phrase);

// Capitalised words that do not begin a sentence: the names that a report drops.
std::vector<std::string> names_of(std::string_view text, const std::vector<ByteSpan>& sentences);

}  // namespace recoupe
