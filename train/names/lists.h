// Names to fill the grammar's symbols with: out of the project's own lists, the gazetteer and WikiANN.
#pragma once

#include <string>
#include <vector>

#include "grammar.h"

namespace recoupe {

struct ListPaths {
  std::string language;   // the folder of the linguist's files
  std::string gazetteer;  // places.tsv of the build
};

// Defines {given}, {country}, {capital}, {place}, {city}, {demonym}, {known.org} and {wiki.per}, {wiki.org},
// {wiki.loc}.
void define_lists(const ListPaths& paths, const std::vector<GoldSentence>& wikiann, Grammar& grammar);

}  // namespace recoupe
