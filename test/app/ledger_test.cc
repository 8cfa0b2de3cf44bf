// The program on a ledger: twice the same, any order, every format, and files that are no ledger.
#include <sqlite3.h>

#include <algorithm>
#include <random>
#include <set>

#include "program.h"

namespace recoupe::test {
namespace {

const fs::path kExamples = fs::path(RECOUPE_SOURCE_DIR) / "examples" / "reports.jsonl";

std::vector<std::string> example_lines() {
  std::vector<std::string> out;
  std::ifstream in(kExamples);
  for (std::string line; std::getline(in, line);) out.push_back(line + "\n");
  return out;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += part;
  return out;
}

class LedgerCommands : public ProgramTest {
 protected:
  void ingest(const std::string& db, const std::string& input) const {
    const Outcome outcome = run({"ingest", "--db", db, input});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
  }
  std::string dump(const std::string& db, const std::string& command) const {
    const Outcome outcome = run({command, "--db", db, "--format", "json"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome.out;
  }
  // What the reports say they are one incident with, whatever the ids and the times of entry.
  std::set<std::set<std::string>> groups(const std::string& db) const {
    std::set<std::set<std::string>> out;
    for (const Json& incident : lines(dump(db, "incidents"))) {
      std::set<std::string> group;
      for (const Json& report : incident["reports"])
        for (const Json& event : report["events"])
          group.insert(report["input"].get<std::string>() + "/" + event.get<std::string>());
      out.insert(group);
    }
    return out;
  }
};

TEST_F(LedgerCommands, TheSameReportsTwiceChangeNothing) {
  ingest("l.db", kExamples.string());
  const std::string before = dump("l.db", "incidents") + dump("l.db", "reports") + dump("l.db", "claims");
  const Outcome again = run({"ingest", "--db", "l.db", kExamples.string()});
  EXPECT_EQ(again.status, 0);
  EXPECT_TRUE(contains(again.err, "0 new")) << again.err;
  EXPECT_EQ(dump("l.db", "incidents") + dump("l.db", "reports") + dump("l.db", "claims"), before);
}

TEST_F(LedgerCommands, AnyOrderGivesTheSameIncidents) {
  std::vector<std::string> reports = example_lines();
  ASSERT_GT(reports.size(), 10u);
  ingest("l.db", write("in.jsonl", joined(reports)));
  const auto expected = groups("l.db");
  EXPECT_GT(expected.size(), 3u);
  std::mt19937 random(20200108);
  for (int round = 0; round < 4; ++round) {
    std::shuffle(reports.begin(), reports.end(), random);
    const std::string db = "l" + std::to_string(round) + ".db";
    const std::size_t half = reports.size() / 2;
    ingest(db, write("first.jsonl",
                     joined({reports.begin(), reports.begin() + static_cast<std::ptrdiff_t>(half)})));
    ingest(db,
           write("rest.jsonl", joined({reports.begin() + static_cast<std::ptrdiff_t>(half), reports.end()})));
    EXPECT_EQ(groups(db), expected) << "round " << round;
  }
}

TEST_F(LedgerCommands, OneJobAndFourGiveTheSameBytes) {
  std::string many;
  for (int i = 0; i < 20; ++i)
    for (const std::string& line : example_lines()) many += line;
  const std::string input = write("many.jsonl", many);
  const Outcome one = run({"read", "--jobs", "1", "--text", input});
  const Outcome four = run({"read", "--jobs", "4", "--text", input});
  EXPECT_EQ(one.status, 0) << one.err;
  EXPECT_EQ(four.status, 0) << four.err;
  EXPECT_EQ(one.out, four.out);
  EXPECT_EQ(lines(one.out).size(), 20 * example_lines().size());
}

TEST_F(LedgerCommands, EveryFormatIsWellFormed) {
  ingest("l.db", kExamples.string());
  for (const std::string command : {"incidents", "claims", "reports"}) {
    const std::size_t count = lines(dump("l.db", command)).size();
    EXPECT_GT(count, 0u) << command;
    const Outcome geojson = run({command, "--db", "l.db", "--format", "geojson"});
    const Json collection = Json::parse(geojson.out);
    EXPECT_EQ(collection["type"], "FeatureCollection");
    EXPECT_EQ(collection["features"].size(), count) << command;
    const std::string kml = run({command, "--db", "l.db", "--format", "kml"}).out;
    EXPECT_TRUE(contains(kml, "<kml xmlns=\"http://www.opengis.net/kml/2.2\">")) << command;
    EXPECT_TRUE(contains(kml, "</Document></kml>")) << command;
    const std::string csv = run({command, "--db", "l.db", "--format", "csv"}).out;
    EXPECT_EQ(csv.substr(0, 3), "id,") << command;
    const Outcome table = run({command, "--db", "l.db"}, "", "COLUMNS=100");
    EXPECT_EQ(table.status, 0) << table.err;
    EXPECT_FALSE(contains(table.out, "\x1b[")) << command;
  }
}

TEST_F(LedgerCommands, DossierShowsWordsSourcesAndReasons) {
  ingest("l.db", kExamples.string());
  const auto incidents = lines(dump("l.db", "incidents"));
  const auto busiest = std::max_element(incidents.begin(), incidents.end(), [](const Json& a, const Json& b) {
    return a["reports"].size() < b["reports"].size();
  });
  const std::string id = (*busiest)["id"];
  const Outcome text = run({"show", "--db", "l.db", id});
  ASSERT_EQ(text.status, 0) << text.err;
  for (const std::string section :
       {"What is known", "Figures", "Claims", "Reports", "Why these reports are one incident"})
    EXPECT_TRUE(contains(text.out, section)) << section << "\n" << text.out;
  const Json dossier = Json::parse(run({"show", "--db", "l.db", "--format", "json", id}).out);
  EXPECT_EQ(dossier["incident"]["id"], id);
  for (const Json& claim : dossier["claims"])
    EXPECT_TRUE(contains(text.out, claim["phrase"])) << claim["phrase"];
  const Outcome markdown = run({"show", "--db", "l.db", "--format", "markdown", (*busiest)["slug"]});
  EXPECT_EQ(markdown.status, 0) << markdown.err;
  EXPECT_TRUE(contains(markdown.out, "## Figures")) << markdown.out;
  const Outcome unknown = run({"show", "--db", "l.db", "no-such-incident"});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_TRUE(contains(unknown.err, "no-such-incident")) << unknown.err;
}

TEST_F(LedgerCommands, SearchIsByLemma) {
  ingest("l.db", write("r.jsonl",
                       report_line("a", "Des missiles se sont abattus mardi sur la base de Taji, en Irak.") +
                           report_line("b", "Deux écoles ont rouvert leurs portes mardi à Bagdad.")));
  const auto hits = lines(run({"search", "--db", "l.db", "--format", "json", "missile abattu"}).out);
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0]["input"], "a");
  EXPECT_TRUE(lines(run({"search", "--db", "l.db", "--format", "json", "missile rouvrir"}).out).empty());
  EXPECT_EQ(run({"search", "--db", "l.db", "?!"}).status, 2);
}

TEST_F(LedgerCommands, FilesThatAreNoLedger) {
  write("text.db", "Ceci n'est pas une base de données, mais un texte assez long pour en avoir l'air.");
  write("folder.db/inside.txt", "x");
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(path("other.db").c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "CREATE TABLE notes (text)", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(other);
  const std::string text = contents(path("text.db"));
  for (const std::string file : {"none.db", "text.db", "folder.db", "other.db"}) {
    for (const std::string command : {"incidents", "reports", "claims"}) {
      const Outcome outcome = run({command, "--db", file});
      EXPECT_EQ(outcome.status, 3) << command << " " << file << outcome.err;
      EXPECT_TRUE(contains(outcome.err, file)) << outcome.err;
      EXPECT_EQ(outcome.out, "");
    }
    EXPECT_EQ(run({"show", "--db", file, "x"}).status, 3) << file;
    EXPECT_EQ(run({"search", "--db", file, "attaque"}).status, 3) << file;
    if (file != "none.db") {
      EXPECT_EQ(run({"ingest", "--db", file, "-"}, "Un texte.").status, 3) << file;
    }
  }
  EXPECT_EQ(contents(path("text.db")), text) << "a file that is no ledger was written to";
}

TEST_F(LedgerCommands, InterruptKeepsWhatWasEntered) {
  std::string many;
  for (int i = 0; i < 400; ++i)
    for (const std::string& line : example_lines()) {
      Json report = Json::parse(line);
      report["id"] = report["id"].get<std::string>() + "-" + std::to_string(i);
      report["url"] = "https://example.org/" + std::to_string(i);
      many += report.dump() + "\n";
    }
  const std::string input = write("many.jsonl", many);
  // Interrupted when the first reports are in, however slow the machine is.
  const Outcome stopped =
      run({"ingest", "--db", "l.db", input}, "",
          "f() { env --default-signal=INT \"$@\" & p=$!; "
          "until [ -s l.db-wal ]; do sleep 0.05; done; sleep 0.3; kill -INT $p; wait $p; }; f");
  EXPECT_EQ(stopped.status, 1) << stopped.err;
  EXPECT_TRUE(contains(stopped.err, "call the same command again")) << stopped.err;
  const std::size_t kept = lines(dump("l.db", "reports")).size();
  EXPECT_GT(kept, 0u);
  EXPECT_LT(kept, 400 * example_lines().size());
  EXPECT_GT(lines(dump("l.db", "incidents")).size(), 0u);
}

TEST_F(LedgerCommands, FullDiskStoresNothingByHalves) {
  const std::string first = write("first.jsonl", example_lines().front());
  ingest("l.db", first);
  // 20 KiB more than the ledger has now: some reports fit, the rest finds the disk full.
  const auto blocks = fs::file_size(path("l.db")) / 1024 + 20;
  const Outcome full =
      run({"ingest", "--db", "l.db", kExamples.string()}, "", "ulimit -f " + std::to_string(blocks) + ";");
  EXPECT_EQ(full.status, 3) << full.err;
  EXPECT_TRUE(contains(full.err, "l.db")) << full.err;
  for (const Json& report : lines(dump("l.db", "reports"))) EXPECT_TRUE(report.contains("words"));
  EXPECT_EQ(run({"ingest", "--db", "l.db", kExamples.string()}).status, 0);
  ingest("other.db", kExamples.string());
  EXPECT_EQ(groups("l.db"), groups("other.db"));
}

TEST_F(LedgerCommands, DamagedLedger) {
  ingest("l.db", kExamples.string());
  fs::remove(path("l.db-wal"));
  std::fstream file(path("l.db"), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(4096);
  file << std::string(8192, 'x');
  file.close();
  const Outcome outcome = run({"incidents", "--db", "l.db"});
  EXPECT_EQ(outcome.status, 3) << outcome.err;
  EXPECT_TRUE(contains(outcome.err, "l.db")) << outcome.err;
}

}  // namespace
}  // namespace recoupe::test
