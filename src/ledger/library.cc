// See library.h.
#include "ledger/library.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace recoupe {
namespace {

constexpr int kHedges = 5;
constexpr int kScopes = 3;
constexpr int kActorStatuses = 5;
constexpr int kDatePrecisions = 8;
constexpr int kDateBases = 6;
constexpr int kPlacePrecisions = 5;

ByteSpan span_at(const Statement& row, int column) {
  return {static_cast<std::uint32_t>(row.integer(column)),
          static_cast<std::uint32_t>(row.integer(column + 1))};
}

// A database may be edited by hand: a span that leaves its text names nothing.
std::string words(const std::string& text, ByteSpan span) {
  return span.begin <= span.end && span.end <= text.size() ? std::string(slice(text, span)) : std::string();
}

Quote quote(const std::string& text, ByteSpan span, std::string name = {}) {
  return {span, words(text, span), std::move(name)};
}

class Loader {
 public:
  Loader(Database& database, const LibraryChoice& choice) : database_(database), choice_(choice) {}

  Result<Library> run() {
    if (choice_.reports) keys_ = fmt::format("[{}]", fmt::join(*choice_.reports, ","));
    load_reports();
    load_origins();
    load_events();
    load_places();
    load_claims();
    load_relations();
    load_flags();
    load_copies();
    load_incidents();
    load_redirects();
    if (choice_.with_decisions) load_decisions();
    if (error_) return tl::unexpected(*error_);
    return std::move(library_);
  }

 private:
  // Rows of `sql`, where "/*only*/" becomes a condition on `column` when just some reports are wanted.
  template <class Visit>
  void each(std::string sql, std::string_view column, Visit visit) {
    if (error_) return;
    const std::size_t mark = sql.find("/*only*/");
    if (keys_ && mark != std::string::npos) {
      sql.insert(mark, fmt::format(" WHERE {} IN (SELECT value FROM json_each(?1)) ", column));
    }
    auto rows = database_.prepare(sql);
    if (!rows) return keep(rows.error());
    if (keys_ && mark != std::string::npos) rows->bind(1, std::string_view(*keys_));
    while (true) {
      auto row = rows->step();
      if (!row) return keep(row.error());
      if (!*row) return;
      visit(*rows);
    }
  }
  void keep(Error error) { error_ = std::move(error); }

  LibraryReport* report(std::int64_t key) {
    const auto found = report_of_key_.find(key);
    return found == report_of_key_.end() ? nullptr : &library_.reports[found->second];
  }
  EventRecord* event(std::int64_t key) {
    const auto found = event_of_key_.find(key);
    return found == event_of_key_.end() ? nullptr : &library_.events[found->second];
  }

  void load_reports() {
    each(
        "SELECT key, id, input, outlet, url, title_begin, title_end, published, published_minute, language, "
        "words, "
        "text, not_an_incident, not_begin, not_end, lexicon FROM report /*only*/ "
        "ORDER BY published_minute IS NULL, published_minute, id",
        "key", [&](const Statement& row) {
          const auto minute = row.optional_integer(8);
          if (choice_.until_minute && (!minute || *minute > *choice_.until_minute)) return;
          LibraryReport& r = library_.reports.emplace_back();
          r.key = row.integer(0);
          r.minute = minute;
          r.record.id = row.string(1);
          r.record.input = row.string(2);
          r.record.outlet = row.optional_string(3);
          r.record.url = row.optional_string(4);
          r.record.published = row.optional_string(7);
          r.record.language = row.string(9);
          r.record.words = static_cast<std::uint32_t>(row.integer(10));
          r.record.text = row.string(11);
          const ByteSpan title = span_at(row, 5);
          if (!title.empty()) r.record.title = words(r.record.text, title);
          r.record.not_an_incident = row.string(12);
          r.record.not_an_incident_span = span_at(row, 13);
          r.record.lexicon = row.string(15);
          report_of_key_.emplace(r.key, library_.reports.size() - 1);
          library_.report_index.emplace(r.record.id, library_.reports.size() - 1);
        });
  }

