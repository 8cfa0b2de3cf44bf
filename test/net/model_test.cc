#include "net/model.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>

namespace recoupe::net {
namespace {

std::string small_model() {
  const float numbers[] = {1, 2, 3, 4, 5, 6};
  return write_model({{"a.weight", {4, 2, 3, {reinterpret_cast<const char*>(numbers), sizeof numbers}}},
                      {"b", {1, 1, 5, "hello"}}});
}

Result<Model> open(const std::string& bytes) {
  return Model::open(std::as_bytes(std::span(bytes)), "fr.syntax");
}

TEST(Model, GivesTensorsBackByNameAndShape) {
  const std::string bytes = small_model();
  const auto model = open(bytes);
  ASSERT_TRUE(model.has_value());
  EXPECT_TRUE(model->verify());
  const auto weight = model->tensor<float>("a.weight", 2, 3);
  ASSERT_EQ(weight.size(), 6U);
  EXPECT_EQ(weight[5], 6);
  EXPECT_EQ(model->rows("a.weight"), 2U);
  EXPECT_TRUE(model->tensor<float>("a.weight", 3, 2).empty());
  EXPECT_TRUE(model->tensor<double>("a.weight", 2, 3).empty());
  EXPECT_TRUE(model->tensor<float>("c", 2, 3).empty());
  EXPECT_TRUE(Model().tensor<float>("a.weight", 2, 3).empty());
}

TEST(Model, RefusesWhatItCannotRead) {
  std::string other = small_model();
  other[0] = 'X';
  EXPECT_FALSE(open(other).has_value());
  std::string newer = small_model();
  newer[8] = 9;
  ASSERT_FALSE(open(newer).has_value());
  EXPECT_NE(open(newer).error().message().find("version 9"), std::string::npos);
  for (std::size_t size = 0; size < small_model().size(); ++size)
    EXPECT_FALSE(open(small_model().substr(0, size)).has_value()) << size;
}

TEST(Model, NoticesAFlippedBit) {
  std::string bytes = small_model();
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  const auto model = open(bytes);
  ASSERT_TRUE(model.has_value());
  EXPECT_FALSE(model->verify());
}

TEST(Model, NoNumberLeadsOutOfTheFile) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = small_model();
    for (int flip = 0; flip < 3; ++flip) bytes[random() % bytes.size()] = static_cast<char>(random());
    const auto model = open(bytes);
    if (!model) continue;
    const auto weight = std::as_bytes(model->tensor<float>("a.weight", 2, 3));
    const auto whole = std::as_bytes(std::span(bytes));
    if (weight.empty()) continue;
    EXPECT_GE(weight.data(), whole.data());
    EXPECT_LE(weight.data() + weight.size(), whole.data() + whole.size());
  }
}

}  // namespace
}  // namespace recoupe::net
