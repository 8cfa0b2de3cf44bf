// A voice as the source of a claim.
#include <algorithm>

#include "claim/attribution.h"

namespace recoupe {

Source source_of(const Scene& scene, const Voice& voice) {
  Source source;
  source.span = scene.span(voice.words);
  source.via = voice.via;
  for (std::uint32_t w = voice.bearer.begin; w < voice.bearer.end; ++w) {
    if (source.role.empty() && scene.has(w, scene.v.role)) source.role = scene.words.words[w].lemma;
    if (!scene.has(w, scene.v.organisation)) continue;
    std::string name(scene.value_at(w, scene.v.organisation, "name"));
    std::replace(name.begin(), name.end(), '_', ' ');
    if (source.organisation.empty() && !name.empty()) source.organisation = name;
  }
  if (source.role.empty()) source.name = source.organisation;
  return source;
}

}  // namespace recoupe
