// Places that a text refers back to: « le même village », « sur place », « dans cette localité », « la ville
// ».
#pragma once

#include <vector>

#include "phrase/place.h"
#include "phrase/place_setting.h"

namespace recoupe {

// One phrase for each word that refers back to one of `places` (in order, disjoint): the place of that kind
// that was named last, in the same sentence or one of the few before it. Nothing where the kind does not fit,
// where a name follows, or where one of `taken` (one a word) stands.
std::vector<PlacePhrase> refer_back(const std::vector<PlacePhrase>& places, const std::vector<char>& taken,
                                    const SettingFinder& settings, const Gazetteer& gazetteer,
                                    const PlaceWords& vocabulary, const Lexicon& lexicon, const Words& words);

}  // namespace recoupe
