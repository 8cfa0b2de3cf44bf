// The actor of an event: of all that its passages say of who acted, the phrase that says it best.
#pragma once

#include "mention/ballot.h"
#include "mention/story.h"

namespace recoupe {

// Nobody where no passage names or describes somebody. Of a `main` event the whole report may tell who one
// man was.
Candidate choose_actor(const Story& story, EventType type, bool main);

}  // namespace recoupe
