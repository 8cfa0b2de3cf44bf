// The fullest words that a report has for an actor: « l'Etat islamique au Grand Sahara » for « l'EIGS », «
// l'armée russe » for the « russe » of « un drone russe ».
#pragma once

#include "mention/event.h"
#include "phrase/scene.h"

namespace recoupe {

// Puts them in the actor's place where the report names the same group, or the forces of the same country.
void name_fully(const Scene& scene, Event& event);

}  // namespace recoupe