  void load_origins() {
    each("SELECT report, name, evidence, span_begin, span_end FROM origin /*only*/ ORDER BY report, position",
         "report", [&](const Statement& row) {
           if (LibraryReport* r = report(row.integer(0))) {
             r->record.origins.push_back({row.string(1), row.string(2), span_at(row, 3)});
           }
         });
  }

  void load_events() {
    each(
        "SELECT key, id, report, ref, scope, type, trigger_begin, trigger_end, rule, earliest, latest, "
        "date_precision, "
        "date_basis, date_begin, date_end, actor_name, actor_begin, actor_end, actor_status, target_name, "
        "target_begin, target_end, weapon_name, weapon_begin, weapon_end FROM event /*only*/ ORDER BY "
        "report, key",
        "report", [&](const Statement& row) {
          LibraryReport* r = report(row.integer(2));
          if (r == nullptr) return;
          const std::string& text = r->record.text;
          r->events.push_back(library_.events.size());
          event_of_key_.emplace(row.integer(0), library_.events.size());
          EventRecord& e = library_.events.emplace_back();
          e.id = row.string(1);
          library_.event_index.emplace(e.id, library_.events.size() - 1);
          e.report = r->record.id;
          e.ref = row.string(3);
          e.scope = enum_from(row.text(4), kScopes, Scope::background);
          e.type = event_type_from(row.text(5)).value_or(EventType::other);
          e.trigger = quote(text, span_at(row, 6));
          e.rule = row.string(8);
          const auto earliest = day_from_iso(row.text(9));
          const auto latest = day_from_iso(row.text(10));
          if (earliest && latest) e.days = DayInterval{*earliest, *latest};
          e.precision = enum_from(row.text(11), kDatePrecisions, DatePrecision::none);
          e.basis = enum_from(row.text(12), kDateBases, DateBasis::none);
          e.date = quote(text, span_at(row, 13));
          e.actor = quote(text, span_at(row, 16), row.string(15));
          e.actor_status = enum_from(row.text(18), kActorStatuses, ActorStatus::unknown);
          e.target = quote(text, span_at(row, 20), row.string(19));
          e.weapon = quote(text, span_at(row, 23), row.string(22));
        });
  }

  void load_places() {
    each(
        "SELECT p.event, p.position, p.name, p.span_begin, p.span_end, p.kind, p.country, p.admin1, "
        "p.latitude, "
        "p.longitude, p.precision, p.radius_km, p.gazetteer FROM place p JOIN event e ON e.key = p.event "
        "/*only*/ "
        "ORDER BY p.event, p.position",
        "e.report", [&](const Statement& row) {
          EventRecord* e = event(row.integer(0));
          if (e == nullptr) return;
          const std::string& text = library_.reports[library_.report_index.at(e->report)].record.text;
          PlaceRecord place;
          place.quote = quote(text, span_at(row, 3), row.string(2));
          place.kind = row.string(5);
          place.country = row.string(6);
          place.admin1 = row.string(7);
          place.latitude = row.optional_real(8);
          place.longitude = row.optional_real(9);
          place.precision = enum_from(row.text(10), kPlacePrecisions, PlacePrecision::none);
          place.radius_km = row.real(11);
          place.gazetteer = static_cast<std::uint32_t>(row.integer(12));
          if (row.integer(1) == 0) {
            e->place = std::move(place);
          } else {
            e->places.push_back(std::move(place));
          }
        });
  }

