// Occurrence: whether a trigger says that something happened to somebody.
//
// « menace de frapper », « en cas d'attaque », « aucun tir », « les drones tuent » and « l'explosion des prix
// » hold words of attack and tell of none. What the tree around a trigger says decides: mood and tense, what
// governs it (class `unreal`: to threaten, to fear, a plan …), negation, and what acts and is hit.
#pragma once

#include "mention/trigger.h"

namespace recoupe {

enum class Occurrence : std::uint8_t {
  told,        // « a tué », « l'attaque de mardi »
  general,     // « les drones tuent », « des attaques »: no time of its own
  unreal,      // threatened, feared, planned, asked for, denied
  figurative,  // said of what cannot be attacked, or by what cannot attack
};

class OccurrenceReader {
 public:
  explicit OccurrenceReader(const Scene& scene);  // which must outlive this
  Occurrence read(const Trigger& trigger) const;

 private:
  bool unreal_verb(std::uint32_t verb) const;
  bool unreal_noun(std::uint32_t noun) const;
  bool governed(std::uint32_t word) const;
  bool managed(std::uint32_t verb) const;
  bool negated(std::uint32_t word) const;
  bool general_verb(std::uint32_t verb) const;
  bool general_noun(std::uint32_t noun) const;
  bool figurative(const Trigger& trigger) const;
  bool concrete(std::uint32_t word) const;

  const Scene& scene_;
  std::vector<WordRange> figures_;  // « tirer à boulets rouges »: by begin
};

}  // namespace recoupe
