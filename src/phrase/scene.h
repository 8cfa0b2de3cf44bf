// All that the stages before have found in one report, as the mention and claim stages see it, with the
// questions that both ask of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "phrase/chunk.h"
#include "phrase/noun.h"
#include "phrase/vocabulary.h"
#include "report/report.h"
#include "word/dependents.h"

namespace recoupe {

class Scene {
 public:
  // All arguments must outlive the scene.
  Scene(const Lexicon& lexicon, const Vocabulary& vocabulary, const Report& report, const Words& words,
        const Phrases& phrases, const Chunks& chunks);

  const Lexicon& lexicon;
  const Vocabulary& v;
  const Report& report;
  const Words& words;
  const Phrases& phrases;
  const Chunks& chunks;
  const Dependents trees;

  std::uint32_t sentence_count() const { return static_cast<std::uint32_t>(words.sentences.size()); }
  // Whether events are looked for in this sentence (no furniture, no credit).
  bool is_read(std::uint32_t sentence) const;
  bool has(std::uint32_t word, ClassId wanted) const { return words.has(word, wanted); }
  bool any(WordRange range, ClassId wanted) const;  // some word of the range has the class
  // The longest entry over `word` that has `wanted`; 0 when there is none.
  EntryId entry_at(std::uint32_t word, ClassId wanted) const;
  std::string_view value_at(std::uint32_t word, ClassId wanted, std::string_view key) const;

  // The noun phrase that holds `word`; nullptr when none does.
  const NounPhrase* noun_at(std::uint32_t word) const;
  const NounPhrase& noun(const Chunk& chunk) const { return phrases.nouns[chunk.index]; }
  const VerbGroup& verb(const Chunk& chunk) const { return chunks.verbs[chunk.index]; }
  static bool is_noun(const Chunk& chunk) {
    return chunk.kind == ChunkKind::noun || chunk.kind == ChunkKind::prep;
  }
  // The number of a noun phrase when it counts; nullptr otherwise.
  const NumberPhrase* count_of(const NounPhrase& np) const;
  bool elliptic(
      const NounPhrase& np) const;  // a number with no noun: « huit ont été tués », « vingt-six autres »
  bool is_dateline(const NounPhrase& np) const;  // « BAMAKO, 12 mars (AFP) - »
  std::vector<const PlacePhrase*> places_in(WordRange range) const;
  std::vector<const DatePhrase*> dates_in(WordRange range) const;
  ByteSpan span(WordRange range) const { return words.span_of(range); }
  std::string_view text(WordRange range) const { return slice(report.text, span(range)); }

 private:
  // Indices of Words::hits that cover a word, longer first: hits_[first_hit_[word], first_hit_[word + 1]).
  std::vector<std::uint32_t> first_hit_;
  std::vector<std::uint32_t> hits_;
};

}  // namespace recoupe
