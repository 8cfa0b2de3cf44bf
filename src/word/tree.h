// Scores of arcs → the best tree.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace recoupe {

// scores[d * row + h] says how well word d hangs on h: 0 the root, h + 1 the word h; row ≥ n + 1. heads[d]
// comes out in the same count: the tree of the highest sum in which exactly one word hangs on the root
// (Chu-Liu-Edmonds). Most often every word's favourite makes that tree at once; at worst the time grows with
// the cube of n, the memory with its square: cut long sentences before. Requires 1 ≤ n < 65,535.
void best_tree(std::span<const float> scores, std::size_t row, std::size_t n,
               std::vector<std::uint16_t>& heads);

}  // namespace recoupe
