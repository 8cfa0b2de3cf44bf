// « à 230 km à l'ouest de Bagdad »: a point reckoned from another place.
#pragma once

#include <optional>

#include "phrase/place_setting.h"

namespace recoupe {

struct Displacement {
  std::uint32_t begin = 0;           // first word of the phrase: « à », « nord »
  std::optional<double> kilometres;  // nullopt: « au nord de »
  std::optional<double> bearing;     // degrees from north
  bool inside = false;               // « dans le nord de »: a part of it
  bool rough = false;                // « une vingtaine », « quelques kilomètres »
};

// What stands before `begin`, the first word of a place with its kind noun; nullopt when it is no
// displacement.
std::optional<Displacement> displacement_before(std::uint32_t begin, const SettingFinder& settings,
                                                const PlaceWords& vocabulary, const Lexicon& lexicon,
                                                const Words& words);

struct ReckonedPoint {
  double latitude = 0;
  double longitude = 0;
  double radius_km = 0;
};
// The point that `displacement` gives from `latitude`, `longitude`, with a radius that its words allow.
ReckonedPoint reckon(double latitude, double longitude, const Displacement& displacement);

}  // namespace recoupe
