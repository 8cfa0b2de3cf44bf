// Entity F1 (first byte, last byte and type right) on our own set and, where it is at hand, on WikiANN; none
// may fall below its floor. RECOUPE_NAME_ERRORS=1 lists what is wrong in the dev part; the test part is only
// scored.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>

#include "../../train/names/gold.h"
#include "number_fixture.h"
#include "phrase/name.h"

namespace recoupe {
namespace {

// A point below what was measured: a change elsewhere in the journey may cost that much, not more.
constexpr double kDevFloor = 94.5;
constexpr double kTestFloor = 89;
constexpr double kWikiannFloor = 79.5;

class Scorer {
 public:
  NameTally score(const std::vector<GoldSentence>& sentences, bool list) {
    NameTally tally;
    for (const GoldSentence& sentence : sentences) {
      const auto [report, words] = words_.read(sentence.text);
      const auto names = reader_.read(report, words, places_.read(report, words));
      tally.add(sentence.names, names);
      if (list) list_errors(sentence, names);
    }
    return tally;
  }

 private:
  static void list_errors(const GoldSentence& gold, const std::vector<NamePhrase>& names) {
    const auto line = [&](char sign, NameType type, ByteSpan span) {
      std::cout << sign << ' ' << name_of(type) << ' ' << slice(gold.text, span) << "  in  " << gold.text
                << '\n';
    };
    const auto among = [](const auto& list, const auto& one) {
      return std::any_of(list.begin(), list.end(),
                         [&](const auto& other) { return other.span == one.span && other.type == one.type; });
    };
    for (const NamePhrase& name : names)
      if (!among(gold.names, name)) line('+', name.type, name.span);
    for (const GoldName& name : gold.names)
      if (!among(names, name)) line('-', name.type, name.span);
  }

  WordFixture words_;
  PlaceReader places_{*compiled_lexicon()};
  NameReader reader_{*compiled_lexicon()};
};

void expect_floor(const char* set, const std::vector<GoldSentence>& sentences, double floor,
                  bool list = false) {
  if (compiled_lexicon() == nullptr || compiled_lexicon()->image().section("fr.names").empty())
    GTEST_SKIP() << "no model in the lexicon";
  if (sentences.empty()) GTEST_SKIP() << set << " is not at hand";
  const NameTally tally = Scorer().score(sentences, list);
  std::cout << set << ": F1 " << tally.f1();
  for (std::size_t type = 0; type < kNameTypes; ++type)
    std::cout << "  " << name_of(static_cast<NameType>(type)) << ' ' << tally.f1(static_cast<NameType>(type));
  std::cout << '\n';
  EXPECT_GE(tally.f1(), floor);
}

TEST(NameScore, OurDev) {
  expect_floor("names/dev", read_marked_folder(RECOUPE_SOURCE_DIR "/test/corpus/names/dev"), kDevFloor,
               std::getenv("RECOUPE_NAME_ERRORS") != nullptr);
}

TEST(NameScore, OurTest) {
  expect_floor("names/test", read_marked_folder(RECOUPE_SOURCE_DIR "/test/corpus/names/test"), kTestFloor);
}

TEST(NameScore, WikiannTest) {
  expect_floor("WikiANN-fr test", read_bio(RECOUPE_SOURCE_DIR "/../shared/data/ner/wikiann_fr/test"),
               kWikiannFloor);
}

}  // namespace
}  // namespace recoupe
