// What the press does to a sentence: capitals, accents lost, spaces before punctuation, no full stop at the
// end. The words and their tree stay; only what is written changes.
#pragma once

#include "random.h"
#include "treebank.h"

namespace recoupe::train {

enum class Noise : std::uint8_t { none, no_accents, capitals, accented_capitals, small, title, typography };
inline constexpr int kNoises = 7;

std::string noisy_surface(const std::string& surface, Noise noise);
// All surfaces changed; at times also what stands between them.
GoldSentence with_noise(const GoldSentence& sentence, Noise noise, Random& random);

}  // namespace recoupe::train
