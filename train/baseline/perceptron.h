// An averaged perceptron over hashed features (Collins 2002; Weinberger et al. 2009).
//
// A feature is a 64-bit hash; it names a place in one array of weights, and the weights of all classes stand
// from there on. Rows overlap: two features that share cells mostly use them for different classes, so that a
// table of 2^22 cells serves a million features. Training keeps floats; `freeze` rounds their averages to
// bytes, which are summed 16 at a time. Cost of a score: one or two cache lines a feature.
//
// Several runs of training over the same table may be added up: a vote of linear models is one linear model.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace recoupe::baseline {

using Feature = std::uint64_t;

// The hash of up to four values under the number of their template.
constexpr Feature feature(std::uint64_t pattern, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0,
                          std::uint64_t d = 0) {
  constexpr std::uint64_t kOdd = 0xff51afd7ed558ccdULL;
  std::uint64_t h = (pattern + 1) * 0x9e3779b97f4a7c15ULL;
  for (const std::uint64_t value : {a, b, c, d}) {
    h = (h ^ value) * kOdd;
    h ^= h >> 32;
  }
  return h;
}

class Perceptron {
 public:
  Perceptron(std::size_t classes, unsigned log2_cells);

  // One score a class, valid until the next call; larger is better.
  std::span<const float> score(std::span<const Feature> features);
  // Requires not frozen. Call `tick` once after every decision, whether it was updated or not.
  void update(std::span<const Feature> features, std::size_t right, std::size_t wrong);
  void reward(std::span<const Feature> features, std::size_t which, float by);
  void tick() { ++time_; }

  void end_run();  // adds the run's averages to those of earlier runs and starts from zero
  void freeze();   // requires a run that ended; only scores are to be had from now on
  std::size_t classes() const { return classes_; }
  std::size_t bytes() const { return frozen_.size(); }

 private:
  std::size_t row(Feature feature) const { return feature & mask_; }
  void add(Feature feature, std::size_t wanted, float by);
  void score_frozen(std::span<const Feature> features);

  std::size_t classes_;
  std::size_t width_;   // classes_, rounded up to whole vectors
  std::uint64_t mask_;  // of a row's start
  float time_ = 1;
  std::vector<float> weights_;
  std::vector<float> late_;  // every change times the time it was made: average = weight - late / time
  std::vector<float> sum_;   // of the averages of all runs
  std::vector<std::int8_t> frozen_;
  std::vector<float> scores_;
  std::vector<std::int16_t> sums_;
};

}  // namespace recoupe::baseline
