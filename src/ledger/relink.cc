// Ledger::relink: all events become evidence, linking draws the incidents, and the difference to what stood
// is written.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/hash.h"
#include "incident/copy.h"
#include "incident/evidence.h"
#include "incident/link.h"
#include "ledger/ledger.h"
#include "ledger/library.h"
#include "ledger/portrait.h"
#include "text/normalise.h"

namespace recoupe {
namespace {

constexpr std::size_t kLeastRuns =
    10;  // runs of five words that two reports share before their words are compared

using Spans =
    std::unordered_map<std::int64_t, std::vector<ByteSpan>>;  // report key → what of its text is read

PlaceEvidence evidence_of(const PlaceRecord& place) {
  PlaceEvidence e;
  e.gazetteer = place.gazetteer;
  const bool local = place.precision >= PlacePrecision::near || place.precision == PlacePrecision::none;
  if (local) {
    const std::string& name = place.quote.name.empty() ? place.quote.text : place.quote.name;
    e.name = fold_name(name);
    e.words = content_words(name);
  }
  e.country = place.country;
  e.admin1 = fold_name(place.admin1);
  e.latitude = place.latitude;
  e.longitude = place.longitude;
  e.precision = place.precision;
  e.radius_km = place.radius_km;
  return e;
}

std::vector<std::string> words_of(const Quote& quote) {
  return content_words(quote.name.empty() ? quote.text : quote.name);
}

EventEvidence evidence_of(const EventRecord& event, const Library& library, const LibraryReport& report) {
  EventEvidence e;
  e.id = event.id;
  e.report = event.report;
  e.scope = event.scope;
  e.type = event.type;
  e.days = event.days;
  e.precision = event.precision;
  if (event.place) e.places.push_back(evidence_of(*event.place));
  for (const PlaceRecord& place : event.places) e.places.push_back(evidence_of(place));
  e.actor = words_of(event.actor);
  e.target = words_of(event.target);
  e.weapon = words_of(event.weapon);
  for (const std::size_t i : report.claims) {
    const ClaimRecord& c = library.claims[i];
    if (c.event == event.id)
      e.figures.push_back({c.kind, c.min, c.max, c.hedge, c.of_attackers, !c.part_of.empty()});
  }
  return e;
}

// What is read of each text; the whole text where no sentences were given.
Result<Spans> load_spans(Database& database) {
  Spans spans;
  auto rows =
      database.prepare("SELECT report, span_begin, span_end FROM sentence ORDER BY report, span_begin");
  if (!rows) return tl::unexpected(rows.error());
  while (true) {
    auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return spans;
    spans[rows->integer(0)].push_back(
        {static_cast<std::uint32_t>(rows->integer(1)), static_cast<std::uint32_t>(rows->integer(2))});
  }
}

// Writes one relinking. The first error is kept and makes the rest do nothing.
class Relinking {
 public:
  explicit Relinking(Database& database) : database_(database) {}

  Result<RelinkSum> run() {
    const std::string stamp = stamp_of_reports();
    if (error_) return tl::unexpected(*error_);
    if (stamp == stamp_of_linking()) return counted();
    auto library = load_library(database_, {});
    if (!library) return tl::unexpected(library.error());
    library_ = std::move(*library);
    auto spans = load_spans(database_);
    if (!spans) return tl::unexpected(spans.error());
    spans_ = std::move(*spans);
    gather();
    const Linking linking = link(evidence_);
    sum_.pairs_scored = linking.pairs_scored;
    sum_.incidents = linking.clusters.size();
    auto transaction = Transaction::begin(database_);
    if (!transaction) return tl::unexpected(transaction.error());
    load_keys();
    write_copies();
    write_incidents(linking);
    execute("INSERT INTO meta VALUES ('linked', ?1) ON CONFLICT DO UPDATE SET value = excluded.value", stamp);
    if (error_) return tl::unexpected(*error_);
    if (auto done = transaction->commit(); !done) return tl::unexpected(done.error());
    return sum_;
  }

 private:
  template <class... Values>
  void execute(std::string_view sql, const Values&... values) {
    if (error_) return;
    auto statement = database_.statement(sql);
    if (!statement) {
      error_ = statement.error();
      return;
    }
    int at = 0;
    ((*statement)->bind(++at, values), ...);
    if (auto done = (*statement)->run(); !done) error_ = done.error();
  }

