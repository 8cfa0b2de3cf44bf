// Triggers: the words that make a sentence speak of an event.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "mention/event.h"
#include "phrase/scene.h"

namespace recoupe {

struct Trigger {
  WordRange words;
  EntryId entry = 0;
  EventType type = EventType::other;
  bool weak = false;  // weapon, target or actor may say more about the type
  bool noun = false;
  bool harm = false;  // « tuer », « blesser »: accidents do so too
  bool fall = false;  // a projectile that comes down: « se sont abattues », « est tombé »
  std::uint32_t sentence = 0;
  std::uint32_t passage = 0;  // index into the report's Passages
  std::uint32_t chunk = 0;    // of the sentence
};

// All triggers of the sentences that are read, in the order of the text; their passages are not set yet.
std::vector<Trigger> find_triggers(const Scene& scene);

// Those of one sentence; `triggers` are as find_triggers gives them. Long reports hold thousands.
std::span<const Trigger> triggers_of(const std::vector<Trigger>& triggers, std::uint32_t sentence);

}  // namespace recoupe
