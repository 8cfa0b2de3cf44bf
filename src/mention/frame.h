// Frames: who acts and who is hit, read from the tree around a trigger.
//
// « Des roquettes tirées par la milice ont visé la base » → target « la base » (object of « visé »); « une
// frappe menée par l'armée contre le camp » → actor « l'armée » (agent of the participle), target « le camp
// ». Relations are those of Universal Dependencies; prepositions and what may act or be hit are classes of
// the lexicon.
#pragma once

#include <cstdint>
#include <vector>

#include "mention/trigger.h"

namespace recoupe {

enum class FrameRole : std::uint8_t { actor, target };

struct RoleFiller {
  FrameRole role = FrameRole::actor;
  std::uint32_t word = 0;    // head of the phrase that fills it
  bool conditional = false;  // « aurait tiré »: hedged by its verb
  bool direct = false;       // hangs on the trigger itself
};

// In the order in which they should be believed; empty where the sentence was not parsed.
std::vector<RoleFiller> fillers_of(const Scene& scene, const Trigger& trigger);

}  // namespace recoupe
