// Participants: which noun phrases may act in an event or be hit by it, and how well they say who that is.
#pragma once

#include <cstdint>
#include <optional>

#include "phrase/scene.h"

namespace recoupe {

// How well a phrase tells who somebody is: « des hommes armés » not at all, « des soldats », « des
// djihadistes » by what they are, « le M23 », « l'armée russe » by name.
enum class Identity : std::uint8_t { faceless, described, named };

class Participants {
 public:
  explicit Participants(const Scene& scene) : scene_(scene) {}  // which must outlive this

  // The phrase whose head is `word`, also where it stands inside a longer one (« les ruines d'un dépôt »).
  std::optional<NounPhrase> phrase_at(std::uint32_t word) const;
  // Whom a pronoun may stand for: the nearest subject before it, of this sentence or the last, that agrees
  // and that `fits`; nullptr without one.
  template <typename Fits>
  const NounPhrase* antecedent(const NounPhrase& pronoun, Fits fits) const {
    if (!scene_.has(pronoun.head, scene_.v.personal_pronoun)) return nullptr;
    const auto& nouns = scene_.phrases.nouns;
    for (std::size_t n = nouns.size(); n > 0; --n) {
      const NounPhrase& np = nouns[n - 1];
      if (np.head >= pronoun.head) continue;
      if (too_far(np, pronoun)) return nullptr;
      if (!np.pronoun && is_subject(np) && agree(np, pronoun) && fits(np)) return &np;
    }
    return nullptr;
  }
  // Whether the phrase names or describes somebody who attacks, wherever it stands.
  bool may_act(const NounPhrase& np) const;
  // Whether it may be the subject of a verb of attack: also a country, a capital, people of any kind.
  bool may_attack(const NounPhrase& np) const;
  bool may_be_hit(const NounPhrase& np) const;
  // Whether it may be the object of a verb that strikes: any thing that is told with an article.
  bool may_be_struck(const NounPhrase& np) const;
  // Somebody who comes to harm rather than something that is hit.
  bool is_person(const NounPhrase& np) const;
  // A name of no place, group or thing: of somebody, where it is said to be killed.
  bool is_proper_name(const NounPhrase& np) const;
  // Somebody who attacks by what he is called: « des djihadistes », « le gang », « des éleveurs armés ».
  bool is_attacker(const NounPhrase& np) const;
  bool is_weapon(const NounPhrase& np) const;  // and no aircraft, which acts for who flies it
  Identity identity(const NounPhrase& np) const;
  // « présumés », « soupçonnés d'être … »
  bool doubted(const NounPhrase& np) const;
  // A phrase and the group that stands behind it: « des éléments présumés » + « du M23 ».
  WordRange with_group(const NounPhrase& np) const;
  // Without the preposition that a phrase begins with (« au M23 », « du marché »).
  static WordRange bare(const Scene& scene, WordRange words);
  // The words that stand for who was hit; how many is a figure's to say.
  WordRange uncounted(const NounPhrase& np) const;

 private:
  bool too_far(const NounPhrase& np, const NounPhrase& pronoun) const;
  bool is_subject(const NounPhrase& np) const;
  bool agree(const NounPhrase& a, const NounPhrase& b) const;
  bool nobody_or_thing(const NounPhrase& np) const;
  bool one_entry(std::uint32_t a, std::uint32_t b) const;
  bool is_faceless(std::uint32_t head) const;
  bool is_whereabouts(const NounPhrase& np) const;

  const Scene& scene_;
};

}  // namespace recoupe
