#include "lexc/place_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "lexicon/gazetteer.h"

namespace recoupe {
namespace {

constexpr double kSameRegionKm = 250;  // … of one region: label points differ
constexpr double kSamePlaceKm = 20;    // curated and built coordinates of one town
constexpr std::string_view kNoPoint = "-";

// ── Reading rows ──
PlaceRow row_from(const std::vector<std::string_view>& f) {
  const auto field = [&f](std::size_t n) { return n < f.size() ? f[n] : std::string_view(); };
  PlaceRow row;
  row.kind = field(0);
  row.name = field(1);
  if (!field(2).empty()) row.others = fields_of(field(2), '|');
  row.country = field(3);
  row.admin1 = field(4);
  row.pointless = field(5) == kNoPoint && field(6) == kNoPoint;
  row.latitude = number_from<double>(field(5));
  row.longitude = number_from<double>(field(6));
  row.population = number_from<std::uint32_t>(field(7)).value_or(0);
  row.source = field(8);
  row.extra = field(9);
  return row;
}

bool is_point(const PlaceRow& row) {
  return row.latitude && row.longitude && std::abs(*row.latitude) <= 90 && std::abs(*row.longitude) <= 180;
}

std::optional<Error> problem_of(const PlaceRow& row, std::size_t fields) {
  if (fields < 4)
    return Error{row.where, "a place needs kind, name, other names and country", "separate them by tabs"};
  if (row.kind.empty() || row.name.empty()) return Error{row.where, "kind or name is empty", "fill it in"};
  if (!row.country.empty() && row.country.size() != 2)
    return Error{row.where, fmt::format("\"{}\" is no ISO 3166 code of two letters", row.country),
                 "as in IQ"};
  if (row.latitude.has_value() != row.longitude.has_value() || (row.latitude && !is_point(row)))
    return Error{row.where, "latitude and longitude are no point",
                 "degrees, as in 33.7856 and 42.4412, or both empty, or both - for a place without a point"};
  return std::nullopt;
}

// Kinds that may be one place in two sources.
std::string_view group_of(std::string_view kind) {
  if (kind == "town" || kind == "capital" || kind == "village" || kind == "quarter") return "town";
  if (kind == "air base" || kind == "airport" || kind == "base" || kind == "camp") return "base";
  if (kind == "country") return "country";
  if (kind == "sea" || kind == "strait" || kind == "gulf" || kind == "river" || kind == "lake")
    return "water";
  return "region";
}

bool may_be_same(const PlaceRow& known, const PlaceRow& row) {
  if (group_of(known.kind) != group_of(row.kind)) return false;
  if (!is_point(row) || !is_point(known)) return true;
  const double most = group_of(row.kind) == "region" ? kSameRegionKm : kSamePlaceKm;
  return distance_km(*known.latitude, *known.longitude, *row.latitude, *row.longitude) <= most;
}

void merge_into(PlaceRow& known, const PlaceRow& row) {
  known.others.push_back(known.name);
  known.others.insert(known.others.end(), row.others.begin(), row.others.end());
  known.name = row.name;
  if (known.kind != "capital") known.kind = row.kind;
  if (is_point(row)) {
    known.latitude = row.latitude;
    known.longitude = row.longitude;
    known.pointless = false;
  }
  if (!row.admin1.empty()) known.admin1 = row.admin1;
  known.population = std::max(known.population, row.population);
  known.curated = true;
}

// One town twice under spellings that the rules make one (« Zaporizhia », « Zaporizhzhya »): the populous one
// stays.
void drop_doubles(std::vector<PlaceRow>& rows) {
  std::unordered_map<std::string, std::vector<std::size_t>> by_key;
  for (std::size_t n = 0; n < rows.size(); ++n)
    if (group_of(rows[n].kind) == "town") {
      by_key[PlaceIndex::key_of(rows[n].country, rows[n].name)].push_back(n);
      for (const std::string_view other : rows[n].others)
        by_key[PlaceIndex::key_of(rows[n].country, other)].push_back(n);
    }
  std::vector<char> doubled(rows.size(), 0);
  for (const auto& [key, same] : by_key)
    for (const std::size_t a : same)
      for (const std::size_t b : same) {
        if (a == b || !is_point(rows[a]) || !is_point(rows[b]) || rows[a].population <= rows[b].population ||
            rows[b].population > 0)
          continue;
        const double apart =
            distance_km(*rows[a].latitude, *rows[a].longitude, *rows[b].latitude, *rows[b].longitude);
        if (apart <= kSamePlaceKm) doubled[b] = 1;
      }
  std::size_t kept = 0;
  for (std::size_t n = 0; n < rows.size(); ++n)
    if (doubled[n] == 0) {
      if (kept != n) rows[kept] = std::move(rows[n]);
      ++kept;
    }
  rows.resize(kept);
}

// Towns name their region as the packages do; the region's own name may be a curated one.
void rename_regions(std::vector<PlaceRow>& rows) {
  std::unordered_map<std::string, std::string_view> names;
  for (const PlaceRow& row : rows)
    if (row.curated && group_of(row.kind) == "region")
      for (const std::string_view other : row.others)
        names.try_emplace(std::string(row.country) + std::string(other), row.name);
  for (PlaceRow& row : rows) {
    const auto found = names.find(std::string(row.country) + std::string(row.admin1));
    if (!row.admin1.empty() && found != names.end()) row.admin1 = found->second;
  }
}

}  // namespace

std::vector<std::string_view> fields_of(std::string_view line, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(line.find(separator), line.size());
    parts.push_back(line.substr(0, end));
    if (end == line.size()) return parts;
    line.remove_prefix(end + 1);
  }
}

