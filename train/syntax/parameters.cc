#include "parameters.h"

#include <cmath>
#include <cstring>
#include <map>
#include <utility>

namespace recoupe::train {

using namespace syntax;

namespace {

constexpr float kForgetBias = 1.0F;    // memories begin long
constexpr float kThroughBias = -0.5F;  // layers begin by handing on what they were given
constexpr float kEmbeddingRange = 0.1F;

template <class T>
std::string bytes_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

net::TensorBytes tensor_of(const float* values, std::size_t rows, std::size_t columns) {
  return {
      sizeof(float), rows, columns, {reinterpret_cast<const char*>(values), rows * columns * sizeof(float)}};
}

// The upper half of a float, rounded to the nearest.
std::uint16_t upper_half(float value) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return static_cast<std::uint16_t>((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
}

}  // namespace

Layout::Layout() {
  const auto take = [this](std::size_t count) { return std::exchange(size, size + count); };
  for (std::size_t i = 0; i < kDense.size(); ++i) {
    weight[i] = take(kDense[i].inner * kDense[i].columns);
    bias[i] = take(kDense[i].columns);
  }
  for (std::size_t& at : peephole) at = take(4 * kHalf);
  root_offer = take(kArc);
  distance = take(kWays * kRelation);
}

Parameters::Parameters(const std::vector<std::uint64_t>& keys, Random random)
    : dense(layout.size, 0.0F), embedding((keys.size() + 1) * kEmbedding, 0.0F), keys_(keys) {
  const auto fill = [&](float* begin, std::size_t count, float range) {
    for (std::size_t i = 0; i < count; ++i) begin[i] = (2 * random.unit() - 1) * range;
  };
  for (std::size_t i = 0; i < kDense.size(); ++i)
    fill(&dense[layout.weight[i]], kDense[i].inner * kDense[i].columns,
         std::sqrt(3.0F / static_cast<float>(kDense[i].inner)));
  for (std::size_t l = 0; l < kLayers; ++l)
    for (std::size_t j = 0; j < 2 * kGates; ++j)
      dense[layout.bias[kLayer0 + l] + j] = j % kGates < kHalf       ? 0.0F
                                            : j % kGates < 2 * kHalf ? kForgetBias
                                                                     : kThroughBias;
  fill(&dense[layout.root_offer], kArc, kEmbeddingRange);
  fill(&embedding[kEmbedding], keys.size() * kEmbedding, kEmbeddingRange);
  for (std::size_t i = 0; i < keys.size(); ++i) row_of[keys[i]] = static_cast<std::uint32_t>(i + 1);
}

std::string Parameters::to_model() const {
  std::map<std::string, net::TensorBytes> out;
  const Packed packed(*this);
  for (std::size_t i = 0; i < kDense.size(); ++i) {
    const std::string name(kDense[i].name);
    out[name + ".weight"] = tensor_of(packed.there[i].data(), kDense[i].inner, kDense[i].columns);
    out[name + ".bias"] = tensor_of(&dense[layout.bias[i]], 1, kDense[i].columns);
  }
  for (std::size_t l = 0; l < kLayers; ++l)
    out[std::string(kDense[kLayer0 + l].name) + ".peephole"] =
        tensor_of(&dense[layout.peephole[l]], 2, 2 * kHalf);
  out["root.offer"] = tensor_of(&dense[layout.root_offer], 1, kArc);
  out["relation.distance"] = tensor_of(&dense[layout.distance], kWays, kRelation);

  std::vector<std::uint16_t> halves;
  for (const float value : embedding) halves.push_back(upper_half(value));
  out["trait.vector"] = {sizeof(std::uint16_t), keys_.size() + 1, kEmbedding, bytes_of(halves)};
  std::size_t size = 1;
  while (size < 2 * keys_.size()) size *= 2;
  std::vector<std::uint64_t> slots(size, 0);
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    std::size_t at = keys_[i] & (size - 1);
    while (slots[at] != 0) at = (at + 1) & (size - 1);
    slots[at] = keys_[i] >> 32 << 32 | (i + 1);
  }
  out["trait.slot"] = {sizeof(std::uint64_t), size, 1, bytes_of(slots)};
  return net::write_model(out);
}

Packed::Packed(const Parameters& parameters) {
  for (std::size_t i = 0; i < kDense.size(); ++i) pack(parameters, i);
}

void Packed::pack(const Parameters& parameters, std::size_t which) {
  const Dense& shape = kDense[which];
  const float* weight = &parameters.dense[parameters.layout.weight[which]];
  there[which].resize(shape.inner * shape.columns);
  back[which].resize(shape.inner * shape.columns);
  net::pack(weight, shape.columns, 1, shape.inner, shape.columns, there[which].data());
  net::pack(weight, 1, shape.columns, shape.columns, shape.inner, back[which].data());
}

}  // namespace recoupe::train
