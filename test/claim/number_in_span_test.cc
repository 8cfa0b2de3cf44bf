// No claim whose number is not in its span: on every corpus at hand.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "../pipeline/cases.h"
#include "number_in_span.h"

namespace recoupe {
namespace {

struct NumberInSpanOf : test::JourneyTest {
  static void check(std::vector<Report> reports, const std::string& name) {
    if (reports.empty()) GTEST_SKIP() << name << " is not at hand";
    const test::NumberInSpan span(*lexicon);
    std::size_t claims = 0;
    for (Report& report : reports) {
      const Reading reading = reader->read(std::move(report));
      claims += reading.claims.size();
      for (const Claim& c : reading.claims)
        EXPECT_TRUE(span.holds(c, reading.report.text)) << fmt::format(
            "{} {}..{} «{}» in «{}»", name_of(c.kind), c.min, c.max ? std::to_string(*c.max) : "",
            slice(reading.report.text, c.phrase), slice(reading.report.text, c.sentence));
    }
    std::cout << fmt::format("{}: {} claims\n", name, claims);
  }
  static void check_file(const std::string& path) { check(reports_of(RECOUPE_SOURCE_DIR + path), path); }
};

TEST_F(NumberInSpanOf, Examples) { check_file("/examples/reports.jsonl"); }
TEST_F(NumberInSpanOf, HeldOutReports) { check_file("/test/corpus/fr/reports.jsonl"); }
TEST_F(NumberInSpanOf, DevelopmentReports) { check_file("/test/corpus/dev/reports.jsonl"); }
TEST_F(NumberInSpanOf, SharedCorpus) { check_file("/../shared/corpus/reports.jsonl"); }

TEST_F(NumberInSpanOf, SharedSeeds) {
  std::vector<Report> reports;
  const std::filesystem::path folder = RECOUPE_SOURCE_DIR "/../shared/seeds";
  if (std::filesystem::exists(folder))
    for (const auto& file : std::filesystem::directory_iterator(folder))
      if (file.path().extension() == ".txt") reports.push_back(report_of(read_file(file.path())));
  check(std::move(reports), "seeds");
}

TEST_F(NumberInSpanOf, Figures) {
  std::vector<Report> reports;
  for (const char* name :
       {"figures", "decoys_a", "decoys_b", "decoys_c", "decoys_d", "decoys_e", "decoys_f"}) {
    std::ifstream file(std::string(RECOUPE_SOURCE_DIR "/test/claim/") + name + ".txt");
    for (std::string line; std::getline(file, line);) {
      const std::size_t begin = line.find('\t') + 1;
      if (begin > 0 && line[0] != '#')
        reports.push_back(report_of(line.substr(begin, line.find('\t', begin) - begin)));
    }
  }
  check(std::move(reports), "figures and decoys");
}

TEST_F(NumberInSpanOf, ChecksWhatItSays) {
  const test::NumberInSpan span(*lexicon);
  const auto holds = [&](std::string text, std::int64_t min, std::optional<std::int64_t> max) {
    Claim claim;
    claim.phrase = {0, static_cast<std::uint32_t>(text.size())};
    claim.min = min;
    claim.max = max;
    return span.holds(claim, text);
  };
  EXPECT_TRUE(holds("au moins douze marins", 12, std::nullopt));
  EXPECT_TRUE(holds("aucun marin", 0, 0));
  EXPECT_TRUE(holds("le pilote", 1, 1));
  EXPECT_FALSE(holds("douze marins", 12, std::nullopt));
  EXPECT_FALSE(holds("les marins", 12, 12));
  EXPECT_FALSE(holds("des marins", 0, 0));
  EXPECT_FALSE(holds("marin", 1, 1));
}

}  // namespace
}  // namespace recoupe
