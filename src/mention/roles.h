// Roles: date, place, actor, target and weapon of an event, read from the passages that speak of it.
#pragma once

#include <cstdint>
#include <vector>

#include "mention/reader.h"

namespace recoupe {

// Fills everything but ref, scope and passages of `event` from `event.passages` and their triggers.
void fill_roles(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                const std::vector<EntryHit>& daters, Event& event);

}  // namespace recoupe
