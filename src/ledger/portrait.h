// What an incident is, out of the events and claims that speak of it. Pure; the same for any order of the
// rows.
#pragma once

#include <vector>

#include "ledger/library.h"
#include "ledger/record.h"

namespace recoupe {

// An incident of `library`: its date, place, actor, figures and reports as the reports in the library support
// them.
Incident portray(const Library& library, const LibraryIncident& incident);

// How its figures stood after each report that has a time of publication, where they moved.
std::vector<FigureMove> moves_of(const Library& library, const LibraryIncident& incident);

// Which of its reports (those with main events) are independent.
std::vector<OriginGroup> origins_of(const Library& library, const LibraryIncident& incident);

// "taji-2020-03-11": place and first day, lower case ASCII.
std::string slug_of(const std::optional<PlaceRecord>& place, const std::optional<DayInterval>& days);

// The days and the place that the events agree on; events of one incident, in any order.
struct When {
  std::optional<DayInterval> days;
  DatePrecision precision = DatePrecision::none;
};
When when_of(const std::vector<const EventRecord*>& events);
std::optional<PlaceRecord> where_of(const std::vector<const EventRecord*>& events);

}  // namespace recoupe
