// Responsibility: who claims an event, who denies it, who is accused of it.
//
// « revendiqué par X », « X a revendiqué » claim; « X a démenti toute implication » denies; « attribué à X »,
// « Y accuse X », « serait l'œuvre de X » accuse. A claim outweighs a denial, a denial an accusation, an
// accusation what the roles gave.
#pragma once

#include <cstdint>
#include <vector>

#include "mention/event.h"
#include "phrase/scene.h"

namespace recoupe {

// Sets actor and status of `event` from these sentences where they say more than what stands there.
void assign_responsibility(const Scene& scene, const std::vector<std::uint32_t>& sentences, Event& event);

}  // namespace recoupe
