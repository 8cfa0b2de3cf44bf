// Ledger::add: one reading becomes rows, in one transaction. Table by table, in the order of the foreign
// keys.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/hash.h"
#include "ledger/instant.h"
#include "ledger/ledger.h"

namespace recoupe {
namespace {

// Parameters of one row, in the order of its columns.
class Row {
 public:
  explicit Row(Statement* statement) : statement_(statement) {}
  template <class T>
  Row& operator<<(const T& value) {
    statement_->bind(++at_, value);
    return *this;
  }
  Row& operator<<(ByteSpan span) { return *this << span.begin << span.end; }
  Result<void> insert() { return statement_->run(); }

 private:
  Statement* statement_;
  int at_ = 0;
};

// Enters the parts of one reading. The first error is kept and makes the rest do nothing.
class Entry {
 public:
  Entry(Database& database, const Reading& reading) : database_(database), reading_(reading) {}

  Result<void> run(const std::vector<IndexedSentence>& sentences, std::uint64_t lexicon) {
    enter_report(lexicon);
    enter_origins();
    for (const IndexedSentence& sentence : sentences) enter_sentence(sentence);
    for (const Event& event : reading_.events) enter_event(event);
    for (const Claim& claim : reading_.claims) enter_claim(claim);
    for (const Relation& relation : reading_.relations) enter_relation(relation);
    enter_flags();
    return error_ ? Result<void>(tl::unexpected(*error_)) : Result<void>();
  }

 private:
  template <class Fill>
  void insert(std::string_view sql, Fill fill) {
    if (error_) return;
    auto statement = database_.statement(sql);
    if (!statement) {
      error_ = statement.error();
      return;
    }
    Row row(*statement);
    fill(row);
    if (auto done = row.insert(); !done) error_ = done.error();
  }

  void enter_report(std::uint64_t lexicon) {
    const Report& r = reading_.report;
    insert(
        "INSERT INTO report (id, input, outlet, url, title_begin, title_end, published, published_minute, "
        "language, "
        "words, text, metadata, not_an_incident, not_begin, not_end, lexicon) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        [&](Row& row) {
          const auto& none = reading_.not_an_incident;
          row << r.id << r.input << r.outlet << r.url << r.title.value_or(ByteSpan{});
          row << (r.published ? std::optional(r.published->iso) : std::nullopt);
          row << (r.published ? minute_of(r.published->iso) : std::nullopt);
          row << r.language << reading_.words << r.text
              << nlohmann::json(r.metadata).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
          row << (none ? std::optional(none->reason) : std::nullopt) << (none ? none->span : ByteSpan{});
          row << to_hex(lexicon);
        });
    report_ = database_.last_row();
  }

  void enter_origins() {
    int position = 0;
    for (const OriginMark& origin : reading_.report.origins) {
      insert("INSERT INTO origin VALUES (?1, ?2, ?3, ?4, ?5, ?6)", [&](Row& row) {
        row << report_ << position++ << origin.name << origin.evidence << origin.span;
      });
    }
  }

  void enter_sentence(const IndexedSentence& sentence) {
    insert("INSERT INTO sentence (report, span_begin, span_end, lemmas) VALUES (?1, ?2, ?3, ?4)",
           [&](Row& row) { row << report_ << sentence.span << sentence.lemmas; });
    const std::int64_t key = database_.last_row();
    insert("INSERT INTO sentence_index (rowid, lemmas) VALUES (?1, ?2)",
           [&](Row& row) { row << key << sentence.lemmas; });
  }

  void enter_event(const Event& e) {
    const EventDate date = e.date.value_or(EventDate{});
    insert(
        "INSERT INTO event (id, report, ref, scope, type, trigger_begin, trigger_end, rule, earliest, "
        "latest, "
        "date_precision, date_basis, date_begin, date_end, actor_name, actor_begin, actor_end, actor_status, "
        "target_name, target_begin, target_end, weapon_name, weapon_begin, weapon_end) VALUES (?1, ?2, ?3, "
        "?4, ?5, "
        "?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)",
        [&](Row& row) {
          row << id_of(e.ref) << report_ << e.ref << name_of(e.scope) << name_of(e.type) << e.trigger
              << e.rule;
          row << (date.days ? std::optional(to_iso(date.days->earliest)) : std::nullopt);
          row << (date.days ? std::optional(to_iso(date.days->latest)) : std::nullopt);
          row << name_of(date.precision) << name_of(date.basis) << date.span;
          row << e.actor.name << e.actor.span << name_of(e.actor_status);
          row << e.target.name << e.target.span << e.weapon.name << e.weapon.span;
        });
    const std::int64_t key = database_.last_row();
    events_.emplace(e.ref, key);
    if (e.place) enter_place(key, 0, *e.place);
    int position = 0;  // a further place is never at 0, even where the event's own is missing
    for (const PlacePhrase& place : e.places) enter_place(key, ++position, place);
  }

