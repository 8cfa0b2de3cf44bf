// The events of short reports, as text cases, and what holds for every event.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "os/file.h"
#include "pipeline/reading.h"

namespace recoupe {
namespace {

const std::string kImage = RECOUPE_BINARY_DIR "/recoupe.lexicon";

struct Case {
  std::string name, published, text;
  std::vector<std::string> expected;
};

std::vector<Case> read_cases(const std::string& path) {
  std::ifstream in(path);
  std::vector<Case> out;
  bool answers = false;
  const std::string published = "published: ";
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("## ", 0) == 0) {
      out.push_back({line.substr(3), {}, {}, {}});
      answers = false;
    } else if (out.empty()) {
      continue;
    } else if (line == "--") {
      answers = true;
    } else if (answers && !line.empty()) {
      out.back().expected.push_back(line);
    } else if (line.rfind(published, 0) == 0) {
      out.back().published = line.substr(published.size());
    } else if (!answers) {
      out.back().text += line + "\n";
    }
  }
  return out;
}

std::string describe(const Event& event) {
  std::string out = fmt::format("{} {}", name_of(event.scope), name_of(event.type));
  if (event.date && event.date->days)
    out += fmt::format(" date={}..{}", to_iso(event.date->days->earliest), to_iso(event.date->days->latest));
  if (event.place) out += " country=" + event.place->country;
  return out + fmt::format(" status={}", name_of(event.actor_status));
}

class EventCases : public testing::Test {
 protected:
  void SetUp() override {
    auto mapped = MappedFile::open(kImage);
    if (!mapped) GTEST_SKIP() << "no lexicon image: " << mapped.error().message();
    file_ = std::move(*mapped);
    auto lexicon = Lexicon::open(file_.bytes(), kImage);
    ASSERT_TRUE(lexicon) << lexicon.error().message();
    lexicon_ = *lexicon;
    reader_ = std::make_unique<Reader>(lexicon_);
    cases_ = read_cases(RECOUPE_SOURCE_DIR "/test/mention/events.txt");
    ASSERT_FALSE(cases_.empty());
  }
  Reading read(const Case& c) const {
    Report report;
    report.id = "r0";
    report.input = "case";
    report.text = c.text;
    if (!c.published.empty()) report.published = timestamp_from_iso(c.published);
    return reader_->read(std::move(report));
  }

  MappedFile file_;
  Lexicon lexicon_;
  std::unique_ptr<Reader> reader_;
  std::vector<Case> cases_;
};

TEST_F(EventCases, TextCases) {
  for (const Case& c : cases_) {
    const Reading reading = read(c);
    std::vector<std::string> got;
    if (reading.not_an_incident) got.push_back("refused " + reading.not_an_incident->reason);
    for (const Event& event : reading.events)
      if (!reading.not_an_incident) got.push_back(describe(event));
    EXPECT_EQ(got, c.expected) << c.name;
  }
}

TEST_F(EventCases, EveryEventIsTiedToBytesAndToARule) {
  for (const Case& c : cases_) {
    const Reading reading = read(c);
    const auto size = reading.report.text.size();
    for (const Event& event : reading.events) {
      EXPECT_FALSE(event.trigger.empty()) << c.name;
      EXPECT_FALSE(event.rule.empty()) << c.name;
      for (const ByteSpan span : {event.trigger, event.actor.span, event.target.span, event.weapon.span})
        EXPECT_LE(span.end, size);
    }
    const bool has_main = std::any_of(reading.events.begin(), reading.events.end(),
                                      [](const Event& e) { return e.scope == Scope::main; });
    EXPECT_NE(has_main, reading.not_an_incident.has_value()) << c.name;
  }
}

}  // namespace
}  // namespace recoupe
