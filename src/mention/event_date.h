// Which date phrase is an event's: that of a clause with a trigger, not that of an announcement.
#pragma once

#include <cstdint>
#include <vector>

#include "mention/passage.h"

namespace recoupe {

// How well a date is an event's; the higher the better.
enum class Fit : std::uint8_t { none, announced, lasting, counted, told };
struct Fitting {
  const DatePhrase* date = nullptr;  // lives in the scene
  Fit fit = Fit::none;
};

// The best of a passage; without a trigger it has none.
Fitting fitting_date(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                     std::uint32_t passage);
// Of an event told in these passages; nullptr where nothing dates it. The phrase lives in the scene.
const DatePhrase* date_of(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                          const std::vector<std::uint32_t>& of_event);
// The words of the report by which a sentence says no more than when: « c'était », « date de ».
std::vector<EntryHit> daters_of(const Scene& scene);
// The same for an event whose scope is known: a scene set at the head of the report may date a main one, and
// so may a sentence of one of the report's `daters`.
const DatePhrase* date_of(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                          const Event& event, const std::vector<EntryHit>& daters);

}  // namespace recoupe