PlaceIndex::PlaceIndex(const std::vector<PlaceRow>& rows) : rows_(rows) {
  for (std::size_t n = 0; n < rows.size(); ++n) add(n);
}

void PlaceIndex::add(std::size_t n) {
  by_key_[key_of(rows_[n].country, rows_[n].name)].push_back(n);
  for (const std::string_view other : rows_[n].others) by_key_[key_of(rows_[n].country, other)].push_back(n);
}

std::optional<std::size_t> PlaceIndex::find(const PlaceRow& row) const {
  std::optional<std::size_t> best;
  const auto look = [&](std::string_view name) {
    const auto found = by_key_.find(key_of(row.country, name));
    if (found == by_key_.end()) return;
    for (const std::size_t n : found->second)
      if (may_be_same(rows_[n], row) && (!best || rows_[n].population > rows_[*best].population)) best = n;
  };
  look(row.name);
  for (const std::string_view other : row.others) look(other);
  return best;
}

std::string PlaceIndex::key_of(std::string_view country, std::string_view name) {
  return std::string(country) + std::string(PlaceKey(name).letters());
}

std::vector<PlaceRow> read_place_rows(const PlaceSources& sources, std::vector<Error>& errors) {
  std::vector<PlaceRow> rows;
  rows.reserve(200000);
  each_line(sources.built, [&](std::string_view line, std::size_t) {
    PlaceRow row = row_from(fields_of(line, '\t'));
    if ((is_point(row) || row.pointless) && !row.name.empty()) rows.push_back(std::move(row));
  });
  drop_doubles(rows);
  PlaceIndex index(rows);
  each_line(sources.curated, [&](std::string_view line, std::size_t number) {
    const auto fields = fields_of(line, '\t');
    PlaceRow row = row_from(fields);
    row.where = fmt::format("all/places.tsv:{}", number);
    row.curated = true;
    if (auto problem = problem_of(row, fields.size())) return errors.push_back(std::move(*problem));
    if (const auto known = index.find(row)) return merge_into(rows[*known], row);
    if (!is_point(row) && !row.pointless)
      return errors.push_back({row.where,
                               fmt::format("no place of {} is called \"{}\"", row.country, row.name),
                               "give its latitude and longitude, or - for both"});
    rows.push_back(std::move(row));
    index.add(rows.size() - 1);
  });
  rename_regions(rows);
  return rows;
}

}  // namespace recoupe
