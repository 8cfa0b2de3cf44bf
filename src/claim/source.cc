// A voice as the source of a claim: the words, and what they tell of who it is.
#include <algorithm>

#include "claim/attribution.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kLongestName = 5;  // words

class Describer {
 public:
  Describer(const Scene& scene, const Voice& voice) : scene_(scene), voice_(voice) {}

  Source run() const {
    Source source;
    source.via = voice_.via;
    for (std::uint32_t w = voice_.bearer.begin; w < voice_.bearer.end; ++w) {
      if (source.role.empty() && scene_.has(w, scene_.v.role)) source.role = scene_.words.words[w].lemma;
      if (!scene_.has(w, scene_.v.organisation)) continue;
      std::string name(scene_.value_at(w, scene_.v.organisation, "name"));
      std::replace(name.begin(), name.end(), '_', ' ');
      const Word& word = scene_.words.words[w];
      if (name.empty() && word.capital && !word.sentence_start)  // « la Coordination »
        name = std::string(scene_.text({w, voice_.bearer.end}));
      if (source.organisation.empty() && !name.empty()) source.organisation = name;
    }
    source.name = person();
    if (source.name.empty() && source.role.empty()) source.name = source.organisation;
    // A pronoun alone tells nobody who it is.
    const bool known = !source.name.empty() || !source.organisation.empty();
    source.span = scene_.span(known ? voice_.words : voice_.bearer);
    return source;
  }

 private:
  // « Omar Saranga » of « le porte-parole de l'armée, Omar Saranga »: the last run of capitals that is
  // neither a place, nor an organisation, nor a complement.
  std::string person() const {
    std::string found;
    for (std::uint32_t w = voice_.bearer.begin; w < voice_.bearer.end; ++w) {
      std::uint32_t end = w;
      while (end < voice_.bearer.end && is_name(end)) ++end;
      const Upos before = w > voice_.bearer.begin ? scene_.words.words[w - 1].upos : Upos::X;
      const bool complement = before == Upos::ADP || before == Upos::DET;  // « dans le Grand Nord »
      const bool titled =
          w > voice_.bearer.begin && (scene_.has(w - 1, scene_.v.role) || scene_.has(w - 1, scene_.v.person));
      if (end > w && !complement && end - w <= kLongestName && (end - w > 1 || titled))
        found = std::string(scene_.text({w, end}));
      w = std::max(w, end > w ? end - 1 : end);
    }
    return found;
  }

  bool is_name(std::uint32_t w) const {
    const Word& word = scene_.words.words[w];
    if (!word.capital || word.upos != Upos::PROPN) return false;
    for (const ClassId known : {scene_.v.organisation, scene_.v.role, scene_.v.demonym, scene_.v.armed_group,
                                scene_.v.agency, scene_.v.metonym})
      if (scene_.has(w, known)) return false;
    const auto places = scene_.places_in({w, w + 1});
    return places.empty() || places.front()->use == PlaceUse::name_part;
  }

  const Scene& scene_;
  const Voice& voice_;
};

}  // namespace

Source source_of(const Scene& scene, const Voice& voice) { return Describer(scene, voice).run(); }

}  // namespace recoupe
