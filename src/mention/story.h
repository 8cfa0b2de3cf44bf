// What one event is read from: its passages, the triggers in them, and where each stands in the report.
#pragma once

#include <cstdint>
#include <vector>

#include "mention/frame.h"
#include "mention/passage.h"

namespace recoupe {

enum class Standing : std::uint8_t { headline, lead, later, far };

struct Telling {  // one trigger, or verb of a silent passage, and the phrases around it
  Trigger trigger;
  Standing standing = Standing::later;
  bool opens = false;               // in the headline or the first passage of the body
  std::vector<RoleFiller> fillers;  // of the tree
  std::vector<RoleFiller> shallow;  // of the chunks
};

struct TellingPassage {
  std::uint32_t passage = 0;
  Standing standing = Standing::later;
  bool silent = false;  // follows a passage of the event and tells of no event itself
};

// All arguments of `read` must outlive it.
struct Story {
  static Story read(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                    const std::vector<std::uint32_t>& of_event);

  const Scene& scene;
  const Passages& passages;
  std::vector<TellingPassage> parts;  // in the order of the text
  std::vector<Telling> tellings;      // likewise
};

// What a place in the report adds to a candidate's weight.
double weight_of(Standing standing);

}  // namespace recoupe
