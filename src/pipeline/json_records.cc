// See json_records.h. A figure's `best` is the lower end of the best claim's interval, `best_max` its upper
// end (null: open above), so that both are numbers whatever the claim said.
#include "pipeline/json_records.h"

#include "pipeline/json.h"
#include "pipeline/json_values.h"

namespace recoupe {

// `list_of` finds these by the type of their argument, so they stand in the namespace of the types.
template <class List>
static Json list_of(const List& list) {
  Json out = Json::array();
  for (const auto& item : list) out.push_back(json_of(item));
  return out;
}

static Json json_of(const Quote& quote) {
  return {{"text", text_or_null(quote.text)},
          {"span", span_or_null(quote.span)},
          {"name", text_or_null(quote.name)}};
}

static Json quote_or_null(const Quote& quote) {
  return quote.span.empty() && quote.name.empty() ? Json(nullptr) : json_of(quote);
}

static Json json_of(const PlaceRecord& place) {
  Json out = json_of(place.quote);
  out["kind"] = text_or_null(place.kind);
  out["country"] = text_or_null(place.country);
  out["admin1"] = text_or_null(place.admin1);
  out["latitude"] = value_or_null(place.latitude);
  out["longitude"] = value_or_null(place.longitude);
  out["precision"] = name_of(place.precision);
  return out;
}

static Json place_or_null(const std::optional<PlaceRecord>& place) {
  return place ? json_of(*place) : Json(nullptr);
}

static Json json_of(const FigureClaim& claim) {
  return {{"id", claim.id}, {"state", name_of(claim.state)}, {"by", text_or_null(claim.by)}};
}

static Json json_of(const Figure& figure) {
  return {{"low", figure.low},
          {"best", figure.best ? Json(figure.best->min) : Json(nullptr)},
          {"best_max", figure.best ? value_or_null(figure.best->max) : Json(nullptr)},
          {"high", value_or_null(figure.high)},
          {"agreement", name_of(figure.agreement)},
          {"rule", text_or_null(figure.rule)},
          {"claims", list_of(figure.claims)},
          {"origins", figure.origins}};
}

static Json json_of(const ActorClaim& claim) {
  Json out = {{"event", claim.event}};
  out.update(json_of(claim.quote));
  out["status"] = name_of(claim.status);
  return out;
}

static Json json_of(const IncidentReport& report) {
  return {{"id", report.id},
          {"input", report.input},
          {"published", value_or_null(report.published)},
          {"outlet", value_or_null(report.outlet)},
          {"title", value_or_null(report.title)},
          {"events", report.events},
          {"background", report.background}};
}

// `end`: "to" or "from", whichever the other incident is.
static Json json_of(const IncidentRelation& relation, const char* end) {
  return {{"kind", relation.kind},
          {end, relation.incident},
          {"slug", relation.slug},
          {"report", relation.report},
          {"text", text_or_null(relation.quote.text)},
          {"span", span_or_null(relation.quote.span)}};
}

static Json json_of(const FlagRecord& flag) {
  return {{"report", flag.report},
          {"kind", flag.kind},
          {"message", flag.message},
          {"spans", list_of(flag.spans)}};
}

static Json json_of(const Reason& reason) {
  return {{"feature", reason.feature}, {"value", reason.value}, {"weight", reason.weight}};
}

static Json json_of(const DecisionRecord& decision) {
  return {{"kind", decision.kind},   {"by", decision.by},       {"event", decision.event},
          {"other", decision.other}, {"score", decision.score}, {"reasons", list_of(decision.reasons)}};
}

static Json json_of(const Incident& incident) {
  Json figures = Json::object();
  for (const auto& [kind, figure] : incident.figures) figures[kind] = json_of(figure);
  Json relations = Json::array();
  for (const IncidentRelation& r : incident.relations) relations.push_back(json_of(r, "to"));
  Json answered_by = Json::array();
  for (const IncidentRelation& r : incident.answered_by) answered_by.push_back(json_of(r, "from"));
  Json date = nullptr;
  if (incident.days)
    date = {{"earliest", to_iso(incident.days->earliest)},
            {"latest", to_iso(incident.days->latest)},
            {"precision", name_of(incident.precision)}};
  return {{"schema", kJsonSchema},
          {"id", incident.id},
          {"slug", incident.slug},
          {"type", name_of(incident.type)},
          {"date", std::move(date)},
          {"place", place_or_null(incident.place)},
          {"actor",
           {{"name", text_or_null(incident.actor.name)},
            {"status", name_of(incident.actor.status)},
            {"claims", list_of(incident.actor.claims)}}},
          {"targets", incident.targets},
          {"weapons", incident.weapons},
          {"figures", std::move(figures)},
          {"reports", list_of(incident.reports)},
          {"origins", incident.origins},
          {"relations", std::move(relations)},
          {"answered_by", std::move(answered_by)},
          {"first_reported", value_or_null(incident.first_reported)},
          {"last_reported", value_or_null(incident.last_reported)},
          {"clarity", incident.clarity},
          {"flags", list_of(incident.flags)},
          {"decisions", list_of(incident.decisions)},
          {"formerly", incident.formerly}};
}

static Json json_of(const OriginRecord& origin) {
  return {{"name", origin.name}, {"evidence", origin.evidence}, {"span", json_of(origin.span)}};
}

static Json json_of(const CopyRecord& copy) {
  return {{"id", copy.report}, {"share", copy.share}, {"spans", list_of(copy.spans)}};
}

static Json json_of(const ReportRecord& report) {
  Json why = nullptr;
  if (!report.not_an_incident.empty())
    why = {{"reason", report.not_an_incident}, {"span", span_or_null(report.not_an_incident_span)}};
  return {{"schema", kJsonSchema},
          {"id", report.id},
          {"input", report.input},
          {"outlet", value_or_null(report.outlet)},
          {"url", value_or_null(report.url)},
          {"title", value_or_null(report.title)},
          {"published", value_or_null(report.published)},
          {"language", report.language},
          {"words", report.words},
          {"incidents", report.incidents},
          {"not_an_incident", std::move(why)},
          {"origins", list_of(report.origins)},
          {"copy_of", list_of(report.copy_of)},
          {"lexicon", text_or_null(report.lexicon)}};
}

static Json json_of(const EventRecord& event) {
  Json actor = json_of(event.actor);
  actor["status"] = name_of(event.actor_status);
  return {{"id", event.id},
          {"report", event.report},
          {"ref", event.ref},
          {"incident", text_or_null(event.incident)},
          {"scope", name_of(event.scope)},
          {"type", name_of(event.type)},
          {"trigger",
           {{"text", text_or_null(event.trigger.text)},
            {"span", span_or_null(event.trigger.span)},
            {"rule", text_or_null(event.rule)}}},
          {"date",
           {{"earliest", day_or_null(event.days, &DayInterval::earliest)},
            {"latest", day_or_null(event.days, &DayInterval::latest)},
            {"precision", name_of(event.precision)},
            {"basis", name_of(event.basis)},
            {"phrase", text_or_null(event.date.text)},
            {"span", span_or_null(event.date.span)}}},
          {"place", place_or_null(event.place)},
          {"places", list_of(event.places)},
          {"actor", std::move(actor)},
          {"target", quote_or_null(event.target)},
          {"weapon", quote_or_null(event.weapon)}};
}

static Json json_of(const ClaimRecord& claim) {
  Json source = nullptr;
  if (!claim.source.span.empty() || !claim.source.name.empty() || !claim.organisation.empty()) {
    source = json_of(claim.source);
    source["role"] = text_or_null(claim.role);
    source["organisation"] = text_or_null(claim.organisation);
    source["via"] = text_or_null(claim.via);
  }
  return {{"id", claim.id},
          {"report", claim.report},
          {"input", claim.input},
          {"outlet", value_or_null(claim.outlet)},
          {"published", value_or_null(claim.published)},
          {"ref", claim.ref},
          {"event", claim.event},
          {"incident", text_or_null(claim.incident)},
          {"kind", name_of(claim.kind)},
          {"min", claim.min},
          {"max", value_or_null(claim.max)},
          {"phrase", claim.phrase.text},
          {"span", json_of(claim.phrase.span)},
          {"who", text_or_null(claim.who)},
          {"attackers", claim.of_attackers},
          {"source", std::move(source)},
          {"hedge", name_of(claim.hedge)},
          {"part_of", text_or_null(claim.part_of)},
          {"rule", text_or_null(claim.rule)},
          {"sentence",
           {{"text", text_or_null(claim.sentence.text)}, {"span", span_or_null(claim.sentence.span)}}}};
}

static Json json_of(const OriginGroup& origin) {
  return {{"id", origin.id}, {"why", origin.why}, {"reports", origin.reports}};
}

static Json json_of(const FigureMove& move) {
  return {
      {"as_of", move.as_of}, {"report", move.report}, {"kind", move.kind}, {"figure", json_of(move.figure)}};
}

std::string to_json(const Incident& incident) { return one_line(json_of(incident)); }

std::string to_json(const Dossier& dossier) {
  return one_line({{"schema", kJsonSchema},
                   {"incident", json_of(dossier.incident)},
                   {"reports", list_of(dossier.reports)},
                   {"events", list_of(dossier.events)},
                   {"claims", list_of(dossier.claims)},
                   {"origins", list_of(dossier.origins)},
                   {"moves", list_of(dossier.moves)}});
}

std::string to_json(const ReportRecord& report) { return one_line(json_of(report)); }

std::string to_json(const ClaimRecord& claim) {
  Json out = {{"schema", kJsonSchema}};
  out.update(json_of(claim));
  return one_line(out);
}

std::string to_json(const SearchHit& hit) {
  return one_line({{"schema", kJsonSchema},
                   {"report", hit.report},
                   {"input", hit.input},
                   {"outlet", value_or_null(hit.outlet)},
                   {"title", value_or_null(hit.title)},
                   {"published", value_or_null(hit.published)},
                   {"sentence", hit.sentence.text},
                   {"span", json_of(hit.sentence.span)},
                   {"incidents", hit.incidents}});
}

}  // namespace recoupe
