// The type of an event: voted by its triggers and weapons, settled by who acted and who was hit.
#pragma once

#include "mention/story.h"

namespace recoupe {

// What triggers, weapons and attackers say together; the lead counts more than what follows.
EventType type_told(const Story& story);

// What `told` becomes where target or actor say more: an attack on a convoy is an ambush, shots at one
// official are an assassination.
EventType type_with_roles(const Story& story, EventType told, WordRange actor, WordRange target);

// Shots and stabs by a band under arms are an armed attack.
EventType type_by_actor(const Scene& scene, EventType told, WordRange actor);

}  // namespace recoupe
