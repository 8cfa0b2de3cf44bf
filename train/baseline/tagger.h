// Parts of speech by a greedy averaged perceptron, from left to right (Collins 2002, features after
// Ratnaparkhi 1996, ambiguity classes after Denis & Sagot 2012).
//
// A tag is a part of speech with its verb form ("VERB.Part"): the parser wants to know. To the left of a word
// stand tags that were decided, to its right those that the word stage guessed.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "baseline/labels.h"
#include "baseline/perceptron.h"
#include "baseline/token.h"
#include "baseline/treebank.h"

namespace recoupe::baseline {

struct TaggedSentence {
  std::vector<Token> tokens;
  std::vector<std::uint8_t> tags;  // gold
};

struct TaggerOptions {
  unsigned log2_cells = 20;
  int epochs = 8;
  int runs = 1;  // with orders of their own, added up
  std::uint64_t seed = 1;
};

class TagSet {
 public:
  std::uint8_t intern(const GoldWord& word);
  Upos upos(std::uint8_t tag) const { return upos_[tag]; }
  std::size_t size() const { return labels_.size(); }

 private:
  Labels labels_;
  std::vector<Upos> upos_;
};

class Tagger {
 public:
  // Both must outlive the tagger; the set holds every tag of the sentences it will be trained on.
  Tagger(const Lexicon& lexicon, const TagSet& set, unsigned log2_cells)
      : lexicon_(&lexicon), set_(&set), model_(set.size(), log2_cells) {}

  void train(std::span<const TaggedSentence* const> sentences, const TaggerOptions& options);
  void tag(std::span<Token> tokens);  // settles every token
  std::size_t bytes() const { return model_.bytes(); }

 private:
  void learn(std::span<Token> tokens, std::span<const std::uint8_t> tags);
  void describe(std::span<const Token> tokens, std::size_t at);
  std::uint8_t best();

  const Lexicon* lexicon_;
  const TagSet* set_;
  Perceptron model_;
  std::vector<Feature> features_;  // kept between words for its memory
};

}  // namespace recoupe::baseline
