#include "mention/roles.h"

#include <algorithm>
#include <string>

#include "mention/actor.h"
#include "mention/event_date.h"
#include "mention/event_days.h"
#include "mention/event_place.h"
#include "mention/event_type.h"
#include "mention/participant.h"
#include "mention/story.h"
#include "mention/target.h"
#include "mention/weapon.h"

namespace recoupe {
namespace {

Participant participant(const Scene& scene, const Candidate& chosen) {
  if (chosen.words.empty()) return {};
  return {scene.span(Participants::bare(scene, chosen.words)), {}, chosen.rule, chosen.weight};
}

// « FLNC » for « le Front de libération nationale corse »
std::string name_of_group(const Scene& scene, WordRange words) {
  for (std::uint32_t w = words.begin; w < words.end; ++w) {
    std::string name(scene.value_at(w, scene.v.armed_group, "name"));
    std::replace(name.begin(), name.end(), '_', ' ');
    if (!name.empty()) return name;
  }
  return {};
}

}  // namespace

void fill_roles(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                const std::vector<EntryHit>& daters, Event& event) {
  const Story story = Story::read(scene, passages, triggers, event.passages);
  event.type = type_told(story);
  set_place(scene, passages, triggers, event);
  if (const DatePhrase* date = date_of(scene, passages, triggers, event, daters))
    event.date = date_at(scene, triggers, *date, event);
  const Candidate actor = choose_actor(story, event.type, event.scope == Scope::main);
  const Candidate target = choose_target(story, event.type, actor.words);
  event.type = type_with_roles(story, event.type, actor.words, target.words);
  event.actor = participant(scene, actor);
  event.actor.name = name_of_group(scene, actor.words);
  event.actor_status = actor.status;
  event.target = participant(scene, target);
  event.weapon = participant(scene, choose_weapon(story, event.type));
}

}  // namespace recoupe
