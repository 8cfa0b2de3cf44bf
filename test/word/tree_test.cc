#include "word/tree.h"

#include <gtest/gtest.h>

#include <random>

namespace recoupe {
namespace {

using Heads = std::vector<std::uint16_t>;

// Every word leads to the root, over one arc.
bool is_tree(const Heads& heads) {
  std::size_t roots = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) {
    roots += heads[d] == 0;
    std::size_t at = d + 1;
    for (std::size_t steps = 0; at != 0; ++steps, at = heads[at - 1])
      if (steps > heads.size()) return false;
  }
  return roots == 1;
}

double sum_of(const Heads& heads, const std::vector<float>& scores, std::size_t row) {
  double sum = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) sum += scores[d * row + heads[d]];
  return sum;
}

// Tries all heads of all words.
double best_of_all(const std::vector<float>& scores, std::size_t row, std::size_t n) {
  double best = -1e30;
  Heads heads(n, 0);
  while (true) {
    if (is_tree(heads)) best = std::max(best, sum_of(heads, scores, row));
    std::size_t d = 0;
    while (d < n && heads[d] == n) heads[d++] = 0;
    if (d == n) return best;
    ++heads[d];
  }
}

std::vector<float> random_scores(std::size_t count, std::mt19937& random) {
  std::vector<float> scores(count);
  for (float& score : scores) score = static_cast<float>(random() % 1000) / 100.0F;
  return scores;
}

TEST(BestTree, IsTheBestOfAllTrees) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    const std::size_t n = 1 + random() % 5;
    const std::size_t row = n + 1 + random() % 3;
    const auto scores = random_scores(n * row, random);
    Heads heads;
    best_tree(scores, row, n, heads);
    ASSERT_EQ(heads.size(), n);
    EXPECT_TRUE(is_tree(heads));
    EXPECT_NEAR(sum_of(heads, scores, row), best_of_all(scores, row, n), 1e-3);
  }
}

TEST(BestTree, IsATreeOfLongSentencesToo) {
  std::mt19937 random(2);
  for (const std::size_t n : {50U, 200U}) {
    const auto scores = random_scores(n * (n + 1), random);
    Heads heads;
    best_tree(scores, n + 1, n, heads);
    EXPECT_TRUE(is_tree(heads));
  }
}

TEST(BestTree, OfEqualScoresIsATree) {
  Heads heads;
  best_tree(std::vector<float>(30 * 31, 0.0F), 31, 30, heads);
  EXPECT_TRUE(is_tree(heads));
}

}  // namespace
}  // namespace recoupe
