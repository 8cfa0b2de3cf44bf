#include "mention/actor_name.h"

#include <string_view>

#include "mention/participant.h"

namespace recoupe {
namespace {

class FullName {
 public:
  explicit FullName(const Scene& scene) : scene_(scene) {}

  // nullptr: nothing fuller than what stands there.
  const NounPhrase* find(WordRange actor) const {
    if (const std::string_view group = group_of(actor); !group.empty()) return best_group(actor, group);
    const bool adjective = actor.size() == 1 && scene_.words.words[actor.begin].upos == Upos::ADJ;
    const std::string_view country = adjective ? country_of(actor) : std::string_view{};
    return country.empty() ? nullptr : best_force(country);
  }

 private:
  // From the last word on: the longer of two names goes further.
  std::string_view group_of(WordRange words) const {
    for (std::uint32_t w = words.end; w > words.begin; --w)
      if (const auto name = scene_.value_at(w - 1, scene_.v.armed_group, "name"); !name.empty()) return name;
    return {};
  }
  std::string_view country_of(WordRange words) const {
    for (const PlacePhrase* place : scene_.places_in(words))
      if (place->precision == PlacePrecision::country) return place->country;
    return {};
  }

  // More words of a name than an acronym has; the first such.
  const NounPhrase* best_group(WordRange actor, std::string_view group) const {
    const auto width = [](WordRange words) { return words.size(); };
    const NounPhrase* best = nullptr;
    for (const NounPhrase& np : scene_.phrases.nouns) {
      if (group_of(np.words) != group || scene_.has(np.head, scene_.v.casualty) || np.number) continue;
      const bool of_group = np.proper || scene_.has(np.head, scene_.v.armed_group) ||
                            scene_.has(np.head, scene_.v.organisation) || scene_.has(np.head, scene_.v.armed);
      if (!of_group) continue;  // « la marque du M23 »
      if (scene_.has(np.head, scene_.v.member) || scene_.has(np.head, scene_.v.role)) continue;
      if (width(np.words) > 2 && (best == nullptr || width(np.words) > width(best->words))) best = &np;
    }
    return best != nullptr && width(best->words) > width(actor) && width(actor) <= 2 ? best : nullptr;
  }

  // « l'armée russe », « l'aviation israélienne »
  const NounPhrase* best_force(std::string_view country) const {
    for (const NounPhrase& np : scene_.phrases.nouns)
      if (scene_.has(np.head, scene_.v.state_force) && country_of(np.words) == country) return &np;
    return nullptr;
  }

  const Scene& scene_;
};

}  // namespace

void name_fully(const Scene& scene, Event& event) {
  if (event.actor.span.empty()) return;
  const WordRange words = scene.words.words_in(event.actor.span);
  if (words.empty()) return;
  if (const NounPhrase* fuller = FullName(scene).find(words))
    event.actor.span = scene.span(Participants::bare(scene, fuller->words));
}

}  // namespace recoupe