  void load_claims() {
    each(
        "SELECT c.id, c.report, e.id, c.ref, c.kind, c.min, c.max, c.phrase_begin, c.phrase_end, c.who, "
        "c.of_attackers, c.source_name, c.source_begin, c.source_end, c.source_role, c.source_organisation, "
        "c.source_via, c.hedge, c.part_of, c.rule, c.sentence_begin, c.sentence_end "
        "FROM claim c JOIN event e ON e.key = c.event /*only*/ ORDER BY c.report, c.key",
        "c.report", [&](const Statement& row) {
          LibraryReport* r = report(row.integer(1));
          if (r == nullptr) return;
          const std::string& text = r->record.text;
          r->claims.push_back(library_.claims.size());
          ClaimRecord& c = library_.claims.emplace_back();
          c.id = row.string(0);
          c.report = r->record.id;
          c.event = row.string(2);
          c.ref = row.string(3);
          c.kind = claim_kind_from(row.text(4)).value_or(ClaimKind::attacks);
          c.min = row.integer(5);
          c.max = row.optional_integer(6);
          c.phrase = quote(text, span_at(row, 7));
          c.who = row.string(9);
          c.of_attackers = row.integer(10) != 0;
          c.source = quote(text, span_at(row, 12), row.string(11));
          c.role = row.string(14);
          c.organisation = row.string(15);
          c.via = row.string(16);
          c.hedge = enum_from(row.text(17), kHedges, Hedge::reported);
          c.part_of = row.string(18);
          c.rule = row.string(19);
          c.sentence = quote(text, span_at(row, 20));
          c.input = r->record.input;
          c.outlet = r->record.outlet;
          c.published = r->record.published;
        });
  }

  void load_relations() {
    each(
        "SELECT r.from_event, r.to_event, r.kind, r.span_begin, r.span_end FROM relation r "
        "JOIN event e ON e.key = r.from_event /*only*/ ORDER BY r.from_event, r.to_event, r.kind",
        "e.report", [&](const Statement& row) {
          const EventRecord* from = event(row.integer(0));
          const EventRecord* to = event(row.integer(1));
          if (from == nullptr || to == nullptr) return;
          const std::string& text = library_.reports[library_.report_index.at(from->report)].record.text;
          library_.relations.push_back({from->id, to->id, row.string(2), quote(text, span_at(row, 3))});
        });
  }

  void load_flags() {
    std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> flags;
    each("SELECT report, position, kind, message FROM flag /*only*/ ORDER BY report, position", "report",
         [&](const Statement& row) {
           LibraryReport* r = report(row.integer(0));
           if (r == nullptr) return;
           flags.emplace(std::pair(r->key, row.integer(1)), library_.flags.size());
           r->flags.push_back(library_.flags.size());
           library_.flags.push_back({r->record.id, row.string(2), row.string(3), {}});
         });
    each("SELECT report, flag, span_begin, span_end FROM flag_span /*only*/ ORDER BY report, flag, position",
         "report", [&](const Statement& row) {
           const auto flag = flags.find({row.integer(0), row.integer(1)});
           if (flag != flags.end()) library_.flags[flag->second].spans.push_back(span_at(row, 2));
         });
  }

  void load_copies() {
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<ByteSpan>> spans;
    each(
        "SELECT report, other, span_begin, span_end FROM copy_span /*only*/ ORDER BY report, other, position",
        "report", [&](const Statement& row) {
          spans[{row.integer(0), row.integer(1)}].push_back(span_at(row, 2));
        });
    // The other report may lie outside the choice: its id comes from its row.
    each(
        "SELECT c.report, c.other, o.id, c.share FROM copy c JOIN report o ON o.key = c.other /*only*/ "
        "ORDER BY c.report, o.published_minute IS NULL, o.published_minute, o.id",
        "c.report", [&](const Statement& row) {
          LibraryReport* r = report(row.integer(0));
          if (r == nullptr || (choice_.until_minute && report(row.integer(1)) == nullptr)) return;
          r->record.copy_of.push_back({row.string(2), row.real(3), spans[{row.integer(0), row.integer(1)}]});
        });
  }

