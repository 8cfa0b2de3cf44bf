// Background events by their days: what tells of one again finds it, among thousands as fast as among few.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>

#include "mention/event_date.h"

namespace recoupe {

class Backgrounds {
 public:
  // One more passage of an event, and the date that fits it best. Events are numbered in the order in which
  // they were opened.
  void tell(std::int32_t event, const Fitting& date, bool aside);
  // The first event of the same days; for an aside that gives none, or asks for one that gives none, the
  // first that asides told of before.
  std::optional<std::int32_t> known(const DatePhrase* date, bool aside) const;

 private:
  struct Told {
    Fitting date;
    bool aside = false;  // an aside opened it
  };
  static std::optional<DayInterval> days_of(const DatePhrase* date);

  std::map<std::int32_t, Told> events_;
  std::map<DayInterval, std::set<std::int32_t>> by_days_;
  std::set<std::int32_t> asides_, undated_asides_;
};

}  // namespace recoupe
