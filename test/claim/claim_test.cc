// The claims of short reports, as text cases, and what holds for every claim.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "os/file.h"
#include "pipeline/reading.h"

namespace recoupe {
namespace {

const std::string kImage = RECOUPE_BINARY_DIR "/recoupe.lexicon";

struct Case {
  std::string name, text;
  std::vector<std::string> expected;
};

std::vector<Case> read_cases(const std::string& path) {
  std::ifstream in(path);
  std::vector<Case> out;
  bool answers = false;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("## ", 0) == 0) {
      out.push_back({line.substr(3), {}, {}});
      answers = false;
    } else if (out.empty() || line.empty()) {
      continue;
    } else if (line == "--") {
      answers = true;
    } else if (answers) {
      out.back().expected.push_back(line);
    } else {
      out.back().text += line + "\n";
    }
  }
  return out;
}

std::string describe(const Claim& c, const std::string& text) {
  std::string out = fmt::format("{} {}..{} {} «{}»", name_of(c.kind), c.min,
                                c.max ? std::to_string(*c.max) : "", name_of(c.hedge), slice(text, c.phrase));
  if (!c.source.span.empty()) out += fmt::format(" source «{}»", slice(text, c.source.span));
  if (!c.part_of.empty()) out += " part";
  return out;
}

class ClaimCases : public testing::Test {
 protected:
  void SetUp() override {
    auto mapped = MappedFile::open(kImage);
    if (!mapped) GTEST_SKIP() << "no lexicon image: " << mapped.error().message();
    file_ = std::move(*mapped);
    auto lexicon = Lexicon::open(file_.bytes(), kImage);
    ASSERT_TRUE(lexicon) << lexicon.error().message();
    lexicon_ = *lexicon;
    reader_ = std::make_unique<Reader>(lexicon_);
  }
  Reading read(const std::string& text) const {
    Report report;
    report.id = "r0";
    report.input = "case";
    report.text = text;
    return reader_->read(std::move(report));
  }

  MappedFile file_;
  Lexicon lexicon_;
  std::unique_ptr<Reader> reader_;
};

TEST_F(ClaimCases, TextCases) {
  for (const Case& c : read_cases(RECOUPE_SOURCE_DIR "/test/claim/claims.txt")) {
    const Reading reading = read(c.text);
    std::vector<std::string> got;
    for (const Claim& claim : reading.claims) got.push_back(describe(claim, reading.report.text));
    EXPECT_EQ(got, c.expected) << c.name;
  }
}

TEST_F(ClaimCases, EveryClaimIsTiedToBytesAndToAnEvent) {
  for (const Case& c : read_cases(RECOUPE_SOURCE_DIR "/test/claim/claims.txt")) {
    const Reading reading = read(c.text);
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