  void enter_place(std::int64_t event, int position, const PlacePhrase& p) {
    insert("INSERT INTO place VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
           [&](Row& row) {
             row << event << position << p.name << p.span << p.kind << p.country << p.admin1 << p.latitude
                 << p.longitude;
             row << name_of(p.precision) << p.radius_km << p.gazetteer;
           });
  }

  void enter_claim(const Claim& c) {
    const std::int64_t event = event_key(c.event, c.ref);
    insert(
        "INSERT INTO claim (id, report, event, ref, kind, min, max, phrase_begin, phrase_end, who, "
        "of_attackers, "
        "source_name, source_begin, source_end, source_role, source_organisation, source_via, hedge, "
        "part_of, rule, "
        "sentence_begin, sentence_end) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
        "?15, "
        "?16, ?17, ?18, ?19, ?20, ?21, ?22)",
        [&](Row& row) {
          row << id_of(c.ref) << report_ << event << c.ref << name_of(c.kind) << c.min << c.max << c.phrase
              << c.who;
          row << int{c.of_attackers} << c.source.name << c.source.span << c.source.role
              << c.source.organisation;
          row << c.source.via << name_of(c.hedge) << (c.part_of.empty() ? std::string() : id_of(c.part_of));
          row << c.rule << c.sentence;
        });
  }

  void enter_relation(const Relation& relation) {
    const std::int64_t from = event_key(relation.from, relation.kind);
    const std::int64_t to = event_key(relation.to, relation.kind);
    insert("INSERT OR IGNORE INTO relation VALUES (?1, ?2, ?3, ?4, ?5)",
           [&](Row& row) { row << from << to << relation.kind << relation.span; });
  }

  void enter_flags() {
    int position = 0;
    for (const Flag& flag : reading_.flags) {
      insert("INSERT INTO flag VALUES (?1, ?2, ?3, ?4)",
             [&](Row& row) { row << report_ << position << flag.kind << flag.message; });
      int nth = 0;
      for (const ByteSpan span : flag.spans) {
        insert("INSERT INTO flag_span VALUES (?1, ?2, ?3, ?4, ?5)",
               [&](Row& row) { row << report_ << position << nth++ << span; });
      }
      ++position;
    }
  }

  std::string id_of(const std::string& ref) const { return reading_.report.id + "/" + ref; }

  std::int64_t event_key(const std::string& ref, const std::string& what) {
    const auto found = events_.find(ref);
    if (found != events_.end()) return found->second;
    if (!error_) {
      error_ = Error{reading_.report.input,
                     fmt::format("{} speaks of event '{}', which the reading lacks", what, ref),
                     "report this with the text: it is a fault of recoupe"};
    }
    return 0;
  }

  Database& database_;
  const Reading& reading_;
  std::int64_t report_ = 0;
  std::unordered_map<std::string, std::int64_t> events_;
  std::optional<Error> error_;
};

}  // namespace

Result<bool> Ledger::has_report(std::string_view id) {
  auto statement = database_.statement("SELECT 1 FROM report WHERE id = ?1");
  if (!statement) return tl::unexpected(statement.error());
  auto row = (*statement)->bind(1, id).step();
  (*statement)->reset();
  return row;
}

Result<bool> Ledger::add(const Reading& reading, const std::vector<IndexedSentence>& sentences,
                         std::uint64_t lexicon) {
  auto known = has_report(reading.report.id);
  if (!known) return tl::unexpected(known.error());
  if (*known) return false;
  auto transaction = Transaction::begin(database_);
  if (!transaction) return tl::unexpected(transaction.error());
  known = has_report(reading.report.id);  // another process may have entered it before the lock was ours
  if (!known) return tl::unexpected(known.error());
  if (*known) return false;
  if (auto entered = Entry(database_, reading).run(sentences, lexicon); !entered)
    return tl::unexpected(entered.error());
  if (auto done = transaction->commit(); !done) return tl::unexpected(done.error());
  return true;
}

}  // namespace recoupe
