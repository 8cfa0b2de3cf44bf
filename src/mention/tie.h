// What a date or a place in a sentence belongs to: what the clause tells, its announcement, or a state.
//
//   « Mardi, deux hommes ont été tués »                struck: hangs on a trigger
//   « Le vieux port s'est vidé jeudi soir »             told: hangs on another verb
//   « Jeudi soir, la ministre a concédé que … »         announced: hangs on a verb of saying
//   « une note datée du 18 mai »                        announced: hangs on something that says
//   « Vingt pêcheurs manquaient toujours vendredi »     lasting: what lasts on a day began before
//   « à Bourzanga, sur la piste qui mène à Titao »      described: Titao, by a clause without event
#pragma once

#include <cstdint>
#include <vector>

#include "mention/trigger.h"

namespace recoupe {

enum class Tie : std::uint8_t { announced, described, lasting, told, struck };

// Read from the tree above the phrase; for a date the words beside it come first.
Tie tie_of(const Scene& scene, const std::vector<Trigger>& triggers, const DatePhrase& date);
Tie tie_of(const Scene& scene, const std::vector<Trigger>& triggers, const PlacePhrase& place);

// « Trente mineurs manquaient samedi, après l'attaque du carreau »: the date before « après » is that of what
// came of it.
bool tells_aftermath(const Scene& scene, const std::vector<Trigger>& triggers, const DatePhrase& date);

}  // namespace recoupe
