#include "trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace recoupe {
namespace {

double log_add(double a, double b) {
  const double high = std::max(a, b);
  return high + std::log1p(std::exp(std::min(a, b) - high));
}

}  // namespace

bool Trainer::dropped(std::uint32_t feature) const {
  std::uint64_t h = (std::uint64_t{turn_} << 32 | feature) * 0x9e3779b97f4a7c15ULL;
  h ^= h >> 32;
  h *= 0xbf58476d1ce4e5b9ULL;
  return static_cast<float>(h >> 40) * 0x1p-24F < options_.drop;
}

void Trainer::add_scores(std::uint32_t from, std::uint32_t to, Row& scores) const {
  for (std::uint32_t n = from; n < to; ++n) {
    if (dropped(n)) continue;
    const Row& row = weights_[features_[n] & (options_.rows - 1)];
    for (std::size_t type = 0; type < kNameTypes; ++type) scores[type] += row[type];
  }
}

void Trainer::update(std::uint32_t from, std::uint32_t to, const Row& gradient) {
  constexpr float kNothing = 1e-4F;
  if (std::all_of(gradient.begin(), gradient.end(), [](float g) { return std::abs(g) < kNothing; })) return;
  for (std::uint32_t n = from; n < to; ++n) {
    if (dropped(n)) continue;
    const std::uint32_t row = features_[n] & (options_.rows - 1);
    for (std::size_t type = 0; type < kNameTypes; ++type) {
      const float g = gradient[type];
      squares_[row][type] += g * g;
      weights_[row][type] += options_.rate * g / (0.1F + std::sqrt(squares_[row][type]));
      weights_[row][type] *= 1 - options_.shrink;
    }
  }
}

void Trainer::score(const TrainingSentence& sentence) {
  scores_.assign(sentence.spans.size(), {});
  word_scores_.assign(sentence.words, {});
  word_gradients_.assign(sentence.words, {});
  for (std::uint32_t w = 0; w < sentence.words; ++w)
    for (std::size_t part = 0; part < 2; ++part)
      add_scores(sentence.of_word[w][part], sentence.of_word[w][part + 1], word_scores_[w][part]);
  for (std::size_t s = 0; s < sentence.spans.size(); ++s) {
    const TrainingSpan& span = sentence.spans[s];
    add_scores(span.first_feature, span.last_feature, scores_[s]);
    for (std::uint32_t w = span.begin; w < span.end; ++w)
      for (std::size_t type = 0; type < kNameTypes; ++type)
        scores_[s][type] += word_scores_[w][w == span.begin ? 0 : 1][type];
  }
}

// Turns scores_ into gradients, marked minus expected; returns the loss.
double Trainer::expect(const TrainingSentence& sentence) {
  constexpr double kNever = -1e30;
  forward_.assign(sentence.words + 1, kNever);
  backward_.assign(sentence.words + 1, kNever);
  forward_[0] = backward_[sentence.words] = 0;
  const auto any_type = [&](std::size_t s) {
    double sum = scores_[s][0];
    for (std::size_t type = 1; type < kNameTypes; ++type) sum = log_add(sum, scores_[s][type]);
    return sum;
  };
  std::size_t s = 0;
  for (std::uint32_t w = 0; w < sentence.words; ++w) {
    forward_[w + 1] = log_add(forward_[w + 1], forward_[w]);
    for (; s < sentence.spans.size() && sentence.spans[s].begin == w; ++s)
      forward_[sentence.spans[s].end] = log_add(forward_[sentence.spans[s].end], forward_[w] + any_type(s));
  }
  for (std::uint32_t w = sentence.words; w-- > 0;) {
    backward_[w] = log_add(backward_[w], backward_[w + 1]);
    for (; s > 0 && sentence.spans[s - 1].begin == w; --s)
      backward_[w] = log_add(backward_[w], backward_[sentence.spans[s - 1].end] + any_type(s - 1));
  }
  const double all = forward_[sentence.words];
  double marked = 0;
  for (s = 0; s < sentence.spans.size(); ++s) {
    const TrainingSpan& span = sentence.spans[s];
    for (std::size_t type = 0; type < kNameTypes; ++type) {
      const bool is_marked = span.type == static_cast<std::int8_t>(type);
      if (is_marked) marked += scores_[s][type];
      const double p = std::exp(forward_[span.begin] + scores_[s][type] + backward_[span.end] - all);
      scores_[s][type] = static_cast<float>((is_marked ? 1 : 0) - p) * sentence.weight;
    }
  }
  return all - marked;
}

double Trainer::learn(const TrainingSentence& sentence) {
  score(sentence);
  const double loss = expect(sentence);
  for (std::size_t s = 0; s < sentence.spans.size(); ++s) {
    const TrainingSpan& span = sentence.spans[s];
    for (std::uint32_t w = span.begin; w < span.end; ++w)
      for (std::size_t type = 0; type < kNameTypes; ++type)
        word_gradients_[w][w == span.begin ? 0 : 1][type] += scores_[s][type];
    update(span.first_feature, span.last_feature, scores_[s]);
  }
  for (std::uint32_t w = 0; w < sentence.words; ++w)
    for (std::size_t part = 0; part < 2; ++part)
      update(sentence.of_word[w][part], sentence.of_word[w][part + 1], word_gradients_[w][part]);
  return loss;
}

double Trainer::run_epoch(std::uint32_t epoch) {
  std::vector<std::uint32_t> order(sentences_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::mt19937 random(options_.seed + epoch);
  for (std::size_t n = order.size(); n > 1; --n) std::swap(order[n - 1], order[random() % n]);
  double loss = 0;
  for (const std::uint32_t n : order) {
    ++turn_;
    loss += learn(sentences_[n]);
  }
  return loss / static_cast<double>(std::max<std::size_t>(1, sentences_.size()));
}

std::vector<std::array<std::int8_t, kNameTypes>> Trainer::rounded(std::uint32_t steps) const {
  std::vector<std::array<std::int8_t, kNameTypes>> rows(weights_.size());
  const float keep = 1 - options_.drop;  // all features speak when reading
  for (std::size_t n = 0; n < rows.size(); ++n)
    for (std::size_t type = 0; type < kNameTypes; ++type)
      rows[n][type] = static_cast<std::int8_t>(
          std::clamp(std::lround(weights_[n][type] * keep * static_cast<float>(steps)), -127L, 127L));
  return rows;
}

}  // namespace recoupe
