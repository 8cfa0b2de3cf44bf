#include "mention/event_date.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kSceneSentences = 6;  // of the body in which a scene may be set
constexpr std::uint32_t kSpeechReach = 4;     // words between a verb of saying and the date of the saying

bool speech_date(const Scene& scene, const DatePhrase& date, std::uint32_t sentence) {
  const WordRange range = scene.words.ranges[sentence];
  const std::uint32_t first =
      date.words.begin > range.begin + kSpeechReach ? date.words.begin - kSpeechReach : range.begin;
  for (std::uint32_t w = date.words.begin; w > first; --w) {
    if (scene.has(w - 1, scene.v.speech)) return true;
    if (scene.has(w - 1, scene.v.event) || scene.has(w - 1, scene.v.harm) ||
        scene.has(w - 1, scene.v.casualty))
      return false;
  }
  const std::uint32_t last = std::min(date.words.end + 1, range.end);
  for (std::uint32_t w = date.words.end; w < last; ++w)
    if (scene.has(w, scene.v.speech)) return true;
  return false;
}

}  // namespace

const DatePhrase* date_of(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                          const std::vector<std::uint32_t>& of_event) {
  const DatePhrase* announced = nullptr;  // the day of saying, when nothing else dates the event
  const DatePhrase* relative = nullptr;   // « trois jours après »
  for (const std::uint32_t p : of_event) {
    const bool triggered =
        std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& t) { return t.passage == p; });
    if (!triggered) continue;
    for (const DatePhrase* date : scene.dates_in(passages[p].words)) {
      if (date->use != DateUse::point || date->future) continue;
      if (speech_date(scene, *date, passages[p].sentence)) {
        if (announced == nullptr) announced = date;
      } else if (date->relative_to_event || date->clock_only) {
        if (relative == nullptr) relative = date;
      } else {
        return date;
      }
    }
  }
  return relative != nullptr ? relative : announced;
}

// « Le centre s'est figé ce mardi soir. Peu avant 20 heures, un homme a ouvert le feu »: a scene set in the
// lead dates the main event when its own sentences give no day.
const DatePhrase* date_of(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                          const Event& event) {
  const DatePhrase* own = date_of(scene, passages, triggers, event.passages);
  if (event.scope != Scope::main || event.passages.empty()) return own;
  const bool weak = own == nullptr || own->clock_only || own->relative_to_event ||
                    speech_date(scene, *own, scene.words.words[own->words.begin].sentence);
  if (!weak) return own;
  std::uint32_t read = 0;
  for (std::uint32_t s = 0; s < scene.sentence_count() && read < kSceneSentences; ++s) {
    if (!scene.is_read(s) || scene.words.sentences[s].kind == BlockKind::title) continue;
    ++read;
    for (const DatePhrase* date : scene.dates_in(scene.words.ranges[s]))
      if (date->use == DateUse::point && !date->future && !date->relative_to_event && !date->clock_only &&
          !speech_date(scene, *date, s) && !passages[passages.at(date->words.begin)].aside)
        return date;
  }
  return own;
}

}  // namespace recoupe
