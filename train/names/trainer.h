// Weights of names, learned: a semi-Markov conditional random field (Sarawagi & Cohen 2004) over the very
// spans and features that reading uses.
//
// Of all sets of disjoint spans of a sentence the marked one shall be likely: its probability is that of a
// path through the words, where a step is a word without a name or a span with a type. Forward and backward
// sums give each span's probability; marked minus expected is the gradient. AdaGrad, in the order of a fixed
// seed, so that the same data give the same bytes.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "phrase/name_model.h"

namespace recoupe {

struct TrainingSpan {
  std::uint32_t begin = 0, end = 0;  // words of the sentence
  std::int8_t type = -1;             // the marked one; -1: no name
  std::uint32_t first_feature = 0, last_feature = 0;
};

// One sentence, as features. Numbers of features are positions in Trainer's store.
struct TrainingSentence {
  std::uint32_t words = 0;
  std::vector<TrainingSpan> spans;
  std::vector<std::array<std::uint32_t, 3>> of_word;  // begin of those of a first word, of a later one, end
  float weight = 1;
};

struct TrainingOptions {
  std::uint32_t rows = 1U << 19;
  std::uint32_t epochs = 8;
  float rate = 0.06F;
  float drop = 0.3F;     // share of features left out at a time, so that none is leaned on alone
  float shrink = 2e-7F;  // of a weight at each visit
  std::uint32_t seed = 7;
};

class Trainer {
 public:
  using Row = std::array<float, kNameTypes>;

  explicit Trainer(const TrainingOptions& options)
      : options_(options), weights_(options.rows), squares_(options.rows) {}

  std::vector<FeatureId>& features() { return features_; }
  void add(TrainingSentence sentence) { sentences_.push_back(std::move(sentence)); }
  // One pass over all sentences; mean loss in nats a sentence.
  double run_epoch(std::uint32_t epoch);
  // Whole steps, so many to a nat, cut at what a byte holds.
  std::vector<std::array<std::int8_t, kNameTypes>> rounded(std::uint32_t steps) const;

 private:
  double learn(const TrainingSentence& sentence);
  void score(const TrainingSentence& sentence);
  double expect(const TrainingSentence& sentence);
  void update(std::uint32_t from, std::uint32_t to, const Row& gradient);
  void add_scores(std::uint32_t from, std::uint32_t to, Row& scores) const;
  bool dropped(std::uint32_t feature) const;

  TrainingOptions options_;
  std::vector<Row> weights_, squares_;
  std::vector<FeatureId> features_;  // of all sentences
  std::vector<TrainingSentence> sentences_;
  std::uint32_t turn_ = 0;  // salts what is dropped
  // of the sentence at hand
  std::vector<Row> scores_;  // of spans; then their gradients
  std::vector<std::array<Row, 2>> word_scores_, word_gradients_;
  std::vector<double> forward_, backward_;
};

}  // namespace recoupe
