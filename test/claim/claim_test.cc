// The claims of short reports, as text cases, and what holds for every claim.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "../pipeline/cases.h"

namespace recoupe {
namespace {

std::string describe(const Claim& c, const std::string& text) {
  std::string out = fmt::format("{} {}..{} {} «{}»", name_of(c.kind), c.min,
                                c.max ? std::to_string(*c.max) : "", name_of(c.hedge), slice(text, c.phrase));
  if (!c.source.span.empty()) out += fmt::format(" source «{}»", slice(text, c.source.span));
  if (!c.part_of.empty()) out += " part";
  return out;
}

class ClaimCases : public test::JourneyCases {
 protected:
  void SetUp() override {
    JourneyCases::SetUp();
    read_file("claim/claims.txt");
  }
};

TEST_F(ClaimCases, TextCases) {
  for (const test::JourneyCase& c : cases_) {
    const Reading reading = read(c);
    std::vector<std::string> got;
    for (const Claim& claim : reading.claims) got.push_back(describe(claim, reading.report.text));
    EXPECT_EQ(got, c.expected) << c.name;
  }
}

TEST_F(ClaimCases, EveryClaimIsTiedToBytesAndToAnEvent) {
  for (const test::JourneyCase& c : cases_) {
    const Reading reading = read(c);
    for (const Claim& claim : reading.claims) {
      EXPECT_LT(claim.phrase.begin, claim.phrase.end);
      EXPECT_LE(claim.phrase.end, reading.report.text.size());
      EXPECT_TRUE(claim.sentence.contains(claim.phrase));
      EXPECT_FALSE(claim.rule.empty());
      EXPECT_TRUE(std::any_of(reading.events.begin(), reading.events.end(),
                              [&](const Event& e) { return e.ref == claim.event; }));
      if (claim.max) {
        EXPECT_LE(claim.min, *claim.max);
      }
    }
  }
}

}  // namespace
}  // namespace recoupe
