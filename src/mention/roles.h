// Roles: date, place, actor, target and weapon of an event, read from the sentences that speak of it.
#pragma once

#include <cstdint>
#include <vector>

#include "mention/reader.h"

namespace recoupe {

// Fills everything but ref, scope and sentences of `event` from `event.sentences` and their triggers.
void fill_roles(const Scene& scene, const std::vector<Trigger>& triggers, Event& event);

// The date phrase of an event in these sentences: that of a clause with a trigger, not that of an
// announcement.
const DatePhrase* date_of(const Scene& scene, const std::vector<Trigger>& triggers,
                          const std::vector<std::uint32_t>& sentences);

}  // namespace recoupe
