// The trained weights of names: one row of four small numbers, one for each type, a hashed feature.
//
//   magic "RCPNAMES" · u32 version · u32 rows (a power of two) · u32 steps to a nat · u32 0
//   · u64 checksum (hash_bytes) of the rows · rows, int8[4] each: PER, ORG, LOC, MISC
//
// Little-endian; committed as model/fr.names, and carried by the lexicon's image as the section "fr.names".
// Two features may share a row: at some 10^6 features seen in training on 2^19 rows the loss does not show.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "phrase/name.h"

namespace recoupe {

using FeatureId = std::uint32_t;  // a hash; the model takes as many of its low bits as it has rows
using NameScores = std::array<std::int32_t, kNameTypes>;  // in steps

class NameModel {
 public:
  static constexpr std::string_view kSection = "fr.names";

  NameModel() = default;
  // A view: `bytes` must outlive the model.
  static Result<NameModel> open(std::span<const std::byte> bytes, std::string name);

  bool empty() const { return rows_.empty(); }
  float nats(std::int32_t steps) const { return static_cast<float>(steps) / static_cast<float>(steps_); }
  void add(FeatureId feature, NameScores& scores) const {
    const Row& row = rows_[feature & (rows_.size() - 1)];
    for (std::size_t type = 0; type < kNameTypes; ++type) scores[type] += row[type];
  }

 private:
  using Row = std::array<std::int8_t, kNameTypes>;
  std::span<const Row> rows_;
  std::uint32_t steps_ = 1;
};

// The bytes of a model; `rows` are a power of two of rows.
std::string write_name_model(std::span<const std::array<std::int8_t, kNameTypes>> rows, std::uint32_t steps);

}  // namespace recoupe
