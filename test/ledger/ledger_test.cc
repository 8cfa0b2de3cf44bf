// What the ledger promises: the same report twice, any order, exact words, filters, as of, redirects,
// crashes, full disks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <random>
#include <thread>

#include "ledger/ledger.h"
#include "readings.h"

namespace recoupe {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

// A value of its own: what `value()` of a temporary refers to would be gone inside a range-for.
template <class T>
T take(Result<T> result) {
  EXPECT_TRUE(result) << (result ? "" : result.error().message());
  return result ? std::move(*result) : T{};
}

class LedgerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / (std::string("recoupe_ledger_") + test->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Ledger open(const char* name = "test.db") {
    return std::move(Ledger::open((folder_ / name).string(), OpenMode::create).value());
  }
  static void enter(Ledger& ledger, const std::vector<ReadingMaker>& reports) {
    for (const ReadingMaker& report : reports) {
      const auto added = ledger.add(report.reading(), report.sentences(), 7);
      ASSERT_TRUE(added) << added.error().message();
    }
    const auto linked = ledger.relink();
    ASSERT_TRUE(linked) << linked.error().message();
  }
  // Every row of every table, as text.
  static std::string dump(Ledger& ledger) {
    std::string all;
    for (const char* table :
         {"report", "origin", "sentence", "event", "place", "claim", "relation", "flag", "flag_span", "copy",
          "copy_span", "incident", "incident_event", "incident_redirect", "decision", "reason", "meta"}) {
      auto rows = ledger.database().prepare(std::string("SELECT * FROM ") + table);
      EXPECT_TRUE(rows) << table;
      auto columns =
          ledger.database().prepare(std::string("SELECT count(*) FROM pragma_table_info('") + table + "')");
      EXPECT_TRUE(columns->step().value());
      const int width = static_cast<int>(columns->integer(0));
      while (rows->step().value()) {
        all += table;
        for (int i = 0; i < width; ++i) all += "|" + rows->string(i);
        all += "\n";
      }
    }
    return all;
  }
  static std::int64_t number(Ledger& ledger, const std::string& sql) {
    auto rows = ledger.database().prepare(sql);
    EXPECT_TRUE(rows && rows->step().value()) << sql;
    return rows->integer(0);
  }
  static std::vector<std::string> slugs(Ledger& ledger, const Filter& filter) {
    std::vector<std::string> list;
    const auto incidents = ledger.incidents(filter);
    EXPECT_TRUE(incidents) << incidents.error().message();
    if (incidents) {
      for (const Incident& incident : *incidents) list.push_back(incident.slug);
    }
    return list;
  }

  std::filesystem::path folder_;
};

TEST_F(LedgerTest, IncidentsFollowFromTheReports) {
  Ledger ledger = open();
  enter(ledger, small_war());
  const auto incidents = ledger.incidents({});
  ASSERT_TRUE(incidents) << incidents.error().message();
  ASSERT_EQ(incidents->size(), 3U);
  const Incident& sequel = (*incidents)[1];
  EXPECT_EQ(sequel.slug, "karsa-2020-05-03");
  EXPECT_EQ(sequel.id.size(), 17U);
  EXPECT_EQ(sequel.type, EventType::armed_attack);
  EXPECT_EQ(to_iso(sequel.days->earliest), "2020-05-03");
  EXPECT_EQ(sequel.place->country, "BF");
  EXPECT_EQ(sequel.actor.name, "Front de la Dune");
  EXPECT_EQ(sequel.actor.status, ActorStatus::claimed);
  EXPECT_EQ(sequel.actor.claims.size(), 2U);
  EXPECT_EQ(sequel.clarity, "clear");
  EXPECT_EQ(sequel.reports.size(), 4U);
  EXPECT_EQ(sequel.origins, 3) << "the dispatch and its copy are one";
  EXPECT_EQ(sequel.first_reported, "2020-05-03T18:00:00+00:00");
  EXPECT_EQ(sequel.last_reported, "2020-05-06");
  EXPECT_EQ(sequel.flags.size(), 1U);
  EXPECT_EQ(sequel.decisions.size(), 3U);
  const Figure& killed = sequel.figures.at("killed");
  EXPECT_EQ(killed.low, 10);
  EXPECT_EQ(killed.high, 19);
  EXPECT_EQ(killed.best->min, 19) << "the government's later figure has replaced its 14";
  EXPECT_EQ(killed.rule, "most_recent");
  EXPECT_EQ(killed.agreement, Agreement::conflict);
}

TEST_F(LedgerTest, BackgroundIsKeptApartAndMakesRelations) {
  Ledger ledger = open();
  enter(ledger, small_war());
  const auto incidents = ledger.incidents({});
  ASSERT_TRUE(incidents);
  const Incident& first = (*incidents)[0];
  EXPECT_EQ(first.slug, "karsa-2020-04-09");
  ASSERT_EQ(first.reports.size(), 2U);
  EXPECT_EQ(first.reports[0].input, "b1");
  EXPECT_THAT(first.reports[0].events, ElementsAre("e1"));
  EXPECT_EQ(first.reports[1].input, "a4");
  EXPECT_THAT(first.reports[1].events, IsEmpty());
  EXPECT_THAT(first.reports[1].background, ElementsAre("e2"));
  EXPECT_EQ(first.origins, 1);
  const Incident& sequel = (*incidents)[1];
  ASSERT_EQ(sequel.relations.size(), 1U);
  EXPECT_EQ(sequel.relations[0].kind, "same_series");
  EXPECT_EQ(sequel.relations[0].incident, first.id);
  EXPECT_EQ(sequel.relations[0].slug, first.slug);
  ASSERT_EQ(first.answered_by.size(), 1U);
  EXPECT_EQ(first.answered_by[0].incident, sequel.id);
  EXPECT_THAT(first.relations, IsEmpty());
}

TEST_F(LedgerTest, ASecondTimeChangesNoRow) {
  Ledger ledger = open();
  enter(ledger, small_war());
  const std::string before = dump(ledger);
  const std::int64_t changes = ledger.database().changes();
  for (const ReadingMaker& report : small_war())
    EXPECT_FALSE(ledger.add(report.reading(), report.sentences(), 8).value());
  const auto linked = ledger.relink();
  ASSERT_TRUE(linked);
  EXPECT_EQ(linked->incidents, 3U);
  EXPECT_EQ(linked->created, 0U);
  EXPECT_EQ(ledger.database().changes(), changes);
  EXPECT_EQ(dump(ledger), before);
}

TEST_F(LedgerTest, AnyOrderGivesTheSameIncidents) {
  std::vector<ReadingMaker> reports = small_war();
  const auto told = [](Ledger& ledger) {
    std::string all;
    for (const Incident& incident : take(ledger.incidents({}))) {
      all += incident.id + " " + incident.slug + " " + incident.actor.name;
      for (const auto& [kind, figure] : incident.figures) {
        all +=
            " " + kind + std::to_string(figure.low) + ".." + std::to_string(figure.best->min) + figure.rule;
        for (const FigureClaim& claim : figure.claims)
          all += " " + claim.id + std::string(name_of(claim.state)) + claim.by;
      }
      for (const IncidentReport& report : incident.reports) all += " " + report.id;
      for (const DecisionRecord& decision : incident.decisions)
        all += " " + decision.event + "~" + decision.other;
      all += "\n";
    }
    return all;
  };
  Ledger first = open("first.db");
  enter(first, reports);
  const std::string expected = told(first);
  std::mt19937 random(3);
  for (int i = 0; i < 8; ++i) {
    std::shuffle(reports.begin(), reports.end(), random);
    Ledger other = open(("other" + std::to_string(i) + ".db").c_str());
    enter(other, reports);
    EXPECT_EQ(told(other), expected);
  }
}

TEST_F(LedgerTest, IncidentsAreTheSameWhenReportsComeOneByOne) {
  std::vector<ReadingMaker> reports = small_war();
  std::mt19937 random(5);
  for (int i = 0; i < 4; ++i) {
    std::shuffle(reports.begin(), reports.end(), random);
    Ledger ledger = open(("one" + std::to_string(i) + ".db").c_str());
    for (const ReadingMaker& report : reports) enter(ledger, {report});
    EXPECT_THAT(slugs(ledger, {}), ElementsAre("karsa-2020-04-09", "karsa-2020-05-03", "tolma-2021-01-01"));
    EXPECT_TRUE(ledger.check());
  }
}

TEST_F(LedgerTest, IdsStayAndMergedOnesRedirect) {
  const std::string common =
      "Un convoi de vivres a été pris pour cible au gué de Salma, a raconté un chauffeur joint par "
      "téléphone.\n"
      "Les hommes ont surgi des deux rives, ont brûlé trois camions et se sont enfuis vers les collines "
      "avant la nuit.";
  Ledger ledger = open();
  const auto dated = ReadingMaker("x1", common + "\nRien d'autre.")
                         .published("2020-05-02")
                         .event(EventType::ambush, "2020-05-01", "Salma", "ML");
  const auto undated = ReadingMaker("x2", "Selon un témoin, l'escorte avait tardé.")
                           .event(EventType::ambush, nullptr, "Salma", "ML");
  enter(ledger, {dated});
  const std::string first = ledger.incidents({})->front().id;
  enter(ledger, {undated});
  ASSERT_EQ(ledger.incidents({})->size(), 2U);
  std::string second;
  for (const Incident& incident : take(ledger.incidents({})))
    second = incident.id != first ? incident.id : second;

  // Their ids outlive a merge: here both founders are put into one group, as a change of rules would.
  const auto bridge = ReadingMaker("x3", common)
                          .event(EventType::ambush, "2020-05-01", "Salma", "ML")
                          .claim(ClaimKind::killed, 71, 71, "trois");
  enter(ledger, {bridge});
  EXPECT_EQ(ledger.dossier(first)->incident.id, first);
  EXPECT_EQ(ledger.dossier(first)->incident.reports.size(), 2U);
  EXPECT_EQ(ledger.dossier(second)->incident.id, second);
}

TEST_F(LedgerTest, AMergedIdAnswersWithWhereItWent) {
  const std::string telling =
      "Un convoi de vivres a été pris pour cible au gué de Salma, a raconté un chauffeur joint par "
      "téléphone.";
  Ledger ledger = open();
  // Two reports that share nothing but the day, without a place: two incidents.
  enter(ledger, {ReadingMaker("x1", telling + "\nFin.")
                     .published("2020-05-02")
                     .event(EventType::ambush, "2020-05-01", "Salma", "ML")});
  enter(ledger, {ReadingMaker("x2", "Des camions brûlent.")
                     .published("2020-05-03")
                     .event(EventType::ambush, "2020-05-01", "gué du nord", "ML")
                     .claim(ClaimKind::killed, 71, 71, "Des")});
  auto incidents = ledger.incidents({}).value();
  ASSERT_EQ(incidents.size(), 2U);
  const std::string older = ledger.dossier("salma-2020-05-01")->incident.id;
  const std::string younger = incidents[0].id == older ? incidents[1].id : incidents[0].id;
  // A third names both places and the toll: it unites them.
  auto bridge = ReadingMaker("x3", telling + "\nLe gué du nord aussi.")
                    .published("2020-05-04")
                    .event(EventType::ambush, "2020-05-01", "Salma", "ML")
                    .claim(ClaimKind::killed, 71, 71, "gué");
  Reading reading = bridge.reading();
  PlacePhrase further = *reading.events[0].place;
  further.name = "gué du nord";
  reading.events[0].places.push_back(further);
  ASSERT_TRUE(ledger.add(reading, bridge.sentences(), 7).value());
  const auto sum = ledger.relink();
  ASSERT_TRUE(sum);
  ASSERT_EQ(sum->merged, 1U);
  EXPECT_EQ(sum->incidents, 1U);
  const auto dossier = ledger.dossier(younger);
  ASSERT_TRUE(dossier) << dossier.error().message();
  EXPECT_EQ(dossier->incident.id, older);
  EXPECT_THAT(dossier->incident.formerly, ElementsAre(younger));
  EXPECT_TRUE(ledger.check());
}

TEST_F(LedgerTest, EverySpanGivesTheExactWords) {
  Ledger ledger = open();
  enter(ledger, small_war());
  const auto reports = ledger.reports({});
  ASSERT_TRUE(reports);
  std::map<std::string, std::string> texts;
  for (const ReportRecord& report : *reports) texts[report.id] = report.text;
  int phrases = 0;
  for (const ClaimRecord& claim : take(ledger.claims({}))) {
    EXPECT_EQ(slice(texts.at(claim.report), claim.phrase.span), claim.phrase.text);
    EXPECT_FALSE(claim.phrase.text.empty());
    EXPECT_EQ(slice(texts.at(claim.report), claim.source.span), claim.source.text);
    ++phrases;
  }
  EXPECT_EQ(phrases, 7);
  for (const EventRecord& event : take(ledger.events({}))) {
    EXPECT_EQ(slice(texts.at(event.report), event.place->quote.span), event.place->quote.text);
    EXPECT_EQ(slice(texts.at(event.report), event.actor.span), event.actor.text);
  }
}

TEST_F(LedgerTest, TheDossierTellsHowTheFiguresMoved) {
  Ledger ledger = open();
  enter(ledger, small_war());
  const auto dossier = ledger.dossier("karsa-2020-05-03");
  ASSERT_TRUE(dossier) << dossier.error().message();
  EXPECT_EQ(dossier->reports.size(), 4U);
  EXPECT_EQ(dossier->claims.size(), 4U);
  ASSERT_EQ(dossier->origins.size(), 3U);
  EXPECT_EQ(dossier->origins[1].why, "wire APS and near-copies");
  EXPECT_EQ(dossier->origins[1].reports.size(), 2U);
  ASSERT_EQ(dossier->moves.size(), 3U);
  EXPECT_EQ(dossier->moves[0].figure.best->min, 10);
  EXPECT_EQ(dossier->moves[1].as_of, "2020-05-04T09:00:00+00:00");
  EXPECT_EQ(dossier->moves[1].figure.best->min, 14);
  EXPECT_EQ(dossier->moves[2].figure.best->min, 19);
  ASSERT_EQ(dossier->incident.relations.size(), 1U);
  const auto unknown = ledger.dossier("karsa-1999-01-01");
  ASSERT_FALSE(unknown);
  EXPECT_THAT(unknown.error().message(), HasSubstr("did you mean karsa-2020-04-09, karsa-2020-05-03?"));
}

TEST_F(LedgerTest, TheIncidentDatesAnEventThatItsReportLeavesUndated) {
  Ledger ledger = open();
  const auto told = [](const char* input, const char* day, const char* published) {
    return ReadingMaker(input, "Vingt-trois morts et quarante blessés à Sorgho.")
        .published(published)
        .event(EventType::bombing, day, "Sorgho", "ML")
        .claim(ClaimKind::killed, 23, 23, "Vingt-trois morts")
        .claim(ClaimKind::injured, 40, 40, "quarante blessés");
  };
  enter(ledger, {told("dated", "2021-06-02", "2021-06-03"), told("undated", nullptr, "2021-06-04")});
  const Dossier dossier = ledger.dossier("sorgho-2021-06-02").value();
  ASSERT_EQ(dossier.events.size(), 2U);
  for (const EventRecord& event : dossier.events) {
    ASSERT_TRUE(event.days);
    EXPECT_EQ(to_iso(event.days->earliest), "2021-06-02");
    const bool undated = event.report == dossier.reports[1].id;
    EXPECT_EQ(event.basis, undated ? DateBasis::anchor : DateBasis::explicit_);
  }
}

TEST_F(LedgerTest, AsOfShowsWhatWasPublishedUntilThen) {
  Ledger ledger = open();
  enter(ledger, small_war());
  Filter filter;
  filter.as_of = "2020-05-03";
  auto incidents = ledger.incidents(filter).value();
  ASSERT_EQ(incidents.size(), 2U);
  EXPECT_EQ(incidents[1].figures.at("killed").high, 10);
  EXPECT_EQ(incidents[1].reports.size(), 1U);
  filter.as_of = "2020-05-04T10:00:00+00:00";
  EXPECT_EQ(ledger.incidents(filter)->at(1).figures.at("killed").high, 14);
  EXPECT_EQ(ledger.incidents(filter)->at(1).reports.size(), 2U);
  EXPECT_EQ(ledger.dossier("karsa-2020-05-03", "2020-05-04")->incident.reports.size(), 3U);
  EXPECT_THAT(ledger.dossier("karsa-2020-05-03", "2019-01-01").error().message(), HasSubstr("no report"));
  filter.as_of = "last week";
  EXPECT_THAT(ledger.incidents(filter).error().message(), HasSubstr("is no time"));
}

TEST_F(LedgerTest, FiltersChoose) {
  Ledger ledger = open();
  enter(ledger, small_war());
  Filter f;
  f.since = day_from_iso("2020-05-01");
  EXPECT_THAT(slugs(ledger, f), ElementsAre("karsa-2020-05-03", "tolma-2021-01-01"));
  f.until = day_from_iso("2020-12-31");
  EXPECT_THAT(slugs(ledger, f), ElementsAre("karsa-2020-05-03"));
  f = {};
  f.country = "IQ";
  EXPECT_THAT(slugs(ledger, f), ElementsAre("tolma-2021-01-01"));
  EXPECT_EQ(ledger.claims(f)->size(), 1U);
  EXPECT_EQ(ledger.reports(f)->size(), 1U);
  EXPECT_EQ(ledger.events(f)->size(), 1U);
  f = {};
  f.type = EventType::missile_attack;
  EXPECT_THAT(slugs(ledger, f), ElementsAre("tolma-2021-01-01"));
  f = {};
  f.actor = "DUNE";
  EXPECT_THAT(slugs(ledger, f), ElementsAre("karsa-2020-05-03"));
  f = {};
  f.near = Near{13.6, -0.4, 50};
  EXPECT_THAT(slugs(ledger, f), ElementsAre("karsa-2020-05-03"));
  f = {};
  f.lemmas = {"embuscade"};
  EXPECT_THAT(slugs(ledger, f), ElementsAre("karsa-2020-04-09"));
  EXPECT_EQ(ledger.reports({})->size(), 7U);
}

TEST_F(LedgerTest, SearchFindsSentencesThatHoldAllLemmas) {
  Ledger ledger = open();
  enter(ledger, small_war());
  const auto hits = ledger.search({"missiles", "abattus"});
  ASSERT_TRUE(hits) << hits.error().message();
  ASSERT_EQ(hits->size(), 1U);
  EXPECT_EQ((*hits)[0].sentence.text,
            "Des missiles se sont abattus sur Tolma dans la nuit, sans faire de victime.");
  EXPECT_EQ((*hits)[0].input, "c1");
  EXPECT_EQ((*hits)[0].incidents.size(), 1U);
  EXPECT_EQ(ledger.search({"REVENDIQUE"})->size(), 2U) << "accents and case apart";
  EXPECT_THAT(*ledger.search({}), IsEmpty());
  EXPECT_THAT(*ledger.search({"missiles", "karsa"}), IsEmpty());
  for (const char* hostile :
       {"\"", "a\" OR \"b", "NEAR(", "*", "-", "lemmas:x", "'; DROP TABLE report; --", ""}) {
    EXPECT_TRUE(ledger.search({hostile})) << hostile;
  }
  EXPECT_EQ(ledger.search({"karsa"}, 2)->size(), 2U);
}

TEST_F(LedgerTest, CopiesAreNamedWithTheirShare) {
  Ledger ledger = open();
  enter(ledger, small_war());
  for (const ReportRecord& report : take(ledger.reports({}))) {
    if (report.input != "a2" && report.input != "a3") {
      EXPECT_THAT(report.copy_of, IsEmpty()) << report.input;
      continue;
    }
    ASSERT_EQ(report.copy_of.size(), 1U);
    EXPECT_GT(report.copy_of[0].share, 0.8);
    for (const ByteSpan span : report.copy_of[0].spans) EXPECT_LE(span.end, report.text.size());
  }
}

TEST_F(LedgerTest, AnOddReadingIsKeptOrRefusedWhole) {
  Ledger ledger = open();
  ReadingMaker odd("odd", "Un texte \xF0\x9F\x94\xA5 avec \xff des octets");
  odd.event(EventType::other, nullptr, "nulle part", "");
  EXPECT_TRUE(ledger.add(odd.reading(), {}, 0).value());
  Reading lost = ReadingMaker("lost", "Rien").reading();
  Claim claim;
  claim.ref = "c1";
  claim.event = "e9";
  lost.claims.push_back(claim);
  const auto refused = ledger.add(lost, {}, 0);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message(), HasSubstr("which the reading lacks"));
  EXPECT_EQ(number(ledger, "SELECT count(*) FROM report"), 1);
  EXPECT_TRUE(ledger.relink());
  EXPECT_EQ(ledger.incidents({})->at(0).slug, "nulle-part-undated");
}

