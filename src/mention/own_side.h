// Claims by the actor's own side: « l'armée a annoncé avoir frappé », « nos drones ont détruit », « …, a
// indiqué le ministère russe de la Défense » of a Russian strike.
#pragma once

#include <cstdint>
#include <vector>

#include "mention/event.h"
#include "phrase/scene.h"

namespace recoupe {

// Whether `speaker` is, or speaks for, the side of the event's actor.
bool is_side_of_actor(const Scene& scene, Event& event, WordRange speaker);

// Makes the actor of `event` claimed where one who speaks for it says that it acted; an event without actor
// gets the speaker.
void hear_own_side(const Scene& scene, const std::vector<std::uint32_t>& sentences, Event& event);

}  // namespace recoupe
