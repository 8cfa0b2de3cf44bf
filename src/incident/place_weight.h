// How far the places of two events agree: gazetteer ids, names and their sound, distances, regions.
#pragma once

#include <string>
#include <vector>

#include "incident/evidence.h"
#include "incident/tally.h"

namespace recoupe {

// A place finer than a region.
bool is_local(const PlaceEvidence& place);
bool has_local_place(const EventEvidence& event);

// Both name a country, and not the same.
bool countries_conflict(const EventEvidence& a, const EventEvidence& b);

// The weight of the best agreement: of the events' own places, or, for less, of further places that they
// name.
double weigh_places(const EventEvidence& a, const EventEvidence& b, Tally& tally);

// Whether `sounds` (of a report's names, sorted) hold the name of the event's own local place.
bool names_place_of(const std::vector<std::string>& sounds, const EventEvidence& event);

}  // namespace recoupe
