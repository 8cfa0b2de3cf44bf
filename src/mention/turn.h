// Turns: where a report that has told of one event goes on to another of the same days.
//
//   « À Coyah, un gendarme a tué un motard »                     told at another place
//   « Le même jour, des obus sont tombés sur Sake »              counted from what was told before
//   « Par ailleurs, un camp a brûlé à Djugu »                    another matter
//   « un second groupe a attaqué un camion-citerne »             others
//   « Jeudi, deux explosions ont secoué le camp »                later than what was told
//   « La riposte n'a pas tardé. Dans l'après-midi, … »           an answer
//
// A sentence turns only with an event that it tells itself: by a finite verb that is no pluperfect, or by a
// noun without a definite article (« une frappe »; « la frappe » is the one that was told of).
#pragma once

#include <cstdint>
#include <vector>

#include "mention/entries.h"
#include "mention/passage.h"

namespace recoupe {

// Whether one place may be the other or lie in it.
bool same_area(const PlacePhrase& a, const PlacePhrase& b);
// Whether the words give a point, not only an area.
bool is_fine(const PlacePhrase& place);

class TurnReader {
 public:
  // All must outlive the reader.
  TurnReader(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers);

  // Whether `passage`, of the day `own`, turns away from an event of that place and day; nullptr where they
  // are not known.
  bool turns(std::uint32_t passage, const PlacePhrase* place, const DatePhrase* date,
             const DatePhrase* own) const;
  // Whether it stands in an entry of a list.
  bool in_entry(std::uint32_t passage) const { return entries_[passages_.sentence(passage).block]; }
  // Whether it tells an event in the foreground.
  bool asserts(std::uint32_t passage) const;
  // The word or words of an answer that the sentence is about (« réplique », « la riposte », « En réaction,
  // »); 0 without one.
  EntryId reply(std::uint32_t passage) const;
  // « un second groupe », « une deuxième bombe »
  bool others(std::uint32_t passage) const;
  // « a annoncé que six soldats avaient été blessés »: the tense follows from the verb of saying.
  bool is_reported(std::uint32_t verb) const;
  // Whether a phrase stands in the passage, but not at its head.
  bool within(WordRange phrase, std::uint32_t passage) const;
  // Whether a phrase of the passage is who is hit: « quatre assaillants ont été abattus », « abattu quatre
  // assaillants ».
  bool undergoes(const NounPhrase& np, std::uint32_t passage) const;

 private:
  bool asserts(const Trigger& trigger) const;
  bool goes_on(std::uint32_t participle) const;
  bool is_telegraphic(std::uint32_t sentence) const;
  WordRange paragraph(std::uint32_t passage) const;
  bool introduces(const Chunk& chunk) const;
  bool opens(WordRange phrase, std::uint32_t passage) const;
  bool fronted(const PlacePhrase& place, std::uint32_t passage) const;
  bool verb_before(std::uint32_t word, std::uint32_t passage) const;
  bool is_finite(std::uint32_t word, std::uint32_t passage) const;
  bool sets_out(std::uint32_t passage) const;
  bool shifts(std::uint32_t passage, const PlacePhrase* told, const DatePhrase* date,
              const DatePhrase* own) const;
  bool new_actors(std::uint32_t passage) const;
  bool elsewhere(std::uint32_t passage, const PlacePhrase& told) const;
  bool counted_on(std::uint32_t passage, const PlacePhrase* told) const;
  bool later(std::uint32_t passage, const DatePhrase& told, const DatePhrase& own) const;
  bool enters(std::uint32_t passage, const PlacePhrase* told, const DatePhrase* date,
              const DatePhrase* own) const;
  bool acts(const NounPhrase& np, std::uint32_t passage) const;
  bool answers(std::uint32_t passage) const;
  bool dated(std::uint32_t passage) const;

  const Scene& scene_;
  const Passages& passages_;
  const std::vector<Trigger>& triggers_;
  std::vector<bool> entries_;
  std::vector<EntryHit> replies_;  // words that say that one event answers another, in the order of the text
};

}  // namespace recoupe
