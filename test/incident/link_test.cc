// Sequels, double attacks, late and undated reports, copies: which events are one incident.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "base/hash.h"
#include "incident/link.h"
#include "incident/pair.h"

namespace recoupe {
namespace {

using Groups = std::set<std::set<std::string>>;

Day day(const char* iso) { return *day_from_iso(iso); }

PlaceEvidence place(const char* name, const char* country, PlacePrecision precision = PlacePrecision::exact) {
  PlaceEvidence p;
  p.name = name;
  p.words = content_words(name);
  p.country = country;
  p.precision = precision;
  return p;
}

// Builds evidence report by report; an event belongs to the report given last.
class Scene {
 public:
  Scene& report(const char* id, const char* published = nullptr, std::string text = {}) {
    ReportEvidence r;
    r.id = id;
    if (published != nullptr) r.published = day(published);
    r.shingles = shingles_of(read_words(text, {{0, static_cast<std::uint32_t>(text.size())}}));
    evidence_.reports.push_back(std::move(r));
    events_ = 0;
    return *this;
  }
  Scene& event(const char* when, PlaceEvidence where, EventType type = EventType::rocket_attack,
               Scope scope = Scope::main) {
    EventEvidence e;
    e.report = evidence_.reports.back().id;
    e.id = e.report + "/e" + std::to_string(++events_);
    e.scope = scope;
    e.type = type;
    if (when != nullptr) e.days = DayInterval{day(when), day(when)};
    e.precision = DatePrecision::day;
    e.places.push_back(std::move(where));
    evidence_.events.push_back(std::move(e));
    return *this;
  }
  Scene& night(const char* first, const char* last, PlaceEvidence where) {
    event(first, std::move(where));
    evidence_.events.back().days->latest = day(last);
    return *this;
  }
  Scene& figure(ClaimKind kind, std::int64_t min, std::optional<std::int64_t> max) {
    evidence_.events.back().figures.push_back({kind, min, max, Hedge::reported, false, false});
    return *this;
  }
  Scene& killed(std::int64_t n) { return figure(ClaimKind::killed, n, n); }
  const Evidence& evidence() const { return evidence_; }
  Groups groups() const { return groups_of(evidence_); }

  static Groups groups_of(const Evidence& evidence) {
    Groups groups;
    for (const Cluster& cluster : link(evidence).clusters)
      groups.insert({cluster.events.begin(), cluster.events.end()});
    return groups;
  }

