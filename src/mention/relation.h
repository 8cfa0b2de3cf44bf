// Relations: which event answers another, and which ones make a series.
//
//   « En représailles, des avions ont bombardé Metina »         retaliation_for what was told before
//   « …, en riposte à l'attaque de la base »                    retaliation_for what its aside tells
//   « Deux suspects ont été abattus dimanche »                response_to the attack whose authors they are
//   « La gare avait déjà été visée en mars »                    the main event is same_series with it
//
// The later event is `from`.
#pragma once

#include <cstdint>
#include <vector>

#include "mention/reader.h"

namespace recoupe {

// Events by their index in `mentions.events`, whose refs are set from it. `main`: the event that the report
// leads with.
std::vector<Relation> relations_of(const Scene& scene, const std::vector<Trigger>& triggers,
                                   const Mentions& mentions, std::int32_t main);

}  // namespace recoupe
