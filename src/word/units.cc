// Words and entries of several words as the units that rules see.
#include <algorithm>

#include "word/reader.h"

namespace recoupe {
namespace {

// The word that an entry of several words is about: its first one, but for clitics, articles and auxiliaries
// (« se faire exploser », « le président »), where it is the first word of an open class.
std::uint32_t head_of(const Words& words, WordRange range) {
  const auto leads = [&](std::uint32_t w) {
    const Upos upos = words.words[w].upos;
    return upos != Upos::PRON && upos != Upos::DET && upos != Upos::AUX && upos != Upos::PUNCT;
  };
  for (std::uint32_t w = range.begin; w < range.end; ++w)
    if (leads(w)) return w;
  return range.begin;
}

Unit unit_of(const Words& words, std::uint32_t w) {
  const Word& word = words.words[w];
  Unit unit;
  unit.index = w;
  unit.words = {w, w + 1};
  unit.span = word.span;
  unit.form = word.form_atom;
  unit.lemma = word.lemma_atom;
  unit.upos = word.upos;
  unit.feats = word.feats;
  unit.classes = words.classes[w];
  return unit;
}

}  // namespace

std::vector<Unit> word_units(const Words& words, WordRange range, const Lexicon& lexicon) {
  std::vector<Unit> units;
  units.reserve(range.size());
  auto hit = std::lower_bound(words.hits.begin(), words.hits.end(), range.begin,
                              [](const EntryHit& h, std::uint32_t begin) { return h.words.begin < begin; });
  for (std::uint32_t w = range.begin; w < range.end;) {
    while (hit != words.hits.end() && hit->words.begin < w) ++hit;
    const bool entry = hit != words.hits.end() && hit->words.begin == w && hit->words.size() > 1 &&
                       hit->words.end <= range.end;
    Unit unit = unit_of(words, entry ? head_of(words, hit->words) : w);
    if (entry) {
      unit.index = w;
      unit.words = hit->words;
      unit.span = words.span_of(hit->words);
      unit.form = unit.lemma = lexicon.atom(lexicon.canonical(hit->entry));
      unit.classes = words.hit_classes(*hit, lexicon);
    }
    units.push_back(unit);
    w = unit.words.end;
  }
  return units;
}

}  // namespace recoupe
