// Sentences as sequences of chunks: noun phrases, prepositional phrases, verb groups, dates, and what joins
// them.
//
// The shallow syntax that events and claims are read from, until trees stand beside it: « [Douze soldats]NP
// [ont été tués]V [mardi]DATE [près de Gao]PP , [selon]PREP … ». A verb group holds auxiliaries, negation,
// clitics and adverbs between them. Chunks of a sentence are in order, disjoint, and cover its words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "phrase/noun.h"
#include "phrase/vocabulary.h"

namespace recoupe {

enum class ChunkKind : std::uint8_t {
  noun,  // noun phrase with no preposition before it
  prep,  // preposition and noun phrase
  verb,
  date,
  adverb,
  adjective,  // an adjective or participle outside any phrase
  comma,
  colon,         // : ; – and parentheses
  coordinator,   // et, ou, mais
  subordinator,  // que, si, quand
  relative,      // qui, que, dont, où
  other
};

struct VerbGroup {
  WordRange words;
  std::uint32_t head = 0;  // word index of the lexical verb
  bool finite = false;
  bool passive = false;     // être + participle of a transitive verb, or « se faire » + infinitive
  bool participle = false;  // a past participle without auxiliary
  bool gerund = false;      // present participle, with or without « en »
  bool infinitive = false;
  bool pronominal = false;  // « s'abattre »
  bool negated = false;
  bool conditional = false;  // the auxiliary or the verb stands in the conditional
  bool pluperfect = false;   // « avait tué », « avait été tué »
  bool future = false;
};

struct Chunk {
  ChunkKind kind = ChunkKind::other;
  WordRange words;
  std::uint32_t index = 0;        // into Phrases::nouns, Chunks::verbs or Phrases::dates
  std::uint32_t preposition = 0;  // for prep: the word index of the preposition
};

struct Chunks {
  std::vector<VerbGroup> verbs;
  std::vector<std::vector<Chunk>> sentences;  // one vector a sentence
};

class Chunker {
 public:
  Chunker(const Lexicon& lexicon, const Vocabulary& vocabulary)
      : lexicon_(&lexicon), vocabulary_(&vocabulary) {}
  Chunks chunk(const Words& words, const Phrases& phrases) const;

 private:
  const Lexicon* lexicon_;
  const Vocabulary* vocabulary_;
};

// One line a chunk: kind, words, what a verb group is.
std::string to_text(const Chunks& chunks, const Words& words, std::string_view text);

}  // namespace recoupe
