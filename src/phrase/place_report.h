// The names of one report as they are decided together: what each leans on, which countries the report is
// about, which place each name means.
#pragma once

#include <cstdint>
#include <vector>

#include "phrase/place_choice.h"
#include "phrase/place_setting.h"

namespace recoupe {

struct NamedPlace {
  FoundName name;
  NameSetting setting;
  NameTies ties;
  Choice choice;
  Focus::Entry added;  // what it has added to the countries of the report
};

struct DemonymHit {
  WordRange words;
  EntryId entry = 0;
  std::vector<std::string_view> countries;
  bool border = false;  // « la frontière malienne »
};

struct ReportPlaces {
  std::vector<NamedPlace> names;     // in order, disjoint
  std::vector<DemonymHit> demonyms;  // in order
  Focus focus;
};

// `names` as find_names gives them.
ReportPlaces decide_places(std::vector<FoundName> names, const SettingFinder& settings,
                           const Gazetteer& gazetteer, const PlaceWords& vocabulary, const Lexicon& lexicon,
                           const Words& words);

// Whether only commas, brackets and small words of the given classes stand between two words.
bool is_light_gap(const Words& words, std::uint32_t from, std::uint32_t to,
                  std::initializer_list<ClassId> allowed);

}  // namespace recoupe
