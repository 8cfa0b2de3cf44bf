// Triggers: the words that make a sentence speak of an event.
#pragma once

#include <vector>

#include "mention/reader.h"

namespace recoupe {

// All triggers of the sentences that are read, in the order of the text.
std::vector<Trigger> find_triggers(const Scene& scene);

// The type that triggers, weapons and victims of these sentences make together; the lead counts more than
// what follows.
EventType type_of(const Scene& scene, const std::vector<Trigger>& triggers,
                  const std::vector<std::uint32_t>& sentences);

}  // namespace recoupe
