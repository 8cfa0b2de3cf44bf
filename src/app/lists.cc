// recoupe incidents, claims, reports and search: the same filters, the same formats.
#include <map>

#include "app/command.h"
#include "app/listing.h"
#include "app/options.h"
#include "pipeline/feature.h"
#include "pipeline/json_records.h"

namespace recoupe {
namespace {

const std::vector<std::string> kFormats = {"table", "json", "csv", "geojson", "kml"};

// The incidents that a record names.
class Places {
 public:
  explicit Places(std::vector<Incident> incidents) : incidents_(std::move(incidents)) {
    for (const Incident& incident : incidents_) by_id_[incident.id] = &incident;
  }
  std::vector<const Incident*> of(const std::vector<std::string>& ids) const {
    std::vector<const Incident*> out;
    for (const std::string& id : ids)
      if (const auto found = by_id_.find(id); found != by_id_.end()) out.push_back(found->second);
    return out;
  }

 private:
  std::vector<Incident> incidents_;
  std::map<std::string, const Incident*> by_id_;
};

std::vector<std::string> incidents_of(const ClaimRecord& claim) { return {claim.incident}; }
std::vector<std::string> incidents_of(const ReportRecord& report) { return report.incidents; }

// Records with the points of their incidents.
template <class Record>
Result<std::vector<Feature>> placed(Ledger& ledger, const Filter& filter,
                                    const std::vector<Record>& records) {
  auto incidents = ledger.incidents(filter);
  if (!incidents) return tl::unexpected(std::move(incidents.error()));
  const Places places(std::move(*incidents));
  std::vector<Feature> out;
  for (const Record& record : records) out.push_back(to_feature(record, places.of(incidents_of(record))));
  return out;
}

// A command that asks the ledger for records and prints them.
template <class Record>
class ListCommand : public Command {
 public:
  ListCommand(CLI::App& program, Settings& settings, const std::string& name, const std::string& about,
              const std::string& example)
      : Command(program, name, about, example) {
    add_db_option(app(), settings);
    filter_.add_to(app());
    format_.add_to(app(), kFormats);
  }

  int run(Session& session) override {
    const auto filter = filter_.filter(session);
    if (!filter) return session.fail(filter.error(), kUsage);
    auto ledger = session.ledger(OpenMode::read);
    if (!ledger) return session.fail(ledger.error(), kNoLedger);
    const auto records = ask(*ledger, *filter);
    if (!records) return session.fail(records.error(), kNoLedger);
    Console& console = session.console();
    if (format_.format == "table") {
      console.write(table_of(*records, console));
    } else if (format_.format == "json") {
      for (const Record& record : *records)
        if (!console.write_line(to_json(record))) break;
    } else {
      const auto features = features_of(*ledger, *filter, *records);
      if (!features) return session.fail(features.error(), kNoLedger);
      write(console, *features);
    }
    return console.finish(kDone);
  }

 protected:
  virtual Result<std::vector<Record>> ask(Ledger& ledger, const Filter& filter) const = 0;
  virtual Feature empty_feature() const = 0;  // its fields are the columns of a table without rows
  virtual Result<std::vector<Feature>> features_of(Ledger& ledger, const Filter& filter,
                                                   const std::vector<Record>& records) const = 0;

 private:
  void write(Console& console, const std::vector<Feature>& features) const {
    if (format_.format == "csv") console.write(to_csv(features, empty_feature()));
    if (format_.format == "geojson") console.write(to_geojson(features));
    if (format_.format == "kml") console.write(to_kml(features));
  }

  FilterOptions filter_;
  FormatOption format_;
};

class IncidentsCommand final : public ListCommand<Incident> {
 public:
  IncidentsCommand(CLI::App& program, Settings& settings)
      : ListCommand(program, settings, "incidents",
                    "The incidents: when, where, who, how many, told by how many",
                    "  recoupe incidents --country IQ --since 2020-01-01\n"
                    "  recoupe incidents --near 33.79,42.44,50 --format geojson > map.geojson\n"
                    "  recoupe incidents --text 'missile abattu' --as-of 2020-01-08T12:00:00Z\n") {}

