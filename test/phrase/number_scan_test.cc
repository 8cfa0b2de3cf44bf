// How numerals add up, and what a token that begins with a digit stands for.
#include "phrase/number_scan.h"

#include <gtest/gtest.h>

#include "../word/lexicon_file.h"

namespace recoupe {
namespace {

NumeralPart part(std::int64_t value) { return {NumeralPart::Kind::value, value}; }
const NumeralPart kAnd = {NumeralPart::Kind::join, 0};

// The sum of all parts; -1 when one of them does not fit.
std::int64_t sum(const std::vector<NumeralPart>& parts) {
  NumeralSum sum;
  for (const NumeralPart& p : parts)
    if (!sum.take(p)) return -1;
  return sum.complete() ? sum.value() : -1;
}

TEST(NumeralSum, AddsAndMultiplies) {
  EXPECT_EQ(sum({part(4), part(20), part(10), part(7)}), 97);
  EXPECT_EQ(sum({part(60), part(10), part(2)}), 72);  // a slip that is understood
  EXPECT_EQ(sum({part(60), kAnd, part(11)}), 71);
  EXPECT_EQ(sum({part(20), kAnd, part(1)}), 21);
  EXPECT_EQ(sum({part(100), part(30), part(2)}), 132);
  EXPECT_EQ(sum({part(2), part(1000), part(3), part(100), part(40)}), 2340);
  EXPECT_EQ(sum({part(300 / 3)}), 100);
  EXPECT_EQ(sum({part(3), part(100), part(1000)}), 300'000);
  EXPECT_EQ(sum({part(2), part(1'000'000), part(5), part(1000)}), 2'005'000);
  EXPECT_EQ(sum({part(70), part(2)}), 72);  // septante-deux
  EXPECT_EQ(sum({part(10), part(1000), part(1'000'000'000)}), 10'000'000'000'000);
  EXPECT_EQ(sum({part(1000), part(1'000'000)}), 1'000'000'000);
  EXPECT_EQ(sum({part(3), part(1'000'000), part(2), part(1000), part(7)}), 3'002'007);
}

TEST(NumeralSum, RefusesWhatIsNoNumber) {
  EXPECT_EQ(sum({part(3), part(2)}), -1);
  EXPECT_EQ(sum({part(20), kAnd}), -1);
  EXPECT_EQ(sum({part(20), kAnd, part(2)}), -1);
  EXPECT_EQ(sum({part(10), part(2)}), -1);
  EXPECT_EQ(sum({part(1'000'000), part(2), part(1'000'000'000)}), -1);
  EXPECT_EQ(sum({part(1000), part(1000)}), -1);
  EXPECT_EQ(sum({kAnd, part(1)}), -1);
}

TEST(NumeralSum, NeverOverflows) {
  NumeralSum sum;
  ASSERT_TRUE(sum.take_digits(999'999'999'999'999));
  EXPECT_FALSE(sum.take(part(1'000'000'000)));
}

class Digits : public testing::Test {
 protected:
  void SetUp() override {
    if (compiled_lexicon() == nullptr) GTEST_SKIP() << "no compiled lexicon";
  }
  NumberRun read(std::string_view form) const { return read_digits(form, Numerals(*compiled_lexicon())); }
};

TEST_F(Digits, Kinds) {
  for (const auto& [form, value] :
       {std::pair{"14 000", 14000}, {"5.200", 5200}, {"1,400", 1400}, {"007", 7}, {"2019", 2019}}) {
    EXPECT_EQ(read(form).kind, RunKind::cardinal) << form;
    EXPECT_EQ(read(form).value, value) << form;
  }
  EXPECT_TRUE(read("2019").plain);
  EXPECT_FALSE(read("2 019").plain);
  EXPECT_EQ(read("6,8").kind, RunKind::decimal);
  EXPECT_EQ(read("1 234,5").kind, RunKind::decimal);
  EXPECT_EQ(read("22e").kind, RunKind::ordinal);
  EXPECT_EQ(read("1er").value, 1);
  EXPECT_EQ(read("17h30").kind, RunKind::clock);
  EXPECT_EQ(read("17h30").value, 17 * 60 + 30);
  EXPECT_EQ(read("2:05").value, 125);
  EXPECT_EQ(read("27h30").kind, RunKind::code);
  EXPECT_EQ(read("2-1").kind, RunKind::pair);
  EXPECT_EQ(read("107mm").kind, RunKind::glued);
  EXPECT_EQ(read("107mm").value, 107);
  EXPECT_DOUBLE_EQ(read("180,25ml").amount, 180.25);
  EXPECT_EQ(read("1 000 000").value, 1'000'000);
  EXPECT_DOUBLE_EQ(read("1.000.000,5").amount, 1'000'000.5);
  EXPECT_EQ(read("11-septembre").kind, RunKind::code);
  EXPECT_EQ(read("99999999999999999999").kind, RunKind::code);
}

TEST_F(Digits, Calendars) {
  for (const auto* form : {"9/11/2024", "09-11-2024", "9.11.2024", "2024-11-09", "9/11/24"}) {
    const NumberRun run = read(form);
    ASSERT_EQ(run.kind, RunKind::calendar) << form;
    EXPECT_EQ(run.calendar.year, 2024) << form;
    EXPECT_EQ(run.calendar.month, 11) << form;
    EXPECT_EQ(run.calendar.day, 9) << form;
  }
  EXPECT_NE(read("9/13/2024").kind, RunKind::calendar);
  EXPECT_NE(read("24/24").kind, RunKind::calendar);
}

}  // namespace
}  // namespace recoupe
