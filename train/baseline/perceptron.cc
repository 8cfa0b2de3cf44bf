#include "baseline/perceptron.h"

#include <algorithm>
#include <cmath>

namespace recoupe::baseline {
namespace {

constexpr std::size_t kVector = 16;  // cells that a row begins at a multiple of
constexpr float kLargest = 127;      // of a byte; 250 features of it still fit 16 bits
// The weight that becomes the largest byte is the one that this share of all weights stays under: the few
// beyond it lose less than all others gain by finer steps.
constexpr double kClipped = 0.9999;

float clip_at(const std::vector<float>& weights) {
  std::vector<float> sizes;
  for (const float weight : weights)
    if (weight != 0) sizes.push_back(std::abs(weight));
  if (sizes.empty()) return 1;
  const auto at =
      sizes.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(sizes.size() - 1) * kClipped);
  std::nth_element(sizes.begin(), at, sizes.end());
  return *at;
}

}  // namespace

Perceptron::Perceptron(std::size_t classes, unsigned log2_cells)
    : classes_(classes),
      width_((classes + kVector - 1) / kVector * kVector),
      mask_(((std::uint64_t{1} << log2_cells) - 1) & ~std::uint64_t{kVector - 1}),
      weights_((std::size_t{1} << log2_cells) + width_),
      late_(weights_.size()),
      scores_(width_),
      sums_(width_) {}

std::span<const float> Perceptron::score(std::span<const Feature> features) {
  if (!frozen_.empty()) {
    score_frozen(features);
  } else {
    std::fill(scores_.begin(), scores_.end(), 0.0F);
    for (const Feature wanted : features) {
      const float* cells = weights_.data() + row(wanted);
      for (std::size_t c = 0; c < width_; ++c) scores_[c] += cells[c];
    }
  }
  return std::span(scores_).first(classes_);
}

void Perceptron::score_frozen(std::span<const Feature> features) {
  constexpr std::size_t kLine = 64;
  for (const Feature wanted : features)
    for (std::size_t c = 0; c < width_; c += kLine) __builtin_prefetch(frozen_.data() + row(wanted) + c);
  std::int16_t* const sums = sums_.data();
  std::fill(sums_.begin(), sums_.end(), std::int16_t{0});
  for (const Feature wanted : features) {
    const std::int8_t* cells = frozen_.data() + row(wanted);
    for (std::size_t c = 0; c < width_; ++c) sums[c] = static_cast<std::int16_t>(sums[c] + cells[c]);
  }
  for (std::size_t c = 0; c < width_; ++c) scores_[c] = sums[c];
}

void Perceptron::add(Feature wanted, std::size_t to, float by) {
  const std::size_t cell = row(wanted) + to;
  weights_[cell] += by;
  late_[cell] += by * time_;
}

void Perceptron::update(std::span<const Feature> features, std::size_t right, std::size_t wrong) {
  reward(features, right, 1);
  reward(features, wrong, -1);
}

void Perceptron::reward(std::span<const Feature> features, std::size_t which, float by) {
  for (const Feature wanted : features) add(wanted, which, by);
}

void Perceptron::end_run() {
  sum_.resize(weights_.size());
  for (std::size_t i = 0; i < weights_.size(); ++i) sum_[i] += weights_[i] - late_[i] / time_;
  std::fill(weights_.begin(), weights_.end(), 0.0F);
  std::fill(late_.begin(), late_.end(), 0.0F);
  time_ = 1;
}

void Perceptron::freeze() {
  const float scale = kLargest / clip_at(sum_);
  frozen_.resize(sum_.size());
  for (std::size_t i = 0; i < sum_.size(); ++i)
    frozen_[i] = static_cast<std::int8_t>(std::lround(std::clamp(sum_[i] * scale, -kLargest, kLargest)));
  sum_ = {};
  weights_ = {};
  late_ = {};
}

}  // namespace recoupe::baseline
