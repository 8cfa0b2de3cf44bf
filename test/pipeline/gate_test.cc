// The gate loses few events: every sentence parsed, against those that pass.
#include <fstream>
#include <iostream>
#include <set>
#include <tuple>

#include "lexicon_fixture.h"
#include "pipeline/journey.h"

namespace recoupe {
namespace {

constexpr double kMostLost = 0.005;  // of all events

using EventKey = std::tuple<Scope, std::uint32_t, std::uint32_t>;

struct GateLoss : test::JourneyTest {
  struct Count {
    std::size_t events = 0, lost = 0, words = 0, parsed = 0;
  };

  static std::set<EventKey> events(const Report& report, Parsing parsing, Count* count) {
    Report copy = report;
    Journey journey(reader->stages(), std::move(copy));
    journey.run(Stage::mention, false, parsing);
    if (count != nullptr)
      for (const Word& word : journey.words.words) {
        ++count->words;
        count->parsed += word.head != kNoHead;
      }
    std::set<EventKey> found;
    for (const Event& event : journey.mentions.events)
      found.emplace(event.scope,
                    journey.words.sentences[journey.mentions.passages[event.passages[0]].sentence].block,
                    static_cast<std::uint32_t>(event.type));
    return found;
  }

  static void compare(const Report& report, Count& count) {
    const auto all = events(report, Parsing::all, nullptr);
    const auto gated = events(report, Parsing::gated, &count);
    count.events += all.size();
    for (const EventKey& key : all) count.lost += !gated.contains(key);
  }
};

TEST_F(GateLoss, IsSmall) {
  Count count;
  for (const char* path : {"/examples/reports.jsonl", "/test/corpus/dev/reports.jsonl",
                           "/test/corpus/fr/reports.jsonl", "/../shared/corpus/reports.jsonl"})
    for (const Report& report : reports_of(std::string(RECOUPE_SOURCE_DIR) + path)) compare(report, count);
  std::cout << count.lost << " of " << count.events << " events lost; " << count.parsed << " of "
            << count.words << " words parsed\n";
  EXPECT_LE(static_cast<double>(count.lost), kMostLost * static_cast<double>(count.events));
}

TEST_F(GateLoss, AReportWithoutViolenceCostsNothing) {
  Journey journey(reader->stages(),
                  report_of("Le conseil municipal a adopté mardi le budget de 12 millions d'euros.\n\n"
                            "Le maire s'est félicité de ce vote. Trois élus se sont abstenus."));
  journey.run(Stage::phrase, false);
  for (const Word& word : journey.words.words) EXPECT_EQ(word.head, kNoHead);
}

}  // namespace
}  // namespace recoupe
