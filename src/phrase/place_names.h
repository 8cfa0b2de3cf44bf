// Names that may be places: the longest names of the gazetteer in the words, and runs of capitalised words
// that it does not know.
//
//   « … la base de Taji, près d'Injagalane »  →  Taji {IQ base}, Injagalane {}
#pragma once

#include <string>
#include <vector>

#include "lexicon/gazetteer.h"
#include "phrase/place_words.h"
#include "report/report.h"
#include "word/word.h"

namespace recoupe {

struct FoundName {
  WordRange words;
  ByteSpan span;
  std::string_view text;       // as it stands in the report, which must outlive it
  std::string key;             // its letters as the gazetteer's key; "" of an unknown one
  std::vector<PlaceHit> hits;  // most populous first; empty: the gazetteer does not know it
  bool touches = false;    // a capitalised word stands beside it with nothing between: part of a longer name
  bool ordinary = false;   // an ordinary word of the language, or one whose capital says nothing
  bool common = false;     // the language has a word of that spelling that is no name
  bool hidden = false;     // its capital says nothing: the sentence begins here, or all is in capitals
  bool given = false;      // a given name, too
  bool compass = false;    // « Nord »
  bool bracketed = false;  // « (Yobe) »
  bool acronym = false;    // a few capitals: « RDC », « ONU »
  bool never = false;      // no place, whatever stands around it: « Noël »
  bool organisation = false;  // the lexicon knows it as an organisation, an armed group, an agency
};

// In order, disjoint, in sentences that are read.
std::vector<FoundName> find_names(const Gazetteer& gazetteer, const PlaceWords& vocabulary,
                                  const Lexicon& lexicon, const Report& report, const Words& words);

// Differences of spelling between two keys: insertions, deletions, replacements, swaps; stops counting
// above 3.
int spelling_distance(std::string_view a, std::string_view b);

}  // namespace recoupe
