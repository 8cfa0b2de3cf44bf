// The gazetteer's sources → sections of the image (src/lexicon/gazetteer.h reads them).
//
// Sources: the TSV that tool/places/build.mjs joins out of data packages, and two curated lists of
// language/all. A curated row that names a place of the built TSV (same country and key, no farther than a
// town is wide) is merged with it: its spelling and kind win, all names are kept. A curated row without
// coordinates must find such a place.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace recoupe {

struct PlaceSources {
  std::string_view built;      // contents of the built TSV
  std::string_view curated;    // of language/all/places.tsv
  std::string_view countries;  // of language/all/countries.tsv
  std::string_view articles =
      {};  // of language/all/place_articles.tsv: « Le Caire » is found as « Caire », too
};

// The curated lists out of all sources of language/ ("all/places.tsv" → bytes), which must outlive the views.
PlaceSources place_sources(std::string_view built, const std::map<std::string, std::string>& files);

struct PlaceSections {
  std::map<std::string, std::string> sections;  // "places", "place.pool", …
  std::vector<Error> errors;  // of the curated lists, "all/places.tsv:41"; none: all is well
};

// Always gives sections, of the rows that are right.
PlaceSections compile_places(const PlaceSources& sources);

}  // namespace recoupe
