// The mention stage: which events a report tells, what each sentence speaks of, or why it reports no
// incident.
//
// 1. Triggers: nouns and verbs of attack, verbs of harm with somebody harmed, weapons that fly or fall.
// 2. Sentences are cut into passages where they look back on another event (mention/passage.h).
// 3. Each passage with a trigger is main, background (an aside, another date, another place, « une autre
//    attaque », a pluperfect with its own date) or aggregate (a count of events, a period « depuis … »).
// 4. The passages of one event pool their date, place, actor, target, weapon and type.
// 5. A report about a trial, a film, an exercise, a threat, an accident, sport… is refused with the words
// that say so.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mention/event.h"
#include "mention/passage.h"
#include "phrase/scene.h"

namespace recoupe {

inline constexpr std::int32_t kNoEvent = -1;

struct Mentions {
  std::vector<Event> events;  // in the order of the text, refs set
  Passages passages;
  std::vector<std::int32_t> event_of_passage;  // index into events, or kNoEvent
  std::vector<std::string_view> why;           // a passage has its event: "turn", "another day"…; "" none
  std::int32_t event_at(std::uint32_t word) const;  // of the passage that holds the word
  std::optional<NotAnIncident> not_an_incident;
  std::vector<Relation> relations;
};

class EventReader {
 public:
  explicit EventReader(const Lexicon& lexicon);
  ~EventReader();
  const Vocabulary& vocabulary() const { return *vocabulary_; }
  Mentions read(const Scene& scene) const;  // thread-safe

 private:
  std::unique_ptr<Vocabulary> vocabulary_;
};

std::string to_text(const Mentions& mentions, const Scene& scene);

}  // namespace recoupe
