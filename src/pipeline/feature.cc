// See feature.h.
#include "pipeline/feature.h"

#include <fmt/core.h>

#include <array>

#include "pipeline/json_values.h"

namespace recoupe {
namespace {

// Columns of figures: every kind, and what the attackers lost where that is told apart.
constexpr std::array<std::string_view, 11> kFigureColumns = {
    "killed",      "injured", "missing",          "abducted",          "arrested",          "displaced",
    "projectiles", "attacks", "killed_attackers", "injured_attackers", "arrested_attackers"};

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

std::string or_empty(const std::optional<std::string>& text) { return text.value_or(""); }

std::string number_or_empty(const std::optional<double>& number) {
  return number ? fmt::format("{}", *number) : "";
}

std::string number_or_empty(const std::optional<std::int64_t>& number) {
  return number ? std::to_string(*number) : "";
}

void add_days(Feature& feature, const std::optional<DayInterval>& days) {
  feature.days = days;
  feature.fields.push_back({"earliest", days ? to_iso(days->earliest) : ""});
  feature.fields.push_back({"latest", days ? to_iso(days->latest) : ""});
}

void add_place(Feature& feature, const std::optional<PlaceRecord>& place) {
  const PlaceRecord none;
  const PlaceRecord& p = place ? *place : none;
  feature.fields.push_back({"place", p.quote.name.empty() ? p.quote.text : p.quote.name});
  feature.fields.push_back({"place_kind", p.kind});
  feature.fields.push_back({"country", p.country});
  feature.fields.push_back({"admin1", p.admin1});
  feature.fields.push_back({"latitude", number_or_empty(p.latitude), true});
  feature.fields.push_back({"longitude", number_or_empty(p.longitude), true});
  feature.fields.push_back({"place_precision", std::string(name_of(p.precision))});
}

void add_figures(Feature& feature, const Figures& figures) {
  for (const std::string_view kind : kFigureColumns) {
    const auto found = figures.find(std::string(kind));
    const Figure* figure = found == figures.end() ? nullptr : &found->second;
    const std::string name(kind);
    feature.fields.push_back({name + "_low", figure ? std::to_string(figure->low) : "", true});
    feature.fields.push_back(
        {name + "_best", figure && figure->best ? std::to_string(figure->best->min) : "", true});
    feature.fields.push_back({name + "_high", figure ? number_or_empty(figure->high) : "", true});
    feature.fields.push_back({name + "_agreement", figure ? std::string(name_of(figure->agreement)) : ""});
  }
}

void add_points(Feature& feature, const std::vector<const Incident*>& incidents) {
  for (const Incident* incident : incidents)
    if (incident->place && incident->place->latitude && incident->place->longitude)
      feature.points.push_back({*incident->place->latitude, *incident->place->longitude});
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  return out + "\"";
}

std::string xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
          out += c;  // XML knows no other controls
    }
  }
  return out;
}

Json geometry_of(const std::vector<Point>& points) {
  Json all = Json::array();
  for (const Point& point : points) all.push_back(Json::array({point.longitude, point.latitude}));
  if (all.empty()) return nullptr;
  if (all.size() == 1) return {{"type", "Point"}, {"coordinates", all[0]}};
  return {{"type", "MultiPoint"}, {"coordinates", std::move(all)}};
}

std::string kml_of(const std::vector<Point>& points) {
  std::string out;
  for (const Point& point : points)
    out += fmt::format("<Point><coordinates>{},{}</coordinates></Point>", point.longitude, point.latitude);
  return points.size() > 1 ? "<MultiGeometry>" + out + "</MultiGeometry>" : out;
}

}  // namespace

std::string interval_text(std::int64_t min, std::optional<std::int64_t> max) {
  if (!max) return fmt::format("≥ {}", min);
  return min == *max ? std::to_string(min) : fmt::format("{}–{}", min, *max);
}

Feature to_feature(const Incident& incident) {
  Feature out{incident.id, incident.slug, {}, {}, {}};
  out.fields = {{"id", incident.id}, {"slug", incident.slug}, {"type", std::string(name_of(incident.type))}};
  add_days(out, incident.days);
  out.fields.push_back({"date_precision", std::string(name_of(incident.precision))});
  add_place(out, incident.place);
  add_points(out, {&incident});
  out.fields.push_back({"actor", incident.actor.name});
  out.fields.push_back({"actor_status", std::string(name_of(incident.actor.status))});
  out.fields.push_back({"targets", joined(incident.targets)});
  out.fields.push_back({"weapons", joined(incident.weapons)});
  add_figures(out, incident.figures);
  out.fields.push_back({"reports", std::to_string(incident.reports.size()), true});
  out.fields.push_back({"origins", std::to_string(incident.origins), true});
  out.fields.push_back({"first_reported", or_empty(incident.first_reported)});
  out.fields.push_back({"last_reported", or_empty(incident.last_reported)});
  out.fields.push_back({"clarity", incident.clarity});
  std::vector<std::string> flags;
  for (const FlagRecord& flag : incident.flags) flags.push_back(flag.kind);
  out.fields.push_back({"flags", joined(flags)});
  return out;
}