 private:
  Evidence evidence_;
  int events_ = 0;
};

TEST(Link, OneDayAndPlaceAreOneIncident) {
  const auto groups = Scene()
                          .report("r1", "2020-05-02")
                          .event("2020-05-01", place("karsa", "IQ"))
                          .report("r2", "2020-05-03")
                          .event("2020-05-01", place("karsa", "IQ"))
                          .groups();
  EXPECT_EQ(groups, (Groups{{"r1/e1", "r2/e1"}}));
}

TEST(Link, SequelsAtOnePlaceStayApart) {
  const auto groups = Scene()
                          .report("r1")
                          .event("2020-05-01", place("karsa", "IQ"))
                          .killed(12)
                          .report("r2")
                          .event("2020-05-04", place("karsa", "IQ"))
                          .killed(12)
                          .groups();
  EXPECT_EQ(groups.size(), 2U);
}

TEST(Link, OneDayAtTwoPlacesStaysApart) {
  const auto groups = Scene()
                          .report("r1")
                          .event("2020-05-01", place("karsa", "IQ"))
                          .report("r2")
                          .event("2020-05-01", place("tolma", "IQ"))
                          .groups();
  EXPECT_EQ(groups.size(), 2U);
}

TEST(Link, CountriesExcludeOneAnother) {
  const auto groups = Scene()
                          .report("r1")
                          .event("2020-05-01", place("tripoli", "LY"))
                          .killed(12)
                          .report("r2")
                          .event("2020-05-01", place("tripoli", "LB"))
                          .killed(12)
                          .groups();
  EXPECT_EQ(groups.size(), 2U);
}

TEST(Link, ADoubleAttackOfOneReportStaysTwo) {
  const auto groups = Scene()
                          .report("r1")
                          .event("2020-05-01", place("karsa", "IQ"))
                          .killed(3)
                          .event("2020-05-01", place("karsa", "IQ"))
                          .killed(9)
                          .report("r2")
                          .event("2020-05-01", place("karsa", "IQ"))
                          .killed(3)
                          .event("2020-05-01", place("karsa", "IQ"))
                          .killed(9)
                          .groups();
  EXPECT_EQ(groups, (Groups{{"r1/e1", "r2/e1"}, {"r1/e2", "r2/e2"}}));
}

TEST(Link, SpellingsOfAPlaceMeet) {
  const auto groups = Scene()
                          .report("r1")
                          .event("2021-06-05", place("solhan", "BF"))
                          .killed(132)
                          .report("r2")
                          .event("2021-06-05", place("sohlan", "BF"))
                          .killed(160)
                          .groups();
  EXPECT_EQ(groups.size(), 1U);
}

TEST(Link, ANightMeetsEachOfItsDays) {
  const auto groups = Scene()
                          .report("r1")
                          .night("2020-01-07", "2020-01-08", place("karsa", "IQ"))
                          .report("r2")
                          .event("2020-01-08", place("karsa", "IQ"))
                          .groups();
  EXPECT_EQ(groups.size(), 1U);
}

TEST(Link, TwoUndatedLookAlikesStayApart) {
  const auto groups = Scene()
                          .report("r1")
                          .event(nullptr, place("karsa", "IQ"))
                          .figure(ClaimKind::projectiles, 2, 2)
                          .report("r2")
                          .event(nullptr, place("karsa", "IQ"))
                          .figure(ClaimKind::projectiles, 2, 2)
                          .groups();
  EXPECT_EQ(groups.size(), 2U);
}

TEST(Link, AnUndatedReportJoinsByTellingFigures) {
  const auto groups = Scene()
                          .report("r1", "2020-05-02")
                          .event("2020-05-01", place("karsa", "IQ"))
                          .killed(71)
                          .report("r2", "2020-06-02")
                          .event("2020-06-01", place("karsa", "IQ"))
                          .killed(4)
                          .report("r3")
                          .event(nullptr, place("karsa", "IQ"))
                          .killed(71)
                          .groups();
  EXPECT_EQ(groups, (Groups{{"r1/e1", "r3/e1"}, {"r2/e1"}}));
}

TEST(Link, AnUndatedReportThatFitsTwoIncidentsStaysAlone) {
  const auto groups = Scene()
                          .report("r1", "2020-05-02")
                          .event("2020-05-01", place("karsa", "IQ"))
                          .killed(23)
                          .report("r2", "2020-06-02")
                          .event("2020-06-01", place("karsa", "IQ"))
                          .killed(23)
                          .report("r3")
                          .event(nullptr, place("karsa", "IQ"))
                          .killed(23)
                          .groups();
  EXPECT_EQ(groups.size(), 3U);
}

TEST(Link, NothingIsReportedBeforeItHappens) {
  const auto groups = Scene()
                          .report("r1", "2020-06-02")
                          .event("2020-06-01", place("karsa", "IQ"))
                          .killed(71)
                          .report("r2", "2020-05-02")
                          .event(nullptr, place("karsa", "IQ"))
                          .killed(71)
                          .groups();
  EXPECT_EQ(groups.size(), 2U);
}

TEST(Link, ALateReportWithoutAPlaceJoinsByItsToll) {
  const auto groups =
      Scene()
          .report("r1", "2019-12-12")
          .event("2019-12-10", place("karsa", "NE"), EventType::armed_attack)
          .killed(71)
          .report("r2", "2020-12-10")
          .event("2019-12-10", place("", "NE", PlacePrecision::country), EventType::armed_attack)
          .killed(71)
          .groups();
  EXPECT_EQ(groups.size(), 1U);
}

TEST(Link, ANearCopyWithoutDateOrPlaceJoins) {
  const std::string dispatch =
      "Une colonne de blindés a été prise sous le feu mardi près du pont de Karsa, ont indiqué deux "
      "officiers. "
      "Les assaillants, arrivés à moto par la rive nord, ont tiré pendant une heure avant de se replier vers "
      "la forêt.";
  const auto groups = Scene()
                          .report("r1", "2020-05-02", dispatch)
                          .event("2020-05-01", place("karsa", "IQ"), EventType::ambush)
                          .report("r2", nullptr, "À la une. " + dispatch)
                          .event(nullptr, place("", "IQ", PlacePrecision::country), EventType::ambush)
                          .groups();
  EXPECT_EQ(groups.size(), 1U);
}

TEST(Link, BackgroundAttachesAndFoundsNothing) {
  const Scene scene =
      Scene()
          .report("r1", "2020-05-02")
          .event("2020-05-01", place("karsa", "IQ"))
          .report("r2", "2020-05-05")
          .event("2020-05-04", place("karsa", "IQ"))
          .event("2020-05-01", place("karsa", "IQ"), EventType::rocket_attack, Scope::background)
          .report("r3", "2020-05-05")
          .event("2020-05-02", place("tolma", "IQ"), EventType::rocket_attack, Scope::background);
  const Linking linking = link(scene.evidence());
  ASSERT_EQ(linking.clusters.size(), 2U);
  EXPECT_EQ(linking.clusters[0].events, std::vector<std::string>{"r1/e1"});
  EXPECT_EQ(linking.clusters[0].background, std::vector<std::string>{"r2/e2"});
  ASSERT_EQ(linking.clusters[0].links.size(), 1U);
  EXPECT_TRUE(linking.clusters[0].links[0].background);
  EXPECT_EQ(linking.clusters[0].links[0].event, "r2/e2");
  EXPECT_TRUE(linking.clusters[1].background.empty());
}

TEST(Link, EveryLinkGivesItsReasons) {
  const Linking linking = link(Scene()
                                   .report("r1", "2020-05-02")
                                   .event("2020-05-01", place("karsa", "IQ"))
                                   .killed(71)
                                   .report("r2", "2020-05-03")
                                   .event("2020-05-01", place("karsa", "IQ"))
                                   .killed(71)
                                   .evidence());
  ASSERT_EQ(linking.clusters.size(), 1U);
  EXPECT_EQ(linking.clusters[0].founder, "r1/e1");
  ASSERT_EQ(linking.clusters[0].links.size(), 1U);
  const LinkDecision& decision = linking.clusters[0].links[0];
  double sum = 0;
  std::set<std::string> features;
  for (const Reason& reason : decision.reasons) {
    sum += reason.weight;
    features.insert(reason.feature);
  }
  EXPECT_NEAR(sum, decision.score, 1e-9);
  EXPECT_EQ(features, (std::set<std::string>{"date", "place", "type", "figures"}));
}

// A made-up war: incidents of a few days and places, reports that drop facts, copies, looks back.
Evidence random_war(std::mt19937& random) {
  const auto chance = [&](int percent) { return std::uniform_int_distribution<>(0, 99)(random) < percent; };
  const auto pick = [&](int most) { return std::uniform_int_distribution<>(0, most - 1)(random); };
  Evidence evidence;
  const std::vector<std::string> towns = {"karsa", "tolma", "ain khadra", "bir salem", "oued tam"};
  for (int i = 0; i < 40; ++i) {
    ReportEvidence report;
    report.id = "r" + to_hex(hash_bytes(std::to_string(random())));
    if (chance(60)) report.published = day("2020-05-01") + std::chrono::days{pick(30)};
    for (int k = 0; k < 30; ++k)
      report.shingles.push_back(static_cast<std::uint64_t>(pick(3) * 1000 + k) * 4);
    std::sort(report.shingles.begin(), report.shingles.end());
    const int events = 1 + pick(3);
    for (int e = 1; e <= events; ++e) {
      EventEvidence event;
      event.id = report.id + "/e" + std::to_string(e);
      event.report = report.id;
      event.scope = static_cast<Scope>(chance(70) ? 0 : 1 + pick(2));
      event.type = static_cast<EventType>(pick(kEventTypeCount));
      const Day first = day("2020-05-01") + std::chrono::days{pick(6)};
      if (chance(75)) event.days = DayInterval{first, first + std::chrono::days{pick(2)}};
      if (chance(85))
        event.places.push_back(
            place(towns[static_cast<std::size_t>(pick(5))].c_str(), chance(90) ? "IQ" : ""));
      for (int f = pick(3); f > 0; --f) {
        const int n = pick(20);
        event.figures.push_back({static_cast<ClaimKind>(pick(3)), n, n, Hedge::reported, false, false});
      }
      evidence.events.push_back(std::move(event));
    }
    evidence.reports.push_back(std::move(report));
  }
  return evidence;
}

TEST(Link, IsTheSameForAnyOrder) {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    std::mt19937 random(seed);
    Evidence evidence = random_war(random);
    const Groups expected = Scene::groups_of(evidence);
    for (int i = 0; i < 5; ++i) {
      std::shuffle(evidence.reports.begin(), evidence.reports.end(), random);
      std::shuffle(evidence.events.begin(), evidence.events.end(), random);
      EXPECT_EQ(Scene::groups_of(evidence), expected) << "seed " << seed;
    }
  }
}

TEST(Link, NeverPutsTwoEventsOfAReportOrTwoDatesTogether) {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    std::mt19937 random(seed);
    const Evidence evidence = random_war(random);
    const PairScorer scorer(evidence);
    std::map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < evidence.events.size(); ++i) index.emplace(evidence.events[i].id, i);
    std::size_t mains = 0;
    for (const Cluster& cluster : link(evidence).clusters) {
      mains += cluster.events.size();
      for (const std::string& a : cluster.events) {
        EXPECT_EQ(evidence.events[index.at(a)].scope, Scope::main);
        for (const std::string& b : cluster.events) {
          if (a == b) continue;
          EXPECT_FALSE(scorer.score(index.at(a), index.at(b)).veto) << a << " " << b;
        }
      }
    }
    EXPECT_EQ(mains,
              static_cast<std::size_t>(std::count_if(evidence.events.begin(), evidence.events.end(),
                                                     [](const auto& e) { return e.scope == Scope::main; })));
  }
}

