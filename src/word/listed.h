// Words that a linguist's lists name keep the reading by which they are named.
//
// The net reads « dix civils » or « en blessant » as adjectives now and then, as treebanks do, and a noun or
// verb of the lists would be lost. Where the tagger's reading puts a word in a class that the net's does not,
// the tagger's stands: the lists are made for this press, the treebanks are not. Heads and relations stay the
// net's.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "word/word.h"

namespace recoupe {

class ListedWords {
 public:
  struct Reading {
    std::uint32_t word;
    Upos upos;
    Feats feats;
    std::string lemma;
    AtomId lemma_atom;
  };
  // A reading that was changed, and the classes that it gave the word.
  void remember(Reading reading, const std::vector<ClassId>& classes);
  // Gives words that lost a class their reading back, once entries were found again; the sentences that hold
  // them, in order.
  std::vector<std::uint32_t> restore(Words& words) const;

 private:
  std::vector<std::pair<Reading, std::vector<ClassId>>> readings_;
};

}  // namespace recoupe