Feature to_feature(const ClaimRecord& claim, const std::vector<const Incident*>& incidents) {
  Feature out{claim.id, claim.phrase.text, {}, {}, {}};
  const std::string& source = claim.source.name.empty() ? claim.source.text : claim.source.name;
  out.fields = {{"id", claim.id},
                {"incident", claim.incident},
                {"event", claim.event},
                {"kind", std::string(name_of(claim.kind))},
                {"min", std::to_string(claim.min), true},
                {"max", number_or_empty(claim.max), true},
                {"phrase", claim.phrase.text},
                {"who", claim.who},
                {"attackers", claim.of_attackers ? "yes" : "no"},
                {"source", source},
                {"hedge", std::string(name_of(claim.hedge))},
                {"part_of", claim.part_of},
                {"report", claim.report},
                {"input", claim.input},
                {"outlet", or_empty(claim.outlet)},
                {"published", or_empty(claim.published)},
                {"span_begin", std::to_string(claim.phrase.span.begin), true},
                {"span_end", std::to_string(claim.phrase.span.end), true},
                {"rule", claim.rule}};
  if (!incidents.empty()) out.days = incidents.front()->days;
  add_points(out, incidents);
  return out;
}

Feature to_feature(const ReportRecord& report, const std::vector<const Incident*>& incidents) {
  Feature out{report.id, report.title.value_or(report.input), {}, {}, {}};
  std::vector<std::string> origins, copies;
  for (const OriginRecord& origin : report.origins) origins.push_back(origin.name);
  for (const CopyRecord& copy : report.copy_of) copies.push_back(copy.report);
  out.fields = {{"id", report.id},
                {"input", report.input},
                {"outlet", or_empty(report.outlet)},
                {"url", or_empty(report.url)},
                {"title", or_empty(report.title)},
                {"published", or_empty(report.published)},
                {"language", report.language},
                {"words", std::to_string(report.words), true},
                {"incidents", joined(report.incidents)},
                {"not_an_incident", report.not_an_incident},
                {"origins", joined(origins)},
                {"copy_of", joined(copies)}};
  if (!incidents.empty()) out.days = incidents.front()->days;
  add_points(out, incidents);
  return out;
}

std::string to_csv(const std::vector<Feature>& features, const Feature& heading) {
  std::string out;
  const auto line = [&](const Feature& feature, std::string Field::*what) {
    for (std::size_t i = 0; i < feature.fields.size(); ++i)
      out += (i > 0 ? "," : "") + csv_cell(feature.fields[i].*what);
    out += '\n';
  };
  line(heading, &Field::name);
  for (const Feature& feature : features) line(feature, &Field::value);
  return out;
}

std::string to_geojson(const std::vector<Feature>& features) {
  std::string out = "{\"type\":\"FeatureCollection\",\"features\":[";
  for (std::size_t i = 0; i < features.size(); ++i) {
    const Feature& feature = features[i];
    Json properties = Json::object();
    for (const Field& field : feature.fields) {
      Json& value = properties[field.name] = nullptr;
      if (!field.value.empty())
        value = field.number ? Json::parse(field.value, nullptr, false) : Json(field.value);
    }
    out += (i > 0 ? ",\n" : "\n") + one_line({{"type", "Feature"},
                                              {"id", feature.id},
                                              {"geometry", geometry_of(feature.points)},
                                              {"properties", std::move(properties)}});
  }
  return out + "\n]}\n";
}

std::string to_kml(const std::vector<Feature>& features) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml "
      "xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\n";
  for (const Feature& feature : features) {
    out += fmt::format("<Placemark id=\"{}\"><name>{}</name>", xml(feature.id), xml(feature.title));
    if (feature.days)
      out += fmt::format("<TimeSpan><begin>{}</begin><end>{}</end></TimeSpan>",
                         to_iso(feature.days->earliest), to_iso(feature.days->latest));
    out += "<ExtendedData>";
    for (const Field& field : feature.fields)
      if (!field.value.empty())
        out += fmt::format("<Data name=\"{}\"><value>{}</value></Data>", field.name, xml(field.value));
    out += "</ExtendedData>" + kml_of(feature.points) + "</Placemark>\n";
  }
  return out + "</Document></kml>\n";
}

}  // namespace recoupe
