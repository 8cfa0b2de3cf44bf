// Numbers as text cases (numbers.txt), and what holds for every text.
#include "phrase/number.h"

#include <gtest/gtest.h>

#include <random>

#include "number_fixture.h"
#include "phrase/date.h"

namespace recoupe {
namespace {

class Numbers : public testing::Test {
 protected:
  void SetUp() override {
    if (compiled_lexicon() == nullptr) GTEST_SKIP() << "no compiled lexicon";
  }
};

std::string all(const std::vector<NumberPhrase>& numbers, const std::string& text) {
  std::string out;
  for (const NumberPhrase& number : numbers) {
    if (!out.empty()) out += " ; ";
    out += without_rule(to_text(number, text));
  }
  return out;
}

TEST_F(Numbers, TextCases) {
  const WordFixture fixture;
  const NumberReader reader(*compiled_lexicon());
  for (const auto& fields : text_cases("numbers.txt")) {
    ASSERT_GE(fields.size(), 1U);
    const auto [report, words] = fixture.read(fields[0]);
    EXPECT_EQ(all(reader.read(words), report.text), fields.size() > 1 ? fields[1] : "") << fields[0];
  }
}

TEST_F(Numbers, EveryPhraseNamesItsRuleOrIsABareNumber) {
  const WordFixture fixture;
  const NumberReader reader(*compiled_lexicon());
  const auto [report, words] = fixture.read("Au moins 12 morts, 30 km plus loin une dizaine de blessés.");
  const auto numbers = reader.read(words);
  ASSERT_EQ(numbers.size(), 3U);
  EXPECT_TRUE(numbers[0].rule.starts_with("fr/approximators.tsv:")) << numbers[0].rule;
  EXPECT_TRUE(numbers[1].rule.starts_with("fr/numbers.rules:")) << numbers[1].rule;
  EXPECT_TRUE(numbers[2].rule.starts_with("fr/numbers.tsv:")) << numbers[2].rule;
}

TEST_F(Numbers, PostposedApproximatorIsKeptApart) {
  const WordFixture fixture;
  const NumberReader reader(*compiled_lexicon());
  const auto [report, words] = fixture.read("Neuf villageois au moins sont morts.");
  const auto numbers = reader.read(words);
  ASSERT_EQ(numbers.size(), 1U);
  EXPECT_EQ(slice(report.text, numbers[0].span), "Neuf");
  ASSERT_FALSE(numbers[0].postposed.empty());
  EXPECT_EQ(slice(report.text, words.span_of(numbers[0].postposed)), "au moins");
}

TEST_F(Numbers, NumbersOfADateAreNoCounts) {
  const WordFixture fixture;
  const NumberReader reader(*compiled_lexicon());
  const DateReader dates(*compiled_lexicon());
  const auto [report, words] =
      fixture.read("Onze civils sont morts dans la nuit du 3 au 4, en douze heures.", "2022-02-10");
  auto numbers = reader.read(words);
  settle(numbers, dates.read(report, words));
  ASSERT_EQ(numbers.size(), 4U);
  EXPECT_EQ(numbers[0].role, NumberRole::count);
  for (std::size_t i = 1; i < numbers.size(); ++i) EXPECT_NE(numbers[i].role, NumberRole::count) << i;
}

// A phrase that counts is the same number when it stands alone, between other words, and when it is read
// again.
TEST_F(Numbers, PhrasesKeepTheirNumberInAnySentence) {
  const WordFixture fixture;
  const NumberReader reader(*compiled_lexicon());
  const std::vector<std::string> before = {
      "",          "au moins ", "plus de ", "près de ",      "environ ",
      "moins de ", "jusqu'à ",  "quelque ", "pas moins de ", "exactement "};
  const std::vector<std::string> numerals = {"2",
                                             "12",
                                             "1 200",
                                             "14.000",
                                             "deux",
                                             "dix-sept",
                                             "vingt et un",
                                             "soixante-quinze",
                                             "quatre-vingts",
                                             "nonante-neuf",
                                             "cent trente-deux",
                                             "deux mille",
                                             "trois cent mille",
                                             "1,5 million de"};
  for (const std::string& word : before)
    for (const std::string& numeral : numerals) {
      const std::string phrase = word + numeral;
      const auto [alone_report, alone_words] = fixture.read(phrase + " tentes");
      const auto alone = reader.read(alone_words);
      ASSERT_EQ(alone.size(), 1U) << phrase;
      const auto [report, words] = fixture.read("Hier, le vent a emporté " + phrase + " tentes du camp.");
      const auto numbers = reader.read(words);
      ASSERT_EQ(numbers.size(), 1U) << phrase;
      EXPECT_EQ(numbers[0].min, alone[0].min) << phrase;
      EXPECT_EQ(numbers[0].max, alone[0].max) << phrase;
      EXPECT_EQ(numbers[0].role, NumberRole::count) << phrase;
      if (word != "exactement ") {  // it adds nothing, so it is no part of the phrase
        EXPECT_EQ(slice(report.text, numbers[0].span), phrase);
      }
      const auto again = reader.read(words);
      ASSERT_EQ(again.size(), 1U);
      EXPECT_EQ(to_text(again[0], report.text), to_text(numbers[0], report.text));
    }
}

TEST_F(Numbers, SurvivesHostileRuns) {
  const WordFixture fixture;
  const NumberReader reader(*compiled_lexicon());
  constexpr std::size_t kNumerals = 100'000;
  constexpr std::size_t kMostBytes = 600'000;
  for (const std::string piece : {"deux ", "12 ", "cent ", "mille ", "et ", "au moins ", "une dizaine de ",
                                  "12, 13 et ", "moins ", "zéro virgule ", "deux-", "9", "1 000 ", "1.",
                                  "trois quarts ", "plus de 3 et moins de ", "ni ", "de "}) {
    std::string text;
    for (std::size_t i = 0; i < std::min(kNumerals, kMostBytes / piece.size()); ++i) text += piece;
    const auto [report, words] = fixture.read(text + "12 tentes");
    std::uint32_t end = 0;
    for (const NumberPhrase& number : reader.read(words)) {
      ASSERT_GE(number.words.begin, end) << piece;
      ASSERT_GE(number.min, 0) << piece;
      end = number.words.end;
    }
  }
}

// Words of all kinds thrown together: spans stay inside, in order and disjoint, intervals stay intervals.
TEST_F(Numbers, HoldsOnNonsense) {
  const std::vector<std::string> pieces = {"au moins",  "plus de",     "une",
                                           "dizaine",   "dizaines",    "de",
                                           "d'",        "entre",       "et",
                                           "à",         "12",          "1,2",
                                           "million",   "millions",    "(",
                                           ")",         "11",          "cent",
                                           "mille",     "vingt-et-un", "quatre-vingts",
                                           "morts",     "soldats",     "environ",
                                           "près de",   "22e",         "2019",
                                           "17h30",     "9/11/2024",   "aucun",
                                           "ni",        "pas de",      "des",
                                           "plusieurs", "un",          "seul",
                                           "demi",      "zéro",        "99999999999999999999",
                                           "0",         "-",           "moins de",
                                           "ou",        "trois",       ".",
                                           "le",        "%",           "ans",
                                           "2-1",       "quelques"};
  const WordFixture fixture;
  const NumberReader reader(*compiled_lexicon());
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int n = 0; n < 14; ++n) text += pieces[random() % pieces.size()] + (random() % 9 == 0 ? "" : " ");
    const auto [report, words] = fixture.read(text);
    std::uint32_t end = 0;
    for (const NumberPhrase& number : reader.read(words)) {
      ASSERT_GE(number.words.begin, end) << text;
      ASSERT_LT(number.words.begin, number.words.end) << text;
      ASSERT_TRUE(number.words.contains(number.core)) << text;
      ASSERT_LE(number.words.end, words.words.size()) << text;
      ASSERT_EQ(words.words[number.words.begin].sentence, words.words[number.words.end - 1].sentence) << text;
      ASSERT_EQ(number.span.begin, words.span_of(number.words).begin) << text;
      ASSERT_TRUE(words.span_of(number.words).contains(number.span)) << text;  // "107mm" without its unit
      ASSERT_FALSE(number.span.empty()) << text;
      ASSERT_GE(number.min, 0) << text;
      if (number.max) {
        ASSERT_LE(number.min, *number.max) << text;
      }
      end = number.words.end;
    }
  }
}

}  // namespace
}  // namespace recoupe
