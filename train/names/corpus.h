// Marked sentences → what the trainer counts, read by the program's own stages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gold.h"
#include "lexicon/gazetteer.h"
#include "lexicon/lexicon.h"
#include "phrase/name.h"
#include "phrase/name_words.h"
#include "phrase/place.h"
#include "report/blocks.h"
#include "sentence/splitter.h"
#include "trainer.h"
#include "word/reader.h"

namespace recoupe {

class NameCorpus {
 public:
  explicit NameCorpus(const Lexicon& lexicon)
      : lexicon_(lexicon),
        blocks_(lexicon),
        splitter_(lexicon),
        words_(lexicon),
        places_(lexicon),
        gazetteer_(lexicon.image()),
        table_(lexicon) {}

  // Names whose span can't be one of a name (name_lattice.h) are left out with all spans that touch them, so
  // that nothing wrong is learned of them; returns how many.
  std::uint32_t add_to(Trainer& trainer, const GoldSentence& gold, float weight) const;
  NameTally measure(const NameReader& reader, const std::vector<GoldSentence>& sentences) const;

 private:
  struct Read {
    Report report;
    Words words;
    std::vector<PlacePhrase> places;
  };
  Read read(std::string text) const;

  const Lexicon& lexicon_;
  BlockReader blocks_;
  SentenceSplitter splitter_;
  WordReader words_;
  PlaceReader places_;
  Gazetteer gazetteer_;
  NameClassTable table_;
};

}  // namespace recoupe
