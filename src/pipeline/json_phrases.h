// The phrases of a report as the JSON object that `recoupe explain --json` prints (schema 1).
#pragma once

#include <string>

#include "phrase/noun.h"
#include "report/report.h"

namespace recoupe {

// One object on one line, without the line's end: the numbers, dates and places that the phrase stage found.
// Spans count bytes of the report's text.
std::string to_json(const Report& report, const Phrases& phrases);

}  // namespace recoupe
