// A span and its setting → hashed features, those that training counts and reading adds up.
//
// Two kinds. Of a word, once as the first of a name and once as a later one: its spelling, ends, shape,
// classes and its neighbours'. They are shared by all spans that hold the word, so that a span costs little.
// Of a whole span: its spelling, pattern (« X de x »), what stands before and behind, and the three allies:
// the entry of the lexicon with these very words, the place found in them, the title before them.
//
// A feature is a number that says what it is of, mixed with what was seen; nothing is stored but weights.
#pragma once

#include <optional>
#include <vector>

#include "lexicon/gazetteer.h"
#include "phrase/name_model.h"
#include "phrase/name_words.h"

namespace recoupe {

enum class NamePart : std::uint8_t { first, later };

class NameFeatures {
 public:
  // All arguments must outlive it.
  NameFeatures(const Lexicon& lexicon, const Gazetteer& gazetteer, const NameClassTable& table,
               const Words& words, const std::vector<WordLook>& looks, const std::vector<PlacePhrase>& places)
      : lexicon_(lexicon),
        gazetteer_(gazetteer),
        table_(table),
        words_(words),
        looks_(looks),
        places_(places) {}

  // Both append to `out`. `sentence` is the one that holds the word or span.
  void of_word(std::uint32_t w, NamePart part, WordRange sentence, std::vector<FeatureId>& out) const;
  void of_span(WordRange span, WordRange sentence, std::vector<FeatureId>& out) const;

  // The classes of the lexicon's entries with exactly these words, and the first such entry (0: none).
  NameClasses entry_classes(WordRange span, EntryId& entry) const;
  // The word before the span that may say what it names (« ministre » of « le ministre de la Défense, Ali »),
  // small words and one comma skipped.
  std::optional<std::uint32_t> governor(WordRange span, WordRange sentence) const;

 private:
  void add_inside(WordRange span, WordRange sentence, std::vector<FeatureId>& out) const;
  void add_setting(WordRange span, WordRange sentence, std::vector<FeatureId>& out) const;
  void add_allies(WordRange span, WordRange sentence, std::vector<FeatureId>& out) const;
  std::uint32_t pattern_of(std::uint32_t w) const;
  FeatureId homonym(WordRange span) const;

  const Lexicon& lexicon_;
  const Gazetteer& gazetteer_;
  const NameClassTable& table_;
  const Words& words_;
  const std::vector<WordLook>& looks_;
  const std::vector<PlacePhrase>& places_;
};

}  // namespace recoupe
