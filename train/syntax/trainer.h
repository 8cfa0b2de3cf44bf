// Epochs over examples: shuffled batches, gradients of several threads, Adam.
//
// A batch is always cut into the same shards, each with its own random numbers, and their gradients are added
// in their order: the model is the same, bit by bit, whatever the number of threads (on processors of one
// kind).
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "pass.h"

namespace recoupe::train {

struct Plan {
  std::size_t epochs = 28;
  std::size_t batch_words = 500;
  float rate = 2e-3F;  // of learning, at its height
  std::size_t threads = 2;
  std::uint64_t seed = 1;
};

class Trainer {
 public:
  Trainer(Parameters& parameters, Plan plan);
  // One epoch; each input is seen once.
  Loss epoch(std::vector<const Input*> inputs);
  std::size_t epochs_done() const { return epoch_; }

 private:
  void step(std::span<const Input* const> batch, Loss& loss);
  void gather_embeddings();
  void adam(std::size_t thread);
  float rate_now() const;
  void in_threads(const std::function<void(std::size_t)>& work) const;

  Parameters& parameters_;
  Plan plan_;
  Packed packed_;
  std::vector<std::unique_ptr<Pass>> passes_;
  std::vector<float> momentum_, square_;                         // of Adam, dense
  std::vector<float> row_gradient_, row_momentum_, row_square_;  // of embeddings
  std::vector<std::uint8_t> touched_;
  std::vector<std::uint32_t> touched_rows_;
  Random random_;
  std::size_t epoch_ = 0, step_ = 0, steps_an_epoch_ = 1;
};

}  // namespace recoupe::train
