// The intervals of the annotation guide, and that widening never loses the number itself.
#include "phrase/number_bounds.h"

#include <gtest/gtest.h>

namespace recoupe {
namespace {

using enum Approximation;

constexpr Bounds kTen = {10, 8, 12, true};  // « une dizaine »

TEST(NumberBounds, OfTheGuide) {
  EXPECT_EQ(widen(exact(12), at_least), (Bounds{12, 12, std::nullopt, false}));
  EXPECT_EQ(widen(exact(12), more_than), (Bounds{12, 13, std::nullopt, false}));
  EXPECT_EQ(widen(kTen, more_than).min, 11);
  EXPECT_EQ(widen(exact(60), near), (Bounds{60, 55, 60, true}));
  EXPECT_EQ(widen(exact(90), near).min, 83);
  EXPECT_EQ(widen(Bounds{30, 27, 33, true}, near), (Bounds{30, 27, 30, true}));
  EXPECT_EQ(widen(Bounds{100, 90, 110, true}, near), (Bounds{100, 92, 100, true}));
  EXPECT_EQ(widen(exact(66), about), (Bounds{66, 59, 73, true}));
  EXPECT_EQ(widen(exact(7), about), (Bounds{7, 6, 8, true}));
  EXPECT_EQ(widen(kTen, about), kTen);
  EXPECT_EQ(widen(exact(5), less_than), (Bounds{5, 0, 4, false}));
  EXPECT_EQ(widen(exact(5), up_to), (Bounds{5, 0, 5, false}));
  EXPECT_EQ(widen(kTen, at_least), (Bounds{10, 8, std::nullopt, true}));
}

TEST(NumberBounds, OrderedForEveryNumber) {
  for (const auto by : {exactly, at_least, more_than, near, about, less_than, up_to})
    for (std::int64_t n = 0; n < 3000; ++n) {
      const Bounds b = widen(exact(n), by);
      EXPECT_GE(b.min, 0);
      EXPECT_LE(b.min, b.max.value_or(b.min)) << n;
    }
}

// A larger number never gives a lower bound, and what is widened holds what it was widened from.
TEST(NumberBounds, MonotoneForEveryNumber) {
  for (const auto by : {exactly, at_least, more_than, near, about, less_than, up_to})
    for (std::int64_t n = 0; n < 3000; ++n) {
      const Bounds low = widen(exact(n), by);
      const Bounds high = widen(exact(n + 1), by);
      ASSERT_LE(low.min, high.min) << n;
      ASSERT_EQ(low.max.has_value(), high.max.has_value()) << n;
      if (low.max) {
        ASSERT_LE(*low.max, *high.max) << n;
      }
      const bool holds = low.min <= n && n <= low.max.value_or(n);
      ASSERT_EQ(holds, by != more_than && (by != less_than || n == 0)) << n;
      const Bounds wide = recoupe::about(n);
      if (by == at_least || by == up_to) {
        ASSERT_LE(widen(wide, by).min, wide.min) << n;
        ASSERT_GE(widen(wide, by).max.value_or(*wide.max), *wide.max) << n;
      }
    }
}

TEST(NumberBounds, Names) {
  EXPECT_EQ(approximation_from("more_than"), more_than);
  EXPECT_EQ(approximation_from("morethan"), std::nullopt);
}

// Found by fuzzing: ninety hundredths of the largest numbers.
TEST(NumberBounds, OfTheLargestNumbers) {
  constexpr std::int64_t kLarge = 1'000'000'000'000'000'000;
  EXPECT_EQ(widen(exact(kLarge), about), (Bounds{kLarge, kLarge / 10 * 9, kLarge / 10 * 11, true}));
  EXPECT_EQ(widen(exact(kLarge), near), (Bounds{kLarge, kLarge / 100 * 92, kLarge, true}));
}

}  // namespace
}  // namespace recoupe
