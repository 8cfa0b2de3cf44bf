#include "app/listing.h"

#include <fmt/core.h>

#include <algorithm>

#include "app/columns.h"
#include "pipeline/feature.h"
#include "text/width.h"

namespace recoupe {
namespace {

constexpr int kWhole = 1000;  // a column that is never narrowed: dates, numbers, what is typed again

const Figure* find_figure(const Figures& figures, const std::string& kind) {
  const auto found = figures.find(kind);
  return found == figures.end() || !found->second.best ? nullptr : &found->second;
}

Cell figure_cell(const Figures& figures, const std::string& kind) {
  return {figure_text(figures, kind), figure_style(figures, kind)};
}

Style clarity_style(const std::string& clarity) {
  if (clarity == "clear") return Style::good;
  return clarity == "unclear" ? Style::bad : Style::doubtful;
}

std::size_t main_reports(const Incident& incident) {
  return static_cast<std::size_t>(
      std::count_if(incident.reports.begin(), incident.reports.end(),
                    [](const IncidentReport& report) { return !report.events.empty(); }));
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : " ") + part;
  return out;
}

std::string count_line(std::size_t number, std::string_view what, std::string_view more,
                       const Console& console) {
  return console.paint(Style::dim, fmt::format("{} {}{}{}", number, what, number == 1 ? "" : "s", more)) +
         "\n";
}

}  // namespace

std::string figure_text(const Figures& figures, const std::string& kind) {
  const Figure* figure = find_figure(figures, kind);
  if (figure == nullptr) return "–";
  const std::string best = interval_text(figure->best->min, figure->best->max);
  const bool whole = figure->low == figure->best->min && figure->high == figure->best->max;
  return whole ? best : fmt::format("{} ({})", best, interval_text(figure->low, figure->high));
}

Style figure_style(const Figures& figures, const std::string& kind) {
  const Figure* figure = find_figure(figures, kind);
  if (figure == nullptr) return Style::dim;
  switch (figure->agreement) {
    case Agreement::conflict:
      return Style::bad;
    case Agreement::compatible:
      return Style::doubtful;
    case Agreement::agree:
      return Style::good;
    case Agreement::single:
      return Style::plain;
  }
  return Style::plain;
}

std::string days_text(const std::optional<DayInterval>& days) {
  if (!days) return "undated";
  std::string first = to_iso(days->earliest);
  const std::string last = to_iso(days->latest);
  if (first == last) return first;
  return first.substr(0, 8) == last.substr(0, 8) ? first + "/" + last.substr(8) : first + "/" + last;
}

const std::string& name_or_text(const Quote& quote) { return quote.name.empty() ? quote.text : quote.name; }

std::string place_text(const std::optional<PlaceRecord>& place) {
  if (!place) return "unknown";
  const std::string& name = name_or_text(place->quote);
  if (place->country.empty()) return name;
  return place->precision == PlacePrecision::country || name.empty() ? (name.empty() ? place->country : name)
                                                                     : name + ", " + place->country;
}