TEST_F(LedgerTest, AnEmptyLedgerAnswers) {
  Ledger ledger = open();
  EXPECT_TRUE(ledger.relink());
  EXPECT_THAT(*ledger.incidents({}), IsEmpty());
  EXPECT_THAT(*ledger.reports({}), IsEmpty());
  EXPECT_THAT(ledger.dossier("anything").error().message(), HasSubstr("there is no incident 'anything'"));
}

TEST_F(LedgerTest, AFullDiskStoresNothingByHalves) {
  Ledger ledger = open();
  enter(ledger, {small_war().front()});
  ASSERT_TRUE(ledger.database().limit_pages(number(ledger, "PRAGMA page_count") + 2));
  int stored = 1;
  std::optional<Error> full;
  for (int i = 0; i < 200 && !full; ++i) {
    const ReadingMaker report =
        ReadingMaker("big" + std::to_string(i), "Karsa brûle.\n" + std::string(3000, 'x'))
            .event(EventType::arson, "2020-05-03", "Karsa", "BF")
            .claim(ClaimKind::injured, 3, 3, "Karsa");
    const auto added = ledger.add(report.reading(), report.sentences(), 7);
    if (added)
      ++stored;
    else
      full = added.error();
  }
  ASSERT_TRUE(full);
  EXPECT_THAT(full->message(), HasSubstr("the disk is full"));
  EXPECT_EQ(number(ledger, "SELECT count(*) FROM report"), stored);
  EXPECT_EQ(number(ledger, "SELECT count(*) FROM event"), stored);
  EXPECT_EQ(number(ledger, "SELECT count(*) FROM claim"), stored);
  EXPECT_TRUE(ledger.check());
}

