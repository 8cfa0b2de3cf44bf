// Every field is always there, `null` where nothing is known, so that a reader needs no "is it there?".
// Fields stand in the order of the contract: people read these lines, too. Cost: about 30 µs a report.
#include "pipeline/json.h"

#include "pipeline/json_values.h"

namespace recoupe {
namespace {

Json words_or_null(std::string_view text, ByteSpan span) {
  return span.empty() ? Json(nullptr) : Json(slice(text, span));
}

Json json_of(const Report& report, std::uint32_t words) {
  Json origins = Json::array();
  for (const OriginMark& mark : report.origins)
    origins.push_back({{"name", mark.name}, {"evidence", mark.evidence}, {"span", json_of(mark.span)}});
  Json out = {{"id", report.id},
              {"input", report.input},
              {"outlet", value_or_null(report.outlet)},
              {"url", value_or_null(report.url)},
              {"title", report.title ? Json(slice(report.text, *report.title)) : Json(nullptr)},
              {"published", report.published ? Json(report.published->iso) : Json(nullptr)},
              {"language", report.language},
              {"words", words},
              {"origins", std::move(origins)}};
  if (!report.metadata.empty()) out["metadata"] = report.metadata;
  return out;
}

Json json_of(const EventDate& date, std::string_view text) {
  return {{"earliest", day_or_null(date.days, &DayInterval::earliest)},
          {"latest", day_or_null(date.days, &DayInterval::latest)},
          {"precision", name_of(date.precision)},
          {"basis", name_of(date.basis)},
          {"phrase", words_or_null(text, date.span)},
          {"span", span_or_null(date.span)}};
}

Json json_of(const PlacePhrase& place, std::string_view text) {
  return {{"text", words_or_null(text, place.span)},   {"span", span_or_null(place.span)},
          {"name", text_or_null(place.name)},          {"kind", text_or_null(place.kind)},
          {"country", text_or_null(place.country)},    {"admin1", text_or_null(place.admin1)},
          {"latitude", value_or_null(place.latitude)}, {"longitude", value_or_null(place.longitude)},
          {"precision", name_of(place.precision)},     {"rule", text_or_null(place.rule)}};
}

Json json_of(const Participant& participant, std::string_view text) {
  return {{"text", words_or_null(text, participant.span)},
          {"span", span_or_null(participant.span)},
          {"name", text_or_null(participant.name)}};
}

Json participant_or_null(const Participant& participant, std::string_view text) {
  return participant.span.empty() && participant.name.empty() ? Json(nullptr) : json_of(participant, text);
}

Json json_of(const Event& event, std::string_view text) {
  Json places = Json::array();
  for (const PlacePhrase& place : event.places) places.push_back(json_of(place, text));
  Json actor = json_of(event.actor, text);
  actor["status"] = name_of(event.actor_status);
  return {{"ref", event.ref},
          {"scope", name_of(event.scope)},
          {"type", name_of(event.type)},
          {"trigger",
           {{"text", words_or_null(text, event.trigger)},
            {"span", span_or_null(event.trigger)},
            {"rule", text_or_null(event.rule)}}},
          {"date", event.date ? json_of(*event.date, text) : Json(nullptr)},
          {"place", event.place ? json_of(*event.place, text) : Json(nullptr)},
          {"places", std::move(places)},
          {"actor", std::move(actor)},
          {"target", participant_or_null(event.target, text)},
          {"weapon", participant_or_null(event.weapon, text)}};
}

Json json_of(const Source& source, std::string_view text) {
  if (source.span.empty() && source.name.empty() && source.organisation.empty() && source.via.empty())
    return nullptr;
  return {{"text", words_or_null(text, source.span)},
          {"span", span_or_null(source.span)},
          {"name", text_or_null(source.name)},
          {"role", text_or_null(source.role)},
          {"organisation", text_or_null(source.organisation)},
          {"via", text_or_null(source.via)}};
}

Json json_of(const Claim& claim, std::string_view text) {
  return {{"ref", claim.ref},
          {"event", claim.event},
          {"kind", name_of(claim.kind)},
          {"min", claim.min},
          {"max", value_or_null(claim.max)},
          {"phrase", slice(text, claim.phrase)},
          {"span", json_of(claim.phrase)},
          {"who", text_or_null(claim.who)},
          {"attackers", claim.of_attackers},
          {"source", json_of(claim.source, text)},
          {"hedge", name_of(claim.hedge)},
          {"part_of", text_or_null(claim.part_of)},
          {"rule", text_or_null(claim.rule)},
          {"sentence", span_or_null(claim.sentence)}};
}

Json json_of(const Flag& flag) {
  Json spans = Json::array();
  for (const ByteSpan span : flag.spans) spans.push_back(json_of(span));
  return {{"kind", flag.kind}, {"message", flag.message}, {"spans", std::move(spans)}};
}

}  // namespace

std::string to_json(const Reading& reading, bool with_text) {
  const std::string& text = reading.report.text;
  Json out = {{"schema", kJsonSchema}, {"report", json_of(reading.report, reading.words)}};
  if (with_text) out["text"] = text;
  out["not_an_incident"] = nullptr;
  if (const auto& why = reading.not_an_incident)
    out["not_an_incident"] = {
        {"reason", why->reason}, {"span", span_or_null(why->span)}, {"rule", text_or_null(why->rule)}};
  Json& events = out["events"] = Json::array();
  for (const Event& event : reading.events) events.push_back(json_of(event, text));
  Json& claims = out["claims"] = Json::array();
  for (const Claim& claim : reading.claims) claims.push_back(json_of(claim, text));
  Json& relations = out["relations"] = Json::array();
  for (const Relation& relation : reading.relations)
    relations.push_back({{"from", relation.from},
                         {"to", relation.to},
                         {"kind", relation.kind},
                         {"span", span_or_null(relation.span)}});
  Json& flags = out["flags"] = Json::array();
  for (const Flag& flag : reading.flags) flags.push_back(json_of(flag));
  return one_line(out);
}

}  // namespace recoupe
