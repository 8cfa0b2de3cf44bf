// Who says it, how sure it is, and what is flagged, as text cases; and what holds for every source.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "../pipeline/cases.h"

namespace recoupe {
namespace {

class VoiceCases : public test::JourneyCases {
 protected:
  static std::vector<std::string> voices_of(const Reading& reading) {
    std::vector<std::string> out;
    for (const Claim& c : reading.claims) {
      const auto words = c.source.span.empty() ? "-" : slice(reading.report.text, c.source.span);
      out.push_back(fmt::format("{} {}..{} {} «{}»", name_of(c.kind), c.min,
                                c.max ? std::to_string(*c.max) : "", name_of(c.hedge), words));
    }
    return out;
  }
  void expect_voices(const std::string& file) {
    read_file(file);
    for (const test::JourneyCase& c : cases_) EXPECT_EQ(voices_of(read(c)), c.expected) << c.name;
  }
};

TEST_F(VoiceCases, WhoSaysIt) { expect_voices("claim/voices.txt"); }
TEST_F(VoiceCases, HowSureItIs) { expect_voices("claim/degrees.txt"); }

TEST_F(VoiceCases, WhatIsFlagged) {
  read_file("claim/flags.txt");
  for (const test::JourneyCase& c : cases_) {
    const Reading reading = read(c);
    std::vector<std::string> got;
    for (const Flag& flag : reading.flags) {
      got.push_back(flag.kind);
      for (const ByteSpan span : flag.spans)
        got.back() += fmt::format(" «{}»", slice(reading.report.text, span));
    }
    EXPECT_EQ(got, c.expected) << c.name;
  }
}

// A pronoun's bearer is known by name, and the name is his who was named, not that of a place beside him.
TEST_F(VoiceCases, APronounIsGivenTheNameOfWhomItStandsFor) {
  const Reading reading = reader->read(report_of(
      "Le gouverneur de Delko, Anton Belik, a condamné l'attaque. Elle a fait six morts, selon lui.\n"));
  ASSERT_EQ(reading.claims.size(), 1U);
  EXPECT_EQ(reading.claims[0].source.name, "Anton Belik");
  EXPECT_EQ(reading.claims[0].source.role, "gouverneur");
}

TEST_F(VoiceCases, APostIsGivenTheNameOfWhoHoldsIt) {
  const Reading reading = reader->read(
      report_of("Le président Amadou Sarr a condamné l'attaque de Delko. Huit soldats ont été tués, a "
                "indiqué le chef de l'Etat.\n"));
  ASSERT_EQ(reading.claims.size(), 1U);
  EXPECT_EQ(slice(reading.report.text, reading.claims[0].source.span), "le chef de l'Etat");
  EXPECT_EQ(reading.claims[0].source.name, "Amadou Sarr");
}

TEST_F(VoiceCases, SourcesLieInTheReportAndOutsideTheirFigures) {
  for (const char* file : {"claim/voices.txt", "claim/degrees.txt", "claim/flags.txt", "claim/claims.txt"}) {
    read_file(file);
    for (const test::JourneyCase& c : cases_) {
      const Reading reading = read(c);
      for (const Claim& claim : reading.claims) {
        const bool named = !claim.source.name.empty() || !claim.source.organisation.empty();
        EXPECT_LE(claim.source.span.end, reading.report.text.size()) << c.name;
        EXPECT_FALSE(claim.source.span.overlaps(claim.phrase)) << c.name;
        if (claim.source.span.empty()) {
          EXPECT_FALSE(named) << c.name;
        }
        if (claim.hedge == Hedge::reported) {
          EXPECT_FALSE(claim.source.span.empty()) << c.name;
        }
        if (claim.hedge == Hedge::asserted) {
          EXPECT_TRUE(claim.source.span.empty()) << c.name;
        }
      }
    }
  }
}

TEST_F(VoiceCases, HostileTextIsSurvived) {
  for (const std::string text :
       {"a-t-il dit. a-t-il dit. a-t-il dit.", "(((( police )))) ; ; ; selon selon selon",
        "« « « trois morts » » », a dit, a dit, a dit.", "selon\n\nselon\n\n: : :",
        "et et et non non trois trois morts morts", ", , , ce bilan, ce bilan, ce bilan"}) {
    const Reading reading = reader->read(report_of(text));
    for (const Claim& claim : reading.claims) EXPECT_LE(claim.source.span.end, reading.report.text.size());
  }
}

}  // namespace
}  // namespace recoupe
