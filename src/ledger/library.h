// Rows as records: some reports, or all, with everything that hangs on them, joined in memory.
//
// Queries ask for whole reports; what a filter or `as of` leaves out is left out here, so that portraits of
// incidents (portrait.h) see only what counts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "ledger/record.h"
#include "store/database.h"

namespace recoupe {

struct LibraryReport {
  std::int64_t key = 0;
  std::optional<std::int64_t> minute;  // of publication, since 1970 UTC
  ReportRecord record;
  std::vector<std::size_t> events, claims, flags;  // indexes into the library
};

struct LibraryIncident {
  std::int64_t key = 0;
  std::string id, slug, founder;                // founder: an event's id
  std::vector<std::size_t> events, background;  // indexes into Library::events
  std::vector<DecisionRecord> decisions;
  std::vector<std::string> formerly;
};

struct Library {
  std::vector<LibraryReport> reports;  // by publication, then id; without publication last
  std::vector<EventRecord> events;     // by report, then ref's order in the text
  std::vector<ClaimRecord> claims;
  std::vector<RelationRecord> relations;
  std::vector<FlagRecord> flags;
  std::vector<LibraryIncident> incidents;                         // with at least one main event here; by id
  std::unordered_map<std::string, std::string> slug_of_incident;  // by id; also of those only mentioned here
  std::unordered_map<std::string, std::size_t> report_index, event_index, incident_index;  // by id
};

struct LibraryChoice {
  std::optional<std::vector<std::int64_t>> reports;  // keys; nullopt: all
  std::optional<std::int64_t> until_minute;  // published until then; reports without a time do not count
  bool with_decisions = true;
};

Result<Library> load_library(Database& database, const LibraryChoice& choice);

// Reads enumerators back from their names; `fallback` for a name that this version does not know.
template <class Enum>
Enum enum_from(std::string_view name, int count, Enum fallback) {
  for (int i = 0; i < count; ++i) {
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  }
  return fallback;
}

}  // namespace recoupe
