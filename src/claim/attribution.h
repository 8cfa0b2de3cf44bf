// Attribution: who says which part of a sentence.
//
// A **voice** is a speaker with the words that it governs. It comes from a verb of saying with its subject («
// le Pentagone a annoncé que … »), from an inverted clause (« …, a indiqué un responsable »), or from a
// preposition (« selon l'ONU »); from what stands beside a figure (« (hôpital) », « officiellement »); from a
// sentence that says whose the figure of the one before it is (« Le maire, qui donne ce chiffre, … »). A
// pronoun takes the last speaker named (« a-t-il ajouté »). A relay gives way to whom it cites (« une chaîne
// qui cite un responsable »). Quotes that run on over sentences keep their speaker.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "claim/claim.h"
#include "claim/speaker.h"

namespace recoupe {

enum class Stance : std::uint8_t { plain, deny, accuse, claim, judge };

struct Voice {
  WordRange words;   // the speaker as it is written here: « elle », « le gouverneur »
  WordRange bearer;  // whom a pronoun stands for, where it was named; otherwise `words`
  WordRange scope;   // what it says
  Stance stance = Stance::plain;
  bool denied = false;  // « n'a pas revendiqué »: the act of saying itself is negated
  std::string via;      // channel or relay, exact words
  std::uint32_t sentence = 0;
  bool past = false;      // said earlier: the verb stands in the pluperfect or the imperfect
  bool nameless = false;  // « le premier bilan »: nobody is named by it
};

class AttributionReader {
 public:
  explicit AttributionReader(const Scene& scene) : scene_(scene), speakers_(scene) {}
  // Voices of all sentences that are read, in the order of the text.
  std::vector<Voice> read();

 private:
  struct Speaker {  // somebody who has spoken, for the pronouns that follow
    WordRange words;
    std::uint32_t head = 0;
  };

  void read_sentence(std::uint32_t sentence);
  void by_verb(std::uint32_t at);
  bool by_clitic(const VerbGroup& verb, Stance stance);
  bool by_inversion(std::uint32_t at, Stance stance);
  bool by_agent(std::uint32_t at);
  void by_subject(std::uint32_t at, Stance stance);
  void by_preposition(std::uint32_t at);
  bool by_pronoun(std::uint32_t at);
  void by_author(std::uint32_t at);
  void by_adverb(std::uint32_t at);
  void by_bracket(std::uint32_t at);
  void by_colon(std::uint32_t at);
  void by_gap(std::uint32_t at);
  void by_quote();
  void by_continuation();
  void carry();
  bool follows_voice() const;
  void of_sentence_before(std::size_t first);
  void of_quote_before(std::size_t first);
  void spread(std::size_t first);

  VerbGroup verb_at(std::uint32_t at) const;
  EntryId speech_at(std::uint32_t at) const;
  bool counts(std::uint32_t at) const;
  bool gives_count(std::uint32_t at) const;
  bool speaks_of_toll(std::uint32_t at) const;
  bool says_figure(std::uint32_t at) const;
  bool ends_sentence(std::uint32_t at) const;
  bool in_own_voice(const VerbGroup& verb) const;
  std::uint32_t before_insertion(std::uint32_t at) const;
  std::uint32_t relative_end(std::uint32_t at) const;
  WordRange adverbial_scope(std::uint32_t at, std::uint32_t noun) const;
  std::uint32_t after_break(std::uint32_t at) const;
  bool may_be_finite(std::uint32_t word) const;
  std::optional<WordRange> antecedent(std::uint32_t at) const;
  std::optional<WordRange> named_before(const NounPhrase& np) const;
  std::optional<WordRange> mentioned_before(Feats wanted) const;
  std::optional<WordRange> last_speaker(Feats wanted) const;
  void resolve(std::uint32_t at, Voice& voice);
  Voice& push(std::uint32_t speaker_chunk, WordRange scope, Stance stance, bool denied);
  std::uint32_t after_last_voice(std::uint32_t limit) const;

  const Chunk& chunk(std::uint32_t at) const { return speakers_.chunk(at); }
  std::uint32_t size() const { return speakers_.size(); }

  const Scene& scene_;
  SpeakerFinder speakers_;
  std::uint32_t sentence_ = 0;
  std::vector<Voice> voices_;
  std::vector<Speaker> heard_;                      // in the order of the text
  std::vector<Voice> backward_;                     // over sentences before the one that names the speaker
  std::uint32_t relative_end_ = Dependents::kNone;  // the comma behind a clause that described a speaker
  std::uint32_t consumed_ = Dependents::kNone;      // a verb that « selon ce qu'a dit … » has used
};

// « avait évoqué », « faisait état de »: said before what the report holds now.
bool is_past(const Scene& scene, const VerbGroup& verb);

// The voice that says the word `at`; nullptr: the report's own. Voices that judge govern nothing.
// `voices` as AttributionReader gives them.
const Voice* voice_over(const std::vector<Voice>& voices, std::uint32_t sentence, std::uint32_t at);

// The speaker as a claim's source: exact words, role, organisation, name. The words are the bearer's where
// nothing else would tell who a pronoun is.
Source source_of(const Scene& scene, const Voice& voice);

}  // namespace recoupe
