#include "claim/flags.h"

#include <fmt/format.h>

namespace recoupe {
namespace {

// A headline whose number excludes every number of the body.
void headline_figures(const std::vector<Draft>& drafts, std::vector<Flag>& flags) {
  for (const Draft& d : drafts) {
    if (!d.headline || d.dropped) continue;
    const Draft* rival = nullptr;
    bool agrees = false;
    for (const Draft& b : drafts) {
      if (b.headline || b.dropped || !b.comparable(d)) continue;
      agrees = agrees || !b.excludes(d);
      if (rival == nullptr && b.excludes(d)) rival = &b;
    }
    if (rival == nullptr || agrees) continue;
    flags.push_back({"headline_contradicts_body",
                     fmt::format("the headline's figure for {} is not the body's", name_of(d.claim.kind)),
                     {d.claim.phrase, rival->claim.phrase}});
  }
}

void weekdays(const Scene& scene, std::vector<Flag>& flags) {
  for (const DatePhrase& date : scene.phrases.dates)
    if (date.contradictory)
      flags.push_back({"weekday_mismatch", "the weekday and the date do not fit", {date.span}});
}

}  // namespace

std::vector<Flag> read_flags(const Scene& scene, const std::vector<Draft>& drafts) {
  std::vector<Flag> flags;
  headline_figures(drafts, flags);
  weekdays(scene, flags);
  return flags;
}

}  // namespace recoupe
