#include "phrase/place_words.h"

#include <algorithm>

namespace recoupe {

bool has_class(std::span<const ClassId> classes, ClassId wanted) {
  return wanted != 0 && std::binary_search(classes.begin(), classes.end(), wanted);
}

PlaceWords::PlaceWords(const Lexicon& lexicon) {
  const auto id = [&lexicon](std::string_view name) { return lexicon.class_id(name); };
  kind = id("place_kind");
  not_kind = id("place_not_kind");
  settlement = id("place_settlement");
  quarter = id("place_quarter");
  admin = id("place_admin");
  state = id("place_state");
  military = id("place_military");
  airfield = id("place_airfield");
  nature = id("place_nature");
  facility = id("place_facility");
  facility_of = id("place_facility_of");
  part = id("place_part");
  street = id("place_street");
  road = id("place_road");
  zone = id("place_zone");
  border = id("place_border");
  country_word = id("place_country_word");
  at = id("place_at");
  in = id("place_in");
  on = id("place_on");
  near = id("place_near");
  from = id("place_from");
  to = id("place_to");
  between = id("place_between");
  according = id("place_according");
  of = id("place_of");
  article = id("place_article");
  join = id("place_join");
  done = id("place_done");
  title = id("person_title");
  particle = id("person_particle");
  never = id("place_never");
  be = id("be");
  launch = id("place_launch");
  event = id("event");
  relation = id("place_relation");
  with = id("place_with");
  age = id("place_age");
  power_noun = id("place_power_noun");
  naming = id("place_naming");
  treaty = id("place_treaty");
  given_name = id("given_name");
  joins_name = id("place_joins_name");
  vessel = id("place_vessel");
  by = id("place_by");
  addressing = id("place_addressing");
  pointing = id("place_pointing");
  back = id("place_back");
  here = id("place_here");
  coordinates = id("place_coordinates");
  linking = id("place_linking");
  object = id("place_object");
  after_of = id("place_after_of");
  compass = id("place_compass");
  undergo = id("place_undergo");
  demonym = id("demonym");
  person = id("person");
  rank = id("rank");
  role = id("role");
  official = id("official");
  organisation = id("organisation");
  armed_group = id("armed_group");
  agency = id("agency");
  state_force = id("state_force");
  metonym = id("metonym");
  speech = id("speech");
  count_speech = id("count_speech");
  month = id("month");
  weekday = id("weekday");
  capital_word = id("place_capital");
  unit = id("place_unit");
  few = id("place_few");
  collective = id("collective");

  constexpr std::string_view kHome = "place_home=";
  for (ClassId n = 1; !lexicon.class_name(n).empty(); ++n)
    if (lexicon.class_name(n).starts_with(kHome)) home = lexicon.class_name(n).substr(kHome.size());

  const auto collect = [&lexicon](std::string_view prefix, std::vector<Value>& into) {
    for (ClassId n = 1; !lexicon.class_name(n).empty(); ++n)
      if (lexicon.class_name(n).starts_with(prefix))
        into.push_back({n, lexicon.class_name(n).substr(prefix.size())});
  };
  collect("place=", kinds_);
  collect("country=", countries_);
  collect("bearing=", bearings_);
  collect("km=", units_);
  collect("value=", values_);
}

KindGroup PlaceWords::group_of(std::span<const ClassId> classes) const {
  constexpr KindGroup kGroups[] = {KindGroup::settlement, KindGroup::admin,    KindGroup::military,
                                   KindGroup::nature,     KindGroup::facility, KindGroup::street,
                                   KindGroup::road,       KindGroup::zone};
  const ClassId ids[] = {settlement, admin, military, nature, facility, street, road, zone};
  for (std::size_t n = 0; n < std::size(ids); ++n)
    if (has_class(classes, ids[n])) return kGroups[n];
  return KindGroup::none;
}

std::string_view PlaceWords::first(const std::vector<Value>& values, std::span<const ClassId> classes) {
  for (const ClassId id : classes) {
    const auto found = std::lower_bound(values.begin(), values.end(), id,
                                        [](const Value& v, ClassId k) { return v.id < k; });
    if (found != values.end() && found->id == id) return found->value;
  }
  return {};
}

std::vector<std::string_view> PlaceWords::countries_of(std::span<const ClassId> classes) const {
  std::vector<std::string_view> found;
  for (const Value& v : countries_)
    if (has_class(classes, v.id)) found.push_back(v.value);
  return found;
}

}  // namespace recoupe
