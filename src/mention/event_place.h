// Where an event happened: of the places named in its clauses the finest, then further ones of the same
// event.
#pragma once

#include <vector>

#include "mention/passage.h"

namespace recoupe {

// Sets `event.place` and `event.places`. Where the clauses of a main event name no place, or only a people,
// the scene that the report's head sets stands in.
void set_place(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
               Event& event);

}  // namespace recoupe
