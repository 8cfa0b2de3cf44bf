// Records for other programs: an incident, claim or report as a flat row with a place, written as CSV,
// GeoJSON or KML.
//
// A row has the same fields in the same order whatever it holds, so that columns never move. A point stands
// only where the words gave one; `place_precision` says how much to trust it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "ledger/record.h"

namespace recoupe {

struct Field {
  std::string name;
  std::string value;    // "" unknown
  bool number = false;  // written without quotes where the format knows numbers
};

struct Point {
  double latitude = 0, longitude = 0;  // WGS 84 degrees
};

struct Feature {
  std::string id;
  std::string title;  // for a map's label
  std::optional<DayInterval> days;
  std::vector<Point> points;  // of all incidents that the record belongs to
  std::vector<Field> fields;
};

Feature to_feature(const Incident& incident);
// `incidents`: those that the record names, wherever they are known.
Feature to_feature(const ClaimRecord& claim, const std::vector<const Incident*>& incidents);
Feature to_feature(const ReportRecord& report, const std::vector<const Incident*>& incidents);

// RFC 4180, lines end in \n; the names of `heading`'s fields stand in the first one.
std::string to_csv(const std::vector<Feature>& features, const Feature& heading);
std::string to_geojson(const std::vector<Feature>& features);  // RFC 7946, one FeatureCollection
std::string to_kml(const std::vector<Feature>& features);      // KML 2.2, one Document

// "12", "8–12", "≥ 12"; "" for none. How people read an interval.
std::string interval_text(std::int64_t min, std::optional<std::int64_t> max);

}  // namespace recoupe
