// Who may speak, and which phrase of a sentence is the speaker of a verb of saying.
//
//   « Le colonel Sarr, porte-parole de l'armée, a déclaré … »   the name, not what stands beside it
//   « …, a indiqué mardi soir un responsable »                  the first noun phrase after an inverted verb
//   « une chaîne qui cite un responsable »                      who said it first, not the relay
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "phrase/scene.h"

namespace recoupe {

class SpeakerFinder {
 public:
  explicit SpeakerFinder(const Scene& scene) : scene_(scene) {}  // which must outlive this

  void enter(std::uint32_t sentence);  // the chunks that are asked about below belong to it
  const Chunk& chunk(std::uint32_t at) const { return (*chunks_)[at]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(chunks_->size()); }

  // Whether a thing that is named so can say something: no place but a country or a capital, no event, no
  // victims.
  bool may_speak(const Chunk& chunk) const;
  // The subject that the tree gives a verb of saying. `shared`: also that of a verb that this one is joined
  // to.
  std::optional<std::uint32_t> in_tree(std::uint32_t verb, bool shared) const;
  std::optional<std::uint32_t> after(std::uint32_t verb) const;
  std::optional<std::uint32_t> before(std::uint32_t verb) const;
  std::optional<std::uint32_t> right_before(std::uint32_t verb) const;
  std::optional<std::uint32_t> described_by(std::uint32_t verb) const;
  // A semicolon, a bracket or a quotation mark stands between: what is before it speaks no more.
  bool broken_between(std::uint32_t from, std::uint32_t to) const;
  bool is_quote_mark(std::uint32_t at) const;
  std::uint32_t originator(std::uint32_t relay) const;
  // Who made a toll: `words` grows over both names of « un décompte de l'ONU »; « le bilan dressé par le
  // gouverneur » is the governor's, whose chunk is returned.
  std::uint32_t author(std::uint32_t toll, WordRange& words) const;
  // Where a speaker's phrase ends with the name that stands beside it: « la cheffe de la brigade, Ida
  // Moro »; else the phrase's own end.
  std::uint32_t end_of_name(std::uint32_t speaker) const;
  bool is_definite(const NounPhrase& np) const;  // « le », « ce »
  bool is_nameless(WordRange toll) const;

 private:
  bool is_told_of(const NounPhrase& np) const;
  bool is_mere_place(const NounPhrase& np) const;
  bool one_of_them(const NounPhrase& np) const;
  bool is_plural_article(std::uint32_t word) const;
  std::uint32_t opening_bracket(std::uint32_t at) const;
  bool in_relative(std::uint32_t verb) const;
  std::uint32_t before_apposition(std::uint32_t at) const;

  const Scene& scene_;
  const std::vector<Chunk>* chunks_ = nullptr;
};

}  // namespace recoupe
