// Whether a machine has put the report into French: signs of it, added up.
//
// Each rule of language/<lang>/translation.rules names one sign with a weight: a gender that no noun has, an
// elision left out, « la police a dit » at a sentence's end, word-for-word renderings. One slip is anybody's;
// a text is flagged when signs are many for its length. It says nothing about the content being wrong, but
// names and figures of such a text have passed through hands that check nothing.
#pragma once

#include <optional>

#include "claim/claim.h"
#include "lexicon/pattern.h"
#include "phrase/scene.h"

namespace recoupe {

class TranslationReader {
 public:
  explicit TranslationReader(const Lexicon& lexicon) : rules_(lexicon, "translation") {}
  // The flag "machine_translated" with the signs' spans. Pure; thread-safe.
  std::optional<Flag> read(const Scene& scene) const;

 private:
  RuleGroup rules_;
};

}  // namespace recoupe