  void load_incidents() {
    std::map<std::int64_t, LibraryIncident> found;
    each(
        "SELECT ie.event, ie.background, i.key, i.id, i.slug, f.id FROM incident_event ie "
        "JOIN incident i ON i.key = ie.incident JOIN event f ON f.key = i.founder "
        "JOIN event e ON e.key = ie.event /*only*/ ORDER BY ie.event",
        "e.report", [&](const Statement& row) {
          const auto at = event_of_key_.find(row.integer(0));
          if (at == event_of_key_.end()) return;
          LibraryIncident& incident = found[row.integer(2)];
          incident.key = row.integer(2);
          incident.id = row.string(3);
          incident.slug = row.string(4);
          incident.founder = row.string(5);
          (row.integer(1) != 0 ? incident.background : incident.events).push_back(at->second);
          library_.events[at->second].incident = incident.id;
        });
    for (auto& [key, incident] : found) {
      library_.slug_of_incident.emplace(incident.id, incident.slug);
      for (const std::size_t e : incident.events) {
        auto& list = library_.reports[library_.report_index.at(library_.events[e].report)].record.incidents;
        if (std::find(list.begin(), list.end(), incident.id) == list.end()) list.push_back(incident.id);
      }
      if (!incident.events.empty()) library_.incidents.push_back(std::move(incident));
    }
    std::sort(library_.incidents.begin(), library_.incidents.end(),
              [](const LibraryIncident& a, const LibraryIncident& b) { return a.id < b.id; });
    for (std::size_t i = 0; i < library_.incidents.size(); ++i) {
      incident_of_key_.emplace(library_.incidents[i].key, i);
      library_.incident_index.emplace(library_.incidents[i].id, i);
    }
    for (ClaimRecord& claim : library_.claims) {
      claim.incident = library_.events[library_.event_index.at(claim.event)].incident;
    }
  }

  void load_redirects() {
    each("SELECT incident, id FROM incident_redirect ORDER BY id", "", [&](const Statement& row) {
      const auto found = incident_of_key_.find(row.integer(0));
      if (found != incident_of_key_.end())
        library_.incidents[found->second].formerly.push_back(row.string(1));
    });
  }

  void load_decisions() {
    std::unordered_map<std::int64_t, std::pair<std::size_t, std::size_t>>
        at;  // decision key → incident, position
    each(
        "SELECT d.key, d.incident, d.kind, d.decided_by, d.event, d.other, d.score FROM decision d "
        "JOIN event e ON e.key = d.event /*only*/ ORDER BY d.key",
        "e.report", [&](const Statement& row) {
          const auto found = incident_of_key_.find(row.integer(1));
          const EventRecord* e = event(row.integer(4));
          const EventRecord* other = event(row.integer(5));
          if (found == incident_of_key_.end() || e == nullptr || other == nullptr) return;
          auto& decisions = library_.incidents[found->second].decisions;
          at.emplace(row.integer(0), std::pair(found->second, decisions.size()));
          decisions.push_back({row.string(2), row.string(3), e->id, other->id, row.real(6), {}});
        });
    each(
        "SELECT r.decision, r.feature, r.value, r.weight FROM reason r JOIN decision d ON d.key = r.decision "
        "JOIN event e ON e.key = d.event /*only*/ ORDER BY r.decision, r.position",
        "e.report", [&](const Statement& row) {
          const auto found = at.find(row.integer(0));
          if (found == at.end()) return;
          auto& decision = library_.incidents[found->second.first].decisions[found->second.second];
          decision.reasons.push_back({row.string(1), row.string(2), row.real(3)});
        });
  }

  Database& database_;
  const LibraryChoice& choice_;
  std::optional<std::string> keys_;
  Library library_;
  std::unordered_map<std::int64_t, std::size_t> report_of_key_, event_of_key_, incident_of_key_;
  std::optional<Error> error_;
};

}  // namespace

Result<Library> load_library(Database& database, const LibraryChoice& choice) {
  // One read transaction, so that a writer cannot change the rows between two queries.
  auto transaction = Transaction::begin(database, false);
  if (!transaction) return tl::unexpected(transaction.error());
  return Loader(database, choice).run();
}

}  // namespace recoupe
