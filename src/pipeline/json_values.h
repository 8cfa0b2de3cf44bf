// Small values as JSON, shared by json.cc and json_records.cc. The two are the only files of the journey that
// see the JSON library.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "base/span.h"

namespace recoupe {

using Json = nlohmann::ordered_json;

inline Json json_of(ByteSpan span) { return Json::array({span.begin, span.end}); }
inline Json span_or_null(ByteSpan span) { return span.empty() ? Json(nullptr) : json_of(span); }
inline Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }
inline Json day_or_null(const std::optional<DayInterval>& days, Day DayInterval::*end) {
  return days ? Json(to_iso((*days).*end)) : Json(nullptr);
}
template <class T>
Json value_or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}
// One line; what is no UTF-8 becomes U+FFFD instead of an exception.
inline std::string one_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace recoupe
