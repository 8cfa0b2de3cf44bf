// What is spoken of without a name, demonyms, and the order of it all.
#include <algorithm>

#include "phrase/place_back.h"
#include "phrase/place_coordinates.h"
#include "phrase/place_reference.h"
#include "phrase/place_writer.h"

namespace recoupe {
namespace {

constexpr double kNearKm = 10;
constexpr double kFacilityKm = 5;
constexpr double kContainsKm = 60;     // a place and the town that it is said to lie in or near
constexpr double kTownKm = 25;         // a town and a quarter of it
constexpr double kLeastPointKm = 0.1;  // of coordinates: nobody means a square metre
constexpr double kExactPointKm = 2;
constexpr double kAroundPointKm = 60;         // towns that say in which country a point lies
constexpr int kInTown = 3;                    // fineness of what lies in a town
constexpr std::uint32_t kMaxDescription = 4;  // words between the two
constexpr std::uint32_t kMaxToCapital = 6;    // « Karbou, un quartier de la [capitale] »

// How fine a place is: a street of a quarter of a town. 0: countries, regions, seas.
int fineness(const PlacePhrase& place) {
  if (place.kind == "road" || place.kind == "area") return 0;
  if (place.kind == "street") return 5;
  if (place.kind == "quarter" || place.kind == "refugee camp") return 3;
  if (place.gazetteer == 0) return 4;
  if (place.precision == PlacePrecision::admin1) return 0;  // a town that stands for its district
  switch (group_of_place(place.kind)) {
    case KindGroup::facility:
      return 4;
    case KindGroup::military:
      return 2;
    case KindGroup::settlement:
      return 1;
    default:
      return 0;
  }
}

// A place that no gazetteer knows lies near the one that it is said to lie in.
void lie_near(PlacePhrase& fine, const PlacePhrase& coarse) {
  fine.latitude = coarse.latitude;
  fine.longitude = coarse.longitude;
  fine.radius_km = std::max(coarse.radius_km, kFacilityKm);
  fine.precision = PlacePrecision::near;
  fine.country = coarse.country;
  fine.admin1 = coarse.admin1;
}

}  // namespace

// A point that the text spells out lies in the country of the towns around it, if they agree.
void PlaceWriter::write_coordinates() {
  for (const Coordinates& point : find_coordinates(v_, words_)) {
    const Sentence& sentence = words_.sentences[words_.words[point.words.begin].sentence];
    if (!Block{sentence.kind, sentence.span, {}}.is_read()) continue;
    PlacePhrase& phrase = add(point.words);
    phrase.name = slice(report_.text, phrase.span);
    phrase.kind = "point";
    phrase.latitude = point.latitude;
    phrase.longitude = point.longitude;
    phrase.radius_km = std::max(point.radius_km, kLeastPointKm);
    phrase.precision = point.radius_km > kExactPointKm ? PlacePrecision::near : PlacePrecision::exact;
    phrase.rule = "coordinates";
    phrase.country = gazetteer_.country_around(point.latitude, point.longitude, kAroundPointKm);
  }
}

// Places that are spoken of without a name: « la capitale irakienne », « dans le pays ».
void PlaceWriter::write_spoken_of() {
  for (const EntryHit& hit : words_.hits) {
    const auto classes = words_.hit_classes(hit, lexicon_);
    const Sentence& sentence = words_.sentences[words_.words[hit.words.begin].sentence];
    if (!Block{sentence.kind, sentence.span, {}}.is_read()) continue;
    if (has_class(classes, v_.capital_word)) write_capital(hit);
    if (has_class(classes, v_.country_word)) write_country_word(hit);
  }
}

void PlaceWriter::write_capital(const EntryHit& hit) {
  const auto start = static_cast<std::int64_t>(words_.ranges[words_.words[hit.words.begin].sentence].begin);
  std::string_view country;
  WordRange range = hit.words;
  for (const DemonymHit& demonym : found_.demonyms)
    if (demonym.words.begin == hit.words.end && !demonym.countries.empty()) {
      country = demonym.countries.front();
      range.end = demonym.words.end;
    }
  const std::int64_t before = settings_.before_article(static_cast<std::int64_t>(hit.words.begin) - 1,
                                                       static_cast<std::uint32_t>(start));
  const bool followed = range.end < words_.words.size() && has(range.end, v_.of);
  const BeforeName preposition = before >= start ? settings_.before_at(before) : BeforeName::none;
  if (country.empty() &&
      (followed || preposition == BeforeName::none || preposition == BeforeName::according))
    return;
  if (country.empty()) country = found_.focus.first();
  const PlaceId capital = gazetteer_.country(country).capital;
  if (capital == 0) return;
  const Place place = gazetteer_.place(capital);
  PlacePhrase& phrase = add(range);
  phrase.name = place.name;
  phrase.kind = place.kind;
  phrase.country = place.country;
  phrase.admin1 = place.admin1;
  phrase.latitude = place.latitude;
  phrase.longitude = place.longitude;
  phrase.gazetteer = capital;
  phrase.precision = preposition == BeforeName::near ? PlacePrecision::near : PlacePrecision::exact;
  phrase.radius_km = preposition == BeforeName::near ? kNearKm : 0;
  phrase.rule = lexicon_.where(hit.entry);
}

void PlaceWriter::write_country_word(const EntryHit& hit) {
  const auto start = static_cast<std::int64_t>(words_.ranges[words_.words[hit.words.begin].sentence].begin);
  const std::int64_t before = settings_.before_article(static_cast<std::int64_t>(hit.words.begin) - 1,
                                                       static_cast<std::uint32_t>(start));
  const bool inside = before >= start && has(before, v_.in);
  const auto shift = displacement_before(hit.words.begin, settings_, v_, lexicon_, words_);
  const Country country = gazetteer_.country(found_.focus.first());
  if ((!inside && !shift) || country.place == 0) return;
  const Place place = gazetteer_.place(country.place);
  std::uint32_t begin = hit.words.begin;
  if (shift && !shift->kilometres)
    for (begin = shift->begin; begin < hit.words.begin && !words_.has(begin, v_.compass);) ++begin;
  PlacePhrase& phrase = add({begin, hit.words.end});
  phrase.name = place.name;
  phrase.kind = place.kind;
  phrase.country = place.country;
  phrase.gazetteer = place.id;
  phrase.precision = PlacePrecision::country;
  phrase.rule = lexicon_.where(hit.entry);
}

void PlaceWriter::write_demonyms() {
  for (const DemonymHit& demonym : found_.demonyms) {
    std::string_view code;
    for (const std::string_view country : demonym.countries)
      if (code.empty() || found_.focus.weight(country) > found_.focus.weight(code)) code = country;
    const Country country = gazetteer_.country(code);
    PlacePhrase& phrase = add(demonym.words);
    phrase.name = gazetteer_.place(country.place).name;
    phrase.kind = "country";
    phrase.country = code;
    phrase.gazetteer = country.place;
    phrase.precision = PlacePrecision::country;
    phrase.use = demonym.border ? PlaceUse::reference : PlaceUse::demonym;
    phrase.rule = lexicon_.where(demonym.entry);
  }
}

// Gives up the words before the name that another phrase has taken; false when the name itself is taken.
bool PlaceWriter::shrink(PlacePhrase& phrase, const std::vector<char>& taken) const {
  std::uint32_t begin = phrase.words.begin;
  while (begin < phrase.words.end && words_.words[begin].span.begin < phrase.name_span.begin) ++begin;
  const auto end = taken.begin() + phrase.words.end;
  if (begin >= phrase.words.end || std::find(taken.begin() + begin, end, 1) != end) return false;
  phrase.words.begin = begin;
  phrase.span = words_.span_of(phrase.words);
  return true;
}

// In order and disjoint: what was written first wins (names before what is spoken of, demonyms last).
std::vector<PlacePhrase> PlaceWriter::tidy() {
  std::vector<PlacePhrase> kept;
  kept.reserve(phrases_.size());
  std::vector<char> taken(words_.words.size(), 0);
  for (PlacePhrase& phrase : phrases_) {
    const auto end = taken.begin() + phrase.words.end;
    if (std::find(taken.begin() + phrase.words.begin, end, 1) != end && !shrink(phrase, taken)) continue;
    std::fill(taken.begin() + phrase.words.begin, end, 1);
    kept.push_back(std::move(phrase));
  }
  const auto in_order = [](const PlacePhrase& a, const PlacePhrase& b) {
    return a.words.begin < b.words.begin;
  };
  std::sort(kept.begin(), kept.end(), in_order);
  mark_containers(kept);
  find_towns(kept);
  const auto back = refer_back(kept, taken, settings_, gazetteer_, v_, lexicon_, words_);
  kept.insert(kept.end(), back.begin(), back.end());
  std::sort(kept.begin(), kept.end(), in_order);
  return kept;
}

// « la Zone verte de [Bagdad] », « à Injagalane, près de [Ménaka] », « à [Bagdad], dans la Zone verte »: the
// coarser one only says where the finer lies.
void PlaceWriter::mark_containers(std::vector<PlacePhrase>& places) const {
  for (std::size_t n = places.size(); n > 1; --n) {  // from behind: « rue X, dans le quartier de Y, à Z »
    PlacePhrase& first = places[n - 2];
    PlacePhrase& second = places[n - 1];
    const auto may_hold = [](const PlacePhrase& p) {
      return p.use == PlaceUse::location || p.use == PlaceUse::origin ||
             (p.use == PlaceUse::reference && p.precision == PlacePrecision::exact);
    };
    if (!may_hold(first) || !may_hold(second)) continue;
    const bool inward = fineness(second) > fineness(first);
    PlacePhrase& fine = inward ? second : first;
    PlacePhrase& coarse = inward ? first : second;
    const bool fired_from = fine.use == PlaceUse::origin && !inward;  // « depuis X, dans l'est de [Bagdad] »
    if ((fine.use != PlaceUse::location && !fired_from) || fineness(coarse) == 0) continue;
    if (fineness(coarse) == fineness(fine)) continue;
    if (inward && (fineness(second) < kInTown || second.kind.empty())) continue;
    const std::uint32_t longest = second.kind == "capital" && !inward ? kMaxToCapital : kMaxDescription;
    const bool apposed = first.gazetteer == 0 && !inward;  // « Karbou, un quartier de la capitale »
    const bool light = is_light_gap(
        words_, first.words.end, second.words.begin,
        {v_.in, v_.at, v_.of, v_.near, v_.article, v_.part, v_.compass, apposed ? v_.quarter : v_.part});
    if (!light || second.words.begin - first.words.end > longest) continue;
    const bool apart = fine.latitude && coarse.latitude &&
                       distance_km(*fine.latitude, *fine.longitude, *coarse.latitude, *coarse.longitude) >
                           (inward ? kTownKm : kContainsKm);
    if (apart) continue;
    coarse.use = PlaceUse::reference;
    if (!fine.latitude && coarse.latitude) lie_near(fine, coarse);
  }
}

// « rue des Lilas … à Lyon »: a street or a house that nothing beside it locates lies in the one town of its
// sentence.
void PlaceWriter::find_towns(std::vector<PlacePhrase>& places) const {
  const auto sentence = [&](const PlacePhrase& p) { return words_.words[p.words.begin].sentence; };
  for (PlacePhrase& fine : places) {
    if (fine.use != PlaceUse::location || fine.latitude || fine.gazetteer != 0 || fineness(fine) < kInTown)
      continue;
    const PlacePhrase* town = nullptr;
    bool several = false;
    for (const PlacePhrase& other : places) {
      const bool settlement = group_of_place(other.kind) == KindGroup::settlement && other.latitude;
      const bool here = other.use == PlaceUse::location || other.use == PlaceUse::reference;
      if (!settlement || !here || sentence(other) != sentence(fine)) continue;
      several = several || (town != nullptr && town->gazetteer != other.gazetteer);
      town = &other;
    }
    if (town != nullptr && !several &&
        (fine.kind == "street" || fine.kind == "quarter" || group_of_place(fine.kind) == KindGroup::facility))
      lie_near(fine, *town);
  }
}

}  // namespace recoupe
