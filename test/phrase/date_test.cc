// Dates as text cases (dates.txt), and what holds for every text.
#include "phrase/date.h"

#include <gtest/gtest.h>

#include <random>

#include "number_fixture.h"

namespace recoupe {
namespace {

class Dates : public testing::Test {
 protected:
  void SetUp() override {
    if (compiled_lexicon() == nullptr) GTEST_SKIP() << "no compiled lexicon";
  }
};

std::string all(const std::vector<DatePhrase>& dates, const std::string& text) {
  std::string out;
  for (const DatePhrase& date : dates) {
    if (!out.empty()) out += " ; ";
    out += without_rule(to_text(date, text));
  }
  return out;
}

TEST_F(Dates, TextCases) {
  const WordFixture fixture;
  const DateReader reader(*compiled_lexicon());
  for (const auto& fields : text_cases("dates.txt")) {
    ASSERT_GE(fields.size(), 2U);
    const auto [report, words] = fixture.read(with_paragraphs(fields[1]), fields[0] == "-" ? "" : fields[0]);
    EXPECT_EQ(all(reader.read(report, words), report.text), fields.size() > 2 ? fields[2] : "") << fields[1];
  }
}

TEST_F(Dates, ReferenceIsPublicationThenDateline) {
  const WordFixture fixture;
  const DateReader reader(*compiled_lexicon());
  const std::string text = "NIAMEY, 3 mai 2019 - Des tirs ont été entendus jeudi.";
  const auto [dated, dated_words] = fixture.read(text, "2019-05-04T08:00:00+02:00");
  DateReference reference;
  reader.read(dated, dated_words, reference);
  EXPECT_EQ(reference.basis, DateBasis::metadata);
  EXPECT_EQ(to_iso(*reference.day), "2019-05-04");
  EXPECT_EQ(reference.minute_of_day, 480);
  const auto [undated, words] = fixture.read(text);
  reader.read(undated, words, reference);
  EXPECT_EQ(reference.basis, DateBasis::explicit_);
  EXPECT_EQ(to_iso(*reference.day), "2019-05-03");
}

TEST_F(Dates, SinceKeepsItsStart) {
  const WordFixture fixture;
  const DateReader reader(*compiled_lexicon());
  const auto [report, words] = fixture.read("Rien depuis le 9 juin 2020.", "2020-07-01");
  const auto dates = reader.read(report, words);
  ASSERT_EQ(dates.size(), 1U);
  ASSERT_TRUE(dates[0].start);
  EXPECT_EQ(to_iso(dates[0].start->latest), "2020-06-09");
  EXPECT_EQ(to_iso(dates[0].days->latest), "2020-07-01");
}

TEST_F(Dates, LatestYearBoundsWhatAWeekdayDecides) {
  const WordFixture fixture;
  const auto [report, words] = fixture.read("L'attaque de lundi 9 février a fait deux morts.");
  const auto later = DateReader(*compiled_lexicon(), 2026).read(report, words);
  const auto earlier = DateReader(*compiled_lexicon(), 2015).read(report, words);
  ASSERT_EQ(later.size(), 1U);
  EXPECT_EQ(to_iso(later[0].days->earliest), "2026-02-09");
  EXPECT_FALSE(earlier[0].days);  // 2009 and 2015
}

// Words of dates thrown together: spans stay inside, in order and disjoint; what is dated has a basis and
// says how finely.
TEST_F(Dates, HoldsOnNonsense) {
  const std::vector<std::string> pieces = {"lundi",
                                           "mardi",
                                           "le",
                                           "du",
                                           "au",
                                           "12",
                                           "31",
                                           "février",
                                           "mars",
                                           "2019",
                                           "nuit",
                                           "dans la nuit de",
                                           "à",
                                           "et",
                                           "depuis",
                                           "il y a",
                                           "trois",
                                           "jours",
                                           "semaine",
                                           "dernier",
                                           "dernière",
                                           "la veille",
                                           "le lendemain",
                                           "hier",
                                           "soir",
                                           "matin",
                                           "vers",
                                           "17h30",
                                           "heures",
                                           "heure locale",
                                           "(",
                                           ")",
                                           ",",
                                           ".",
                                           "entre",
                                           "de",
                                           "en",
                                           "fin",
                                           "début",
                                           "mi-mars",
                                           "9/11/2024",
                                           "99/99/9999",
                                           "plus tard",
                                           "courant",
                                           "même",
                                           "jour",
                                           "Noël",
                                           "jusqu'au",
                                           "d'ici",
                                           "ce",
                                           "cette",
                                           "0",
                                           "heure de Paris",
                                           "GMT",
                                           "+",
                                           "et demie",
                                           "du soir",
                                           "dans",
                                           "prochain",
                                           "les années",
                                           "70",
                                           "premier",
                                           "trimestre",
                                           "depuis l'assaut du Hamas",
                                           "la mort de Soleimani",
                                           "après",
                                           "«",
                                           "»",
                                           "plus tôt",
                                           "le reste de",
                                           "8:00 pm",
                                           "25h",
                                           "11/2016",
                                           "le 22/04",
                                           "19-20",
                                           "minuit",
                                           "moins le quart",
                                           "pendant",
                                           "une demi-heure"};
  const WordFixture fixture;
  const DateReader reader(*compiled_lexicon());
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int n = 0; n < 14; ++n) text += pieces[random() % pieces.size()] + " ";
    const auto [report, words] = fixture.read(text, round % 2 == 0 ? "2021-06-05" : "");
    std::uint32_t end = 0;
    for (const DatePhrase& date : reader.read(report, words)) {
      ASSERT_GE(date.words.begin, end) << text;
      ASSERT_LT(date.words.begin, date.words.end) << text;
      ASSERT_LE(date.words.end, words.words.size()) << text;
      ASSERT_EQ(date.span, words.span_of(date.words)) << text;
      if (date.clock) {
        ASSERT_GE(date.clock->from, 0) << text;
        ASSERT_LT(date.clock->from, 24 * 60) << text;
        ASSERT_LE(date.clock->from, date.clock->to) << text;
        ASSERT_LT(date.clock->to, 2 * 24 * 60) << text;
      }
      ASSERT_LE(std::abs(date.utc_offset.value_or(0)), 14 * 60) << text;
      ASSERT_GT(date.seconds.value_or(1), 0) << text;
      if (date.days) {
        ASSERT_LE(date.days->earliest, date.days->latest) << text;
        ASSERT_NE(date.basis, DateBasis::none) << text;
        ASSERT_NE(date.precision, DatePrecision::none) << text;
      } else {
        ASSERT_EQ(date.basis, DateBasis::none) << text;
      }
      end = date.words.end;
    }
  }
}

}  // namespace
}  // namespace recoupe
