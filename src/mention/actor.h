// The actor of an event: of all that its passages say of who acted, the phrase that says it best.
#pragma once

#include "mention/ballot.h"
#include "mention/story.h"

namespace recoupe {

// Nobody where no passage names or describes somebody. The type must be set.
Candidate choose_actor(const Story& story, EventType type);

}  // namespace recoupe
