// The target of an event: what or who was hit, of all that its passages say.
#pragma once

#include "mention/ballot.h"
#include "mention/story.h"

namespace recoupe {

// `actor`: whoever acted, who is not hit. The type must be known.
Candidate choose_target(const Story& story, EventType type, WordRange actor);

}  // namespace recoupe
