#include "net/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace recoupe::net {
namespace {

std::vector<const Kernels*> all_kernels() {
  std::vector<const Kernels*> all = {&generic_kernels()};
  for (const Kernels* found : {avx2_kernels(), avx512_kernels()})
    if (found != nullptr) all.push_back(found);
  return all;
}

std::vector<float> numbers(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> between(-2, 2);
  std::vector<float> out(count);
  for (float& value : out) value = between(random);
  return out;
}

TEST(Multiply, IsTheProductOnEveryPath) {
  for (const std::size_t rows : {1U, 5U, 12U, 31U}) {
    constexpr std::size_t kInner = 37;
    constexpr std::size_t kColumns = 32;
    const auto a = numbers(rows * kInner, 1);
    const auto b = numbers(kInner * kColumns, 2);
    std::vector<float> panels(kInner * kColumns);
    pack(b.data(), kColumns, 1, kInner, kColumns, panels.data());
    for (const Kernels* kernels : all_kernels()) {
      std::vector<float> c(rows * kColumns, 1.0F);
      kernels->multiply({a.data(), kInner, 1, panels.data(), c.data(), kColumns, rows, kInner, kColumns});
      for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < kColumns; ++j) {
          double want = 1;
          for (std::size_t k = 0; k < kInner; ++k) want += double{a[i * kInner + k]} * b[k * kColumns + j];
          EXPECT_NEAR(c[i * kColumns + j], want, 1e-4) << kernels->name;
        }
    }
  }
}

TEST(Multiply, ARowDoesNotDependOnItsNeighbours) {
  constexpr std::size_t kInner = 64;
  const auto a = numbers(29 * kInner, 3);
  const auto panels = numbers(kInner * kPanel, 4);
  for (const Kernels* kernels : all_kernels()) {
    std::vector<float> together(29 * kPanel, 0.0F);
    kernels->multiply({a.data(), kInner, 1, panels.data(), together.data(), kPanel, 29, kInner, kPanel});
    for (std::size_t i = 0; i < 29; ++i) {
      std::vector<float> alone(kPanel, 0.0F);
      kernels->multiply({&a[i * kInner], kInner, 1, panels.data(), alone.data(), kPanel, 1, kInner, kPanel});
      EXPECT_TRUE(std::equal(alone.begin(), alone.end(), &together[i * kPanel])) << kernels->name;
    }
  }
}

// The unit written down as its definition says.
std::vector<float> scan_plainly(std::size_t words, std::size_t width, const std::vector<float>& gates,
                                const std::vector<float>& peephole, const std::vector<float>& input,
                                bool backwards) {
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  std::vector<float> output(words * width);
  std::vector<double> memory(width, 0);
  for (std::size_t n = 0; n < words; ++n) {
    const std::size_t t = backwards ? words - 1 - n : n;
    for (std::size_t i = 0; i < width; ++i) {
      const float* gate = &gates[t * 3 * width + i];
      const double f = sigmoid(gate[width] + peephole[i] * memory[i]);
      const double r = sigmoid(gate[2 * width] + peephole[width + i] * memory[i]);
      memory[i] = f * memory[i] + (1 - f) * gate[0];
      output[t * width + i] = static_cast<float>(r * memory[i] + (1 - r) * input[t * width + i]);
    }
  }
  return output;
}

TEST(Scan, IsTheUnitOnEveryPath) {
  constexpr std::size_t kWords = 9;
  constexpr std::size_t kWidth = 32;
  auto gates = numbers(kWords * 3 * kWidth, 5);
  gates[kWidth] = 200;  // beyond what e^x can hold
  gates[kWidth + 1] = -200;
  const auto peephole = numbers(2 * kWidth, 6);
  const auto input = numbers(kWords * kWidth, 7);
  for (const bool backwards : {false, true}) {
    const auto want = scan_plainly(kWords, kWidth, gates, peephole, input, backwards);
    for (const Kernels* kernels : all_kernels()) {
      auto scratch = gates;
      std::vector<float> memory(kWords * kWidth), output(kWords * kWidth);
      kernels->scan({scratch.data(), 3 * kWidth, peephole.data(), input.data(), kWidth, memory.data(), kWidth,
                     output.data(), kWidth, kWords, kWidth, backwards});
      for (std::size_t i = 0; i < want.size(); ++i) EXPECT_NEAR(output[i], want[i], 1e-5) << kernels->name;
    }
  }
}

TEST(Gather, SumsRowsOfHalves) {
  constexpr std::size_t kWidth = 16;
  const std::vector<std::uint16_t> table = [] {
    std::vector<std::uint16_t> halves(3 * kWidth, 0);
    std::fill_n(halves.begin() + kWidth, kWidth, std::uint16_t{0x3F80});      // 1
    std::fill_n(halves.begin() + 2 * kWidth, kWidth, std::uint16_t{0xC020});  // -2.5
    return halves;
  }();
  const std::vector<std::uint32_t> rows = {1, 2, 1, 0};
  for (const Kernels* kernels : all_kernels()) {
    std::vector<float> out(kWidth, 10);
    kernels->gather(table.data(), rows.data(), rows.size(), kWidth, out.data());
    EXPECT_EQ(out, std::vector<float>(kWidth, 9.5F)) << kernels->name;
  }
}

TEST(Pack, FillsTheLastPanelWithZeros) {
  const std::vector<float> b = {1, 2, 3, 4};  // 2 × 2
  std::vector<float> panels(2 * kPanel, 7);
  pack(b.data(), 2, 1, 2, 2, panels.data());
  EXPECT_EQ(panels[1], 2);
  EXPECT_EQ(panels[2], 0);
  EXPECT_EQ(panels[kPanel], 3);
}

}  // namespace
}  // namespace recoupe::net
