// The ledger: reports, their events and claims, and the incidents that follow from them, in one SQLite file.
//
// `add` enters one report in one transaction and is idempotent: a report that is there changes no row.
// `relink` draws the incidents anew from all events (incident/link.h), so that they depend on the set of
// reports and not on the order of their arrival; ids of incidents stay with their founding event, and what
// merges redirects. Queries read; they never change a row. Schema: docs/schema.md; model: docs/ledger.md. Not
// thread-safe; several processes may read while one writes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "claim/claim.h"
#include "ledger/record.h"
#include "store/database.h"

namespace recoupe {

struct IndexedSentence {  // for search, and the part of a text that is read (no page furniture)
  ByteSpan span;
  std::string lemmas;  // separated by spaces; a word may stand with several
};

struct Near {
  double latitude = 0, longitude = 0;  // WGS 84 degrees
  double km = 0;
};

struct Filter {                     // all that are given must hold
  std::optional<Day> since, until;  // the incident's days meet the interval; undated incidents do not
  std::string country;              // ISO 3166 two letters
  std::optional<EventType> type;
  std::string actor;  // words that the actor's name or its exact words hold, accents and case apart
  std::optional<Near> near;
  std::vector<std::string> lemmas;  // one sentence of a report holds them all
  std::string as_of;  // ISO 8601: only reports published until then; those without a date do not count
};

struct RelinkSum {
  std::size_t events = 0, incidents = 0, created = 0, merged = 0, split = 0;
  std::size_t pairs_scored = 0;
};

class Ledger {
 public:
  static Result<Ledger> open(const std::string& path, OpenMode mode);

  // False: the report (by id) is already there, and no row changed. Sentences in the order of the text.
  Result<bool> add(const Reading& reading, const std::vector<IndexedSentence>& sentences,
                   std::uint64_t lexicon);
  Result<RelinkSum> relink();

  Result<std::vector<Incident>> incidents(const Filter& filter);
  // By id (an id that was merged answers with where it went) or by slug; an error with the nearest slugs when
  // there is none.
  Result<Dossier> dossier(std::string_view incident, std::string_view as_of = {});
  Result<std::vector<ReportRecord>> reports(const Filter& filter);
  Result<std::vector<EventRecord>> events(const Filter& filter);
  Result<std::vector<ClaimRecord>> claims(const Filter& filter);
  // Sentences that hold all lemmas, the best match first.
  Result<std::vector<SearchHit>> search(const std::vector<std::string>& lemmas, std::size_t limit = 100);

  Result<bool> has_report(std::string_view id);
  Result<void> check() { return database_.check(); }
  Database& database() { return database_; }

 private:
  explicit Ledger(Database database) : database_(std::move(database)) {}
  Database database_;
};

}  // namespace recoupe