  template <class Visit>
  void each(std::string_view sql, Visit visit) {
    if (error_) return;
    auto rows = database_.prepare(sql);
    if (!rows) {
      error_ = rows.error();
      return;
    }
    while (true) {
      auto row = rows->step();
      if (!row) {
        error_ = row.error();
        return;
      }
      if (!*row) return;
      visit(*rows);
    }
  }

  // ── What is linked already ──

  // The rules, and the last report with their number: reports are never changed.
  std::string stamp_of_reports() {
    std::string stamp;
    each("SELECT coalesce(max(key), 0), count(*) FROM report", [&](const Statement& row) {
      stamp = fmt::format("rules {}, {} reports up to {}", kLinkingRules, row.integer(1), row.integer(0));
    });
    return stamp;
  }

  std::string stamp_of_linking() {
    std::string stamp;
    each("SELECT value FROM meta WHERE key = 'linked'", [&](const Statement& row) { stamp = row.string(0); });
    return stamp;
  }

  Result<RelinkSum> counted() {
    each("SELECT (SELECT count(*) FROM event WHERE scope = 'main'), (SELECT count(*) FROM incident)",
         [&](const Statement& row) {
           sum_.events = static_cast<std::size_t>(row.integer(0));
           sum_.incidents = static_cast<std::size_t>(row.integer(1));
         });
    if (error_) return tl::unexpected(*error_);
    return sum_;
  }

  const std::vector<ByteSpan>& read_spans(const LibraryReport& report) {
    auto& spans = spans_[report.key];
    if (spans.empty()) spans.push_back({0, static_cast<std::uint32_t>(report.record.text.size())});
    return spans;
  }

  void gather() {
    for (const LibraryReport& report : library_.reports) {
      ReportEvidence& r = evidence_.reports.emplace_back();
      r.id = report.record.id;
      if (report.record.published) r.published = day_from_iso(*report.record.published);
      words_.push_back(read_words(report.record.text, read_spans(report)));
      r.shingles = shingles_of(words_.back());
      r.names = names_of(report.record.text, read_spans(report));
      for (const std::size_t i : report.events) {
        evidence_.events.push_back(evidence_of(library_.events[i], library_, report));
        sum_.events += library_.events[i].scope == Scope::main;
      }
    }
  }

  void load_keys() {
    each("SELECT key, id FROM event",
         [&](const Statement& row) { event_keys_.emplace(row.string(1), row.integer(0)); });
  }

  // ── Copies ──

  void write_copies() {
    execute("DELETE FROM copy");
    std::vector<const std::vector<std::uint64_t>*> texts;
    for (const ReportEvidence& report : evidence_.reports) texts.push_back(&report.shingles);
    for (const CopyPair& pair : near_copies(texts, kLeastRuns)) {
      if (pair.share() < kCopyShare / 2) continue;  // a first look; the words decide
      const LibraryReport& a = library_.reports[pair.a];
      const LibraryReport& b = library_.reports[pair.b];
      const CopiedWords of_a = copied_words(words_[pair.a], words_[pair.b]);
      const CopiedWords of_b = copied_words(words_[pair.b], words_[pair.a]);
      if (std::max(of_a.share, of_b.share) < kCopyShare) continue;
      write_copy(a.key, b.key, of_a);
      write_copy(b.key, a.key, of_b);
    }
  }

  void write_copy(std::int64_t report, std::int64_t other, const CopiedWords& words) {
    execute("INSERT INTO copy VALUES (?1, ?2, ?3)", report, other, words.share);
    int position = 0;
    for (const ByteSpan span : words.spans) {
      execute("INSERT INTO copy_span VALUES (?1, ?2, ?3, ?4, ?5)", report, other, position++, span.begin,
              span.end);
    }
  }

  // ── Incidents ──

