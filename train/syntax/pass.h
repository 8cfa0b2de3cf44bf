// One step of learning over a few sentences: forward with dropout, losses, and back by the chain rule.
//
// The forward way is that of SyntaxNet, with what the way back needs kept; a score on held-out text through
// the real reader shows at once where the two differ.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "example.h"
#include "parameters.h"

namespace recoupe::train {

struct Input {  // an example with its keys looked up
  const Example* example = nullptr;
  std::vector<std::uint32_t> rows;  // kSyntaxTraits + 1 a word
};

struct Loss {
  double tags = 0, arcs = 0, relations = 0;  // sums over words, in nats
  double words = 0;
};

class Pass {
 public:
  explicit Pass(const Layout& layout) : layout_(layout), gradient(layout.size) {}

  // `weight`: of one word's loss. Leaves gradients in `gradient`, `rows` and `embedding_gradient`.
  Loss run(const Parameters& parameters, const Packed& packed, std::span<const Input* const> inputs,
           Random random, float weight);

 private:
  using Matrix = std::vector<float>;

  void embed(std::span<const Input* const> inputs);
  void encode();
  void mask_states(std::size_t layer);
  void scan(std::size_t layer);
  void scan_back(std::size_t layer, const Matrix& d_out, Matrix& d_in);
  void scan_back(std::size_t layer, std::size_t sentence, bool backwards, const Matrix& d_out, Matrix& d_in);
  void embed_back(const Matrix& d_states);
  Loss tag_loss(Matrix& d_states);
  Loss tree_loss(Matrix& d_states);
  void score_arcs(std::size_t first, std::size_t n);
  double arc_loss(std::size_t first, std::size_t n);
  void arcs_back(std::size_t first, std::size_t n, const Matrix& d_scores);
  double relation_loss(std::size_t first, std::size_t n);
  void forward(std::size_t which, const Matrix& in, std::size_t rows, Matrix& out) const;
  void backward(std::size_t which, const Matrix& in, const Matrix& d_out, std::size_t rows, Matrix& d_in);
  void drop(Matrix& values, float rate, Matrix& mask);

  const Layout& layout_;
  const Parameters* parameters_ = nullptr;
  const Packed* packed_ = nullptr;
  Random random_{0};
  float weight_ = 0;
  std::size_t words_ = 0;
  std::vector<std::size_t> begin_;  // of sentences
  std::vector<const Target*> targets_;
  Matrix embedded_, embedded_mask_, window_;
  std::array<Matrix, syntax::kLayers + 1> states_;
  std::array<Matrix, syntax::kLayers> masked_, masks_, gates_, memory_;
  Matrix tag_in_, tag_mask_, tags_, top_, top_mask_, projected_, d_projected_, hidden_, relations_;
  Matrix offers_, scores_, panels_;

 public:
  std::vector<float> gradient;
  std::vector<std::uint32_t> rows;        // kSyntaxTraits + 1 a word, dropped ones 0
  std::vector<float> embedding_gradient;  // kEmbedding a word
};

}  // namespace recoupe::train
