// All that is learned: the dense part in one row of floats, the embeddings in another.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "random.h"
#include "word/syntax_net.h"

namespace recoupe::train {

// Where each tensor of the net begins in the row of dense parameters. Weights are row-major here.
struct Layout {
  Layout();
  std::array<std::size_t, syntax::kDense.size()> weight{}, bias{};
  std::array<std::size_t, syntax::kLayers> peephole{};
  std::size_t root_offer = 0, distance = 0;
  std::size_t size = 0;
};

struct Parameters {
  Parameters(const std::vector<std::uint64_t>& keys, Random random);

  std::string to_model() const;  // the bytes of the model's file

  Layout layout;
  std::vector<float> dense;
  std::vector<float> embedding;  // kEmbedding a row; row 0 is zero and stays so
  std::unordered_map<std::uint64_t, std::uint32_t> row_of;

 private:
  std::vector<std::uint64_t> keys_;  // of row 1, 2, …
};

// Weights as products need them: for the way there, and transposed for the way back.
struct Packed {
  explicit Packed(const Parameters& parameters);
  void pack(const Parameters& parameters, std::size_t which);
  std::array<std::vector<float>, syntax::kDense.size()> there, back;
};

}  // namespace recoupe::train