TEST(Link, CostFollowsTheLookAlikes) {
  Scene scene;
  const int kReports = 3000;
  for (int i = 0; i < kReports; ++i) {
    const std::string id = "r" + std::to_string(i);
    const std::string when = to_iso(day("2015-01-01") + std::chrono::days{i});
    const std::string town = "town" + std::to_string(i % 700);
    scene.report(id.c_str()).event(when.c_str(), place(town.c_str(), "IQ")).killed(3 + i % 50);
  }
  const Linking linking = link(scene.evidence());
  EXPECT_EQ(linking.clusters.size(), static_cast<std::size_t>(kReports));
  EXPECT_LT(linking.pairs_scored, static_cast<std::size_t>(kReports) * 60);
}

TEST(Link, OneDaysNewsInAThousandReportsIsOneIncident) {
  Scene scene;
  for (int i = 0; i < 1000; ++i) {
    const std::string id = "r" + std::to_string(i);
    scene.report(id.c_str(), "2020-05-02").event("2020-05-01", place("karsa", "IQ")).killed(70 + i % 3);
  }
  const Linking linking = link(scene.evidence());
  EXPECT_EQ(linking.clusters.size(), 1U);
  EXPECT_LT(linking.pairs_scored, 300000U);
}

TEST(Link, NothingGivesNothing) { EXPECT_TRUE(link({}).clusters.empty()); }

}  // namespace
}  // namespace recoupe
