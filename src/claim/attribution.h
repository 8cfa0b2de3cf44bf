// Attribution: who says which part of a sentence.
//
// A **voice** is a speaker with the words that it governs. It comes from a verb of saying with its subject («
// le Pentagone a annoncé que … »), from an inverted clause (« …, a indiqué un responsable »), or from a
// preposition (« selon l'ONU »). A pronoun takes the last speaker named (« a-t-il ajouté »). A relay gives
// way to whom it cites (« une chaîne qui cite un responsable »). Quotes that run on over sentences keep their
// speaker.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "claim/claim.h"
#include "phrase/scene.h"

namespace recoupe {

enum class Stance : std::uint8_t { plain, deny, accuse, claim, judge };

struct Voice {
  WordRange speaker;  // the words that name it; never a pronoun that could be resolved
  WordRange scope;    // what it says
  Stance stance = Stance::plain;
  bool denied = false;  // « n'a pas revendiqué »: the act of saying itself is negated
  std::string via;      // channel or relay, exact words
  std::uint32_t sentence = 0;
  bool past = false;  // said earlier: the verb stands in the pluperfect or the imperfect
};

class AttributionReader {
 public:
  explicit AttributionReader(const Scene& scene) : scene_(scene) {}
  // Voices of all sentences that are read, in the order of the text.
  std::vector<Voice> read();

 private:
  void read_sentence(std::uint32_t sentence);
  void by_verb(std::uint32_t at);
  void by_preposition(std::uint32_t at);
  bool is_past(const VerbGroup& verb) const;
  bool may_be_finite(std::uint32_t word) const;
  bool speaks_of_toll(std::uint32_t at) const;
  std::uint32_t author(std::uint32_t at, WordRange& words) const;
  std::optional<WordRange> antecedent(std::uint32_t at) const;
  void by_pronoun(std::uint32_t at);
  void by_author(std::uint32_t at);
  void by_quote(std::uint32_t sentence);
  // `shared`: also that of a verb that this one is joined to.
  std::optional<std::uint32_t> subject_in_tree(std::uint32_t at, bool shared) const;
  bool broken_between(std::uint32_t from, std::uint32_t to) const;
  std::optional<std::uint32_t> subject_after(std::uint32_t at) const;
  std::optional<std::uint32_t> subject_before(std::uint32_t at) const;
  std::uint32_t before_apposition(std::uint32_t at) const;
  bool may_speak(const Chunk& chunk) const;
  WordRange resolve(std::uint32_t at);
  std::uint32_t originator(std::uint32_t at) const;
  void push(std::uint32_t speaker_chunk, WordRange scope, Stance stance, bool denied);

  const Chunk& chunk(std::uint32_t at) const { return (*chunks_)[at]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(chunks_->size()); }

  const Scene& scene_;
  const std::vector<Chunk>* chunks_ = nullptr;
  std::uint32_t sentence_ = 0;
  std::vector<Voice> voices_;
  std::optional<WordRange> last_speaker_;
};

// The voice that says the word `at`; nullptr: the report's own. Voices that deny or judge govern nothing.
const Voice* voice_over(const std::vector<Voice>& voices, std::uint32_t sentence, std::uint32_t at);

// The speaker as a claim's source: exact words without article, role, organisation, canonical name.
Source source_of(const Scene& scene, const Voice& voice);

}  // namespace recoupe
