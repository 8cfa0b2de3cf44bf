// Names of short texts as text cases (names.txt, name_joins.txt), and what holds for every text.
#include "phrase/name.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "../../train/names/gold.h"
#include "number_fixture.h"

namespace recoupe {
namespace {

class Names : public testing::Test {
 protected:
  void SetUp() override {
    if (compiled_lexicon() == nullptr) GTEST_SKIP() << "no compiled lexicon";
    words_ = std::make_unique<WordFixture>();
    places_ = std::make_unique<PlaceReader>(*compiled_lexicon());
    reader_ = std::make_unique<NameReader>(*compiled_lexicon());
  }
  std::vector<NamePhrase> read(const std::string& text) {
    std::tie(report_, now_) = words_->read(text);
    return reader_->read(report_, now_, places_->read(report_, now_));
  }
  std::unique_ptr<WordFixture> words_;
  std::unique_ptr<PlaceReader> places_;
  std::unique_ptr<NameReader> reader_;
  Report report_;
  Words now_;
};

std::string marked(const std::vector<NamePhrase>& names, std::string text) {
  for (std::size_t n = names.size(); n-- > 0;) {
    text.insert(names[n].span.end, "]");
    text.insert(names[n].span.begin, "[" + std::string(name_of(names[n].type)) + " ");
  }
  return text;
}

std::string groups(const std::vector<NamePhrase>& names, std::string_view text) {
  std::map<std::uint32_t, std::string> by_entity;
  for (const NamePhrase& name : names) {
    std::string& group = by_entity[name.entity];
    if (!group.empty()) group += " = ";
    group += slice(text, name.span);
  }
  std::string out;
  for (const auto& [entity, group] : by_entity) out += (out.empty() ? "" : " ; ") + group;
  return out;
}

TEST_F(Names, TextCases) {
  const auto cases = text_cases("names.txt");
  ASSERT_GT(cases.size(), 30u);
  for (const auto& fields : cases) {
    const std::string text = parse_marked(fields[0]).text;
    EXPECT_EQ(marked(read(text), text), fields[0]);
  }
}

TEST_F(Names, JoinCases) {
  for (const auto& fields : text_cases("name_joins.txt")) {
    ASSERT_EQ(fields.size(), 2u);
    EXPECT_EQ(groups(read(fields[0]), fields[0]), fields[1]) << fields[0];
  }
}

TEST_F(Names, SayWhy) {
  const auto names = read("Le colonel Ousmane Traoré a quitté Gao, selon Reuters.");
  ASSERT_EQ(names.size(), 3u);
  EXPECT_TRUE(names[0].why.starts_with("fr/persons.tsv")) << names[0].why;
  EXPECT_TRUE(names[2].why.starts_with("all/agencies.tsv")) << names[2].why;
  for (const NamePhrase& name : names) EXPECT_GT(name.score, 0);
}

// Words of names thrown together: in order, disjoint, within a sentence, spans those of the words, entities
// numbered from one in the order of the text.
TEST_F(Names, HoldOnNonsense) {
  const std::vector<std::string> pieces = {
      "Le",    "la",        "de",       "du",     "l'",     "Traoré", "Ali", "MM.",  "Mme",     "général",
      "ONU",   "ministère", "(",        ")",      "«",      "»",      ".",   ",",    "-",       "&",
      "Front", "national",  "al-Assad", "von",    "der",    "Leyen",  "Gao", "mer",  "Rouge",   "M23",
      "2000",  "et",        "pour",     "A.",     "’",      "/",      "été", "tués", "MALIENS", "Maliens",
      "Paris", "rue",       "Ж",        "العراق", "\u200b", "x",      "\t"};
  std::mt19937 random(3);
  for (int round = 0; round < 1500; ++round) {
    std::string text;
    for (int n = 0; n < 20; ++n) text += pieces[random() % pieces.size()] + (random() % 6 == 0 ? "" : " ");
    std::uint32_t end = 0;
    std::uint32_t entities = 0;
    for (const NamePhrase& name : read(text)) {
      ASSERT_GE(name.words.begin, end) << text;
      ASSERT_LT(name.words.begin, name.words.end) << text;
      ASSERT_EQ(name.span, now_.span_of(name.words)) << text;
      const std::uint32_t sentence = now_.words[name.words.begin].sentence;
      ASSERT_TRUE(now_.ranges[sentence].contains(name.words)) << text;
      ASSERT_GE(name.entity, 1u) << text;
      ASSERT_LE(name.entity, entities + 1) << text;
      entities = std::max(entities, name.entity);
      end = name.words.end;
    }
  }
}

// A sentence of a thousand capitals and a thousand names that sound alike: time stays linear.
TEST_F(Names, LongListsEnd) {
  std::string text;
  for (int n = 0; n < 20'000; ++n)
    text += "Ali Traoré" + std::to_string(n % 7) + (n % 100 == 99 ? ".\n\n" : ", ");
  EXPECT_FALSE(read(text).empty());
  std::string capitals;
  for (int n = 0; n < 20'000; ++n) capitals += "GAO ET ";
  read(capitals);
}

}  // namespace
}  // namespace recoupe
