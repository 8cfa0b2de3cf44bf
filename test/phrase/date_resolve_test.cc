// Calendar arithmetic of dates, without any words.
#include "phrase/date_resolve.h"

#include <gtest/gtest.h>

namespace recoupe {
namespace {

Day day(std::string_view iso) { return *day_from_iso(iso); }

DateContext published(std::string_view iso) {
  DateContext context;
  context.reference.day = day(iso);
  context.reference.basis = DateBasis::metadata;
  return context;
}

DateShape on(CalendarParts parts, DateForm form = DateForm::day) {
  DateShape shape;
  shape.form = form;
  shape.first = parts;
  return shape;
}

std::string text(const DateResolution& found) {
  return found.days ? to_iso(found.days->earliest) + ".." + to_iso(found.days->latest) : "null";
}

TEST(DateResolve, WeekdayIsTheLastOne) {
  // Whatever the day of publication: on or before it, at most six days back, and it is that weekday.
  for (int back = 0; back < 400; ++back) {
    const Day reference = day("2024-03-15") - std::chrono::days{back};
    DateContext context = published(to_iso(reference));
    for (int weekday = 1; weekday <= 7; ++weekday) {
      const auto found = resolve(on({.weekday = weekday}), context);
      ASSERT_TRUE(found.days);
      EXPECT_EQ(weekday_of(found.days->earliest), weekday);
      EXPECT_LE(found.days->earliest, reference);
      EXPECT_GT(found.days->earliest, reference - std::chrono::days{7});
      EXPECT_EQ(found.basis, DateBasis::weekday);
    }
  }
}

TEST(DateResolve, LastWeekdayIsNotToday) {
  DateShape shape = on({.weekday = 6});
  shape.strictly_past = true;
  EXPECT_EQ(text(resolve(shape, published("2022-03-12"))), "2022-03-05..2022-03-05");
}

TEST(DateResolve, DayAndMonthAreTheNearestPast) {
  for (int back = 0; back < 800; back += 3) {
    const Day reference = day("2021-05-20") - std::chrono::days{back};
    const auto found = resolve(on({.day = 14, .month = 2}), published(to_iso(reference)));
    ASSERT_TRUE(found.days);
    EXPECT_LE(found.days->earliest, reference + std::chrono::days{1});
    EXPECT_GT(found.days->earliest, reference - std::chrono::days{366});
  }
}

TEST(DateResolve, WithoutReferenceTheWeekdayDecidesOrNothing) {
  const DateContext open;
  EXPECT_EQ(text(resolve(on({.weekday = 1, .day = 9, .month = 2}), open)), "2026-02-09..2026-02-09");
  EXPECT_EQ(text(resolve(on({.weekday = 5, .day = 29, .month = 7}), open)), "null");  // 2016 and 2022
  EXPECT_EQ(text(resolve(on({.day = 29, .month = 7}), open)), "null");
  EXPECT_EQ(text(resolve(on({.weekday = 2}), open)), "null");
}

TEST(DateResolve, AHintGivesTheYearAndNoWeekday) {
  DateContext context;
  context.reference.hint = day("2020-08-29");
  EXPECT_EQ(text(resolve(on({.month = 7}, DateForm::month), context)), "2020-07-01..2020-07-31");
  EXPECT_EQ(text(resolve(on({.weekday = 7}), context)), "null");
  EXPECT_EQ(text(resolve(on({.weekday = 6}), context)), "2020-08-29..2020-08-29");
}

TEST(DateResolve, Nights) {
  DateShape shape = on({.weekday = 2}, DateForm::night);
  shape.second = {.weekday = 3};
  EXPECT_EQ(text(resolve(shape, published("2022-03-10"))), "2022-03-08..2022-03-09");
  EXPECT_EQ(text(resolve(shape, published("2022-03-09"))), "2022-03-08..2022-03-09");
  EXPECT_EQ(text(resolve(shape, published("2022-03-08"))), "2022-03-08..2022-03-09");  // told while it lasts
  shape.second = {.weekday = 5};
  EXPECT_TRUE(resolve(shape, published("2022-03-12")).contradictory);
}

TEST(DateResolve, ContradictionsKeepTheDate) {
  const auto found = resolve(on({.weekday = 2, .day = 13, .month = 3, .year = 2022}), {});
  EXPECT_EQ(text(found), "2022-03-13..2022-03-13");
  EXPECT_TRUE(found.contradictory);
}

TEST(DateResolve, NoSuchDay) {
  EXPECT_EQ(text(resolve(on({.day = 31, .month = 6, .year = 2020}), {})), "null");
  EXPECT_EQ(text(resolve(on({.day = 29, .month = 2}), published("2021-03-01"))), "2020-02-29..2020-02-29");
}

TEST(DateResolve, ThirdsOfAMonth) {
  DateShape shape = on({.month = 10}, DateForm::month);
  for (const auto& [third, days] : {std::pair{1, "2019-10-01..2019-10-10"},
                                    {2, "2019-10-11..2019-10-20"},
                                    {3, "2019-10-21..2019-10-31"}}) {
    shape.third = third;
    EXPECT_EQ(text(resolve(shape, published("2020-03-12"))), days);
  }
}

TEST(DateResolve, TheFutureIsMarked) {
  DateContext context = published("2022-03-12");
  EXPECT_EQ(text(resolve(on({.day = 16, .month = 4}), context)), "2021-04-16..2021-04-16");
  context.future = true;
  const auto found = resolve(on({.day = 16, .month = 4}), context);
  EXPECT_EQ(text(found), "2022-04-16..2022-04-16");
  EXPECT_TRUE(found.future);
}

TEST(DateResolve, AgoAndRecent) {
  DateShape shape;
  shape.form = DateForm::ago;
  shape.unit = TimeUnit::day;
  shape.count = 3;
  EXPECT_EQ(text(resolve(shape, published("2022-03-02"))), "2022-02-27..2022-02-27");
  shape.count = 0;  // « il y a quelques jours »
  EXPECT_EQ(text(resolve(shape, published("2022-03-02"))), "null");
  shape.form = DateForm::recent;
  shape.unit = TimeUnit::month;
  shape.count = 1;
  EXPECT_EQ(text(resolve(shape, published("2022-03-31"))), "2022-02-28..2022-03-31");
}

}  // namespace
}  // namespace recoupe
