// Places: names found in the gazetteer, with as much precision as the words give.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "phrase/date.h"
#include "report/report.h"
#include "word/word.h"

namespace recoupe {

// admin1: an area, a region of first or second level or an island; its point is a label, no pin.
enum class PlacePrecision : std::uint8_t { none, country, admin1, near, exact };
std::string_view name_of(PlacePrecision precision);

enum class PlaceUse : std::uint8_t {
  location,   // something happens there
  dateline,   // « BAGDAD - »
  origin,     // « tirés depuis l'Iran »
  direction,  // « en direction de », « vers » : where a shot went
  reference,  // « à 230 km à l'ouest de Bagdad », « proche de la frontière du Mali »: locates another place
  demonym,   // « base irakienne »: says the country, no more
  name_part  // part of the name of a person or organisation (« le maire de Trèbes », « l'Etat islamique en
             // Irak »)
};

std::string_view name_of(PlaceUse use);

struct PlacePhrase {
  WordRange words;  // the name with its kind noun: « base aérienne d'Aïn al-Asad », « province d'Anbar »
  ByteSpan span;
  ByteSpan name_span;   // the name alone: « Aïn al-Asad »
  std::string name;     // the gazetteer's spelling; the text's own for an unknown village
  std::string kind;     // "air base", "town", "country", "province", "quarter", "sea"…; "" unknown
  std::string country;  // ISO 3166 two letters; "" unknown
  std::string admin1;   // "" unknown
  std::optional<double> latitude, longitude;  // WGS 84 degrees; nullopt when the words give no point
  PlacePrecision precision = PlacePrecision::none;
  PlaceUse use = PlaceUse::location;
  std::uint32_t gazetteer = 0;  // id in the gazetteer; 0: not in it
  double radius_km = 0;         // 0: a point as exact as the precision says
  std::string_view rule;        // the entry or rule that decided
};

class PlaceReader {
 public:
  explicit PlaceReader(
      const Lexicon& lexicon);  // the lexicon must outlive the reader; thread-safe once built
  ~PlaceReader();
  PlaceReader(PlaceReader&&) noexcept;
  // In order, disjoint. Homonyms are decided over the whole report (countries and neighbours named elsewhere
  // in it). Furniture is not looked at.
  std::vector<PlacePhrase> read(const Report& report, const Words& words) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

// Drops dates that are words of a place's name: « la Belle de Mai », « rue du 4-Septembre ».
void settle(std::vector<DatePhrase>& dates, const std::vector<PlacePhrase>& places);

// One line a phrase: use, words, name, kind, country, region, precision, point, radius, rule.
std::string to_text(const std::vector<PlacePhrase>& places, std::string_view text);

}  // namespace recoupe
