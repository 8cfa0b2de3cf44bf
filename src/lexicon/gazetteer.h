// The gazetteer: names of places → places, out of the compiled image.
//
// A name is looked up by its **key**: the spelling without accents, case, hyphens, apostrophes and spaces,
// and with the spellings that newsrooms mix made one by rule: « al- », « el », « ad- » before another word
// left out, ou = u = w, k = q = kh, ch = sh = tch, j = dj = zh, y = i, ai = ei, doubled letters once, final h
// and e silent:
//
//   "Aïn al-Assad", "Ain Al Asad", "Ayn al-Assad"  →  "ainasad"        "Zaporizhzhya", "Zaporijjia"  →
//   "zaporiJia"
//
// Each hit says whether the spelling agreed without these rules (`exact`). A third, wider net (`similar`)
// compares the consonants alone: for misspelt names, where the caller has a country to hold on to.
//
// Names of several words are walked word by word: `PlaceKey::add`, then `find`, as long as `goes_on` says so.
// Keys are made of hashes of 49 bits: a wrong hit is possible and harmless at one in 10^9 look-ups. Nothing
// is parsed at start; look-ups allocate nothing (but for spellings beyond Latin) and cost about 50 ns.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "lexicon/image.h"

namespace recoupe {

using PlaceId = std::uint32_t;  // 0: none

// The key of a name, built word by word.
class PlaceKey {
 public:
  static constexpr std::size_t kMaxLetters = 64;  // longer names are cut: they differ before

  PlaceKey() = default;
  explicit PlaceKey(std::string_view name) { add(name); }
  // Appends a piece of text: a word or several; nothing but its letters and digits counts.
  void add(std::string_view utf8);

  std::string_view letters() const { return {letters_.data(), size_}; }
  std::uint32_t exact() const;  // hash of the spelling before the rules
  bool open() const {
    return pending_ != 0;
  }  // ends with an article that waits for its word: no name ends here
  bool empty() const { return size_ == 0; }

 private:
  void append_token(std::string_view token);
  void append(char letter);

  std::array<char, kMaxLetters> letters_{};
  std::uint8_t size_ = 0;
  std::uint8_t pending_ = 0;  // letters of the article that waits
  std::uint64_t exact_ = 0xcbf29ce484222325ULL;
};

// A key without its vowels ("deirezor" → "drzr"); "" when fewer than three consonants are left.
std::string consonants_of(std::string_view key_letters);

struct PlaceHit {
  PlaceId id = 0;
  bool exact = false;
};

struct Place {
  PlaceId id = 0;
  std::string_view name;         // the French spelling where one is known
  std::string_view kind;         // "town", "capital", "air base", "province"…: docs/gazetteer.md
  std::string_view country;      // ISO 3166 two letters; "" for seas and regions of several countries
  std::string_view admin1;       // "" unknown
  std::string_view other_names;  // separated by |
  std::string_view source;       // "gn:98182", "icao:ORAA", "iso:IQ-AN", "all/places.tsv:41"
  double latitude = 0;           // WGS 84 degrees
  double longitude = 0;
  std::uint32_t population = 0;  // 0: unknown
  bool curated = false;          // named in language/all/places.tsv: known to the news
  bool second_level = false;     // a district inside a first-level region: cercle, raion, tehsil
  bool seat = false;             // of a first-level region's government
  bool has_point = true;         // false: known by name, country and region alone
};

struct Country {
  std::string_view code;  // "IQ"
  PlaceId place = 0;
  PlaceId capital = 0;       // 0: none
  std::string_view borders;  // "IR,JO,KW"
  double area = 0;           // km²
};

// As the image holds them; src/lexc/places.cc writes them. Offsets count bytes of the section "place.pool",
// where a string is a u16 length and its bytes.
struct GazetteerRecord {
  std::uint32_t name = 0;
  std::uint32_t other_names = 0;
  std::uint32_t admin1 = 0;
  std::uint32_t source = 0;
  float latitude = 0;
  float longitude = 0;
  std::uint32_t population = 0;
  char country[2] = {};
  std::uint8_t kind = 0;  // line of the section "place.kinds"
  std::uint8_t flags = 0;

  static constexpr std::uint8_t kCurated = 1;
  static constexpr std::uint8_t kSecondLevel = 2;
  static constexpr std::uint8_t kNoPoint = 4;
  static constexpr std::uint8_t kSeat = 8;
};
struct PlaceKeyRecord {  // sorted by bucket, then check
  std::uint32_t check = 0;
  std::uint32_t hits = 0;  // index into "place.hits", plus kPrefix; kNoHits: a prefix only

  static constexpr std::uint32_t kPrefix = 1U << 31;
  static constexpr std::uint32_t kNoHits = kPrefix - 1;
};
struct PlaceHitRecord {
  std::uint32_t id = 0;  // plus kLast on the last hit of a key
  std::uint32_t exact = 0;

  static constexpr std::uint32_t kLast = 1U << 31;
};
struct CountryRecord {  // sorted by code
  char code[2] = {};
  std::uint16_t unused = 0;
  std::uint32_t place = 0;
  std::uint32_t capital = 0;
  std::uint32_t borders = 0;
  float area = 0;
};

inline constexpr int kPlaceBucketBits = 17;
// Where a key lies: its bucket and its check. Keys of consonants are kept apart from those of names by the
// seed.
struct PlaceSlot {
  std::uint32_t bucket = 0;
  std::uint32_t check = 0;
};
PlaceSlot slot_of_key(std::string_view letters);
PlaceSlot slot_of_consonants(std::string_view consonants);

class Gazetteer {
 public:
  static constexpr std::size_t kMaxHits = 48;  // homonyms looked at; the most populous stand first

  Gazetteer() = default;
  explicit Gazetteer(const Image& image);  // the image's bytes must outlive the gazetteer; thread-safe

  std::size_t size() const { return places_.size(); }
  Place place(PlaceId id) const;

  // Fills `out` with the places of that very key, most populous first, and returns how many.
  std::size_t find(const PlaceKey& key, std::span<PlaceHit> out) const;
  // Whether longer names begin with that key.
  bool goes_on(const PlaceKey& key) const;
  // Places of one country (of any, when it is "") whose names have the same consonants.
  std::size_t similar(const PlaceKey& key, std::string_view country, std::span<PlaceHit> out) const;

  // The country of a code; code "" when there is none.
  // The country of all towns within `km` of a point; "" when there are none, or of several. Looks at every
  // place: a millisecond.
  std::string_view country_around(double latitude, double longitude, double km) const;
  Country country(std::string_view code) const;
  bool borders(std::string_view code, std::string_view other) const;

 private:
  const PlaceKeyRecord* lookup(PlaceSlot slot) const;
  std::size_t collect(const PlaceKeyRecord* key, std::uint32_t exact, std::string_view country,
                      std::span<PlaceHit> out) const;
  std::string_view text(std::uint32_t offset) const;

  std::span<const GazetteerRecord> places_;
  std::span<const std::uint32_t> buckets_;
  std::span<const PlaceKeyRecord> keys_;
  std::span<const PlaceHitRecord> hits_;
  std::span<const CountryRecord> countries_;
  std::string_view pool_;
  std::array<std::string_view, 128> kinds_{};
};

// Kilometres between two points on a sphere.
double distance_km(double latitude1, double longitude1, double latitude2, double longitude2);

}  // namespace recoupe
