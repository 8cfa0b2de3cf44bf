#include "mention/story.h"

#include <algorithm>

#include "mention/participant.h"
#include "mention/shallow.h"
#include "phrase/clause.h"

namespace recoupe {
namespace {

constexpr std::size_t kLeadPassages = 2;
constexpr std::size_t kNearPassages = 6;

class StoryReader {
 public:
  StoryReader(Story& story, const std::vector<Trigger>& triggers)
      : story_(story), triggers_(triggers), participants_(story.scene) {}

  void read(const std::vector<std::uint32_t>& of_event) {
    read_before(of_event);
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
  // « Un commando a forcé la prison. Deux gardiens ont été tués »: how the body begins, before its first
  // event.
  void read_before(const std::vector<std::uint32_t>& of_event) {
    const auto body = std::find_if(of_event.begin(), of_event.end(),
                                   [&](std::uint32_t p) { return !story_.passages.sentence(p).headline; });
    if (body == of_event.end()) return;
    std::uint32_t first = *body;
    while (first > 0 && tells_nothing(first - 1, of_event)) --first;
    const bool opens = first == 0 || story_.passages.sentence(first - 1).headline;
    for (std::uint32_t p = first; opens && p < *body; ++p) add(p, Standing::later, true);
  }

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
    add_intrusions(passage, standing);
    if (silent) return add_strikes(passage);
    for (const Trigger& trigger : triggers_of(triggers_, story_.passages[passage].sentence))
      if (trigger.passage == passage) tell(trigger, standing);
  }

  // « Un commando est entré dans l'école », « Les assaillants ont encerclé le camp »
  void add_intrusions(std::uint32_t passage, Standing standing) {
    const Scene& scene = story_.scene;
    const auto chunks = story_.passages.chunks(passage);
    for (std::uint32_t at = 0; at < chunks.size(); ++at) {
      if (chunks[at].kind != ChunkKind::verb || !scene.any(chunks[at].words, scene.v.intrude)) continue;
      const VerbGroup& verb = scene.verb(chunks[at]);
      if (verb.negated || verb.future || scene.has(verb.head, scene.v.event)) continue;
      const std::uint32_t who = ClauseReader(scene).subject(verb.head);
      const std::optional<NounPhrase> np = participants_.phrase_at(who);
      if (np && participants_.may_act(*np)) tell(of_verb(passage, at, verb.head), standing);
    }
  }

  // « Une crèche et deux immeubles ont été touchés », « Elle a été menée par X »: told without an attack.
  void add_strikes(std::uint32_t passage) {
    const Scene& scene = story_.scene;
    const auto chunks = story_.passages.chunks(passage);
    for (std::uint32_t at = 0; at < chunks.size(); ++at) {
      if (chunks[at].kind != ChunkKind::verb) continue;
      const VerbGroup& verb = scene.verb(chunks[at]);
      if (!verb.passive || verb.negated || verb.future) continue;
      if (!scene.has(verb.head, scene.v.strike_verb) && !scene.has(verb.head, scene.v.light_verb)) continue;
      tell(of_verb(passage, at, verb.head), Standing::later);
    }
  }

  // A verb that is no trigger, read as if it were one.
  Trigger of_verb(std::uint32_t passage, std::uint32_t chunk, std::uint32_t verb) const {
    Trigger trigger;
    trigger.words = {verb, verb + 1};
    trigger.sentence = story_.passages[passage].sentence;
    trigger.passage = passage;
    trigger.chunk = story_.passages[passage].chunk_begin + chunk;
    return trigger;
  }

  void tell(const Trigger& trigger, Standing standing) {
    const bool opens = standing == Standing::headline || (standing == Standing::lead && rank_ == 0);
    story_.tellings.push_back({trigger, standing, opens, fillers_of(story_.scene, trigger),
                               shallow_fillers_of(story_.scene, story_.passages, trigger)});
  }

  Story& story_;
  const std::vector<Trigger>& triggers_;
  Participants participants_;
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
