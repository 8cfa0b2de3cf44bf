// The words around names of places, as classes of language/*.tsv, looked up once.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "word/word.h"

namespace recoupe {

// What the noun before a name says that the name is.
enum class KindGroup : std::uint8_t {
  none,
  settlement,
  admin,
  military,
  nature,
  facility,  // a thing in the place that is named
  street,
  road,
  zone
};

struct PlaceWords {
  explicit PlaceWords(const Lexicon& lexicon);

  // kinds
  ClassId kind, not_kind, settlement, quarter, admin, state, military, airfield, nature, facility,
      facility_of, part, street, road, zone, border, country_word, capital_word;
  // before a name
  ClassId at, in, on, near, from, to, between, according, of, article, join, done, title, particle, never,
      after_of, object, be, pointing, back, here, coordinates, linking, joins_name, vessel, by, addressing,
      launch, given_name, event, treaty, relation, with, naming, age, power_noun;
  // others' classes
  ClassId compass, undergo, demonym, person, rank, role, official, organisation, armed_group, agency,
      state_force, metonym, speech, count_speech, month, weekday, unit, few, collective;

  std::string_view home;  // the country that a report is at home in when it names none; "" none

  KindGroup group_of(std::span<const ClassId> classes) const;
  // The values of `place=`, `km=`, `value=`, `bearing=` and `country=` among `classes`; "" when there is
  // none.
  std::string_view kind_of(std::span<const ClassId> classes) const { return first(kinds_, classes); }
  std::string_view kilometres_of(std::span<const ClassId> classes) const { return first(units_, classes); }
  std::string_view value_of(std::span<const ClassId> classes) const { return first(values_, classes); }
  std::string_view bearing_of(std::span<const ClassId> classes) const { return first(bearings_, classes); }
  std::vector<std::string_view> countries_of(std::span<const ClassId> classes) const;

 private:
  struct Value {
    ClassId id = 0;
    std::string_view value;
  };
  static std::string_view first(const std::vector<Value>& values, std::span<const ClassId> classes);

  std::vector<Value> kinds_, countries_, bearings_, units_, values_;  // sorted by id
};

bool has_class(std::span<const ClassId> classes, ClassId wanted);

}  // namespace recoupe