 protected:
  Result<std::vector<Incident>> ask(Ledger& ledger, const Filter& filter) const override {
    return ledger.incidents(filter);
  }
  Feature empty_feature() const override { return to_feature(Incident{}); }
  Result<std::vector<Feature>> features_of(Ledger&, const Filter&,
                                           const std::vector<Incident>& incidents) const override {
    std::vector<Feature> out;
    for (const Incident& incident : incidents) out.push_back(to_feature(incident));
    return out;
  }
};

class ClaimsCommand final : public ListCommand<ClaimRecord> {
 public:
  ClaimsCommand(CLI::App& program, Settings& settings)
      : ListCommand(program, settings, "claims",
                    "The figures, each with its exact words, its source and its degree",
                    "  recoupe claims --country BF --since 2019-11-01\n"
                    "  recoupe claims --format csv > claims.csv\n") {}

 protected:
  Result<std::vector<ClaimRecord>> ask(Ledger& ledger, const Filter& filter) const override {
    return ledger.claims(filter);
  }
  Feature empty_feature() const override { return to_feature(ClaimRecord{}, {}); }
  Result<std::vector<Feature>> features_of(Ledger& ledger, const Filter& filter,
                                           const std::vector<ClaimRecord>& records) const override {
    return placed(ledger, filter, records);
  }
};

class ReportsCommand final : public ListCommand<ReportRecord> {
 public:
  ReportsCommand(CLI::App& program, Settings& settings)
      : ListCommand(program, settings, "reports",
                    "The reports: where they come from, what they copy, what they tell of",
                    "  recoupe reports\n"
                    "  recoupe reports --type rocket_attack --format json\n") {}

 protected:
  Result<std::vector<ReportRecord>> ask(Ledger& ledger, const Filter& filter) const override {
    return ledger.reports(filter);
  }
  Feature empty_feature() const override { return to_feature(ReportRecord{}, {}); }
  Result<std::vector<Feature>> features_of(Ledger& ledger, const Filter& filter,
                                           const std::vector<ReportRecord>& records) const override {
    return placed(ledger, filter, records);
  }
};

class SearchCommand final : public Command {
 public:
  SearchCommand(CLI::App& program, Settings& settings)
      : Command(program, "search", "Sentences that hold all words of a query, in any form",
                "  recoupe search 'missile abattu'      (finds « des missiles se sont abattus »)\n"
                "  recoupe search --limit 5 --format json revendiquer attaque\n") {
    add_db_option(app(), settings);
    app().add_option("QUERY", query_, "Words")->required();
    app()
        .add_option("--limit", limit_, "At most so many sentences (100)")
        ->type_name("N")
        ->check(CLI::PositiveNumber);
    format_.add_to(app(), {"table", "json"});
  }

  int run(Session& session) override {
    std::string query;
    for (const std::string& word : query_) query += word + " ";
    const auto lexicon = session.lexicon();
    if (!lexicon) return session.fail(lexicon.error(), kUsage);
    const std::vector<std::string> lemmas = Reader(**lexicon).lemmas_of(query);
    if (lemmas.empty())
      return session.fail({query, "no word to look for", "give words, not only signs"}, kUsage);
    auto ledger = session.ledger(OpenMode::read);
    if (!ledger) return session.fail(ledger.error(), kNoLedger);
    const auto hits = ledger->search(lemmas, limit_);
    if (!hits) return session.fail(hits.error(), kNoLedger);
    Console& console = session.console();
    if (format_.format == "table") {
      console.write(list_of(*hits, console));
    } else {
      for (const SearchHit& hit : *hits)
        if (!console.write_line(to_json(hit))) break;
    }
    return console.finish(kDone);
  }

 private:
  std::vector<std::string> query_;
  std::size_t limit_ = 100;
  FormatOption format_;
};

}  // namespace

CommandPtr make_incidents(CLI::App& program, Settings& settings) {
  return std::make_unique<IncidentsCommand>(program, settings);
}
CommandPtr make_claims(CLI::App& program, Settings& settings) {
  return std::make_unique<ClaimsCommand>(program, settings);
}
CommandPtr make_reports(CLI::App& program, Settings& settings) {
  return std::make_unique<ReportsCommand>(program, settings);
}
CommandPtr make_search(CLI::App& program, Settings& settings) {
  return std::make_unique<SearchCommand>(program, settings);
}

}  // namespace recoupe
