#include "mention/story.h"

#include "mention/shallow.h"

namespace recoupe {
namespace {

constexpr std::size_t kLeadPassages = 2;
constexpr std::size_t kNearPassages = 6;

}  // namespace

Story Story::read(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                  const std::vector<std::uint32_t>& of_event) {
  Story story{scene, passages, {}, {}};
  std::size_t rank = 0;
  for (const std::uint32_t p : of_event) {
    Standing standing = Standing::headline;
    if (!passages.sentence(p).headline) {
      standing = rank < kLeadPassages   ? Standing::lead
                 : rank < kNearPassages ? Standing::later
                                        : Standing::far;
      ++rank;
    }
    story.parts.push_back({p, standing});
    for (const Trigger& trigger : triggers)
      if (trigger.passage == p)
        story.tellings.push_back(
            {&trigger, standing, fillers_of(scene, trigger), shallow_fillers_of(scene, passages, trigger)});
  }
  return story;
}

double weight_of(Standing standing) {
  switch (standing) {
    case Standing::headline:
      return 1.0;
    case Standing::lead:
      return 2.0;
    case Standing::later:
      return 0.0;
    case Standing::far:
      return -1.0;
  }
  return 0.0;
}

}  // namespace recoupe
