// Background events found again by their days.
#include "mention/background.h"

#include <gtest/gtest.h>

namespace recoupe {
namespace {

DatePhrase on(int day) {
  DatePhrase date;
  const Day at{std::chrono::days{day}};
  date.days = DayInterval{at, at};
  return date;
}

TEST(Backgrounds, AreKnownByTheirDays) {
  const DatePhrase may = on(10), june = on(40);
  Backgrounds events;
  events.tell(1, {&may, Fit::told}, false);
  events.tell(3, {&june, Fit::told}, false);
  events.tell(4, {&may, Fit::told}, false);
  EXPECT_EQ(events.known(&may, false), 1) << "the first of two";
  EXPECT_EQ(events.known(&june, false), 3);
  EXPECT_EQ(events.known(nullptr, false), std::nullopt);
}

TEST(Backgrounds, ABetterDateReplacesTheFirst) {
  const DatePhrase may = on(10), june = on(40);
  Backgrounds events;
  events.tell(1, {&may, Fit::announced}, false);
  events.tell(1, {&june, Fit::told}, false);
  events.tell(1, {&may, Fit::told}, false);
  EXPECT_EQ(events.known(&may, false), std::nullopt);
  EXPECT_EQ(events.known(&june, false), 1);
}

TEST(Backgrounds, AnAsideGoesOnWithWhatAsidesToldOf) {
  const DatePhrase may = on(10), june = on(40);
  Backgrounds events;
  events.tell(1, {}, false);
  events.tell(2, {&may, Fit::told}, true);
  EXPECT_EQ(events.known(nullptr, true), 2);
  EXPECT_EQ(events.known(&june, true), std::nullopt) << "both are dated";
  events.tell(3, {}, true);
  EXPECT_EQ(events.known(&june, true), 3);
}

}  // namespace
}  // namespace recoupe
