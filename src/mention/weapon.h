// The weapon of an event, as written.
#pragma once

#include "mention/ballot.h"
#include "mention/story.h"

namespace recoupe {

// Nothing where no passage speaks of one. The type must be known.
Candidate choose_weapon(const Story& story, EventType type);

}  // namespace recoupe
