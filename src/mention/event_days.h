// The days that a date phrase means for an event: counted from another day, read from the clocks of its
// place.
#pragma once

#include <cstdint>
#include <vector>

#include "mention/passage.h"

namespace recoupe {

// « abattus deux jours plus tôt », « au lendemain du raid »: a count right beside the word for what
// happened in these passages, which is its own; nullptr where there is none.
const DatePhrase* counted_beside(const Scene& scene, const Passages& passages,
                                 const std::vector<Trigger>& triggers,
                                 const std::vector<std::uint32_t>& of_event);

// What the phrase means for this event at its place. « la veille », « deux jours plus tard » count from the
// last day told before, where it is near; the hour of another zone (« 17h30, heure de Washington ») is read
// from the place's clocks, and where these are not known for certain both days are kept.
EventDate date_at(const Scene& scene, const std::vector<Trigger>& triggers, const DatePhrase& date,
                  const Event& event);

// A further main event that only counts from what was told (« le même jour », « le lendemain »), whose
// telling is too far back for date_at: counts from the event that the report leads with.
void count_from(const Scene& scene, const Event& lead, Event& event);

}  // namespace recoupe
