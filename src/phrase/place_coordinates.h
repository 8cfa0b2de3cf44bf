// Coordinates that a text spells out.
//
//   « 33°48'N, 42°26'E »  « 14,35° de latitude nord, 1,62° de longitude ouest »  « (14.35, -1.62) »
#pragma once

#include <vector>

#include "phrase/place_words.h"
#include "word/word.h"

namespace recoupe {

struct Coordinates {
  WordRange words;
  double latitude = 0;  // WGS 84 degrees
  double longitude = 0;
  double radius_km = 0;  // half a unit of the last digit that is given
};

// In order, disjoint. A pair of bare decimals is taken only in brackets or after a word that announces it,
// with two decimals or more.
std::vector<Coordinates> find_coordinates(const PlaceWords& vocabulary, const Words& words);

}  // namespace recoupe
