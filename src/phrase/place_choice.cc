#include "phrase/place_choice.h"

#include <algorithm>
#include <array>

namespace recoupe {
namespace {

// ── Points for a candidate ──
constexpr double kCountry = 6;
constexpr double kCapital = 5.5;
constexpr double kCurated = 3.5;
constexpr double kRegion = 2.8;
constexpr double kDistrict = 1.2;  // of second level
constexpr double kAirfield = 1;
constexpr double kSmall = 0.6;
constexpr double kDistrictSeat = 1.6;  // a district is called so, too
constexpr double kSeat = 2;            // of a region's government, however few live there
struct Size {
  std::uint32_t population;
  double points;
};
constexpr std::array<Size, 4> kSizes = {{{1'000'000, 4}, {100'000, 3}, {20'000, 2}, {5'000, 1.2}}};
constexpr double kInexact = -1.2;
constexpr double kInexactElsewhere = -2;  // more, in a country that nothing speaks for
constexpr double kKindAgrees = 2.5;
constexpr double kSameKind = 0.8;      // « la province de X »: a province rather than a region
constexpr double kAirfieldAgrees = 6;  // « l'aéroport de Kaboul » is not Kabul
constexpr double kRegionForTown = -1;  // « la ville de X » and a region X
constexpr double kTownForRegion = -0.7;
constexpr double kTownForDistrict = 0.8;  // districts are called as their town
constexpr double kRegionForDistrict = 0.5;
constexpr double kCountryForRegion = -8;  // « l'État du Niger » is no country
constexpr double kOtherKind = -3;
constexpr double kRegionBare = -0.6;        // the town of that name is meant unless a noun says otherwise
constexpr double kRegionWithArticle = 0.8;  // « la Drôme », « l'Artibonite »
constexpr double kTownWithArticle =
    -3;  // « dans la Vienne » is no town, « au Havre » has the article in its name
constexpr double kInFocus = 3;
constexpr double kNeighbour = 0.8;
constexpr double kCityNeighbour = 1.8;  // of 100,000 and more
constexpr double kSmallNeighbour =
    -3.5;  // a hamlet of the next country; an unknown place of this one is likelier
constexpr double kElsewhere = -2;
constexpr double kSmallElsewhere = -4;
constexpr double kKnownElsewhere = -0.3;  // capitals and cities of a million may be named anywhere
constexpr double kCityElsewhere = -0.5;
constexpr double kInside = 4;
constexpr double kOutside = -4;
constexpr double kOnlyOne = 1;  // no other place has the name, and nothing in the report speaks against it
constexpr double kOnlyOneElsewhere = 3;  // a long name that no other place has is no coincidence
constexpr std::size_t kLongKey = 9;      // letters
constexpr double kHome = 0.8;
constexpr double kToTheLetter = 0.2;  // accents and all
constexpr double kNever = -100;

// ── The threshold ──
constexpr double kNeed = 3;
constexpr double kNeedWithKind = -1.5;
constexpr double kNeedLocative = -1;
constexpr double kNeedBody = -1;  // « le gouverneur de X »
constexpr double kNeedAt = -0.8;
constexpr double kNeedBare = 0.1;
constexpr double kNeedBracketed = -2;  // « Hautmont (Nord) »
constexpr double kNeedOrdinary = 1.5;
constexpr double kNeedOrdinaryInside = 0.5;  // its capital says that it is a name: « à Tours »
constexpr double kNeedHeading = -1.3;
constexpr double kNeedAcronym = 3;
constexpr double kNeedTouching = 2;
constexpr double kNeedTouchingBare = 5;
constexpr double kNeedPerson = 3;
constexpr double kNeedDateline = -3;

// ── Misspelt names ──
constexpr std::size_t kLettersForOne = 5;
constexpr std::size_t kLettersForTwo = 8;
constexpr std::size_t kCountriesTried = 2;
constexpr double kLeastFocus = 0.4;

double size_of(const Place& place) {
  if (place.kind == "country") return kCountry;
  if (place.kind == "capital") return kCapital;
  const KindGroup group = group_of_place(place.kind);
  double points = kSmall;
  for (const Size& size : kSizes)
    if (place.population >= size.population) {
      points = size.points;
      break;
    }
  if (place.seat) points = std::max(points, place.population == 0 ? kDistrictSeat : kSeat);
  if (group == KindGroup::admin) points = place.second_level ? kDistrict : kRegion;
  if (group == KindGroup::military) points = kAirfield;
  return place.curated ? std::max(points, kCurated) : points;
}

// `own_article`: the article before the name belongs to it, « Le Caire ».
double bare_points(const Place& place, const NameSetting& setting, KindGroup group, bool own_article) {
  if (group == KindGroup::admin)
    return setting.article ? kRegionWithArticle : setting.before == BeforeName::in ? 0 : kRegionBare;
  return group == KindGroup::settlement && setting.article && place.kind != "quarter" && !own_article
             ? kTownWithArticle
             : 0;
}

double kind_points(const Place& place, const NameSetting& setting, KindGroup shared, bool own_article) {
  const KindGroup asked = setting.group != KindGroup::none ? setting.group
                          : shared != KindGroup::none      ? shared
                                                           : setting.apposed;
  const KindGroup group = group_of_place(place.kind);
  const bool airfield = !place.curated && group == KindGroup::military;
  if (airfield && asked != KindGroup::military) return kNever;
  if (airfield && setting.kind == "airport") return kAirfieldAgrees;
  if (airfield && place.kind == "airport") return kKindAgrees - 2;
  switch (asked) {
    case KindGroup::settlement:
      if (setting.capital_word && place.kind == "country") return kKindAgrees;
      return group == KindGroup::settlement ? kKindAgrees
             : group == KindGroup::admin    ? kRegionForTown
                                            : kOtherKind;
    case KindGroup::admin:
      if (place.kind == "country") return kCountryForRegion;
      if (setting.kind == "district") {
        if (group == KindGroup::settlement) return kTownForDistrict;
        if (group == KindGroup::admin && !place.second_level && place.kind != "district")
          return kRegionForDistrict;
      }
      if (group != KindGroup::admin) return kTownForRegion;
      return kKindAgrees + (setting.kind == place.kind ? kSameKind : 0);
    case KindGroup::military:
      return group == KindGroup::military ? kKindAgrees : 0;
    case KindGroup::nature:
      return group == KindGroup::nature ? kKindAgrees : 0;
    case KindGroup::facility:
      if (!setting.linked && group != KindGroup::facility && setting.group == KindGroup::facility)
        return kNever;
      return group == KindGroup::facility ? kKindAgrees : 0;
    default:
      return bare_points(place, setting, group, own_article);
  }
}

double country_points(const Place& place, const NameTies& ties, const Focus& focus,
                      const Gazetteer& gazetteer) {
  if (place.country.empty()) return 0;
  double points = 0;
  if (!ties.inside_country.empty()) points += ties.inside_country == place.country ? kInside : kOutside;
  if (!ties.inside_admin1.empty() && ties.inside_admin1 == place.admin1) points += kInside / 2;
  if (focus.empty() || place.kind == "country")
    return points + (place.kind == "country" ? focus.weight(place.country) : 0);
  const double weight = focus.weight(place.country);
  const bool city = place.population >= kSizes[1].population;
  const bool next = city && gazetteer.borders(focus.first(), place.country);  // Lille, for a Belgian report
  if (weight > 0) return points + std::max(kInFocus * weight, next ? kCityNeighbour : 0);
  for (const Focus::Entry& entry : focus.entries())
    if (gazetteer.borders(entry.code, place.country))
      return points + (is_small(place)                            ? kSmallNeighbour
                       : place.population >= kSizes[1].population ? kCityNeighbour
                                                                  : kNeighbour);
  if (place.kind == "quarter") return points + kSmallElsewhere;  // « Hamra » speaks for no Beirut
  if (place.kind == "capital" || place.population >= kSizes[0].population) return points + kKnownElsewhere;
  if (is_small(place)) return points + kSmallElsewhere;
  return points + ((place.curated && !is_admin_kind(place.kind)) || place.population >= kSizes[1].population
                       ? kCityElsewhere
                       : kElsewhere);
}

double threshold(const FoundName& name, const NameSetting& setting, const NameTies& ties) {
  double need = kNeed;
  const bool kind = setting.group != KindGroup::none || ties.shared_group != KindGroup::none ||
                    setting.apposed != KindGroup::none;
  if (kind) need += kNeedWithKind;
  switch (setting.before) {
    case BeforeName::none:
      if (!kind) need += kNeedBare;
      break;
    case BeforeName::at:
      need += kNeedAt;
      break;
    case BeforeName::of:
      if (setting.of_body || setting.of_place || setting.part_of) need += kNeedBody;
      break;
    case BeforeName::according:
      break;
    default:
      need += kNeedLocative;
  }
  if (name.bracketed) need += kNeedBracketed;
  if (name.acronym) need += kNeedAcronym;
  if (name.touches)
    need += kind || setting.before == BeforeName::in || setting.before == BeforeName::near
                ? kNeedTouching
                : kNeedTouchingBare;
  if (ties.person_elsewhere) need += kNeedPerson;
  if (ties.dateline) need += kNeedDateline;
  if (ties.heading) need += kNeedHeading;
  return need;
}

// « le Niger » is the country, not the state, unless a noun says so; « Djibouti » the country, « à Djibouti »
// the town.
bool gives_way(const Place& place, std::string_view country, const NameSetting& setting,
               const NameTies& ties) {
  const KindGroup asked = setting.group == KindGroup::none ? ties.shared_group : setting.group;
  if (is_admin_kind(place.kind)) return asked != KindGroup::admin && ties.inside_country.empty();
  const bool town = place.kind == "capital" && place.country == country;
  return town && asked == KindGroup::none && setting.before != BeforeName::at && !ties.dateline;
}

}  // namespace

bool is_small(const Place& place) {
  if (place.second_level && !place.curated) return true;
  return !place.curated && !place.seat && place.population < kSizes[2].population &&
         group_of_place(place.kind) == KindGroup::settlement && place.kind != "capital";
}

bool is_admin_kind(std::string_view kind) {
  constexpr std::array<std::string_view, 11> kKinds = {"province",     "state",       "region",  "department",
                                                       "district",     "governorate", "county",  "prefecture",
                                                       "municipality", "republic",    "corridor"};
  return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end();
}

bool has_own_article(const Place& place, const FoundName& name) {
  const PlaceKey whole(place.name);
  return !name.key.empty() && whole.letters().size() > name.key.size() && whole.letters().ends_with(name.key);
}

std::string_view admin1_of(const Place& place) {
  return is_admin_kind(place.kind) && !place.second_level ? place.name : place.admin1;
}

KindGroup group_of_place(std::string_view kind) {
  if (kind == "town" || kind == "capital" || kind == "village" || kind == "quarter")
    return KindGroup::settlement;
  if (is_admin_kind(kind)) return KindGroup::admin;
  if (kind == "air base" || kind == "base" || kind == "camp" || kind == "airport" || kind == "refugee camp")
    return KindGroup::military;
  constexpr std::array<std::string_view, 12> kNature = {"sea",    "strait", "gulf",   "lake",
                                                        "river",  "island", "valley", "mountain",
                                                        "forest", "park",   "canal",  "peninsula"};
  if (std::find(kNature.begin(), kNature.end(), kind) != kNature.end()) return KindGroup::nature;
  if (kind == "country" || kind.empty()) return KindGroup::none;
  return KindGroup::facility;
}

void Focus::add(std::string_view country, double weight) {
  if (country.empty() || weight == 0) return;
  const auto found =
      std::find_if(countries_.begin(), countries_.end(), [&](const Entry& e) { return e.code == country; });
  if (found == countries_.end()) {
    if (weight > 0) countries_.push_back({std::string(country), weight});
  } else {
    found->weight += weight;
    constexpr double kNothing = 1e-9;
    if (found->weight < kNothing) countries_.erase(found);
  }
  std::stable_sort(countries_.begin(), countries_.end(),
                   [](const Entry& a, const Entry& b) { return a.weight > b.weight; });
}

double Focus::weight(std::string_view country) const {
  for (const Entry& entry : countries_)
    if (entry.code == country) return entry.weight / countries_.front().weight;
  return 0;
}

std::string_view Focus::first() const {
  return countries_.empty() ? std::string_view() : countries_.front().code;
}

Choice PlaceChooser::choose(const FoundName& name, const NameSetting& setting, const NameTies& ties,
                            const Focus& focus) const {
  Choice best;
  best.score = kNever;
  double second = kNever;
  std::string_view leader;
  const std::string_view named_country = country_of_that_name(name);
  const bool water = is_water(name);
  for (const PlaceHit& hit : name.hits) {
    Place place = gazetteer_.place(hit.id);
    if (setting.group == KindGroup::none && is_seat(name, place)) place.seat = true;
    if (!named_country.empty() && gives_way(place, named_country, setting, ties)) continue;
    if (water && is_admin_kind(place.kind) && setting.group != KindGroup::admin) continue;
    const bool near_home =
        name.bracketed || setting.group == KindGroup::admin || focus.weight(place.country) > 0;
    if (name.compass && !near_home) continue;  // « dans le Nord »: of a country that the report is about
    if (setting.person && place.kind != "country") continue;
    if (name.organisation && place.kind != "country" && !place.curated) continue;
    const bool elsewhere = !focus.empty() && focus.weight(place.country) == 0 && !place.country.empty();
    const bool own_article = setting.article && has_own_article(place, name);
    const double score = size_of(place) + (hit.exact ? 0 : kInexact + (elsewhere ? kInexactElsewhere : 0)) +
                         kind_points(place, setting, ties.shared_group, own_article) +
                         country_points(place, ties, focus, gazetteer_) +
                         (focus.empty() && place.country == home_ ? kHome : 0) +
                         (place.name == name.text ? kToTheLetter : 0);
    if (place.country != leader) second = std::max(second, score > best.score ? best.score : score);
    if (score <= best.score) continue;
    best = {hit.id, score, hit.exact, 0};
    leader = place.country;
  }
  if (best.place == 0) return {};
  best.lead = best.score - second;
  if (best.exact && setting.before != BeforeName::none && in_one_country(name))
    best.score += focus.empty() ? kOnlyOne : name.key.size() >= kLongKey ? kOnlyOneElsewhere : 0;
  best.place = town_of_that_name(name, setting, ties, best.place);
  double need = threshold(name, setting, ties);
  const Place place = gazetteer_.place(best.place);
  if (place.kind == "country" && name.acronym && best.exact) need -= kNeedAcronym;
  const bool city = place.kind == "country" || place.population >= kSizes[0].population;
  if (name.given && !city && setting.before == BeforeName::none && setting.group == KindGroup::none)
    need += kNeedPerson;
  const bool doubtful = setting.of_body && !is_admin_kind(place.kind);  // « le ministère du Commerce »
  const bool said = !name.hidden && setting.before != BeforeName::none &&
                    (setting.before != BeforeName::of || setting.article);
  const bool heading = ties.heading && !name.common;
  if (name.ordinary && !heading && place.kind != "country")
    need += doubtful ? 2 * kNeedOrdinary : said ? kNeedOrdinaryInside : kNeedOrdinary;
  if (best.score < need) best.place = 0;
  return best;
}

// Whether no other country has a place of that name.
bool PlaceChooser::in_one_country(const FoundName& name) const {
  const std::string_view only = gazetteer_.place(name.hits.front().id).country;
  return std::all_of(name.hits.begin(), name.hits.end(),
                     [&](const PlaceHit& hit) { return gazetteer_.place(hit.id).country == only; });
}

// Whether a district of its region is called like the town: it is the district's seat, and the news knows it.
bool PlaceChooser::is_seat(const FoundName& name, const Place& town) const {
  if (town.kind != "town" || town.second_level) return false;
  return std::any_of(name.hits.begin(), name.hits.end(), [&](const PlaceHit& hit) {
    const Place place = gazetteer_.place(hit.id);
    return place.second_level && place.country == town.country && place.admin1 == town.admin1;
  });
}

// A river or a sea of the curated list: « le Nil » is the river, not the state of that name.
bool PlaceChooser::is_water(const FoundName& name) const {
  return std::any_of(name.hits.begin(), name.hits.end(), [this, &name](const PlaceHit& hit) {
    const Place place = gazetteer_.place(hit.id);
    return place.name == name.text && place.curated && (place.kind == "river" || place.kind == "sea");
  });
}

std::string_view PlaceChooser::country_of_that_name(const FoundName& name) const {
  for (const PlaceHit& hit : name.hits)
    if (hit.exact && gazetteer_.place(hit.id).kind == "country") return gazetteer_.place(hit.id).country;
  return {};
}

// A bare « Ségou » is the town; the region has an article, a preposition of regions or a noun.
PlaceId PlaceChooser::town_of_that_name(const FoundName& name, const NameSetting& setting,
                                        const NameTies& ties, PlaceId chosen) const {
  const Place region = gazetteer_.place(chosen);
  const bool said = setting.group != KindGroup::none || ties.shared_group != KindGroup::none ||
                    setting.article || setting.before == BeforeName::in;
  if (said || !is_admin_kind(region.kind)) return chosen;
  for (const PlaceHit& hit : name.hits) {
    const Place place = gazetteer_.place(hit.id);
    const bool town = group_of_place(place.kind) == KindGroup::settlement && place.kind != "quarter";
    const bool known = place.curated || place.seat || place.population >= kSizes[3].population;
    const bool nickname =
        PlaceKey(region.name).letters() != name.key;  // the region has it as a further name only
    if (town && (known || nickname) && place.country == region.country) return hit.id;  // the most populous
  }
  return chosen;
}

PlaceId PlaceChooser::similar(std::string_view name, const Focus& focus) const {
  const PlaceKey key(name);
  if (key.letters().size() < kLettersForOne) return 0;
  const int allowed = key.letters().size() >= kLettersForTwo ? 2 : 1;
  std::array<PlaceHit, Gazetteer::kMaxHits> hits;
  for (std::size_t n = 0; n < focus.entries().size() && n < kCountriesTried; ++n) {
    const Focus::Entry& entry = focus.entries()[n];
    if (focus.weight(entry.code) < kLeastFocus) break;
    const std::size_t count = gazetteer_.similar(key, entry.code, hits);
    for (std::size_t h = 0; h < count; ++h) {
      const Place place = gazetteer_.place(hits[h].id);
      const PlaceKey known(place.name);
      if (!known.empty() && known.letters().front() == key.letters().front() &&
          spelling_distance(known.letters(), key.letters()) <= allowed)
        return place.id;
    }
  }
  return 0;
}

}  // namespace recoupe
