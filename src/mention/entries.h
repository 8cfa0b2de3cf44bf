// Entries: paragraphs of a report that is a list, each of which may tell an event of its own.
//
//   « 1. Mercredi, … »   « 16h45. Une voiture … »   « Lundi. Un car … »   « Mandera : un chef de quartier … »
//   « À Téra, un poste … »
//
// Three paragraphs that open alike make a list.
#pragma once

#include <vector>

#include "mention/passage.h"

namespace recoupe {

// For each block of the report whether it is an entry.
std::vector<bool> entries_of(const Scene& scene);

}  // namespace recoupe
