#include "pipeline/json_phrases.h"

#include "pipeline/json.h"
#include "pipeline/json_values.h"

namespace recoupe {
namespace {

Json json_of(const DatePhrase& date, std::string_view text) {
  return {
      {"text", slice(text, date.span)},
      {"span", json_of(date.span)},
      {"use", name_of(date.use)},
      {"earliest", day_or_null(date.days, &DayInterval::earliest)},
      {"latest", day_or_null(date.days, &DayInterval::latest)},
      {"precision", name_of(date.precision)},
      {"basis", name_of(date.basis)},
      {"part", text_or_null(name_of(date.part))},
      {"clock", date.clock ? Json::array({date.clock->from, date.clock->to}) : Json(nullptr)},
      {"zone", text_or_null(date.zone)},
      {"utc_offset", value_or_null(date.utc_offset)},
      {"seconds", value_or_null(date.seconds)},
      {"relative_to_event", date.relative_to_event},
      {"offset_days", date.relative_to_event && date.offset_known ? Json(date.offset_days) : Json(nullptr)},
      {"contradictory", date.contradictory},
      {"future", date.future},
      {"rule", text_or_null(date.rule)}};
}

Json json_of(const NumberPhrase& number, std::string_view text) {
  return {{"text", slice(text, number.span)},
          {"span", json_of(number.span)},
          {"min", number.min},
          {"max", value_or_null(number.max)},
          {"role", name_of(number.role)},
          {"rule", text_or_null(number.rule)}};
}

Json json_of(const PlacePhrase& place, std::string_view text) {
  return {{"text", slice(text, place.span)},           {"span", json_of(place.span)},
          {"name", text_or_null(place.name)},          {"kind", text_or_null(place.kind)},
          {"country", text_or_null(place.country)},    {"admin1", text_or_null(place.admin1)},
          {"latitude", value_or_null(place.latitude)}, {"longitude", value_or_null(place.longitude)},
          {"precision", name_of(place.precision)},     {"use", name_of(place.use)},
          {"rule", text_or_null(place.rule)}};
}

template <class List>
Json list_of(const List& list, std::string_view text) {
  Json out = Json::array();
  for (const auto& item : list) out.push_back(json_of(item, text));
  return out;
}

}  // namespace

std::string to_json(const Report& report, const Phrases& phrases) {
  return one_line({{"schema", kJsonSchema},
                   {"id", report.id},
                   {"published", report.published ? Json(report.published->iso) : Json(nullptr)},
                   {"numbers", list_of(phrases.numbers, report.text)},
                   {"dates", list_of(phrases.dates, report.text)},
                   {"places", list_of(phrases.places, report.text)}});
}

}  // namespace recoupe
