// What a date or a place in a sentence belongs to: what the clause tells, its announcement, or a state.
//
//   « Mardi, deux hommes ont été tués »                          struck: hangs on a trigger
//   « La capitale s'est figée mardi soir »                        told: hangs on another verb
//   « Dimanche soir, le porte-parole a admis que … »             announced: hangs on a verb of saying
//   « un communiqué daté du 5 octobre »                       announced: hangs on something that says
//   « Trois cents élèves manquaient toujours dimanche matin »    lasting: what lasts on a day began before
//   « à Tougouri, sur la route qui relie Kaya à Dori »           described: Kaya and Dori, by a clause
//   without event
#pragma once

#include <cstdint>
#include <vector>

#include "mention/trigger.h"

namespace recoupe {

enum class Tie : std::uint8_t { announced, described, lasting, told, struck };

// Read from the tree above the phrase; for a date the words beside it come first.
Tie tie_of(const Scene& scene, const std::vector<Trigger>& triggers, const DatePhrase& date);
Tie tie_of(const Scene& scene, const std::vector<Trigger>& triggers, const PlacePhrase& place);

// « 300 élèves manquaient dimanche, après l'attaque d'un lycée »: the date before « après » is that of what
// came of it.
bool tells_aftermath(const Scene& scene, const std::vector<Trigger>& triggers, const DatePhrase& date);

}  // namespace recoupe
