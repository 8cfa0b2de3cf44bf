// Clock times, zones and lengths.
#include "phrase/date_clock.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "number_fixture.h"
#include "phrase/date.h"
#include "phrase/time_zone.h"

namespace recoupe {
namespace {

Day day(std::string_view iso) { return *day_from_iso(iso); }

std::vector<DatePhrase> read(const std::string& text, std::string_view published = "2020-01-09") {
  const WordFixture fixture;
  const auto [report, words] = fixture.read(text, published);
  return DateReader(*compiled_lexicon()).read(report, words);
}

TEST(TimeZone, FollowsTheDay) {
  EXPECT_EQ(utc_offset("Europe/Paris", day("2024-01-15")), 60);
  EXPECT_EQ(utc_offset("Europe/Paris", day("2024-07-15")), 120);
  EXPECT_EQ(utc_offset("America/New_York", day("2020-01-07")), -300);
  EXPECT_EQ(utc_offset("IQ", day("2020-01-08")), 180);
  EXPECT_EQ(utc_offset("UTC", day("2020-01-08")), 0);
  EXPECT_EQ(utc_offset("US", day("2020-01-08")), std::nullopt);  // its clocks differ
  EXPECT_EQ(utc_offset("Nowhere/Atall", day("2020-01-08")), std::nullopt);
  EXPECT_EQ(utc_offset("", day("2020-01-08")), std::nullopt);
}

TEST(TimeZone, OfSeveralThoseNearTheSun) {
  const auto all = utc_offsets("US", std::nullopt, day("2020-01-08"));
  EXPECT_GE(all.size(), 6U);
  const auto east = utc_offsets("US", -77.0, day("2020-01-08"));
  EXPECT_TRUE(std::find(east.begin(), east.end(), -300) != east.end());
  EXPECT_TRUE(std::find(east.begin(), east.end(), -480) == east.end());
  EXPECT_TRUE(utc_offsets("??", 0.0, day("2020-01-08")).empty());
}

TEST(ClockTime, HalvesOfTheDay) {
  EXPECT_EQ(in_part_of_day(8 * 60, DayPart::evening), 20 * 60);
  EXPECT_EQ(in_part_of_day(20 * 60, DayPart::evening), 20 * 60);
  EXPECT_EQ(in_part_of_day(4 * 60, DayPart::morning), 4 * 60);
  EXPECT_EQ(in_part_of_day(11 * 60, DayPart::night), 23 * 60);
  EXPECT_EQ(in_part_of_day(3 * 60, DayPart::night), 3 * 60);
}

class DateClock : public testing::Test {
 protected:
  void SetUp() override {
    if (compiled_lexicon() == nullptr) GTEST_SKIP() << "no compiled lexicon";
  }
};

TEST_F(DateClock, Spellings) {
  for (const auto& [text, from, to] : std::initializer_list<std::tuple<const char*, int, int>>{
           {"Un tir vers 17h30.", 1050, 1050},
           {"Un tir à 17 heures 30.", 1050, 1050},
           {"Un tir à 4 heures du matin.", 240, 240},
           {"Un tir à huit heures et demie du soir.", 1230, 1230},
           {"Un tir mardi à 20:15.", 1215, 1215},
           {"Un tir à minuit.", 0, 0},
           {"Un tir mardi peu avant minuit.", 1439, 1439},
           {"Un tir lundi après 22 heures.", 1320, 1439},
           {"Un tir lundi avant 6h.", 0, 360},
           {"Un siège de 17h à 18h30.", 1020, 1110},
           {"Un siège de 22 heures à 2 heures.", 1320, 1560},
           {"Un siège entre 5 et 7 heures du soir.", 1020, 1140},
           {"Un tir ce soir à 7 heures.", 1140, 1140}}) {
    const auto dates = read(text);
    ASSERT_EQ(dates.size(), 1U) << text;
    ASSERT_TRUE(dates[0].clock) << text;
    EXPECT_EQ(*dates[0].clock, (ClockInterval{from, to})) << text << to_text(*dates[0].clock);
  }
}

TEST_F(DateClock, NoClockTimes) {
  for (const char* text : {"Il a marché 17 heures.", "Entre 5 et 7 soldats sont morts.",
                           "Le score était de 3:0 ce soir.", "Ils ont tiré 12 fois."})
    for (const DatePhrase& date : read(text)) EXPECT_FALSE(date.clock) << text;
}

TEST_F(DateClock, WhoseClockItIs) {
  const auto gmt = read("Un missile a touché la base mardi à 22h30 GMT.");
  ASSERT_EQ(gmt.size(), 1U);
  EXPECT_EQ(gmt[0].zone, "UTC");
  EXPECT_EQ(gmt[0].utc_offset, 0);
  const auto pair = read("Le 7 janvier vers 17h30 (22h30 GMT), un missile a touché la base.");
  ASSERT_EQ(pair.size(), 1U);
  EXPECT_EQ(pair[0].utc_offset, -300);
  const auto paris = read("Un tir mardi à 17 heures, heure de Paris.");
  ASSERT_EQ(paris.size(), 1U);
  EXPECT_EQ(paris[0].utc_offset, 60);
  const auto local = read("Un tir mardi à 17 heures, heure locale.");
  ASSERT_EQ(local.size(), 1U);
  EXPECT_EQ(local[0].utc_offset, std::nullopt);
  const auto plain = read("Un tir mardi à 17 heures.");
  EXPECT_EQ(plain[0].utc_offset, std::nullopt);
}

TEST_F(DateClock, Lengths) {
  for (const auto& [text, seconds] : std::initializer_list<std::pair<const char*, std::int64_t>>{
           {"Le siège a duré trois heures.", 10'800},
           {"Le siège a duré deux heures et demie.", 9'000},
           {"Le siège a duré trois ans, deux mois et 4 jours.", 3 * 365 * 86'400 + 60 * 86'400 + 4 * 86'400},
           {"Ils ont tiré pendant une demi-heure.", 1'800},
           {"Ils ont tiré pendant 1h30.", 5'400}}) {
    const auto dates = read(text);
    ASSERT_EQ(dates.size(), 1U) << text;
    EXPECT_EQ(dates[0].use, DateUse::duration) << text;
    EXPECT_EQ(dates[0].seconds, seconds) << text;
    EXPECT_FALSE(dates[0].days) << text;
  }
  const auto vague = read("Le siège a duré quelques heures.");
  ASSERT_EQ(vague.size(), 1U);
  EXPECT_FALSE(vague[0].seconds);
}

TEST_F(DateClock, AnchorsDateWhatIsToldFromThem) {
  const auto since = read("Rien n'a changé depuis l'assaut du Hamas.", "2024-11-03");
  ASSERT_EQ(since.size(), 1U);
  EXPECT_EQ(since[0].use, DateUse::since);
  EXPECT_EQ(since[0].basis, DateBasis::anchor);
  EXPECT_EQ(to_iso(since[0].start->earliest), "2023-10-07");
  const auto before = read("Rien n'a changé depuis l'assaut du Hamas.", "2021-11-03");
  EXPECT_TRUE(before.empty() || !before[0].days);  // not yet known
  const auto year = read("L'assaut du Hamas du 7 octobre a fait 1.200 morts.", "2025-03-03");
  ASSERT_EQ(year.size(), 1U);
  EXPECT_EQ(to_iso(year[0].days->earliest), "2023-10-07");
  const auto other = read("L'assaut du Hamas du 9 octobre a fait deux morts.", "2024-11-03");
  ASSERT_EQ(other.size(), 1U);
  EXPECT_EQ(to_iso(other[0].days->earliest), "2024-10-09");  // another one
  EXPECT_TRUE(read("L'assaut du Hamas a fait 1.200 morts.", "2024-11-03").empty());
  const auto later = read("Trois mois après la chute de Baghouz, un tir.", "2019-03-25");
  ASSERT_EQ(later.size(), 1U);
  EXPECT_FALSE(later[0].days);  // it would lie after publication
  EXPECT_TRUE(read("Rien depuis la mort de l'avocat de Navalny.", "2025-11-03").empty());
}

TEST_F(DateClock, TheSpeakersDayCountsInsideQuotationMarks) {
  const auto dates = read("« Ils sont venus hier », racontait lundi un berger.", "2023-03-30");
  ASSERT_EQ(dates.size(), 2U);
  EXPECT_EQ(to_iso(dates[0].days->earliest), "2023-03-26");
}

TEST_F(DateClock, HoldsOnHostileSpellings) {
  for (const char* form :
       {"", "h", "99h99", "1h1h1h1h", "::::", "12:", "0h", "24h", "25h", "7pm7pm", "1h30min30s9"})
    EXPECT_NO_THROW(clock_of(form, *compiled_lexicon())) << form;
  EXPECT_EQ(clock_of("25h", *compiled_lexicon()), std::nullopt);
  EXPECT_EQ(clock_of("11h75", *compiled_lexicon()), std::nullopt);
  EXPECT_EQ(clock_of("12h34min25s", *compiled_lexicon()), 754);
}

}  // namespace
}  // namespace recoupe
