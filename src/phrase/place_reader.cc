// Report → place phrases. Names are found (place_names), seen in their setting (place_setting), decided
// together (place_report) and written down here with as much precision as the words give: a country has no
// pin, a hospital of a town lies near the town's point, a village that no gazetteer knows keeps its own name
// and its region's.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "phrase/place.h"
#include "phrase/place_reference.h"
#include "phrase/place_report.h"

namespace recoupe {
namespace {

// Radii in kilometres of what is near, or in, the named place.
constexpr double kFacilityKm = 5;
constexpr double kZoneKm = 15;
constexpr double kNearKm = 10;
constexpr double kRoadKm = 25;
constexpr double kRegionKm = 100;
constexpr double kWaterKm = 50;

constexpr double kContainsKm = 60;      // a place and the town that it is said to lie in or near
constexpr double kBorrowedFocus = 0.4;  // weight of a country that an unknown village is given

constexpr std::uint32_t kMaxDescription =
    4;  // words between a village and its distance: « , située à 30 km de »

constexpr std::array<std::string_view, 5> kPrecisionNames = {"none", "country", "admin1", "near", "exact"};
constexpr std::array<std::string_view, 7> kUseNames = {"location",  "dateline", "origin",   "direction",
                                                       "reference", "demonym",  "name_part"};

std::string spaced(std::string_view value) {
  std::string out(value);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

class PhraseWriter {
 public:
  PhraseWriter(const Lexicon& lexicon, const Gazetteer& gazetteer, const PlaceWords& vocabulary,
               const Report& report, const Words& words, const SettingFinder& settings,
               const ReportPlaces& found)
      : lexicon_(lexicon),
        gazetteer_(gazetteer),
        v_(vocabulary),
        report_(report),
        words_(words),
        settings_(settings),
        found_(found) {}

  std::vector<PlacePhrase> write() {
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

 private:
  bool has(std::int64_t word, ClassId wanted) const {
    return word >= 0 && words_.has(static_cast<std::uint32_t>(word), wanted);
  }
  PlacePhrase& add(WordRange words) {
    // « campement « Tifolat » »: with the quotation mark that closes what was opened inside
    const auto mark = [&](std::uint32_t n, std::string_view form) { return words_.words[n].form == form; };
    bool open = false;
    for (std::uint32_t n = words.begin; n < words.end; ++n) open = open || mark(n, "«");
    if (open && words.end < words_.words.size() && mark(words.end, "»")) ++words.end;
    PlacePhrase& phrase = phrases_.emplace_back();
    phrase.words = words;
    phrase.span = phrase.name_span = words_.span_of(words);
    return phrase;
  }
  PlaceUse use_of(const NamedPlace& item, std::string_view kind) const;
  void write_known(const NamedPlace& item);
  void set_point(PlacePhrase& phrase, const Place& place, const NamedPlace& item) const;
  void apply_displacement(PlacePhrase& phrase, const Place& place) const;
  bool is_unknown_place(const NamedPlace& item) const;
  void write_unknown(std::size_t n);
  void borrow_region(PlacePhrase& phrase, std::size_t n) const;
  void borrow_point(PlacePhrase& phrase, std::size_t n) const;
  std::string_view where_of_preposition(const NamedPlace& item) const;
  void write_spoken_of();
  void write_capital(const EntryHit& hit);
  void write_country_word(const EntryHit& hit);
  void write_demonyms();
  bool shrink(PlacePhrase& phrase, const std::vector<char>& taken) const;
  std::vector<PlacePhrase> tidy();
  void mark_containers(std::vector<PlacePhrase>& places) const;

  const Lexicon& lexicon_;
  const Gazetteer& gazetteer_;
  const PlaceWords& v_;
  const Report& report_;
  const Words& words_;
  const SettingFinder& settings_;
  const ReportPlaces& found_;
  std::vector<PlacePhrase> phrases_;
};

PlaceUse PhraseWriter::use_of(const NamedPlace& item, std::string_view kind) const {
  const NameSetting& s = item.setting;
  if (item.ties.dateline) return PlaceUse::dateline;
  if (s.border) return PlaceUse::reference;
  if (s.of_body || item.name.organisation) return PlaceUse::name_part;
  if (s.before == BeforeName::from) return PlaceUse::origin;
  if (s.before == BeforeName::to) return PlaceUse::direction;
  const bool power = kind == "country" || kind == "capital";
  if (power && s.group == KindGroup::none &&
      (s.before == BeforeName::according || s.speaks || s.subject_active))
    return PlaceUse::name_part;
  return PlaceUse::location;
}

void PhraseWriter::write_known(const NamedPlace& item) {
  Place place = gazetteer_.place(item.choice.place);
  const bool street = item.setting.group == KindGroup::street && !item.setting.described &&
                      group_of_place(place.kind) == KindGroup::settlement;
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
  phrase.admin1 = is_admin_kind(place.kind) ? place.name : place.admin1;
  phrase.gazetteer = place.id;
  phrase.rule = place.source;
  phrase.use = use_of(item, place.kind);
  set_point(phrase, place, item);
  if (phrase.use == PlaceUse::location) apply_displacement(phrase, place);
}

void PhraseWriter::set_point(PlacePhrase& phrase, const Place& place, const NamedPlace& item) const {
  const KindGroup group = group_of_place(place.kind);
  if (place.kind == "country") {
    phrase.precision = PlacePrecision::country;
    return;
  }
  const bool wide = group == KindGroup::admin ||
                    (group == KindGroup::nature && place.kind != "strait" && place.kind != "island");
  if (place.country.empty() && wide) return;  // « le Sahel »: no country, no pin
  phrase.latitude = place.latitude;
  phrase.longitude = place.longitude;
  phrase.precision = wide ? PlacePrecision::admin1 : PlacePrecision::exact;
  phrase.radius_km = group == KindGroup::admin ? kRegionKm : wide ? kWaterKm : 0;
  if (wide) return;
  double radius = 0;
  const KindGroup said = item.setting.group == KindGroup::none ? item.ties.shared_group : item.setting.group;
  if ((said == KindGroup::facility || said == KindGroup::street) && group == KindGroup::settlement)
    radius = kFacilityKm;
  if (said == KindGroup::military && group == KindGroup::settlement) radius = kFacilityKm;
  if (said == KindGroup::nature && group == KindGroup::settlement) radius = kZoneKm;
  if (said == KindGroup::zone || said == KindGroup::admin) radius = kZoneKm;
  if (said == KindGroup::road || item.setting.before == BeforeName::between) radius = kRoadKm;
  if (item.setting.before == BeforeName::near) radius = std::max(radius, kNearKm);
  if (radius > 0) {
    phrase.precision = PlacePrecision::near;
    phrase.radius_km = radius;
  }
}

// « à 30 km au nord de [Gao] », « au nord de [Gao] »: a point reckoned from it. « dans le nord [du Mali] »:
// part of it.
void PhraseWriter::apply_displacement(PlacePhrase& phrase, const Place& place) const {
  const auto shift = displacement_before(phrase.words.begin, settings_, v_, lexicon_, words_);
  if (!shift) return;
  const bool area = place.kind == "country" || is_admin_kind(place.kind);
  if (area && !shift->kilometres) {
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
bool PhraseWriter::is_unknown_place(const NamedPlace& item) const {
  const NameSetting& s = item.setting;
  const FoundName& name = item.name;
  if (name.organisation || s.person || s.of_body || s.border || item.ties.person_elsewhere) return false;
  const bool own_name =
      s.group == KindGroup::street || (s.group == KindGroup::facility && (!s.linked || name.never));
  if (name.ordinary && !own_name)
    return false;  // « rue des Orfèvres », « hôtel Baron » may be ordinary words
  if (name.acronym && s.group != KindGroup::military) return false;
  for (std::uint32_t n = name.words.begin; n < name.words.end; ++n)
    if (words_.has(n, v_.month) || words_.has(n, v_.weekday) || words_.has(n, v_.demonym) ||
        words_.has(n, v_.metonym))
      return false;
  if (s.group != KindGroup::none && s.group != KindGroup::zone)
    return !name.touches || s.group != KindGroup::facility;
  if (name.touches) return false;
  const std::size_t words = name.words.size();
  switch (s.before) {
    case BeforeName::near:
      return words <= 3;
    case BeforeName::between:
    case BeforeName::in:
    case BeforeName::from:
    case BeforeName::to:
      return words <= 2;
    case BeforeName::at:
      return words == 1;
    case BeforeName::of:
      return words == 1 && (s.of_place || !item.ties.inside_country.empty());
    default:
      return s.group == KindGroup::zone;
  }
}

std::string_view PhraseWriter::where_of_preposition(const NamedPlace& item) const {
  if (item.setting.kind_entry != 0) return lexicon_.where(item.setting.kind_entry);
  const std::int64_t at = settings_.before_article(static_cast<std::int64_t>(item.setting.begin) - 1, 0);
  for (const EntryHit& hit : words_.hits)
    if (at >= 0 && hit.words.contains(static_cast<std::uint32_t>(at)))
      for (const ClassId id : {v_.near, v_.in, v_.at, v_.from, v_.to, v_.between})
        if (has_class(words_.hit_classes(hit, lexicon_), id)) return lexicon_.where(hit.entry);
  return {};
}

void PhraseWriter::write_unknown(std::size_t n) {
  const NamedPlace& item = found_.names[n];
  PlacePhrase& phrase = add({item.setting.begin, item.name.words.end});
  const bool whole =
      item.setting.group == KindGroup::street || item.name.never;  // « rue des Lilas », « marché de Noël »
  phrase.name_span = whole ? phrase.span : item.name.span;
  phrase.name = slice(report_.text, phrase.name_span);
  phrase.kind = spaced(item.setting.kind);
  phrase.use = use_of(item, phrase.kind);
  phrase.rule = where_of_preposition(item);
  const bool may_be_misspelt =
      item.setting.group != KindGroup::facility && item.setting.group != KindGroup::street;
  const PlaceId similar = may_be_misspelt && item.name.hits.empty()
                              ? PlaceChooser(gazetteer_).similar(phrase.name, found_.focus)
                              : 0;
  if (similar != 0) {
    const Place place = gazetteer_.place(similar);
    phrase.name = place.name;
    phrase.kind = place.kind;
    phrase.country = place.country;
    phrase.admin1 = is_admin_kind(place.kind) ? place.name : place.admin1;
    phrase.gazetteer = place.id;
    phrase.rule = place.source;
    set_point(phrase, place, item);
    return;
  }
  const bool obscure = std::all_of(item.name.hits.begin(), item.name.hits.end(),
                                   [&](const PlaceHit& h) { return is_small(gazetteer_.place(h.id)); });
  if (obscure || item.setting.group == KindGroup::street) borrow_region(phrase, n);
  if (phrase.use == PlaceUse::location) borrow_point(phrase, n);
}

// Country and region of an unknown village: of what contains it, else of the nearest place of its sentence,
// else the report's country.
void PhraseWriter::borrow_region(PlacePhrase& phrase, std::size_t n) const {
  const NamedPlace& item = found_.names[n];
  phrase.country = item.ties.inside_country;
  phrase.admin1 = item.ties.inside_admin1;
  const std::uint32_t sentence = words_.words[item.name.words.begin].sentence;
  const auto look = [&](const NamedPlace& other) {
    if (!phrase.country.empty() || other.choice.place == 0) return;
    if (words_.words[other.name.words.begin].sentence != sentence) return;
    const Place place = gazetteer_.place(other.choice.place);
    const bool speaks = use_of(other, place.kind) == PlaceUse::name_part || other.setting.border;
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
void PhraseWriter::borrow_point(PlacePhrase& phrase, std::size_t n) const {
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

// Places that are spoken of without a name: « la capitale irakienne », « dans le pays ».
void PhraseWriter::write_spoken_of() {
  for (const EntryHit& hit : words_.hits) {
    const auto classes = words_.hit_classes(hit, lexicon_);
    const Sentence& sentence = words_.sentences[words_.words[hit.words.begin].sentence];
    if (!Block{sentence.kind, sentence.span, {}}.is_read()) continue;
    if (has_class(classes, v_.capital_word)) write_capital(hit);
    if (has_class(classes, v_.country_word)) write_country_word(hit);
  }
}

void PhraseWriter::write_capital(const EntryHit& hit) {
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

void PhraseWriter::write_country_word(const EntryHit& hit) {
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

void PhraseWriter::write_demonyms() {
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
    phrase.use = demonym.words.begin > 0 && has(static_cast<std::int64_t>(demonym.words.begin) - 1, v_.border)
                     ? PlaceUse::reference
                     : PlaceUse::demonym;
    phrase.rule = lexicon_.where(demonym.entry);
  }
}

// Gives up the words before the name that another phrase has taken; false when the name itself is taken.
bool PhraseWriter::shrink(PlacePhrase& phrase, const std::vector<char>& taken) const {
  std::uint32_t begin = phrase.words.begin;
  while (begin < phrase.words.end && words_.words[begin].span.begin < phrase.name_span.begin) ++begin;
  const auto end = taken.begin() + phrase.words.end;
  if (begin >= phrase.words.end || std::find(taken.begin() + begin, end, 1) != end) return false;
  phrase.words.begin = begin;
  phrase.span = words_.span_of(phrase.words);
  return true;
}

// In order and disjoint: what was written first wins (names before what is spoken of, demonyms last).
std::vector<PlacePhrase> PhraseWriter::tidy() {
  std::vector<PlacePhrase> kept;
  kept.reserve(phrases_.size());
  std::vector<char> taken(words_.words.size(), 0);
  for (PlacePhrase& phrase : phrases_) {
    const auto end = taken.begin() + phrase.words.end;
    if (std::find(taken.begin() + phrase.words.begin, end, 1) != end && !shrink(phrase, taken)) continue;
    std::fill(taken.begin() + phrase.words.begin, end, 1);
    kept.push_back(std::move(phrase));
  }
  std::sort(kept.begin(), kept.end(),
            [](const PlacePhrase& a, const PlacePhrase& b) { return a.words.begin < b.words.begin; });
  mark_containers(kept);
  return kept;
}

// How fine a place is: a gate of an airport of a town. 0: countries, regions, seas.
int fineness(const PlacePhrase& place) {
  if (place.gazetteer == 0) return place.kind == "road" || place.kind == "area" ? 0 : 3;
  if (place.kind == "quarter" || place.kind == "refugee camp") return 3;
  switch (group_of_place(place.kind)) {
    case KindGroup::facility:
      return 3;
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

// « la Zone verte de [Bagdad] », « à Injagalane, près de [Ménaka] »: the coarser one only says where the
// finer lies.
void PhraseWriter::mark_containers(std::vector<PlacePhrase>& places) const {
  for (std::size_t n = 1; n < places.size(); ++n) {
    const PlacePhrase& fine = places[n - 1];
    PlacePhrase& coarse = places[n];
    if (fine.use != PlaceUse::location || coarse.use != PlaceUse::location) continue;
    if (fineness(coarse) == 0 || fineness(coarse) >= fineness(fine)) continue;
    const bool light = is_light_gap(words_, fine.words.end, coarse.words.begin,
                                    {v_.in, v_.at, v_.of, v_.near, v_.article, v_.part});
    if (!light || coarse.words.begin - fine.words.end > kMaxDescription) continue;
    const bool apart =
        fine.latitude && coarse.latitude &&
        distance_km(*fine.latitude, *fine.longitude, *coarse.latitude, *coarse.longitude) > kContainsKm;
    if (apart) continue;
    coarse.use = PlaceUse::reference;
    if (!fine.latitude && coarse.latitude) lie_near(places[n - 1], coarse);
  }
}

}  // namespace

std::string_view name_of(PlacePrecision precision) {
  return kPrecisionNames[static_cast<std::size_t>(precision)];
}
std::string_view name_of(PlaceUse use) { return kUseNames[static_cast<std::size_t>(use)]; }

struct PlaceReader::Parts {
  explicit Parts(const Lexicon& from) : lexicon(&from), gazetteer(from.image()), vocabulary(from) {}
  const Lexicon* lexicon;
  Gazetteer gazetteer;
  PlaceWords vocabulary;
};

PlaceReader::PlaceReader(const Lexicon& lexicon) : parts_(std::make_unique<const Parts>(lexicon)) {}
PlaceReader::~PlaceReader() = default;
PlaceReader::PlaceReader(PlaceReader&&) noexcept = default;

std::vector<PlacePhrase> PlaceReader::read(const Report& report, const Words& words) const {
  const SettingFinder settings(*parts_->lexicon, parts_->vocabulary, words);
  const ReportPlaces found =
      decide_places(find_names(parts_->gazetteer, parts_->vocabulary, *parts_->lexicon, report, words),
                    settings, parts_->gazetteer, parts_->vocabulary, *parts_->lexicon, words);
  return PhraseWriter(*parts_->lexicon, parts_->gazetteer, parts_->vocabulary, report, words, settings, found)
      .write();
}

std::string main_country(const std::vector<PlacePhrase>& places) {
  Focus focus;
  for (const PlacePhrase& place : places) {
    constexpr std::array<double, 7> kWeights = {2, 2.5, 0.5, 1.5, 1, 0.5, 0.3};  // by PlaceUse
    focus.add(place.country, kWeights[static_cast<std::size_t>(place.use)]);
  }
  return std::string(focus.first());
}

std::string to_text(const std::vector<PlacePhrase>& places, std::string_view text) {
  std::string out;
  for (const PlacePhrase& p : places) {
    out += fmt::format("{} «{}» {} · {} · {} · {} · {}", name_of(p.use), slice(text, p.span), p.name,
                       p.kind.empty() ? "-" : p.kind, p.country.empty() ? "-" : p.country,
                       p.admin1.empty() ? "-" : p.admin1, name_of(p.precision));
    if (p.latitude && p.longitude) out += fmt::format(" {:.2f},{:.2f}", *p.latitude, *p.longitude);
    if (p.radius_km > 0) out += fmt::format(" ±{:.0f} km", p.radius_km);
    out += '\n';
  }
  return out;
}

}  // namespace recoupe
