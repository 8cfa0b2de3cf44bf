#include "base/result.h"

namespace recoupe {

std::string Error::message() const {
  std::string out = where;
  for (const std::string* part : {&what, &remedy}) {
    if (part->empty()) continue;
    if (!out.empty()) out += ": ";
    out += *part;
  }
  return out;
}

}  // namespace recoupe
