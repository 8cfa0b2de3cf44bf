// See dossier.h. Reports are numbered [1], [2]… in the order of their publication, and every line that rests
// on one names its number: a figure leads to its words, the words to their report.
#include "app/dossier.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "app/listing.h"
#include "pipeline/feature.h"

namespace recoupe {
namespace {

using Rows = std::vector<std::vector<Cell>>;

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) out.append(out.empty() ? "" : between).append(part);
  return out;
}

template <class Count>
std::string counted(Count number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

class DossierPage {
 public:
  explicit DossierPage(const Dossier& dossier) : dossier_(dossier), incident_(dossier.incident) {
    for (const ReportRecord& report : dossier.reports) {
      number_.emplace(report.id, number_.size() + 1);
      report_[report.id] = &report;
    }
    for (const auto& [kind, figure] : incident_.figures)
      for (const FigureClaim& claim : figure.claims) state_[claim.id] = claim;
  }

  SectionedPage page() const {
    SectionedPage out;
    out.title = fmt::format("{}: {}, {}", words_of(name_of(incident_.type)), place_text(incident_.place),
                            days_text(incident_.days));
    out.below = fmt::format("{} · {} · {}", incident_.slug, incident_.id, incident_.clarity);
    if (!incident_.formerly.empty()) out.below += " · formerly " + joined(incident_.formerly, ", ");
    out.sections = {known(),   actors(),  figures(),  claims(),    moves(),
                    reports(), answers(), answered(), decisions(), flags()};
    return out;
  }

 private:
  // "[2]"; a report that only mentions the incident has a number, too.
  std::string ref(const std::string& report) const {
    const auto found = number_.find(report);
    return found == number_.end() ? report : fmt::format("[{}]", found->second);
  }
  // Of an event or claim id: "r…/e1" → "[2] e1".
  std::string ref_of_part(const std::string& id) const {
    const std::size_t slash = id.find('/');
    return slash == std::string::npos ? id : ref(id.substr(0, slash)) + " " + id.substr(slash + 1);
  }

  Section known() const;
  Section actors() const;
  Section figures() const;
  Section claims() const;
  Section moves() const;
  Section reports() const;
  Section answers() const;
  Section answered() const;
  std::string relation_text(const IncidentRelation& relation, std::string_view preposition) const;
  Section decisions() const;
  Section flags() const;
  std::string where_it_was() const;
  std::string state_text(const ClaimRecord& claim) const;

  const Dossier& dossier_;
  const Incident& incident_;
  std::map<std::string, std::size_t> number_;
  std::map<std::string, const ReportRecord*> report_;
  std::map<std::string, FigureClaim> state_;
};

std::string DossierPage::where_it_was() const {
  if (!incident_.place) return "unknown";
  const PlaceRecord& place = *incident_.place;
  std::string out = name_or_text(place.quote);
  for (const std::string& part : {place.kind, place.admin1, place.country})
    if (!part.empty() && part != out) out += ", " + part;
  out += fmt::format(" ({}", name_of(place.precision));
  if (place.latitude && place.longitude)
    out += fmt::format(", {:.4f} {:.4f}", *place.latitude, *place.longitude);
  if (place.radius_km > 0) out += fmt::format(", within {:.0f} km", place.radius_km);
  return out + ")";
}

Section DossierPage::known() const {
  const auto line = [](std::string_view name, const std::string& text) {
    return Cell{fmt::format("{:<9} {}", name, text), Style::plain};
  };
  Section out{"What is known", {}, {}};
  out.lines.push_back(
      line("when", days_text(incident_.days) +
                       (incident_.days ? fmt::format(" ({})", name_of(incident_.precision)) : "")));
  out.lines.push_back(line("where", where_it_was()));
  out.lines.push_back(
      line("who", incident_.actor.name.empty()
                      ? std::string("unknown")
                      : fmt::format("{} ({})", incident_.actor.name, name_of(incident_.actor.status))));
  if (!incident_.targets.empty()) out.lines.push_back(line("target", joined(incident_.targets, " · ")));
  if (!incident_.weapons.empty()) out.lines.push_back(line("weapon", joined(incident_.weapons, " · ")));
  const auto mentions =
      static_cast<std::size_t>(std::count_if(incident_.reports.begin(), incident_.reports.end(),
                                             [](const auto& report) { return report.events.empty(); }));
  out.lines.push_back(
      line("told by", fmt::format("{}, at most {}{}", counted(incident_.reports.size() - mentions, "report"),
                                  counted(incident_.origins, "independent origin"),
                                  mentions > 0 ? fmt::format("; {} more only mention it", mentions) : "")));
  if (incident_.first_reported)
    out.lines.push_back(
        line("published", time_text(incident_.first_reported) + " to " + time_text(incident_.last_reported)));
  return out;
}

Section DossierPage::actors() const {
  Section out{"Who is said to have done it",
              {},
              {{{"STATUS"}, {"EXACT WORDS", false, 12, true}, {"NAME"}, {"REPORT"}}, {}}};
  for (const ActorClaim& claim : incident_.actor.claims)
    out.table.rows.push_back({{std::string(name_of(claim.status)),
                               claim.status == ActorStatus::denied ? Style::bad : Style::plain},
                              {claim.quote.text.empty() ? "–" : "« " + claim.quote.text + " »"},
                              {claim.quote.name},
                              {ref_of_part(claim.event), Style::name}});
  return out;
}

Section DossierPage::figures() const {
  Section out{
      "Figures",
      {},
      {{{"KIND"}, {"BEST", true}, {"LOW", true}, {"HIGH", true}, {"AGREEMENT"}, {"ORIGINS", true}, {"RULE"}},
       {}}};
  for (const std::string& kind : in_order(incident_.figures)) {
    const Figure& figure = incident_.figures.at(kind);
    out.table.rows.push_back({{words_of(kind)},
                              {figure.best ? interval_text(figure.best->min, figure.best->max) : "–"},
                              {figure.best ? std::to_string(figure.low) : "–"},
                              {!figure.best  ? "–"
                               : figure.high ? std::to_string(*figure.high)
                                             : "open"},
                              {std::string(name_of(figure.agreement)), figure_style(incident_.figures, kind)},
                              {std::to_string(figure.origins)},
                              {words_of(figure.rule)}});
  }
  return out;
}

std::string DossierPage::state_text(const ClaimRecord& claim) const {
  const auto found = state_.find(claim.id);
  if (found == state_.end()) return claim.part_of.empty() ? "" : "part of " + ref_of_part(claim.part_of);
  std::string out = words_of(name_of(found->second.state));
  if (!found->second.by.empty()) out += " by " + ref_of_part(found->second.by);
  return out;
}

Section DossierPage::claims() const {
  Section out{"Claims, each in its exact words",
              {},
              {{{"KIND"},
                {"FIGURE", true},
                {"EXACT WORDS", false, 16, true},
                {"WHO SAYS SO", false, 12, true},
                {"DEGREE"},
                {"COUNTS", false, 8, true},
                {"CLAIM"}},
               {}}};
  std::vector<const ClaimRecord*> sorted;
  for (const ClaimRecord& claim : dossier_.claims) sorted.push_back(&claim);
  std::stable_sort(sorted.begin(), sorted.end(), [](const ClaimRecord* a, const ClaimRecord* b) {
    return std::tie(a->kind, a->of_attackers) < std::tie(b->kind, b->of_attackers);
  });
  for (const ClaimRecord* one : sorted) {
    const ClaimRecord& claim = *one;
    const std::string& source = name_or_text(claim.source);
    const bool denied = claim.hedge == Hedge::denied;
    out.table.rows.push_back(
        {{words_of(name_of(claim.kind)) + (claim.of_attackers ? " (attackers)" : "")},
         {interval_text(claim.min, claim.max)},
         {"« " + claim.phrase.text + " »"},
         {source.empty() ? "the report itself" : source, source.empty() ? Style::dim : Style::plain},
         {std::string(name_of(claim.hedge)), denied ? Style::bad : Style::plain},
         {state_text(claim), Style::dim},
         {ref_of_part(claim.id), Style::name}});
  }
  return out;
}

Section DossierPage::moves() const {
  Section out{
      "How the figures moved",
      {},
      {{{"KNOWN AT"}, {"KIND"}, {"BEST", true}, {"LOW–HIGH", true}, {"AGREEMENT"}, {"MOVED BY"}}, {}}};
  for (const FigureMove& move : dossier_.moves) {
    const Figures one = {{move.kind, move.figure}};
    const auto& best = move.figure.best;
    out.table.rows.push_back({{time_text(move.as_of)},
                              {words_of(move.kind)},
                              {best ? interval_text(best->min, best->max) : "–"},
                              {interval_text(move.figure.low, move.figure.high)},
                              {std::string(name_of(move.figure.agreement)), figure_style(one, move.kind)},
                              {ref(move.report), Style::name}});
  }
  return out;
}

Section DossierPage::reports() const {
  std::map<std::string, const OriginGroup*> origin;
  for (const OriginGroup& group : dossier_.origins)
    for (const std::string& report : group.reports) origin[report] = &group;
  std::set<std::string> mentions;
  for (const IncidentReport& report : incident_.reports)
    if (report.events.empty()) mentions.insert(report.id);
  Section out{"Reports, and who depends on whom",
              {},
              {{{"", true},
                {"PUBLISHED"},
                {"OUTLET", false, 14, true},
                {"TITLE", false, 20, true},
                {"ORIGIN", false, 16, true},
                {"COPIES", false, 10, true}},
               {}}};
  for (const ReportRecord& report : dossier_.reports) {
    std::string copies;
    for (const CopyRecord& copy : report.copy_of)
      copies += fmt::format("{}{} {:.0f} %", copies.empty() ? "" : ", ", ref(copy.report), copy.share * 100);
    const auto found = origin.find(report.id);
    std::string from = found == origin.end() ? "" : found->second->why;
    if (found != origin.end() && found->second->id != report.id) from += ", as " + ref(found->second->id);
    if (mentions.contains(report.id)) from = "only mentions it";
    out.table.rows.push_back({{ref(report.id), Style::name},
                              {time_text(report.published)},
                              {report.outlet.value_or(report.input)},
                              {report.title.value_or("")},
                              {from},
                              {copies}});
  }
  return out;
}

// "retaliation for al-qaim-2023-03-17 (i0f9c…) [1]: « en représailles à »"
std::string DossierPage::relation_text(const IncidentRelation& relation, std::string_view preposition) const {
  const std::string words = relation.quote.text.empty() ? "" : fmt::format(": « {} »", relation.quote.text);
  return fmt::format("{}{} ({}) {}{}", preposition, relation.slug, relation.incident, ref(relation.report),
                     words);
}

Section DossierPage::answers() const {
  Section out{"What it answers to", {}, {}};
  for (const IncidentRelation& relation : incident_.relations)
    out.lines.push_back({relation_text(relation, words_of(relation.kind) + " ")});
  return out;
}

Section DossierPage::answered() const {
  Section out{"What answers to it", {}, {}};
  for (const IncidentRelation& relation : incident_.answered_by)
    out.lines.push_back({relation_text(relation, "") + " – " + words_of(relation.kind) + " this"});
  return out;
}

Section DossierPage::decisions() const {
  Section out{"Why these reports are one incident",
              {},
              {{{"EVENT"}, {"WITH"}, {"DECISION"}, {"SCORE", true}, {"REASONS", false, 30, true}}, {}}};
  for (const DecisionRecord& decision : incident_.decisions) {
    std::vector<std::string> reasons;
    for (const Reason& reason : decision.reasons)
      reasons.push_back(fmt::format("{}: {} ({:+.1f})", reason.feature, reason.value, reason.weight));
    out.table.rows.push_back({{ref_of_part(decision.event), Style::name},
                              {ref_of_part(decision.other), Style::name},
                              {fmt::format("{} by {}", decision.kind, decision.by)},
                              {fmt::format("{:.1f}", decision.score)},
                              {joined(reasons, "; ")}});
  }
  return out;
}

Section DossierPage::flags() const {
  Section out{"Take care", {}, {}};
  for (const FlagRecord& flag : incident_.flags)
    out.lines.push_back(
        {fmt::format("{} {}: {}", ref(flag.report), words_of(flag.kind), flag.message), Style::doubtful});
  return out;
}

}  // namespace

SectionedPage page_of(const Dossier& dossier) { return DossierPage(dossier).page(); }

}  // namespace recoupe
