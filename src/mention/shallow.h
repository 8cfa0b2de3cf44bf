// Shallow frames: who acts and who is hit, read from the chunks around a trigger. They stand in where the
// tree is wrong or missing, and weigh less than it.
#pragma once

#include <vector>

#include "mention/frame.h"

namespace recoupe {

class Passages;

std::vector<RoleFiller> shallow_fillers_of(const Scene& scene, const Passages& passages,
                                           const Trigger& trigger);

}  // namespace recoupe
