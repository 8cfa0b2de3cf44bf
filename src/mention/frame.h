// Frames: who acts and who is hit, read from the tree around a trigger.
//
// « Des roquettes tirées par la milice ont visé la base » → target « la base » (object of « visé »); « une
// frappe menée par l'armée contre le camp » → actor « l'armée » (agent of the participle), target « le camp
// ». Relations are those of Universal Dependencies; prepositions and what may act or be hit are classes of
// the lexicon.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "mention/participant.h"
#include "mention/trigger.h"

namespace recoupe {

enum class FrameRole : std::uint8_t { actor, target };

// How a phrase hangs on its trigger.
enum class FrameLink : std::uint8_t {
  subject,   // « X attaque », « X a été attaqué »
  object,    // « attaque X »
  agent,     // « par X »
  aim,       // « contre X », « visant X »
  genitive,  // « l'attaque de X »
  owner,     // « l'attaque des chebab »
  carrier,   // « X a mené une attaque »
  present,   // « X a repoussé une attaque »: says little of its part
  scene,     // « une attaque dans X »
  near       // « tombées près de X »
};
std::string_view name_of(FrameLink link);

struct RoleFiller {
  FrameRole role = FrameRole::actor;
  FrameLink link = FrameLink::subject;
  std::uint32_t word = 0;    // head of the phrase that fills it
  bool conditional = false;  // « aurait tiré »: hedged by its verb
  bool direct = false;       // hangs on the trigger itself
};

// Empty where the sentence was not parsed.
std::vector<RoleFiller> fillers_of(const Scene& scene, const Trigger& trigger);

}  // namespace recoupe