TEST_F(LedgerTest, AKilledIngestLeavesWholeReports) {
  const std::string path = (folder_ / "killed.db").string();
  constexpr int kClaims = 20;
  for (int round = 0; round < 3; ++round) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      auto ledger = Ledger::open(path, OpenMode::create);
      for (int i = 0; ledger; ++i) {
        ReadingMaker report(std::to_string(round) + "-" + std::to_string(i), "Karsa brûle.\nDeux blessés.");
        report.event(EventType::arson, "2020-05-03", "Karsa", "BF");
        for (int c = 0; c < kClaims; ++c) report.claim(ClaimKind::injured, c, c, "Deux");
        if (!ledger->add(report.reading(), report.sentences(), 7)) _exit(1);
        if (i % 50 == 49 && !ledger->relink()) _exit(1);
      }
      _exit(1);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(150 + 70 * round));
    ASSERT_EQ(kill(child, SIGKILL), 0);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child gave up by itself";
  }
  auto ledger = Ledger::open(path, OpenMode::write);
  ASSERT_TRUE(ledger) << ledger.error().message();
  EXPECT_TRUE(ledger->check());
  const std::int64_t reports = number(*ledger, "SELECT count(*) FROM report");
  EXPECT_GT(reports, 0);
  EXPECT_EQ(number(*ledger, "SELECT count(*) FROM event"), reports);
  EXPECT_EQ(number(*ledger, "SELECT count(*) FROM claim"), reports * kClaims);
  EXPECT_EQ(number(*ledger, "SELECT count(*) FROM sentence"), reports * 2);
  EXPECT_EQ(number(*ledger, "SELECT count(*) FROM sentence_index WHERE sentence_index MATCH 'karsa'"),
            reports);
  EXPECT_TRUE(ledger->relink());
}

TEST_F(LedgerTest, TwoWritersTakeTurns) {
  Ledger first = open();
  Ledger second = open();
  const auto reports = small_war();
  for (std::size_t i = 0; i < reports.size(); ++i) {
    EXPECT_TRUE((i % 2 == 0 ? first : second).add(reports[i].reading(), reports[i].sentences(), 7).value());
    EXPECT_FALSE((i % 2 == 0 ? second : first).add(reports[i].reading(), reports[i].sentences(), 7).value());
  }
  EXPECT_TRUE(first.relink());
  EXPECT_EQ(slugs(second, {}).size(), 3U);
}

}  // namespace
}  // namespace recoupe
