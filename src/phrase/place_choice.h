// Which place a name means: size, spelling, the noun before it, and the countries that the whole report is
// about.
//
// Points are added up; the best candidate must reach a threshold that the words around the name move: « dans
// le village de X » needs little, a capitalised word with nothing before it much. Tables of points stand in
// place_choice.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "phrase/place_setting.h"

namespace recoupe {

// The countries of a report, with weights.
class Focus {
 public:
  void add(std::string_view country, double weight);  // a negative weight takes away
  double weight(std::string_view country) const;      // 0..1, 1: the one spoken of most
  bool empty() const { return countries_.empty(); }
  std::string_view first() const;  // "" when empty
  struct Entry {
    std::string code;
    double weight = 0;
  };
  const std::vector<Entry>& entries() const { return countries_; }

 private:
  std::vector<Entry> countries_;
};

// What other names of the report say about one name.
struct NameTies {
  std::string_view inside_country;  // of the phrase that contains it: « Goneri (Yobe) »; "" none
  std::string_view inside_admin1;
  bool person_elsewhere = false;  // a person of that name is in the report
  bool dateline = false;
  bool heading = false;                      // « Ajaccio : … » at the head of a paragraph
  KindGroup shared_group = KindGroup::none;  // « les bases d'A et de [B] »
};

struct Choice {
  PlaceId place = 0;  // 0: no place of the gazetteer is meant
  double score = 0;
  bool exact = false;
  double lead = 0;  // over the best place of another country
};

class PlaceChooser {
 public:
  // `home`: ISO code of the country that a report is at home in when it names none.
  PlaceChooser(const Gazetteer& gazetteer, std::string_view home) : gazetteer_(gazetteer), home_(home) {}
  Choice choose(const FoundName& name, const NameSetting& setting, const NameTies& ties,
                const Focus& focus) const;
  // A place of one of the report's countries whose name is nearly `name`; 0 when there is none.
  PlaceId similar(std::string_view name, const Focus& focus) const;

 private:
  std::string_view country_of_that_name(const FoundName& name) const;
  bool is_water(const FoundName& name) const;
  bool is_seat(const FoundName& name, const Place& town) const;
  bool in_one_country(const FoundName& name) const;
  PlaceId town_of_that_name(const FoundName& name, const NameSetting& setting, const NameTies& ties,
                            PlaceId chosen) const;

  const Gazetteer& gazetteer_;
  std::string_view home_;
};

KindGroup group_of_place(std::string_view kind);
// A place that few have heard of: no town of 20,000, not in the curated list.
bool is_small(const Place& place);
bool is_admin_kind(std::string_view kind);
// Whether a town's name goes on before the words found: « Le Havre » in « au [Havre] ».
bool has_own_article(const Place& place, const FoundName& name);
// The first-level region that a place is or lies in; "" unknown.
std::string_view admin1_of(const Place& place);

}  // namespace recoupe
