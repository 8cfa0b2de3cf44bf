// Refusal: why a report with war words reports no incident.
#pragma once

#include <optional>
#include <vector>

#include "mention/event.h"
#include "mention/occurrence.h"
#include "mention/passage.h"

namespace recoupe {

class Refusal {
 public:
  // Both must outlive it.
  Refusal(const Scene& scene, const std::vector<Trigger>& triggers);

  // The reason with the strongest cues, when cues outweigh what the report tells; nullopt: an incident.
  const std::optional<NotAnIncident>& reason() const { return reason_; }
  // Whether a passage of a refused report tells of an older attack all the same: a trial's and a jubilee's,
  // and what an accident is likened to. Harm alone is none, and nor is what a film, an exercise, a match has
  // of its own.
  bool tells_beside(const Passages& passages, std::uint32_t passage) const;

 private:
  const Scene& scene_;
  const std::vector<Trigger>& triggers_;
  OccurrenceReader occurrences_;
  std::optional<NotAnIncident> reason_;
};

}  // namespace recoupe
