// See ledger.h: opening, and the queries. Entering is in enter.cc, linking in relink.cc.
#include "ledger/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "ledger/instant.h"
#include "ledger/library.h"
#include "ledger/portrait.h"
#include "ledger/schema.h"
#include "text/normalise.h"

namespace recoupe {
namespace {

constexpr std::size_t kNearestSlugs = 3;  // offered when an incident is not found

Result<std::optional<std::int64_t>> until(std::string_view as_of) {
  if (as_of.empty()) return std::nullopt;
  const auto minute = last_minute_of(as_of);
  if (!minute)
    return fail("--as-of", fmt::format("'{}' is no time", as_of), "write 2020-03-12 or 2020-03-12T08:00Z");
  return minute;
}

double kilometres(double lat_a, double lon_a, double lat_b, double lon_b) {
  constexpr double kRadian = 3.14159265358979323846 / 180;
  constexpr double kEarthKm = 6371.0;
  const double lat = (lat_b - lat_a) * kRadian / 2;
  const double lon = (lon_b - lon_a) * kRadian / 2;
  const double h = std::sin(lat) * std::sin(lat) +
                   std::cos(lat_a * kRadian) * std::cos(lat_b * kRadian) * std::sin(lon) * std::sin(lon);
  return 2 * kEarthKm * std::asin(std::min(1.0, std::sqrt(h)));
}

bool names_actor(const IncidentActor& actor, const std::string& wanted) {
  const auto holds = [&](const std::string& name) {
    return fold_name(name).find(wanted) != std::string::npos;
  };
  if (holds(actor.name)) return true;
  return std::any_of(actor.claims.begin(), actor.claims.end(), [&](const ActorClaim& claim) {
    return holds(claim.quote.name) || holds(claim.quote.text);
  });
}

bool passes(const Incident& incident, const Filter& filter, const std::set<std::string>* with_text) {
  if ((filter.since || filter.until) && !incident.days) return false;
  if (filter.since && incident.days->latest < *filter.since) return false;
  if (filter.until && incident.days->earliest > *filter.until) return false;
  if (!filter.country.empty() && (!incident.place || incident.place->country != filter.country)) return false;
  if (filter.type && incident.type != *filter.type) return false;
  if (!filter.actor.empty() && !names_actor(incident.actor, fold_name(filter.actor))) return false;
  if (filter.near) {
    const auto& place = incident.place;
    if (!place || !place->latitude || !place->longitude) return false;
    if (kilometres(*place->latitude, *place->longitude, filter.near->latitude, filter.near->longitude) >
        filter.near->km)
      return false;
  }
  if (with_text == nullptr) return true;
  return std::any_of(incident.reports.begin(), incident.reports.end(),
                     [&](const IncidentReport& report) { return with_text->contains(report.id); });
}

// Each lemma as a phrase of its own: no operator of the index's language gets through.
std::string match_all(const std::vector<std::string>& lemmas) {
  std::string match;
  for (const std::string& lemma : lemmas) {
    std::string quoted;
    for (const char c : lemma) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    match += (match.empty() ? "\"" : " AND \"") + quoted + "\"";
  }
  return match;
}

bool concerns_incidents(const Filter& filter) {
  return filter.since || filter.until || !filter.country.empty() || filter.type || !filter.actor.empty() ||
         filter.near;
}

// What a filter leaves of the ledger.
struct Selected {
  Library library;
  std::vector<Incident> incidents;                 // by first day, undated last
  std::set<std::string> ids;                       // of the incidents
  std::optional<std::set<std::string>> with_text;  // reports that hold the lemmas
};

}  // namespace

Result<Ledger> Ledger::open(const std::string& path, OpenMode mode) {
  auto database = Database::open(path, mode, kLedgerSchema);
  if (!database) return tl::unexpected(database.error());
  return Ledger(std::move(*database));
}

static Result<std::set<std::string>> reports_with(Database& database,
                                                  const std::vector<std::string>& lemmas) {
  std::set<std::string> ids;
  auto rows = database.prepare(
      "SELECT DISTINCT r.id FROM sentence_index x JOIN sentence s ON s.key = x.rowid JOIN report r ON r.key "
      "= s.report "
      "WHERE sentence_index MATCH ?1");
  if (!rows) return tl::unexpected(rows.error());
  rows->bind(1, std::string_view(match_all(lemmas)));
  while (true) {
    auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return ids;
    ids.insert(rows->string(0));
  }
}

static Result<Selected> select(Database& database, const Filter& filter, bool with_decisions) {
  const auto minute = until(filter.as_of);
  if (!minute) return tl::unexpected(minute.error());
  Selected selected;
  if (!filter.lemmas.empty()) {
    auto ids = reports_with(database, filter.lemmas);
    if (!ids) return tl::unexpected(ids.error());
    selected.with_text = std::move(*ids);
  }
  auto library = load_library(database, {std::nullopt, *minute, with_decisions});
  if (!library) return tl::unexpected(library.error());
  selected.library = std::move(*library);
  for (const LibraryIncident& row : selected.library.incidents) {
    Incident incident = portray(selected.library, row);
    if (!passes(incident, filter, selected.with_text ? &*selected.with_text : nullptr)) continue;
    selected.ids.insert(incident.id);
    selected.incidents.push_back(std::move(incident));
  }
  std::sort(selected.incidents.begin(), selected.incidents.end(), [](const Incident& a, const Incident& b) {
    const auto key = [](const Incident& i) {
      return std::tuple(!i.days, i.days.value_or(DayInterval{}), std::string_view(i.slug),
                        std::string_view(i.id));
    };
    return key(a) < key(b);
  });
  return selected;
}

Result<std::vector<Incident>> Ledger::incidents(const Filter& filter) {
  auto selected = select(database_, filter, true);
  if (!selected) return tl::unexpected(selected.error());
  return std::move(selected->incidents);
}

Result<std::vector<ReportRecord>> Ledger::reports(const Filter& filter) {
  auto selected = select(database_, filter, false);
  if (!selected) return tl::unexpected(selected.error());
  std::vector<ReportRecord> reports;
  for (LibraryReport& report : selected->library.reports) {
    const auto& incidents = report.record.incidents;
    const auto chosen = [&](const std::string& id) { return selected->ids.contains(id); };
    if (concerns_incidents(filter) && std::none_of(incidents.begin(), incidents.end(), chosen)) continue;
    if (selected->with_text && !selected->with_text->contains(report.record.id)) continue;
    reports.push_back(std::move(report.record));
  }
  return reports;
}

Result<std::vector<EventRecord>> Ledger::events(const Filter& filter) {
  auto selected = select(database_, filter, false);
  if (!selected) return tl::unexpected(selected.error());
  auto& events = selected->library.events;
  std::erase_if(events, [&](const EventRecord& event) {
    const bool other = concerns_incidents(filter) && !selected->ids.contains(event.incident);
    return other || (selected->with_text && !selected->with_text->contains(event.report));
  });
  return std::move(events);
}

Result<std::vector<ClaimRecord>> Ledger::claims(const Filter& filter) {
  auto selected = select(database_, filter, false);
  if (!selected) return tl::unexpected(selected.error());
  auto& claims = selected->library.claims;
  std::erase_if(claims, [&](const ClaimRecord& claim) {
    const bool other = concerns_incidents(filter) && !selected->ids.contains(claim.incident);
    return other || (selected->with_text && !selected->with_text->contains(claim.report));
  });
  return std::move(claims);
}

// ── One incident ──

// The key of the incident that an id or slug names, over redirections.
static Result<std::int64_t> find_incident(Database& database, std::string_view wanted) {
  for (const std::string_view sql :
       {"SELECT key FROM incident WHERE id = ?1", "SELECT incident FROM incident_redirect WHERE id = ?1",
        "SELECT key FROM incident WHERE slug = ?1"}) {
    auto statement = database.prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    auto row = statement->bind(1, wanted).step();
    if (!row) return tl::unexpected(row.error());
    if (*row) return statement->integer(0);
  }
  auto similar =
      database.prepare("SELECT slug FROM incident WHERE slug LIKE ?1 || '%' ORDER BY slug LIMIT ?2");
  if (!similar) return tl::unexpected(similar.error());
  std::vector<std::string> slugs;
  similar->bind(1, wanted.substr(0, wanted.find('-'))).bind(2, static_cast<std::int64_t>(kNearestSlugs));
  while (true) {
    auto row = similar->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    slugs.push_back(similar->string(0));
  }
  return fail(
      database.path(), fmt::format("there is no incident '{}'", wanted),
      slugs.empty() ? "see recoupe incidents" : fmt::format("did you mean {}?", fmt::join(slugs, ", ")));
}

// Reports of the incident, and those of the incidents that it is related to, so that relations find both
// ends.
static Result<std::vector<std::int64_t>> report_keys_of(Database& database, std::int64_t incident) {
  std::vector<std::int64_t> keys;
  auto rows = database.prepare(
      "SELECT DISTINCT e.report FROM incident_event ie JOIN event e ON e.key = ie.event WHERE ie.incident = "
      "?1");
  if (!rows) return tl::unexpected(rows.error());
  rows->bind(1, incident);
  while (true) {
    auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return keys;
    keys.push_back(rows->integer(0));
  }
}

// An event that its own report leaves undated is dated by the incident that it belongs to.
static void date_by(const Incident& incident, EventRecord& event) {
  if (event.days || !incident.days) return;
  event.days = incident.days;
  event.precision = incident.precision;
  event.basis = DateBasis::anchor;
}

Result<Dossier> Ledger::dossier(std::string_view incident, std::string_view as_of) {
  const auto minute = until(as_of);
  if (!minute) return tl::unexpected(minute.error());
  const auto key = find_incident(database_, incident);
  if (!key) return tl::unexpected(key.error());
  auto keys = report_keys_of(database_, *key);
  if (!keys) return tl::unexpected(keys.error());
  auto loaded = load_library(database_, {std::move(*keys), *minute, true});
  if (!loaded) return tl::unexpected(loaded.error());
  const Library& library = *loaded;
  const auto row = std::find_if(library.incidents.begin(), library.incidents.end(),
                                [&](const auto& i) { return i.key == *key; });
  if (row == library.incidents.end()) {
    return fail(database_.path(), fmt::format("no report on '{}' was published until {}", incident, as_of),
                "ask for a later time");
  }
  Dossier dossier;
  dossier.incident = portray(library, *row);
  dossier.origins = origins_of(library, *row);
  dossier.moves = moves_of(library, *row);
  std::set<std::string> events;
  for (const auto* list : {&row->events, &row->background}) {
    for (const std::size_t i : *list) {
      dossier.events.push_back(library.events[i]);
      date_by(dossier.incident, dossier.events.back());
      events.insert(library.events[i].id);
    }
  }
  for (const IncidentReport& report : dossier.incident.reports) {
    const LibraryReport& from = library.reports[library.report_index.at(report.id)];
    dossier.reports.push_back(from.record);
    for (const std::size_t i : from.claims) {
      if (events.contains(library.claims[i].event)) dossier.claims.push_back(library.claims[i]);
    }
  }
  return dossier;
}

// ── Search ──

Result<std::vector<SearchHit>> Ledger::search(const std::vector<std::string>& lemmas, std::size_t limit) {
  std::vector<SearchHit> hits;
  if (lemmas.empty()) return hits;
  auto rows = database_.prepare(
      "SELECT r.id, r.input, r.outlet, substr(CAST(r.text AS BLOB), r.title_begin + 1, r.title_end - "
      "r.title_begin), "
      "r.published, s.span_begin, s.span_end, substr(CAST(r.text AS BLOB), s.span_begin + 1, s.span_end - "
      "s.span_begin), "
      "(SELECT group_concat(DISTINCT i.id) FROM event e JOIN incident_event ie ON ie.event = e.key AND "
      "ie.background = 0 "
      " JOIN incident i ON i.key = ie.incident WHERE e.report = r.key) "
      "FROM sentence_index x JOIN sentence s ON s.key = x.rowid JOIN report r ON r.key = s.report "
      "WHERE sentence_index MATCH ?1 ORDER BY bm25(sentence_index), r.published_minute, r.id, s.span_begin "
      "LIMIT ?2");
  if (!rows) return tl::unexpected(rows.error());
  rows->bind(1, std::string_view(match_all(lemmas))).bind(2, static_cast<std::int64_t>(limit));
  while (true) {
    auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return hits;
    SearchHit& hit = hits.emplace_back();
    hit.report = rows->string(0);
    hit.input = rows->string(1);
    hit.outlet = rows->optional_string(2);
    if (!rows->text(3).empty()) hit.title = rows->string(3);
    hit.published = rows->optional_string(4);
    hit.sentence.span = {static_cast<std::uint32_t>(rows->integer(5)),
                         static_cast<std::uint32_t>(rows->integer(6))};
    hit.sentence.text = rows->string(7);
    const std::string ids = rows->string(8);
    for (std::size_t at = 0; at < ids.size();) {
      const std::size_t comma = std::min(ids.find(',', at), ids.size());
      hit.incidents.push_back(ids.substr(at, comma - at));
      at = comma + 1;
    }
    std::sort(hit.incidents.begin(), hit.incidents.end());
  }
}

}  // namespace recoupe
