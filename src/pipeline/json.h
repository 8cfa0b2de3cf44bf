// A reading as the JSON object that `recoupe read` prints (schema 1).
#pragma once

#include <string>

#include "claim/claim.h"

namespace recoupe {

inline constexpr int kJsonSchema = 1;

// One object on one line, without the line's end. Valid UTF-8 whatever the report holds. `with_text` adds the
// text that the spans count in.
std::string to_json(const Reading& reading, bool with_text = false);

}  // namespace recoupe