  // An incident keeps its id while its founding event founds or joins a group: the oldest row of a group goes
  // on, the others redirect to it; a group without an old founder is new and named after its own.
  void write_incidents(const Linking& linking) {
    struct Old {
      std::int64_t key;
      std::string id;
    };
    std::unordered_map<std::string, Old> old_by_founder;
    each("SELECT i.key, i.id, e.id FROM incident i JOIN event e ON e.key = i.founder ORDER BY i.key",
         [&](const Statement& row) {
           old_by_founder.emplace(row.string(2), Old{row.integer(0), row.string(1)});
         });
    each("SELECT id FROM incident_redirect",
         [&](const Statement& row) { redirected_.insert(row.string(0)); });
    execute("DELETE FROM decision");
    execute("DELETE FROM incident_event");
    for (const Cluster& cluster : linking.clusters) {
      std::vector<Old> old;
      for (const std::string& event : cluster.events) {
        const auto found = old_by_founder.find(event);
        if (found != old_by_founder.end()) old.push_back(found->second);
      }
      std::sort(old.begin(), old.end(), [](const Old& a, const Old& b) { return a.key < b.key; });
      const std::string slug = unique_slug(cluster);
      std::int64_t key = 0;
      if (old.empty()) {
        key = create(cluster, slug);
      } else {
        key = old.front().key;
        execute("UPDATE incident SET slug = ?2 WHERE key = ?1 AND slug <> ?2", key, slug);
        for (std::size_t i = 1; i < old.size(); ++i) redirect(old[i].key, old[i].id, key);
      }
      write_members(key, cluster);
    }
  }

  std::int64_t create(const Cluster& cluster, const std::string& slug) {
    const std::string id = "i" + to_hex(hash_bytes(cluster.founder));
    // The event founded an incident before, which was merged and has come apart again: its id is its own.
    if (redirected_.contains(id)) {
      execute("DELETE FROM incident_redirect WHERE id = ?1", id);
      ++sum_.split;
    }
    execute("INSERT INTO incident (id, slug, founder) VALUES (?1, ?2, ?3)", id, slug,
            event_keys_.at(cluster.founder));
    ++sum_.created;
    return database_.last_row();
  }

  void redirect(std::int64_t from, const std::string& id, std::int64_t to) {
    execute("UPDATE incident_redirect SET incident = ?2 WHERE incident = ?1", from, to);
    execute("DELETE FROM incident WHERE key = ?1", from);
    execute("INSERT INTO incident_redirect VALUES (?1, ?2)", id, to);
    ++sum_.merged;
  }

  void write_members(std::int64_t incident, const Cluster& cluster) {
    for (const std::string& event : cluster.events) {
      execute("INSERT INTO incident_event VALUES (?1, ?2, 0)", event_keys_.at(event), incident);
    }
    for (const std::string& event : cluster.background) {
      execute("INSERT INTO incident_event VALUES (?1, ?2, 1)", event_keys_.at(event), incident);
    }
    for (const LinkDecision& link : cluster.links) {
      execute(
          "INSERT INTO decision (incident, kind, decided_by, event, other, score) VALUES (?1, ?2, 'rule', "
          "?3, ?4, ?5)",
          incident, link.background ? "attach" : "link", event_keys_.at(link.event),
          event_keys_.at(link.other), link.score);
      const std::int64_t decision = database_.last_row();
      int position = 0;
      for (const Reason& reason : link.reasons) {
        execute("INSERT INTO reason VALUES (?1, ?2, ?3, ?4, ?5)", decision, position++, reason.feature,
                reason.value, reason.weight);
      }
    }
  }

  // Two incidents of one place and day: the second founder's gets "-2".
  std::string unique_slug(const Cluster& cluster) {
    std::vector<const EventRecord*> events;
    for (const std::string& id : cluster.events)
      events.push_back(&library_.events[library_.event_index.at(id)]);
    const std::string slug = slug_of(where_of(events), when_of(events).days);
    const int nth = ++slugs_[slug];
    return nth == 1 ? slug : slug + "-" + std::to_string(nth);
  }

  Database& database_;
  Library library_;
  Spans spans_;
  Evidence evidence_;
  std::vector<ReadWords> words_;  // one a report, in the library's order
  std::unordered_map<std::string, std::int64_t> event_keys_;
  std::set<std::string> redirected_;
  std::map<std::string, int> slugs_;
  RelinkSum sum_;
  std::optional<Error> error_;
};

}  // namespace

Result<RelinkSum> Ledger::relink() { return Relinking(database_).run(); }

}  // namespace recoupe
