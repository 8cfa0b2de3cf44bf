// What a date in a sentence is the date of: of what the clause tells, of its announcement, or of a state.
//
//   « Mardi, deux hommes ont été tués »                          told
//   « Dimanche soir, le porte-parole a admis que … »             announced: hangs on a verb of saying
//   « un communiqué daté du 5 octobre »                          announced: hangs on something that says
//   « Trois cents élèves manquaient toujours dimanche matin »    lasting: what lasts on a day began before
#pragma once

#include <cstdint>
#include <vector>

#include "mention/trigger.h"

namespace recoupe {

enum class DateTie : std::uint8_t { announced, lasting, told };

// Read from the words beside the date and from the tree above it.
DateTie tie_of(const Scene& scene, const std::vector<Trigger>& triggers, const DatePhrase& date);

}  // namespace recoupe
