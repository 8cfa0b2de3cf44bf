// Triggers: the words that make a sentence speak of an event.
#pragma once

#include <cstdint>
#include <vector>

#include "mention/event.h"
#include "phrase/scene.h"

namespace recoupe {

class Passages;

struct Trigger {
  WordRange words;
  EntryId entry = 0;
  EventType type = EventType::other;
  bool weak = false;  // weapon, target or actor may say more about the type
  bool noun = false;
  bool harm = false;  // « tuer », « blesser »: accidents do so too
  std::uint32_t sentence = 0;
  std::uint32_t passage = 0;  // index into the report's Passages
  std::uint32_t chunk = 0;    // of the sentence
};

// All triggers of the sentences that are read, in the order of the text; their passages are not set yet.
std::vector<Trigger> find_triggers(const Scene& scene);

// The type that triggers, weapons and victims of these passages make together; the lead counts more than
// what follows.
EventType type_of(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                  const std::vector<std::uint32_t>& of_event);

}  // namespace recoupe
