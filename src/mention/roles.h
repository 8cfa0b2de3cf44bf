// Roles: date, place, actor, target and weapon of an event, read from the passages that speak of it.
#pragma once

#include <cstdint>
#include <vector>

#include "mention/reader.h"

namespace recoupe {

// Fills everything but ref, scope and passages of `event` from `event.passages` and their triggers.
void fill_roles(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                Event& event);

// The date phrase of an event in these passages: that of a clause with a trigger, not that of an
// announcement.
const DatePhrase* date_of(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                          const std::vector<std::uint32_t>& of_event);

}  // namespace recoupe
