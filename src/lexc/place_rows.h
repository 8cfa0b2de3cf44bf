// Rows of the gazetteer's sources, curated ones merged with those that the data packages give.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "lexc/places.h"

namespace recoupe {

// Views into the sources.
struct PlaceRow {
  std::string_view kind, name, country, admin1, source;
  std::vector<std::string_view> others;
  std::optional<double> latitude, longitude;
  std::uint32_t population = 0;
  std::string_view extra;
  std::string where;
  bool curated = false;
  bool pointless = false;  // « - » for a point: known by name, country and region alone
};

// Fields of a line; one more than there are separators.
std::vector<std::string_view> fields_of(std::string_view line, char separator);

// The number that `text` spells, all of it.
template <class T>
std::optional<T> number_from(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Lines that are neither empty nor comments, with their number from 1.
template <class Use>
void each_line(std::string_view text, Use use) {
  std::size_t number = 0;
  for (std::string_view line : fields_of(text, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') use(line, number);
  }
}

// Finds the place that a row names: of its country, with its key, of a kind that may be the same, not far
// away.
class PlaceIndex {
 public:
  explicit PlaceIndex(const std::vector<PlaceRow>& rows);      // which must outlive the index
  std::optional<std::size_t> find(const PlaceRow& row) const;  // the most populous one
  void add(std::size_t n);                                     // rows[n], which was appended since
  static std::string key_of(std::string_view country, std::string_view name);

 private:
  const std::vector<PlaceRow>& rows_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
};

// All rows that are right; what is wrong with curated ones goes to `errors`.
std::vector<PlaceRow> read_place_rows(const PlaceSources& sources, std::vector<Error>& errors);

}  // namespace recoupe
