// The days of many date phrases in context (date_days_a.txt, date_days_b.txt), and that no wrong day is
// given.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <iostream>

#include "number_fixture.h"
#include "phrase/date.h"

namespace recoupe {
namespace {

constexpr double kExact = 0.95;  // of the phrases, at least
constexpr double kWrong = 0.01;  // days that cannot be, at most

struct Expected {
  std::string words, days;
};

// « words=D ; words=D..D »
std::vector<Expected> expected_of(const std::string& field) {
  std::vector<Expected> out;
  for (std::size_t at = 0; at < field.size();) {
    const std::size_t end = std::min(field.find(" ; ", at), field.size());
    const std::size_t mark = field.rfind('=', end);
    out.push_back({field.substr(at, mark - at), field.substr(mark + 1, end - mark - 1)});
    at = end + 3;
  }
  return out;
}

std::optional<DayInterval> days_of(const std::string& text) {
  const auto first = day_from_iso(text);
  if (!first) return std::nullopt;
  return DayInterval{*first, text.size() > 12 ? *day_from_iso(text.substr(12)) : *first};
}

// The phrase that shares most bytes with `wanted`.
const DatePhrase* nearest(const std::vector<DatePhrase>& dates, ByteSpan wanted) {
  const DatePhrase* best = nullptr;
  std::uint32_t most = 0;
  for (const DatePhrase& date : dates) {
    const std::uint32_t begin = std::max(date.span.begin, wanted.begin);
    const std::uint32_t end = std::min(date.span.end, wanted.end);
    if (end <= begin || end - begin <= most) continue;
    best = &date;
    most = end - begin;
  }
  return best;
}

class DateDays : public testing::TestWithParam<const char*> {};

TEST_P(DateDays, AreExactAndNeverWrong) {
  if (compiled_lexicon() == nullptr) GTEST_SKIP() << "no compiled lexicon";
  const WordFixture fixture;
  const DateReader reader(*compiled_lexicon());
  int all = 0;
  int exact = 0;
  int wrong = 0;
  std::string misses;
  for (const auto& fields : text_cases(GetParam())) {
    ASSERT_EQ(fields.size(), 3U) << fields[0];
    const auto [report, words] = fixture.read(fields[1], fields[0] == "-" ? "" : fields[0]);
    const auto dates = reader.read(report, words);
    for (const Expected& wanted : expected_of(fields[2])) {
      const std::size_t at = report.text.find(wanted.words);
      ASSERT_NE(at, std::string::npos) << wanted.words;
      const auto begin = static_cast<std::uint32_t>(at);
      const DatePhrase* found =
          nearest(dates, {begin, begin + static_cast<std::uint32_t>(wanted.words.size())});
      const DayInterval* days = found != nullptr && found->days ? &*found->days : nullptr;
      const auto right = days_of(wanted.days);
      ++all;
      const bool same = days != nullptr ? right && *days == *right : !right;
      exact += same;
      wrong += days != nullptr && !(right && days->meets(*right));
      if (!same)
        misses += "\n  " + fields[0] + " « " + wanted.words + " » is " + wanted.days + ", read as " +
                  (days != nullptr ? to_iso(days->earliest) + ".." + to_iso(days->latest) : "null");
    }
  }
  RecordProperty("phrases", all);
  RecordProperty("exact", exact);
  RecordProperty("wrong", wrong);
  EXPECT_GE(all, 118);
  EXPECT_GE(exact, kExact * all) << misses;
  EXPECT_LE(wrong, kWrong * all) << misses;
  std::cout << GetParam() << ": " << all << " phrases, " << exact << " exact, " << wrong << " wrong" << misses
            << "\n";
}
INSTANTIATE_TEST_SUITE_P(Both, DateDays, testing::Values("date_days_a.txt", "date_days_b.txt"),
                         [](const auto& half) {
                           return std::string(half.index == 0 ? "tuned" : "held_out");
                         });

// ── What holds for every day of publication ──
constexpr std::array<std::string_view, 16> kCounted = {"hier",
                                                       "avant-hier soir",
                                                       "lundi",
                                                       "samedi dernier",
                                                       "il y a 3 jours",
                                                       "il y a deux semaines",
                                                       "le mois dernier",
                                                       "la semaine dernière",
                                                       "ce matin",
                                                       "dans la nuit de mardi à mercredi",
                                                       "il y a six mois",
                                                       "l'an dernier",
                                                       "cette semaine",
                                                       "vendredi dans la soirée",
                                                       "la nuit dernière",
                                                       "ces trois derniers jours"};

// A later publication never gives an earlier day, and no phrase of the past lies after publication.
TEST(DateDays, AreMonotone) {
  if (compiled_lexicon() == nullptr) GTEST_SKIP() << "no compiled lexicon";
  const WordFixture fixture;
  const DateReader reader(*compiled_lexicon());
  for (const std::string_view phrase : kCounted) {
    const std::string text = "Un poste a été attaqué " + std::string(phrase) + ".";
    std::optional<DayInterval> last;
    for (int n = 0; n < 60; ++n) {
      const Day published = *day_from_iso("2023-12-11") + std::chrono::days{n * 3};
      const auto [report, words] = fixture.read(text, to_iso(published));
      const auto dates = reader.read(report, words);
      ASSERT_EQ(dates.size(), 1U) << text;
      ASSERT_TRUE(dates[0].days) << text << to_iso(published);
      EXPECT_LE(dates[0].days->earliest, published) << text << to_iso(published);
      EXPECT_LE(dates[0].days->latest, published + std::chrono::days{1}) << text << to_iso(published);
      if (last) {
        EXPECT_GE(dates[0].days->earliest, last->earliest) << text << to_iso(published);
        EXPECT_GE(dates[0].days->latest, last->latest) << text << to_iso(published);
      }
      last = dates[0].days;
    }
  }
}

TEST(DateDays, AreTheSameWhenReadAgain) {
  if (compiled_lexicon() == nullptr) GTEST_SKIP() << "no compiled lexicon";
  const WordFixture fixture;
  const DateReader reader(*compiled_lexicon());
  for (const auto& fields : text_cases("date_days_a.txt")) {
    const auto [report, words] = fixture.read(fields[1], fields[0] == "-" ? "" : fields[0]);
    const auto once = reader.read(report, words);
    const auto again = reader.read(report, words);
    ASSERT_EQ(once.size(), again.size());
    for (std::size_t i = 0; i < once.size(); ++i)
      EXPECT_EQ(to_text(once[i], report.text), to_text(again[i], report.text));
  }
}

}  // namespace
}  // namespace recoupe
