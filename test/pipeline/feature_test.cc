// Flat rows for other programs: quoting, open figures, points.
#include "pipeline/feature.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "pipeline/json_records.h"

namespace recoupe::test {
namespace {

using Json = nlohmann::json;

Incident incident() {
  Incident out;
  out.id = "i0123456789abcdef";
  out.slug = "rocket-attack-taji";
  out.type = EventType::rocket_attack;
  out.days = DayInterval{*day_from_iso("2020-01-07"), *day_from_iso("2020-01-08")};
  out.place.emplace();
  out.place->quote = {{3, 7}, "Taji", "Tâji, \"camp\" & <base>"};
  out.place->country = "IQ";
  out.place->latitude = 33.5;
  out.place->longitude = 44.25;
  out.place->precision = PlacePrecision::exact;
  Figure killed;
  killed.low = 3;
  killed.best = Best{3, std::nullopt};
  killed.agreement = Agreement::conflict;
  out.figures["killed"] = killed;
  out.targets = {"la base", "le camp"};
  return out;
}

TEST(Feature, CsvQuotesAndKeepsItsColumns) {
  const std::string csv = to_csv({to_feature(incident())}, to_feature(Incident{}));
  const std::string heading = csv.substr(0, csv.find('\n'));
  EXPECT_EQ(heading.substr(0, 26), "id,slug,type,earliest,late");
  EXPECT_NE(csv.find("\"Tâji, \"\"camp\"\" & <base>\""), std::string::npos);
  EXPECT_NE(csv.find("la base; le camp"), std::string::npos);
  EXPECT_NE(csv.find(",3,3,,conflict,"), std::string::npos) << "an open upper end is an empty cell";
  EXPECT_EQ(to_csv({}, to_feature(Incident{})), heading + "\n");
}

TEST(Feature, GeoJsonHasNumbersNullsAndAPoint) {
  const Json json = Json::parse(to_geojson({to_feature(incident()), to_feature(Incident{})}));
  const Json& first = json["features"][0];
  EXPECT_EQ(first["geometry"]["coordinates"], Json::array({44.25, 33.5}));
  EXPECT_EQ(first["properties"]["killed_low"], 3);
  EXPECT_TRUE(first["properties"]["killed_high"].is_null());
  EXPECT_TRUE(json["features"][1]["geometry"].is_null());
  EXPECT_EQ(Json::parse(to_geojson({}))["features"].size(), 0u);
}

TEST(Feature, KmlEscapesAndDates) {
  const std::string kml = to_kml({to_feature(incident())});
  EXPECT_NE(kml.find("Tâji, &quot;camp&quot; &amp; &lt;base&gt;"), std::string::npos);
  EXPECT_NE(kml.find("<coordinates>44.25,33.5</coordinates>"), std::string::npos);
  EXPECT_NE(kml.find("<begin>2020-01-07</begin><end>2020-01-08</end>"), std::string::npos);
}

TEST(Feature, ReportOfSeveralIncidentsHasSeveralPoints) {
  const Incident one = incident();
  Incident other = incident();
  other.place->latitude = 34.0;
  ReportRecord report;
  report.id = "r1";
  const Json json = Json::parse(to_geojson({to_feature(report, {&one, &other})}));
  EXPECT_EQ(json["features"][0]["geometry"]["type"], "MultiPoint");
}

TEST(Feature, Intervals) {
  EXPECT_EQ(interval_text(12, 12), "12");
  EXPECT_EQ(interval_text(8, 12), "8–12");
  EXPECT_EQ(interval_text(12, std::nullopt), "≥ 12");
}

TEST(RecordsAsJson, IncidentHoldsWhatTheContractNames) {
  const Json json = Json::parse(to_json(incident()));
  for (const char* name :
       {"id", "slug", "type", "date", "place", "actor", "targets", "weapons", "figures", "reports", "origins",
        "relations", "first_reported", "last_reported", "clarity", "flags", "decisions"})
    EXPECT_TRUE(json.contains(name)) << name;
  const Json& killed = json["figures"]["killed"];
  EXPECT_EQ(killed["low"], 3);
  EXPECT_EQ(killed["best"], 3);
  EXPECT_TRUE(killed["best_max"].is_null());
  EXPECT_TRUE(killed["high"].is_null());
  EXPECT_EQ(killed["agreement"], "conflict");
  EXPECT_EQ(json["date"]["latest"], "2020-01-08");
}

TEST(RecordsAsJson, BrokenBytesBecomeReplacementCharacters) {
  Incident broken = incident();
  broken.slug = "a\xC3(";
  EXPECT_TRUE(Json::accept(to_json(broken)));
}

}  // namespace
}  // namespace recoupe::test
