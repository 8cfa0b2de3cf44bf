// Anchors: well-known events that date what is told from them, « depuis l'assaut du Hamas », « deux jours
// après la mort de Soleimani », « l'attaque du 7 octobre ».
//
// language/<lang>/anchors.tsv names them: a name (`known of=KIND days=…`) and, before it in the text, a word
// for what happened (`known_kind=KIND`): « la mort du général iranien Qassem Soleimani ». A name without `of`
// dates by itself: « le 11-Septembre ». Of several known events of one name the last before publication is
// meant; where that is not known, none.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "word/word.h"

namespace recoupe {

struct DateAnchor {
  WordRange words;  // from the word for what happened to the name
  DayInterval days{};
  bool alone = false;      // the name dates by itself
  std::string_view where;  // "fr/anchors.tsv:40"
};

// Thread-safe once built; the lexicon must outlive it.
class AnchorReader {
 public:
  explicit AnchorReader(const Lexicon& lexicon);
  // In order, disjoint. `reference`: the day of publication.
  std::vector<DateAnchor> find(const Words& words, std::optional<Day> reference) const;

 private:
  std::optional<std::uint32_t> told_before(const Words& words, WordRange name, ClassId kind) const;
  const Lexicon* lexicon_;
  ClassId known_;
};

}  // namespace recoupe
