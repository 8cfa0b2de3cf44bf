#include "mention/story.h"

#include <algorithm>

#include "mention/shallow.h"

namespace recoupe {
namespace {

constexpr std::size_t kLeadPassages = 2;
constexpr std::size_t kNearPassages = 6;

class StoryReader {
 public:
  StoryReader(Story& story, const std::vector<Trigger>& triggers) : story_(story), triggers_(triggers) {}

  void read(const std::vector<std::uint32_t>& of_event) {
    for (const std::uint32_t p : of_event) {
      const bool headline = story_.passages.sentence(p).headline;
      add(p, headline ? Standing::headline : standing(), false);
      if (headline) continue;
      ++rank_;
      for (std::uint32_t q = p + 1; q < story_.passages.size() && tells_nothing(q, of_event); ++q)
        add(q, standing(), true);
    }
  }

 private:
  Standing standing() const {
    return rank_ < kLeadPassages ? Standing::lead : rank_ < kNearPassages ? Standing::later : Standing::far;
  }

  bool tells_nothing(std::uint32_t passage, const std::vector<std::uint32_t>& of_event) const {
    return !story_.passages.sentence(passage).headline &&
           !std::binary_search(of_event.begin(), of_event.end(), passage) &&
           std::ranges::none_of(triggers_of(triggers_, story_.passages[passage].sentence),
                                [&](const Trigger& t) { return t.passage == passage; });
  }

  void add(std::uint32_t passage, Standing standing, bool silent) {
    story_.parts.push_back({passage, standing, silent});
    if (silent) return add_strikes(passage);
    for (const Trigger& trigger : triggers_of(triggers_, story_.passages[passage].sentence))
      if (trigger.passage == passage) tell(trigger, standing);
  }

  // « Une crèche et deux immeubles ont été touchés », « Elle a été menée par X »: told without an attack.
  void add_strikes(std::uint32_t passage) {
    const Scene& scene = story_.scene;
    const Passage& of = story_.passages[passage];
    const auto chunks = story_.passages.chunks(passage);
    for (std::uint32_t at = 0; at < chunks.size(); ++at) {
      if (chunks[at].kind != ChunkKind::verb) continue;
      const VerbGroup& verb = scene.verb(chunks[at]);
      if (!verb.passive || verb.negated || verb.future) continue;
      if (!scene.has(verb.head, scene.v.strike_verb) && !scene.has(verb.head, scene.v.light_verb)) continue;
      Trigger trigger;
      trigger.words = {verb.head, verb.head + 1};
      trigger.sentence = of.sentence;
      trigger.passage = passage;
      trigger.chunk = of.chunk_begin + at;
      tell(trigger, Standing::later);
    }
  }

  void tell(const Trigger& trigger, Standing standing) {
    const bool opens = standing == Standing::headline || (standing == Standing::lead && rank_ == 0);
    story_.tellings.push_back({trigger, standing, opens, fillers_of(story_.scene, trigger),
                               shallow_fillers_of(story_.scene, story_.passages, trigger)});
  }

  Story& story_;
  const std::vector<Trigger>& triggers_;
  std::size_t rank_ = 0;  // passages of the body so far
};

}  // namespace

Story Story::read(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                  const std::vector<std::uint32_t>& of_event) {
  Story story{scene, passages, {}, {}};
  StoryReader(story, triggers).read(of_event);
  return story;
}

double weight_of(Standing standing) {
  switch (standing) {
    case Standing::headline:
      return 0.5;
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