std::string words_of(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

std::string time_text(const std::optional<std::string>& iso) {
  const auto time = iso ? timestamp_from_iso(*iso) : std::nullopt;
  if (!time) return "undated";
  if (!time->minute_of_day) return to_iso(time->day);
  const int offset = time->offset_minutes.value_or(0);
  const auto utc = time->day + std::chrono::minutes(*time->minute_of_day - offset);
  const auto day = std::chrono::floor<std::chrono::days>(utc);
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(utc - day).count();
  return fmt::format("{} {:02}:{:02}{}", to_iso(day), minutes / 60, minutes % 60,
                     time->offset_minutes ? "Z" : "");
}

std::string day_text(const std::optional<std::string>& iso) {
  return iso && !iso->empty() ? iso->substr(0, 10) : "undated";
}

std::string table_of(const std::vector<Incident>& incidents, const Console& console) {
  Columns table({{"DATE", false, kWhole, false},
                 {"TYPE", false, kWhole, false},
                 {"PLACE", false, 10, true},
                 {"ACTOR", false, 10, true},
                 {"KILLED", true, kWhole, false},
                 {"INJURED", true, kWhole, false},
                 {"REPORTS", true, kWhole, false},
                 {"CLARITY", false, kWhole, false},
                 {"INCIDENT", false, kWhole, false}});
  for (const Incident& incident : incidents)
    table.add({{days_text(incident.days), incident.days ? Style::plain : Style::dim},
               {words_of(name_of(incident.type))},
               {place_text(incident.place)},
               {incident.actor.name.empty() ? "unknown" : incident.actor.name,
                incident.actor.name.empty() ? Style::dim : Style::plain},
               figure_cell(incident.figures, "killed"),
               figure_cell(incident.figures, "injured"),
               {fmt::format("{} ({})", main_reports(incident), incident.origins)},
               {incident.clarity, clarity_style(incident.clarity)},
               {incident.slug.empty() ? incident.id : incident.slug, Style::name}});
  const std::string legend =
      incidents.empty() ? "" : "  REPORTS: how many, and from how many independent origins at most";
  return table.to_text(console) + count_line(incidents.size(), "incident", legend, console);
}

std::string table_of(const std::vector<ClaimRecord>& claims, const Console& console) {
  Columns table({{"PUBLISHED", false, kWhole, false},
                 {"OUTLET", false, 8, true},
                 {"KIND", false, kWhole, false},
                 {"FIGURE", true, kWhole, false},
                 {"EXACT WORDS", false, 16, true},
                 {"SOURCE", false, 10, true},
                 {"DEGREE", false, kWhole, false},
                 {"CLAIM", false, kWhole, false}});
  for (const ClaimRecord& claim : claims) {
    const std::string& source = name_or_text(claim.source);
    table.add({{day_text(claim.published)},
               {claim.outlet.value_or(claim.input)},
               {words_of(name_of(claim.kind)) + (claim.of_attackers ? " (attackers)" : "")},
               {interval_text(claim.min, claim.max)},
               {"« " + claim.phrase.text + " »"},
               {source.empty() ? "the report itself" : source, source.empty() ? Style::dim : Style::plain},
               {std::string(name_of(claim.hedge)), claim.hedge == Hedge::denied ? Style::bad : Style::plain},
               {claim.id, Style::name}});
  }
  return table.to_text(console) + count_line(claims.size(), "claim", "", console);
}

std::string table_of(const std::vector<ReportRecord>& reports, const Console& console) {
  Columns table({{"PUBLISHED", false, kWhole, false},
                 {"OUTLET", false, 8, true},
                 {"TITLE", false, 20, true},
                 {"ORIGINS", false, 7, true},
                 {"COPY OF", false, 7, true},
                 {"INCIDENTS", false, 12, true},
                 {"REPORT", false, kWhole, false}});
  for (const ReportRecord& report : reports) {
    std::string origins, copies;
    for (const OriginRecord& origin : report.origins)
      if (origins.find(origin.name) == std::string::npos)
        origins += (origins.empty() ? "" : ", ") + origin.name;
    for (const CopyRecord& copy : report.copy_of)
      copies += fmt::format("{}{} ({:.0f} %)", copies.empty() ? "" : ", ", copy.report, copy.share * 100);
    const bool none = !report.not_an_incident.empty();
    table.add({{day_text(report.published)},
               {report.outlet.value_or(report.input)},
               {report.title.value_or("")},
               {origins},
               {copies},
               {none ? "none: " + words_of(report.not_an_incident) : joined(report.incidents),
                none ? Style::dim : Style::plain},
               {report.id, Style::name}});
  }
  return table.to_text(console) + count_line(reports.size(), "report", "", console);
}

std::vector<std::string> in_order(const Figures& figures) {
  std::vector<std::string> out;
  for (int kind = 0; kind < kClaimKindCount; ++kind) {
    const std::string name(name_of(static_cast<ClaimKind>(kind)));
    for (const std::string& key : {name, name + "_attackers"})
      if (figures.contains(key)) out.push_back(key);
  }
  return out;
}

std::string list_of(const std::vector<SearchHit>& hits, const Console& console) {
  constexpr int kIndent = 2;
  std::string out;
  for (const SearchHit& hit : hits) {
    out += console.paint(Style::bold,
                         fmt::format("{}  {}", time_text(hit.published), hit.outlet.value_or(hit.input)));
    if (hit.title) out += "  " + *hit.title;
    out += "\n";
    const int room = console.width() > kIndent ? console.width() - kIndent : 0;
    for (const std::string& line : wrap("« " + hit.sentence.text + " »", room)) out += "  " + line + "\n";
    const std::string incidents =
        hit.incidents.empty() ? std::string() : "  incidents " + joined(hit.incidents);
    out += console.paint(Style::dim, fmt::format("  {} [{}, {}]{}", hit.report, hit.sentence.span.begin,
                                                 hit.sentence.span.end, incidents)) +
           "\n";
  }
  return out + count_line(hits.size(), "sentence", "", console);
}

}  // namespace recoupe
