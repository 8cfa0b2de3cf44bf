// Figures: the numbers of a sentence that count the killed, the injured, the abducted… or shots and attacks.
//
// A number becomes a figure through what governs it: a noun that counts casualties (« trois morts »), a verb
// of harm of which it is the object, the passive subject or the dative (« tuant 12 personnes », « ont coûté
// la vie à 14 civils »), a noun of harm (« la mort de neuf gendarmes »), a weapon that is fired, an event
// that is counted; or, without a noun, the toll at hand (« le bilan est passé à 14 »). No governor, no
// figure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claim/claim.h"
#include "claim/governor.h"
#include "phrase/scene.h"

namespace recoupe {

struct FigureMention {
  ClaimKind kind = ClaimKind::killed;
  std::int64_t min = 0;
  std::optional<std::int64_t> max;
  WordRange words;  // the phrase
  ByteSpan span;
  std::string who;
  bool of_attackers = false;
  bool conditional = false;  // by the mood of its governor
  bool corrected = false;    // « pas douze mais treize »: the first
  bool described = false;    // one person by a definite phrase: « le chauffeur a été tué »
  std::uint32_t sentence = 0;
  std::uint32_t chunk = 0;              // index into the sentence's chunks
  std::optional<std::uint32_t> number;  // index into Phrases::numbers
  Governor governor;
};

// What is known of each of Phrases::numbers before anybody looks at what governs it.
std::vector<Fate> first_fates(const Scene& scene);

// The value of `kind` for nouns that mean killed as well as injured.
inline constexpr std::string_view kVictim = "victim";

class FigureReader {
 public:
  // `fates`, where given: what became of each of Phrases::numbers (`recoupe explain`).
  explicit FigureReader(const Scene& scene, std::vector<Fate>* fates = nullptr)
      : scene_(scene), fates_(fates) {}
  // All figures of the report, in the order of the text.
  std::vector<FigureMention> read();

 private:
  void read_sentence(std::uint32_t sentence);
  void read_noun(std::uint32_t at);
  void read_negated_noun(std::uint32_t at);
  void read_described(std::uint32_t at);
  void read_negative_pronoun(std::uint32_t at);
  void nobody(std::uint32_t at, std::optional<Governor> governor, WordRange words);
  void add_none(std::uint32_t at, const Governor& governor, WordRange words);
  EntryId projectile_in(const NounPhrase& np) const;
  Verdict judge(std::uint32_t at) const;
  Verdict govern(std::uint32_t at) const;
  void settle(const NounPhrase& np, Fate fate) const;
  Governor counted(ClaimKind kind, EntryId entry, std::uint32_t head) const;
  Governor governor(EntryId entry, WordRange by, bool conditional = false) const;
  // Whether the last count before a number without a noun is of things: in its sentence, in the one before.
  enum class Antecedent : std::uint8_t { none, here, before };
  Antecedent things_before(std::uint32_t at) const;
  Verdict govern_elliptic(std::uint32_t at) const;
  std::optional<Governor> shots_again(std::uint32_t at, Antecedent things) const;
  std::optional<Governor> by_count_noun(std::uint32_t at) const;
  std::optional<Governor> by_quantity(std::uint32_t at) const;
  bool takes_quantity(const VerbGroup& verb) const;
  std::optional<Governor> harmed_before(std::uint32_t word) const;
  std::optional<Governor> by_sequel(std::uint32_t at) const;
  bool is_corrected(std::uint32_t at) const;
  std::optional<Governor> by_bare_noun(std::uint32_t at) const;
  bool is_struck(std::uint32_t at) const;
  bool goes_on(std::uint32_t at) const;
  bool counted_already(std::uint32_t at) const;
  std::uint32_t singles(std::uint32_t at) const;
  std::optional<Governor> died(std::uint32_t at) const;
  bool shoots(WordRange verb) const;
  bool is_blow(EntryId event) const;
  bool attacks(const NounPhrase& np) const;
  bool flees(const NounPhrase& np, const Governor& harm) const;
  bool one_of_somebody(std::uint32_t at) const;
  bool is_sought(const NounPhrase& np, const Governor& harm) const;
  Verdict govern_unknown(std::uint32_t at) const;
  bool is_scare_quoted(const NounPhrase& np) const;
  std::optional<Governor> counts_before(const NounPhrase& np) const;
  std::optional<Governor> by_state(const Chunk& chunk) const;
  std::optional<Governor> by_own_fall(const NounPhrase& np) const;
  std::optional<Governor> by_fall(std::uint32_t at) const;
  bool may_live(const NounPhrase& np) const;
  bool risen_to(std::uint32_t at) const;
  bool has_class(EntryId entry, ClassId wanted) const;
  bool is_thing(std::uint32_t word) const;
  bool mixed(std::uint32_t at) const;
  bool unharmed(std::uint32_t at) const;
  bool is_object(std::uint32_t at) const;
  bool is_quote(const Chunk& chunk) const;
  bool has_own_verb(std::uint32_t at) const;
  bool is_model(const NounPhrase& np) const;
  std::optional<Governor> by_harm_noun(std::uint32_t at) const;
  std::optional<Governor> by_harm_around(std::uint32_t at) const;
  bool stands_alone(const NounPhrase& np) const;
  std::optional<Governor> by_head(const NounPhrase& np) const;
  std::optional<Governor> by_tree(std::uint32_t at) const;
  std::optional<Governor> by_clause(const NounPhrase& np, std::uint32_t word) const;
  std::optional<Governor> by_description(const NounPhrase& np, std::uint32_t word) const;
  bool is_of_complement(const NounPhrase& np, std::uint32_t participle) const;
  std::optional<Governor> by_harm(std::uint32_t verb, bool object) const;
  std::optional<Governor> by_next_verb(std::uint32_t at) const;
  std::optional<Governor> by_right(std::uint32_t at) const;
  std::optional<Governor> by_left(std::uint32_t at) const;
  std::optional<Governor> by_verb(const VerbGroup& verb, bool object) const;
  std::optional<Governor> by_adjective(WordRange words) const;
  std::optional<Governor> by_total(std::uint32_t at) const;
  std::optional<Governor> by_toll(std::uint32_t at) const;
  std::string_view toll_rule(WordRange range) const;
  bool projectile_fired(std::uint32_t at) const;
  void add(std::uint32_t at, const Governor& governor, const NumberPhrase& number);
  void push(std::uint32_t at, ClaimKind kind, const Governor& governor, std::int64_t min,
            std::optional<std::int64_t> max);

  const Chunk& chunk(std::uint32_t at) const { return (*chunks_)[at]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(chunks_->size()); }

  const Scene& scene_;
  const std::vector<Chunk>* chunks_ = nullptr;  // of the sentence at hand
  std::uint32_t sentence_ = 0;
  std::vector<FigureMention> figures_;
  std::vector<Fate>* fates_;
};

}  // namespace recoupe
