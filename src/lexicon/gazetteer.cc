// Look-up: the key's hash names a bucket of a few records; the record gives a run of hits or says that longer
// names go on from there. The rules of spelling run over one folded word at a time, so that the key of a
// name's first words is the beginning of the whole name's key.
#include "lexicon/gazetteer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/hash.h"
#include "text/normalise.h"

namespace recoupe {
namespace {

constexpr std::uint64_t kNameSeed = 0x9e3779b97f4a7c15ULL;
constexpr std::uint64_t kConsonantSeed = 0xc2b2ae3d27d4eb4fULL;

// The Arabic article as newspapers write it, assimilated or not. Left out before another word of the name.
constexpr std::array<std::string_view, 19> kArticles = {"al",  "el",  "ul",  "ad",  "an", "ar", "as",
                                                        "ash", "ach", "ech", "at",  "az", "ed", "en",
                                                        "er",  "es",  "ez",  "adh", "ath"};

bool is_article(std::string_view token) {
  return std::find(kArticles.begin(), kArticles.end(), token) != kArticles.end();
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_token_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// Several letters that stand for one sound, longest first; upper case stands for sounds without a letter of
// their own.
struct Sound {
  std::string_view from;
  std::string_view to;
};
constexpr std::array<Sound, 24> kSounds = {
    {{"tch", "C"}, {"sch", "C"}, {"dzh", "J"}, {"dj", "J"},  {"zh", "J"},  {"ch", "C"},
     {"sh", "C"},  {"kh", "k"},  {"gh", "g"},  {"dh", "d"},  {"th", "t"},  {"ph", "f"},
     {"ck", "k"},  {"ou", "u"},  {"oo", "u"},  {"ei", "ai"}, {"ey", "ai"}, {"ay", "ai"},
     {"iy", "i"},  {"yi", "i"},  {"ee", "i"},  {"qu", "k"},  {"ce", "se"}, {"ci", "si"}}};

const Sound* long_sound_of(std::string_view text) {
  constexpr std::string_view kFirst = "tsdzckgpoeaiyq";  // of kSounds
  if (text.size() < 2 || kFirst.find(text.front()) == std::string_view::npos) return nullptr;
  for (const Sound& sound : kSounds)
    if (text[0] == sound.from[0] && text[1] == sound.from[1] && text.starts_with(sound.from)) return &sound;
  return nullptr;
}

char short_sound_of(char c) {
  switch (c) {
    case 'q':
    case 'c':
    case 'x':
      return 'k';
    case 'w':
      return 'u';
    case 'y':
      return 'i';
    case 'j':
      return 'J';
    default:
      return c;
  }
}

template <class T>
std::span<const T> array_of(const Image& image, std::string_view name) {
  return image.array<T>(name);
}

}  // namespace

void PlaceKey::append(char letter) {
  const bool digit = letter >= '0' && letter <= '9';
  if (size_ > 0 && letters_[size_ - 1] == letter && !digit) return;  // doubled letters once
  if (size_ < kMaxLetters) letters_[size_++] = letter;
}

// One folded word: exact hash first, then its sounds.
void PlaceKey::append_token(std::string_view token) {
  exact_ = hash_bytes(token, exact_);
  if (token == "st") token = "saint";
  if (token == "ste") token = "sainte";
  if (pending_ != 0) size_ = static_cast<std::uint8_t>(size_ - std::min(size_, pending_));
  pending_ = 0;
  const std::uint8_t before = size_;
  std::string_view rest = token;
  if (rest.size() > 3 && (rest.back() == 'h' || rest.back() == 'e')) rest.remove_suffix(1);
  if (rest.size() > 3 && rest.back() == 'e') rest.remove_suffix(1);
  while (!rest.empty()) {
    const Sound* sound = long_sound_of(rest);
    if (sound != nullptr) {
      for (const char c : sound->to) append(c);
    } else {
      append(short_sound_of(rest.front()));
    }
    rest.remove_prefix(sound != nullptr ? sound->from.size() : 1);
  }
  if (is_article(token)) pending_ = static_cast<std::uint8_t>(size_ - before);
}

void PlaceKey::add(std::string_view utf8) {
  const std::string folded = fold_name(utf8);
  for (std::size_t at = 0; at < folded.size();) {
    if (!is_token_byte(folded[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < folded.size() && is_token_byte(folded[end])) ++end;
    append_token(std::string_view(folded).substr(at, end - at));
    at = end;
  }
}

std::uint32_t PlaceKey::exact() const { return static_cast<std::uint32_t>(exact_ ^ (exact_ >> 32)); }

std::string consonants_of(std::string_view letters) {
  if (!is_ascii(letters)) return {};
  std::string kept;
  for (const char c : letters)
    if (!is_vowel(c) && c != 'h' && (kept.empty() || kept.back() != c)) kept.push_back(c);
  if (kept.size() < 3) return {};
  if (is_vowel(letters.front())) kept.insert(kept.begin(), 'a');
  return kept;
}

PlaceSlot slot_of_key(std::string_view letters) {
  const std::uint64_t hash = hash_bytes(letters, kNameSeed);
  return {static_cast<std::uint32_t>(hash >> (64 - kPlaceBucketBits)), static_cast<std::uint32_t>(hash)};
}

PlaceSlot slot_of_consonants(std::string_view consonants) {
  const std::uint64_t hash = hash_bytes(consonants, kConsonantSeed);
  return {static_cast<std::uint32_t>(hash >> (64 - kPlaceBucketBits)), static_cast<std::uint32_t>(hash)};
}

Gazetteer::Gazetteer(const Image& image)
    : places_(array_of<GazetteerRecord>(image, "places")),
      buckets_(array_of<std::uint32_t>(image, "place.buckets")),
      keys_(array_of<PlaceKeyRecord>(image, "place.keys")),
      hits_(array_of<PlaceHitRecord>(image, "place.hits")),
      countries_(array_of<CountryRecord>(image, "place.countries")),
      pool_(image.text("place.pool")) {
  std::string_view kinds = image.text("place.kinds");
  for (std::size_t n = 0; n < kinds_.size() && !kinds.empty(); ++n) {
    const std::size_t end = std::min(kinds.find('\n'), kinds.size());
    kinds_[n] = kinds.substr(0, end);
    kinds.remove_prefix(std::min(end + 1, kinds.size()));
  }
}

std::string_view Gazetteer::text(std::uint32_t offset) const {
  if (offset + 2 > pool_.size()) return {};
  const auto low = static_cast<unsigned char>(pool_[offset]);
  const auto high = static_cast<unsigned char>(pool_[offset + 1]);
  return pool_.substr(offset + 2, low | (static_cast<std::size_t>(high) << 8));
}

Place Gazetteer::place(PlaceId id) const {
  if (id == 0 || id >= places_.size()) return {};
  const GazetteerRecord& r = places_[id];
  Place p;
  p.id = id;
  p.name = text(r.name);
  p.kind = kinds_[r.kind % kinds_.size()];
  p.country = r.country[0] == 0 ? std::string_view() : std::string_view(r.country, 2);
  p.admin1 = text(r.admin1);
  p.other_names = text(r.other_names);
  p.source = text(r.source);
  p.latitude = static_cast<double>(r.latitude);
  p.longitude = static_cast<double>(r.longitude);
  p.population = r.population;
  p.curated = (r.flags & GazetteerRecord::kCurated) != 0;
  p.second_level = (r.flags & GazetteerRecord::kSecondLevel) != 0;
  p.seat = (r.flags & GazetteerRecord::kSeat) != 0;
  p.has_point = (r.flags & GazetteerRecord::kNoPoint) == 0;
  return p;
}

const PlaceKeyRecord* Gazetteer::lookup(PlaceSlot slot) const {
  if (slot.bucket + 1 >= buckets_.size()) return nullptr;
  const auto bucket = keys_.subspan(buckets_[slot.bucket], buckets_[slot.bucket + 1] - buckets_[slot.bucket]);
  for (const PlaceKeyRecord& key : bucket)
    if (key.check == slot.check) return &key;
  return nullptr;
}

std::size_t Gazetteer::collect(const PlaceKeyRecord* key, std::uint32_t exact, std::string_view country,
                               std::span<PlaceHit> out) const {
  if (key == nullptr || (key->hits & PlaceKeyRecord::kNoHits) == PlaceKeyRecord::kNoHits) return 0;
  std::size_t n = 0;
  for (std::size_t at = key->hits & PlaceKeyRecord::kNoHits; at < hits_.size(); ++at) {
    const PlaceHitRecord& hit = hits_[at];
    const PlaceId id = hit.id & ~PlaceHitRecord::kLast;
    const bool same = n > 0 && out[n - 1].id == id;  // another spelling of the place before
    if (same) out[n - 1].exact |= hit.exact == exact;
    const bool wanted =
        country.empty() || (id < places_.size() && std::string_view(places_[id].country, 2) == country);
    if (!same && wanted && n < out.size()) out[n++] = {id, hit.exact == exact};
    if ((hit.id & PlaceHitRecord::kLast) != 0) break;
  }
  return n;
}

std::size_t Gazetteer::find(const PlaceKey& key, std::span<PlaceHit> out) const {
  if (key.empty() || key.open()) return 0;
  return collect(lookup(slot_of_key(key.letters())), key.exact(), {}, out);
}

bool Gazetteer::goes_on(const PlaceKey& key) const {
  if (key.empty() || key.open()) return true;
  const PlaceKeyRecord* found = lookup(slot_of_key(key.letters()));
  return found != nullptr && (found->hits & PlaceKeyRecord::kPrefix) != 0;
}

std::size_t Gazetteer::similar(const PlaceKey& key, std::string_view country, std::span<PlaceHit> out) const {
  const std::string consonants = consonants_of(key.letters());
  if (consonants.empty() || key.open()) return 0;
  return collect(lookup(slot_of_consonants(consonants)), key.exact(), country, out);
}

std::string_view Gazetteer::country_around(double latitude, double longitude, double km) const {
  constexpr double kKmPerDegree = 111.2;
  std::string_view only;
  const auto degrees = static_cast<float>(km / kKmPerDegree);
  for (const GazetteerRecord& r : places_) {
    if (std::abs(r.latitude - static_cast<float>(latitude)) > degrees) continue;
    const std::string_view kind = kinds_[r.kind % kinds_.size()];
    const bool town = kind == "town" || kind == "village" || kind == "capital";
    if (!town || (r.flags & GazetteerRecord::kNoPoint) != 0) continue;
    const auto [lat, lon] = std::pair(static_cast<double>(r.latitude), static_cast<double>(r.longitude));
    if (distance_km(latitude, longitude, lat, lon) > km) continue;
    const std::string_view code(r.country, 2);
    if (!only.empty() && only != code) return {};
    only = code;
  }
  return only;
}

Country Gazetteer::country(std::string_view code) const {
  const auto code_of = [](const CountryRecord& c) { return std::string_view(c.code, 2); };
  const auto found =
      std::lower_bound(countries_.begin(), countries_.end(), code,
                       [&](const CountryRecord& c, std::string_view k) { return code_of(c) < k; });
  if (found == countries_.end() || code_of(*found) != code) return {};
  return {code_of(*found), found->place, found->capital, text(found->borders),
          static_cast<double>(found->area)};
}

bool Gazetteer::borders(std::string_view code, std::string_view other) const {
  return other.size() == 2 && country(code).borders.find(other) != std::string_view::npos;
}

double distance_km(double latitude1, double longitude1, double latitude2, double longitude2) {
  constexpr double kEarthRadiusKm = 6371.0;
  constexpr double kRadians = 0.017453292519943295;
  const double phi1 = latitude1 * kRadians;
  const double phi2 = latitude2 * kRadians;
  const double dphi = (phi2 - phi1) / 2;
  const double dlambda = (longitude2 - longitude1) * kRadians / 2;
  const double a = std::sin(dphi) * std::sin(dphi) +
                   std::cos(phi1) * std::cos(phi2) * std::sin(dlambda) * std::sin(dlambda);
  return 2 * kEarthRadiusKm * std::asin(std::min(1.0, std::sqrt(a)));
}

}  // namespace recoupe
