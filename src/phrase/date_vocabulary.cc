// The classes of language/*.tsv that the date reader asks for, looked up once.
#include <array>

#include <fmt/format.h>

#include "phrase/date.h"

namespace recoupe {

DateReader::DateReader(const Lexicon& lexicon, int latest_year)
    : lexicon_(&lexicon),
      numerals_(lexicon),
      rules_(lexicon, "dates"),
      anchors_(lexicon),
      latest_year_(latest_year) {
  const auto id = [&](std::string_view name) { return lexicon.class_id(name); };
  classes_.weekend = id("weekend_word");
  classes_.since = id("date_since");
  classes_.until = id("date_until");
  classes_.future = id("date_future");
  classes_.made = id("date_made");
  classes_.published = id("date_published");
  classes_.today = id("date_today");
  classes_.to = id("num_to");
  classes_.of = id("num_of");
  classes_.each = id("date_each");
  classes_.between = id("num_between");
  classes_.joined = id("num_and");
  classes_.night = id("night_word");
  classes_.going = id("date_going");
  classes_.clock_after = id("clock_after");
  classes_.clock_upto = id("clock_upto");
  classes_.clock_near = id("clock_near");
  for (const std::string_view name :
       {"weekday", "month", "time_unit", "daypart", "night_word", "day_word", "deictic", "clock_word",
        "weekend_word", "holiday", "date_anchor", "half_unit"}) {
    const ClassId anchor = id(name);
    if (classes_.anchors.size() <= anchor) classes_.anchors.resize(anchor + std::size_t{1});
    classes_.anchors[anchor] = anchor != 0;
  }
  for (int n = 1; n <= 7; ++n) classes_.weekdays.emplace_back(id(fmt::format("weekday={}", n)), n);
  for (int n = 1; n <= 12; ++n) classes_.months.emplace_back(id(fmt::format("month={}", n)), n);
  for (int n = -3; n <= 3; ++n) classes_.shifts.emplace_back(id(fmt::format("shift={}", n)), n);
  for (int n = 1; n <= 3; ++n) classes_.thirds.emplace_back(id(fmt::format("third={}", n)), n);
  const std::array<std::pair<std::string_view, DayPart>, 5> parts = {{{"part=morning", DayPart::morning},
                                                                      {"part=noon", DayPart::noon},
                                                                      {"part=afternoon", DayPart::afternoon},
                                                                      {"part=evening", DayPart::evening},
                                                                      {"part=night", DayPart::night}}};
  for (const auto& [name, part] : parts) classes_.parts.emplace_back(id(name), static_cast<int>(part));
  const std::array<std::pair<std::string_view, TimeUnit>, 12> units = {{{"unit=second", TimeUnit::second},
                                                                        {"unit=minute", TimeUnit::minute},
                                                                        {"unit=hour", TimeUnit::hour},
                                                                        {"unit=day", TimeUnit::day},
                                                                        {"unit=night", TimeUnit::day},
                                                                        {"unit=week", TimeUnit::week},
                                                                        {"unit=month", TimeUnit::month},
                                                                        {"unit=quarter", TimeUnit::quarter},
                                                                        {"unit=half", TimeUnit::half},
                                                                        {"unit=decade", TimeUnit::decade},
                                                                        {"unit=century", TimeUnit::century},
                                                                        {"unit=year", TimeUnit::year}}};
  for (const auto& [name, unit] : units) classes_.units.emplace_back(id(name), static_cast<int>(unit));
}

}  // namespace recoupe
