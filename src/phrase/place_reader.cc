// Report → place phrases: names are found (place_names), seen in their setting (place_setting), decided
// together (place_report) and written down (place_writer).
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "phrase/place.h"
#include "phrase/place_writer.h"

namespace recoupe {
namespace {

constexpr std::array<std::string_view, 5> kPrecisionNames = {"none", "country", "admin1", "near", "exact"};
constexpr std::array<std::string_view, 7> kUseNames = {"location",  "dateline", "origin",   "direction",
                                                       "reference", "demonym",  "name_part"};

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
  return PlaceWriter(*parts_->lexicon, parts_->gazetteer, parts_->vocabulary, report, words, settings, found)
      .write();
}

void settle(std::vector<DatePhrase>& dates, const std::vector<PlacePhrase>& places) {
  constexpr std::uint32_t kReach = 32;  // words; no name is as long
  const auto begins_before = [](const PlacePhrase& p, std::uint32_t word) { return p.words.begin < word; };
  std::erase_if(dates, [&](const DatePhrase& date) {
    const std::uint32_t first = date.words.begin - std::min(date.words.begin, kReach);
    const auto from = std::lower_bound(places.begin(), places.end(), first, begins_before);
    const auto to = std::lower_bound(from, places.end(), date.words.end + kReach, begins_before);
    return std::any_of(from, to, [&](const PlacePhrase& place) {
      return place.name_span.contains(date.span) && place.name_span.size() > date.span.size();
    });
  });
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
