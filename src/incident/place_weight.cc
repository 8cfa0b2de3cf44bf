// See place_weight.h.
#include "incident/place_weight.h"

#include <algorithm>
#include <cmath>

#include "incident/weights.h"
#include "incident/words.h"

namespace recoupe {

using namespace weight;

namespace {

double kilometres(const PlaceEvidence& a, const PlaceEvidence& b) {
  constexpr double kRadian = 3.14159265358979323846 / 180;
  constexpr double kEarthKm = 6371.0;
  const double lat = (*b.latitude - *a.latitude) * kRadian / 2;
  const double lon = (*b.longitude - *a.longitude) * kRadian / 2;
  const double h = std::sin(lat) * std::sin(lat) + std::cos(*a.latitude * kRadian) *
                                                       std::cos(*b.latitude * kRadian) * std::sin(lon) *
                                                       std::sin(lon);
  return 2 * kEarthKm * std::asin(std::min(1.0, std::sqrt(h)));
}

}  // namespace

bool is_local(const PlaceEvidence& place) {
  return !place.words.empty() && place.precision != PlacePrecision::country &&
         place.precision != PlacePrecision::admin1;
}

bool has_local_place(const EventEvidence& event) {
  return !event.places.empty() && is_local(event.places.front());
}

namespace {

bool has_point(const PlaceEvidence& place) { return place.latitude && place.longitude; }

bool contains_words(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  return !part.empty() && std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

bool words_sound_alike(const PlaceEvidence& a, const PlaceEvidence& b) {
  if (sound_alike(a.name, b.name)) return true;
  const auto& few = a.words.size() <= b.words.size() ? a.words : b.words;
  const auto& many = a.words.size() <= b.words.size() ? b.words : a.words;
  return !few.empty() && std::all_of(few.begin(), few.end(), [&](const std::string& word) {
    return std::any_of(many.begin(), many.end(),
                       [&](const std::string& other) { return sound_alike(word, other); });
  });
}

// Two words and half of the longer name.
bool share_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string_view> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return common.size() >= 2 && common.size() * 2 >= std::max(a.size(), b.size());
}

struct PlaceWeight {
  double weight = 0;
  const char* why = "";
};

PlaceWeight compare(const PlaceEvidence& a, const PlaceEvidence& b) {
  if (!is_local(a) || !is_local(b)) {
    const bool area = !a.admin1.empty() && a.admin1 == b.admin1;
    return area ? PlaceWeight{kSameArea, "same region"} : PlaceWeight{kSameCountry, "same country"};
  }
  if (a.gazetteer != 0 && a.gazetteer == b.gazetteer) return {kSamePlace, "same place"};
  const bool points = has_point(a) && has_point(b);
  const double km = points ? std::max(0.0, kilometres(a, b) - a.radius_km - b.radius_km) : 0;
  // Homonyms: one name, but two points of the map that the gazetteer told apart.
  if (points && km > kFarAwayKm) return {kFarAway, "far apart"};
  if (a.name == b.name) return {kSamePlace, "same name"};
  if (contains_words(a.words, b.words) || contains_words(b.words, a.words))
    return {kPartOfName, "one name in the other"};
  if (words_sound_alike(a, b)) return {kSoundsAlike, "names that sound alike"};
  if (points && km <= kNearbyKm) return {kNearby, "nearby"};
  if (share_words(a.words, b.words)) return {kSharedWords, "names that share words"};
  if (points && km <= kSameAreaKm) return {kSameArea, "same area"};
  return {kOtherPlace, "other place"};
}

}  // namespace

double weigh_places(const EventEvidence& a, const EventEvidence& b, Tally& tally) {
  if (a.places.empty() || b.places.empty()) return 0;
  PlaceWeight best = compare(a.places.front(), b.places.front());
  const PlaceEvidence* x = &a.places.front();
  const PlaceEvidence* y = &b.places.front();
  for (const PlaceEvidence& p : a.places) {
    for (const PlaceEvidence& q : b.places) {
      if ((&p == &a.places.front() && &q == &b.places.front()) || !is_local(p) || !is_local(q)) continue;
      PlaceWeight other = compare(p, q);
      if (other.weight > 0) other.weight *= kFurtherPlace;
      if (other.weight > 0 && other.weight > best.weight) best = other, x = &p, y = &q;
    }
  }
  tally.add("place", best.weight, "{}: {} and {}", best.why, x->name, y->name);
  return best.weight;
}

bool countries_conflict(const EventEvidence& a, const EventEvidence& b) {
  if (a.places.empty() || b.places.empty()) return false;
  const std::string& x = a.places.front().country;
  const std::string& y = b.places.front().country;
  return !x.empty() && !y.empty() && x != y;
}

bool names_place_of(const std::vector<std::string>& sounds, const EventEvidence& event) {
  if (!has_local_place(event)) return false;
  const auto& words = event.places.front().words;
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::binary_search(sounds.begin(), sounds.end(), sound_of(word));
  });
}

}  // namespace recoupe
