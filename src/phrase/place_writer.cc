#include "phrase/place_writer.h"

#include <algorithm>
#include <array>
#include <string>

#include "phrase/place_reference.h"

namespace recoupe {
namespace {

// Radii in kilometres of what is near, or in, the named place.
constexpr double kFacilityKm = 5;
constexpr double kZoneKm = 15;
constexpr double kNearKm = 10;
constexpr double kRoadKm = 25;
constexpr double kLongestRoadKm = 400;
constexpr double kRegionKm = 100;
constexpr double kDistrictKm = 30;
constexpr double kWaterKm = 50;

constexpr double kBorrowedFocus = 0.4;  // weight of a country that an unknown village is given

constexpr std::uint32_t kMaxDescription =
    4;  // words between a village and its distance: « , située à 30 km de »

std::string spaced(std::string_view value) {
  std::string out(value);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

}  // namespace

std::vector<PlacePhrase> PlaceWriter::write() {
  write_coordinates();
  for (std::size_t n = 0; n < found_.names.size(); ++n) {
    const NamedPlace& item = found_.names[n];
    const bool swallowed = item.name.never && n + 1 < found_.names.size() &&
                           found_.names[n + 1].choice.place != 0 &&
                           found_.names[n + 1].setting.begin <= item.name.words.begin;
    if (swallowed) continue;  // « marché de Noël » of « marché de Noël de Strasbourg »
    if (item.choice.place != 0) {
      write_known(item);
    } else if (is_unknown_place(item)) {
      write_unknown(n);
    }
  }
  write_spoken_of();
  write_demonyms();
  return tidy();
}

// With the quotation mark that closes what was opened inside: « campement « Tifolat » ».
PlacePhrase& PlaceWriter::add(WordRange words) {
  const auto mark = [&](std::uint32_t n, std::string_view form) { return words_.words[n].form == form; };
  bool open = false;
  for (std::uint32_t n = words.begin; n < words.end; ++n) open = open || mark(n, "«");
  if (open && words.end < words_.words.size() && mark(words.end, "»")) ++words.end;
  PlacePhrase& phrase = phrases_.emplace_back();
  phrase.words = words;
  phrase.span = phrase.name_span = words_.span_of(words);
  return phrase;
}

PlaceUse PlaceWriter::use_of(const NamedPlace& item, std::string_view kind) const {
  const NameSetting& s = item.setting;
  if (item.ties.dateline) return PlaceUse::dateline;
  if (s.border) return PlaceUse::reference;
  const bool of_group = s.body_in && kind == "country";
  if (s.of_body || of_group || item.name.organisation) return PlaceUse::name_part;
  if (s.before == BeforeName::from) return PlaceUse::origin;
  if (s.before == BeforeName::to) return PlaceUse::direction;
  const bool power = kind == "country" || kind == "capital";
  const bool town = s.group == KindGroup::none && group_of_place(kind) == KindGroup::settlement;
  const std::uint32_t next = item.name.words.end;
  const bool comma = next < words_.words.size() && words_.words[next].form == ",";
  if (town && (s.speaks || (s.before == BeforeName::according && comma)))
    return PlaceUse::name_part;  // « selon Tel-Aviv »
  if (power && s.power) return PlaceUse::name_part;
  if (kind == "capital" && between_powers(item)) return PlaceUse::name_part;
  const bool owned = s.before == BeforeName::of && s.group == KindGroup::none && !s.of_place && !s.part_of;
  if (kind == "capital" && owned && item.ties.shared_group == KindGroup::none &&
      gazetteer_.place(item.choice.place).country != found_.focus.first())
    return PlaceUse::name_part;  // « les supplétifs d'Ankara »
  if (power && s.group == KindGroup::none &&
      (s.before == BeforeName::according || s.speaks || s.subject_active))
    return PlaceUse::name_part;
  return PlaceUse::location;
}

// « entre Bakou et Erevan, la trêve »: two capitals are two governments, unless a road runs between them.
bool PlaceWriter::between_powers(const NamedPlace& item) const {
  const auto n = static_cast<std::size_t>(&item - found_.names.data());
  const auto other_capital = [&](const NamedPlace& other) {
    const Place place = gazetteer_.place(other.choice.place);
    return place.kind == "capital" && place.country != gazetteer_.place(item.choice.place).country &&
           other.setting.before == BeforeName::between && !other.setting.linked_road &&
           words_.words[other.name.words.begin].sentence == words_.words[item.name.words.begin].sentence;
  };
  if (item.setting.before != BeforeName::between || item.setting.linked_road) return false;
  return (n > 0 && other_capital(found_.names[n - 1])) ||
         (n + 1 < found_.names.size() && other_capital(found_.names[n + 1]));
}

void PlaceWriter::write_known(const NamedPlace& item) {
  Place place = gazetteer_.place(item.choice.place);
  const bool street =
      item.setting.group == KindGroup::street && !item.setting.described;  // « rue de France »
  if (street) return write_unknown(static_cast<std::size_t>(&item - found_.names.data()));
  if (item.setting.capital_word && place.kind == "country") {
    const PlaceId capital = gazetteer_.country(place.country).capital;
    if (capital != 0) place = gazetteer_.place(capital);
  }
  PlacePhrase& phrase = add({item.setting.begin, item.name.words.end});
  phrase.name_span = item.name.span;
  phrase.name = place.name;
  phrase.kind = place.kind;
  phrase.country = place.country;
  phrase.admin1 = admin1_of(place);
  phrase.gazetteer = place.id;
  phrase.rule = place.source;
  phrase.use = use_of(item, place.kind);
  set_point(phrase, place, item);
  if (phrase.use == PlaceUse::location) apply_displacement(phrase, place);
}

void PlaceWriter::set_point(PlacePhrase& phrase, const Place& place, const NamedPlace& item) const {
  const KindGroup group = group_of_place(place.kind);
  if (place.kind == "country") {
    phrase.precision = PlacePrecision::country;
    return;
  }
  if (!place.has_point) {
    phrase.precision = place.admin1.empty() ? PlacePrecision::country : PlacePrecision::admin1;
    return;
  }
  if (place.second_level) {
    phrase.latitude = place.latitude;
    phrase.longitude = place.longitude;
    phrase.precision = PlacePrecision::admin1;  // a region's label, no pin
    phrase.radius_km = kDistrictKm;
    return;
  }
  const bool wide = group == KindGroup::admin || (group == KindGroup::nature && place.kind != "strait");
  if (place.country.empty() && wide) return;  // « le Sahel »: no country, no pin
  phrase.latitude = place.latitude;
  phrase.longitude = place.longitude;
  phrase.precision = wide ? PlacePrecision::admin1 : PlacePrecision::exact;
  phrase.radius_km = group == KindGroup::admin ? kRegionKm : wide ? kWaterKm : 0;
  if (wide) return;
  double radius = 0;
  const KindGroup said = item.setting.group == KindGroup::none ? item.ties.shared_group : item.setting.group;
  const bool town = group == KindGroup::settlement;
  if (town && said == KindGroup::admin) {  // « le cercle de Bankass »: the town is its label, no pin
    phrase.precision = PlacePrecision::admin1;
    phrase.radius_km = kDistrictKm;
    return;
  }
  if (town && (item.setting.kind == "river" || item.setting.kind == "lake")) {
    phrase.latitude = phrase.longitude = std::nullopt;  // « le lac de Van » is not Van
    phrase.precision = PlacePrecision::country;
    return;
  }
  if ((said == KindGroup::facility || said == KindGroup::street) && group == KindGroup::settlement)
    radius = kFacilityKm;
  if (said == KindGroup::military && group == KindGroup::settlement) radius = kFacilityKm;
  if (said == KindGroup::nature && group == KindGroup::settlement) radius = kZoneKm;
  if (said == KindGroup::zone) radius = kZoneKm;
  if (said == KindGroup::road || item.setting.before == BeforeName::between) radius = kRoadKm;
  if (item.setting.quarter && place.kind != "quarter") radius = kNearKm;  // « un quartier de Bagdad »
  if (item.setting.before == BeforeName::near) radius = std::max(radius, kNearKm);
  if (radius > 0) {
    phrase.precision = PlacePrecision::near;
    phrase.radius_km = radius;
  }
}

// « à 30 km au nord de [Gao] », « au nord de [Gao] »: a point reckoned from it. « dans le nord [du Mali] »:
// part of it.
void PlaceWriter::apply_displacement(PlacePhrase& phrase, const Place& place) const {
  const auto shift = displacement_before(phrase.words.begin, settings_, v_, lexicon_, words_);
  if (!shift) return;
  const bool area = place.kind == "country" || is_admin_kind(place.kind);
  const bool part = shift->inside && !shift->kilometres;  // « dans l'est de [Bagdad] »
  if (part && !area) {
    phrase.precision = PlacePrecision::near;
    phrase.radius_km = std::max(phrase.radius_km, kNearKm);
  }
  if (part || (area && !shift->kilometres)) {
    std::uint32_t begin = shift->begin;
    while (begin < phrase.words.begin && !words_.has(begin, v_.compass)) ++begin;
    phrase.words.begin = begin;
    phrase.span = words_.span_of(phrase.words);
    return;
  }
  phrase.words.begin = shift->begin;
  phrase.span = words_.span_of(phrase.words);
  phrase.use = PlaceUse::reference;
  if (area) return;
  const ReckonedPoint point = reckon(place.latitude, place.longitude, *shift);
  phrase.latitude = point.latitude;
  phrase.longitude = point.longitude;
  phrase.radius_km = point.radius_km;
  phrase.precision = PlacePrecision::near;
}

// A capitalised name that the gazetteer does not know, in a setting that only places have.
bool PlaceWriter::is_unknown_place(const NamedPlace& item) const {
  const NameSetting& s = item.setting;
  const FoundName& name = item.name;
  if (name.organisation || s.person || s.of_body || s.border || item.ties.person_elsewhere) return false;
  const bool own_name =
      s.group == KindGroup::street || (s.group == KindGroup::facility && (!s.linked || name.never));
  if (name.never && s.group != KindGroup::facility) return false;
  const bool tied =
      !item.ties.inside_country.empty() && s.before != BeforeName::none;  // « à Mastaba, au Yémen »
  const bool named_kind =
      !name.hidden && (s.group == KindGroup::settlement || s.group == KindGroup::military);
  if (name.ordinary && !own_name && !named_kind && !tied && !is_located(item))
    return false;                               // « rue des Orfèvres » may be ordinary words
  if (name.ordinary && s.plural) return false;  // « les positions des Gardiens »: whose, not which
  if (name.acronym && s.group != KindGroup::military) return false;
  for (std::uint32_t n = name.words.begin; n < name.words.end; ++n)
    if (words_.has(n, v_.month) || words_.has(n, v_.weekday) || words_.has(n, v_.demonym) ||
        words_.has(n, v_.metonym))
      return false;
  if (s.group != KindGroup::none && s.group != KindGroup::zone)
    return !name.touches || s.group != KindGroup::facility;
  if (name.touches) return false;
  const std::size_t words = name.words.size();
  if (s.apposed != KindGroup::none && !name.ordinary) return words <= 3;
  switch (s.before) {
    case BeforeName::near:
      return words <= 3;
    case BeforeName::between:
    case BeforeName::in:
    case BeforeName::from:
    case BeforeName::to:
      return words <= 2;
    case BeforeName::at:
      return words == 1 || (words == 2 && (!item.ties.inside_country.empty() || is_located(item)));
    case BeforeName::on:
      return words == 1 && !s.article;
    case BeforeName::of:
      return (words == 1 && s.of_place) || (words <= 3 && !item.ties.inside_country.empty());
    default:
      return s.group == KindGroup::zone;
  }
}

// « à [Chouan], non loin de Marioupol »: an ordinary word with a capital that needs none, behind « à » and
// before a place.
bool PlaceWriter::is_located(const NamedPlace& item) const {
  const std::uint32_t at = item.name.words.end;
  const bool comma = at + 1 < words_.words.size() && words_.words[at].form == ",";
  const bool place = item.setting.before == BeforeName::at || item.setting.before == BeforeName::in;
  return place && comma && !item.name.hidden &&
         (words_.has(at + 1, v_.near) || words_.has(at + 1, v_.in) || words_.has(at + 1, v_.at));
}

std::string_view PlaceWriter::where_of_preposition(const NamedPlace& item) const {
  if (item.setting.kind_entry != 0) return lexicon_.where(item.setting.kind_entry);
  const std::int64_t at = settings_.before_article(static_cast<std::int64_t>(item.setting.begin) - 1, 0);
  for (const EntryHit& hit : words_.hits)
    if (at >= 0 && hit.words.contains(static_cast<std::uint32_t>(at)))
      for (const ClassId id : {v_.near, v_.in, v_.at, v_.from, v_.to, v_.between})
        if (has_class(words_.hit_classes(hit, lexicon_), id)) return lexicon_.where(hit.entry);
  return {};
}

void PlaceWriter::write_unknown(std::size_t n) {
  const NamedPlace& item = found_.names[n];
  PlacePhrase& phrase = add({item.setting.begin, item.name.words.end});
  const bool whole =
      item.setting.group == KindGroup::street || item.name.never;  // « rue des Lilas », « marché de Noël »
  phrase.name_span = whole ? phrase.span : item.name.span;
  phrase.name = slice(report_.text, phrase.name_span);
  phrase.kind = spaced(item.setting.kind.empty() ? item.setting.apposed_kind : item.setting.kind);
  phrase.use = use_of(item, phrase.kind);
  phrase.rule = where_of_preposition(item);
  if (item.setting.group == KindGroup::road && write_road(phrase, item)) return;
  const bool may_be_misspelt =
      item.setting.group != KindGroup::facility && item.setting.group != KindGroup::street;
  const PlaceId similar = may_be_misspelt && item.name.hits.empty()
                              ? PlaceChooser(gazetteer_, v_.home).similar(phrase.name, found_.focus)
                              : 0;
  if (similar != 0) {
    const Place place = gazetteer_.place(similar);
    phrase.name = place.name;
    phrase.kind = place.kind;
    phrase.country = place.country;
    phrase.admin1 = admin1_of(place);
    phrase.gazetteer = place.id;
    phrase.rule = place.source;
    set_point(phrase, place, item);
    return;
  }
  const bool obscure = std::all_of(item.name.hits.begin(), item.name.hits.end(),
                                   [&](const PlaceHit& h) { return is_small(gazetteer_.place(h.id)); });
  const bool inside = !item.ties.inside_country.empty();  // the text says where
  if (obscure || inside || item.setting.group == KindGroup::street) borrow_region(phrase, n);
  if (phrase.use == PlaceUse::location) borrow_point(phrase, n);
}

// « l'axe Gao-Ansongo »: from one end, as far as the other, both in the report's countries.
bool PlaceWriter::write_road(PlacePhrase& phrase, const NamedPlace& item) const {
  const std::string_view name = phrase.name;
  for (std::size_t cut = name.find('-'); cut != std::string_view::npos; cut = name.find('-', cut + 1)) {
    const Place from = road_end(name.substr(0, cut), item);
    const Place to = road_end(name.substr(cut + 1), item);
    if (from.id == 0 || to.id == 0) continue;
    const double km = distance_km(from.latitude, from.longitude, to.latitude, to.longitude);
    if (km > kLongestRoadKm) continue;
    phrase.latitude = from.latitude;
    phrase.longitude = from.longitude;
    phrase.radius_km = std::max(kRoadKm, km);
    phrase.precision = PlacePrecision::near;
    phrase.country = from.country == to.country ? from.country : std::string_view();
    if (from.admin1 == to.admin1) phrase.admin1 = from.admin1;
    return true;
  }
  return false;
}

Place PlaceWriter::road_end(std::string_view name, const NamedPlace& road) const {
  std::array<PlaceHit, Gazetteer::kMaxHits> hits;
  const std::size_t count = gazetteer_.find(PlaceKey(name), hits);
  FoundName end = road.name;
  end.hits.assign(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(count));
  NameSetting setting;
  setting.before = BeforeName::between;
  const Choice choice = PlaceChooser(gazetteer_, v_.home).choose(end, setting, road.ties, found_.focus);
  const Place place = gazetteer_.place(choice.place);
  const bool town = group_of_place(place.kind) == KindGroup::settlement && place.has_point;
  return town ? place : Place{};
}

// Country and region of an unknown village: of what contains it, else of the nearest place of its sentence,
// else the report's country.
void PlaceWriter::borrow_region(PlacePhrase& phrase, std::size_t n) const {
  const NamedPlace& item = found_.names[n];
  phrase.country = item.ties.inside_country;
  phrase.admin1 = item.ties.inside_admin1;
  const std::uint32_t sentence = words_.words[item.name.words.begin].sentence;
  const auto look = [&](const NamedPlace& other) {
    if (!phrase.country.empty() || other.choice.place == 0) return;
    if (words_.words[other.name.words.begin].sentence != sentence) return;
    const Place place = gazetteer_.place(other.choice.place);
    const bool beside =
        other.setting.before == BeforeName::near && place.kind == "country";  // « près du Burkina »
    const bool speaks = use_of(other, place.kind) == PlaceUse::name_part || other.setting.border || beside;
    const bool likely = found_.focus.weight(place.country) >= kBorrowedFocus;
    if (!speaks && likely) phrase.country = place.country;
  };
  for (std::size_t away = 1; away < found_.names.size(); ++away) {
    if (n + away < found_.names.size()) look(found_.names[n + away]);
    if (away <= n) look(found_.names[n - away]);
  }
  if (phrase.country.empty()) phrase.country = found_.focus.first();
  phrase.precision = !phrase.admin1.empty()    ? PlacePrecision::admin1
                     : !phrase.country.empty() ? PlacePrecision::country
                                               : PlacePrecision::none;
}

// « Tevolat, à 70 kilomètres au nord de la ville de Ménaka »: the point that the words reckon.
void PlaceWriter::borrow_point(PlacePhrase& phrase, std::size_t n) const {
  if (n + 1 >= found_.names.size() || found_.names[n + 1].choice.place == 0) return;
  const NamedPlace& next = found_.names[n + 1];
  const Place place = gazetteer_.place(next.choice.place);
  if (group_of_place(place.kind) != KindGroup::settlement) return;
  const auto shift = displacement_before(next.setting.begin, settings_, v_, lexicon_, words_);
  const std::uint32_t end = found_.names[n].name.words.end;
  if (!shift || shift->begin < end || shift->begin - end > kMaxDescription) return;
  const ReckonedPoint point = reckon(place.latitude, place.longitude, *shift);
  phrase.latitude = point.latitude;
  phrase.longitude = point.longitude;
  phrase.radius_km = point.radius_km;
  phrase.precision = PlacePrecision::near;
  phrase.country = place.country;
  if (phrase.admin1.empty()) phrase.admin1 = place.admin1;
}

}  // namespace recoupe
