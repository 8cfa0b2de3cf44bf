#include "trainer.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace recoupe::train {

using namespace syntax;

namespace {

constexpr std::size_t kShards = 4;  // of a batch: more would leave products too small
constexpr float kKeepMomentum = 0.9F;
constexpr float kKeepSquare = 0.99F;
constexpr float kLeastSquare = 1e-8F;
constexpr float kWarmUp = 0.03F;  // of all steps

struct Rule {  // Adam's for one step
  float rate, momentum_scale, square_scale;
  void apply(float gradient, float& value, float& momentum, float& square) const {
    momentum = kKeepMomentum * momentum + (1 - kKeepMomentum) * gradient;
    square = kKeepSquare * square + (1 - kKeepSquare) * gradient * gradient;
    value -= rate * momentum * momentum_scale / (std::sqrt(square * square_scale) + kLeastSquare);
  }
};

}  // namespace

Trainer::Trainer(Parameters& parameters, Plan plan)
    : parameters_(parameters),
      plan_(plan),
      packed_(parameters),
      momentum_(parameters.dense.size()),
      square_(parameters.dense.size()),
      row_gradient_(parameters.embedding.size()),
      row_momentum_(parameters.embedding.size()),
      row_square_(parameters.embedding.size()),
      touched_(parameters.embedding.size() / kEmbedding),
      random_(plan.seed) {
  for (std::size_t i = 0; i < kShards; ++i) passes_.push_back(std::make_unique<Pass>(parameters.layout));
}

// Up from zero, then down to zero in a straight line.
float Trainer::rate_now() const {
  const float done = static_cast<float>(step_) / static_cast<float>(plan_.epochs * steps_an_epoch_);
  return plan_.rate * std::min(done / kWarmUp, std::max(0.0F, (1 - done) / (1 - kWarmUp)));
}

void Trainer::in_threads(const std::function<void(std::size_t)>& work) const {
  std::vector<std::jthread> threads;
  for (std::size_t t = 1; t < plan_.threads; ++t) threads.emplace_back([&work, t] { work(t); });
  work(0);
}

Loss Trainer::epoch(std::vector<const Input*> inputs) {
  Loss loss;
  random_.shuffle(inputs);
  std::size_t words = 0;
  for (const Input* input : inputs) words += input->example->targets.size();
  if (epoch_ == 0) steps_an_epoch_ = words / plan_.batch_words + 1;
  for (std::size_t begin = 0; begin < inputs.size();) {
    std::size_t end = begin;
    for (words = 0; end < inputs.size() && words < plan_.batch_words; ++end)
      words += inputs[end]->example->targets.size();
    step(std::span(inputs).subspan(begin, end - begin), loss);
    begin = end;
  }
  ++epoch_;
  return loss;
}

void Trainer::step(std::span<const Input* const> batch, Loss& loss) {
  std::array<Loss, kShards> losses;
  std::size_t words = 0;
  for (const Input* input : batch) words += input->example->targets.size();
  const std::uint64_t seed = random_.next();
  in_threads([&](std::size_t thread) {
    for (std::size_t i = thread; i < kShards; i += plan_.threads) {
      const std::size_t begin = batch.size() * i / kShards;
      const std::size_t end = batch.size() * (i + 1) / kShards;
      losses[i] = passes_[i]->run(parameters_, packed_, batch.subspan(begin, end - begin), Random(seed + i),
                                  1.0F / static_cast<float>(words));
    }
  });
  for (const Loss& one : losses) {
    loss.tags += one.tags;
    loss.arcs += one.arcs;
    loss.relations += one.relations;
    loss.words += one.words;
  }
  ++step_;
  gather_embeddings();
  in_threads([&](std::size_t thread) { adam(thread); });
  in_threads([&](std::size_t thread) {
    for (std::size_t i = thread; i < kDense.size(); i += plan_.threads) packed_.pack(parameters_, i);
  });
}

void Trainer::gather_embeddings() {
  for (const std::uint32_t row : touched_rows_) touched_[row] = 0;
  touched_rows_.clear();
  for (const auto& pass : passes_)
    for (std::size_t i = 0; i < pass->rows.size(); ++i) {
      const std::uint32_t row = pass->rows[i];
      if (row == 0) continue;
      float* to = &row_gradient_[row * kEmbedding];
      if (touched_[row] == 0) {
        touched_[row] = 1;
        touched_rows_.push_back(row);
        std::fill_n(to, kEmbedding, 0.0F);
      }
      const float* from = &pass->embedding_gradient[i / (kSyntaxTraits + 1) * kEmbedding];
      for (std::size_t k = 0; k < kEmbedding; ++k) to[k] += from[k];
    }
}

// Of embeddings only the rows that the batch held; the others rest.
void Trainer::adam(std::size_t thread) {
  const Rule rule{rate_now(), 1 / (1 - std::pow(kKeepMomentum, static_cast<float>(step_))),
                  1 / (1 - std::pow(kKeepSquare, static_cast<float>(step_)))};
  const std::size_t size = parameters_.dense.size();
  for (std::size_t i = size * thread / plan_.threads; i < size * (thread + 1) / plan_.threads; ++i) {
    float gradient = 0;
    for (const auto& pass : passes_) gradient += pass->gradient[i];
    rule.apply(gradient, parameters_.dense[i], momentum_[i], square_[i]);
  }
  for (std::size_t n = thread; n < touched_rows_.size(); n += plan_.threads)
    for (std::size_t i = touched_rows_[n] * kEmbedding; i < (touched_rows_[n] + 1) * kEmbedding; ++i)
      rule.apply(row_gradient_[i], parameters_.embedding[i], row_momentum_[i], row_square_[i]);
}

}  // namespace recoupe::train
