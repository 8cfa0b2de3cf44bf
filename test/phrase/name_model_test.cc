// The file of weights: written and read, and refused when it is something else.
#include "phrase/name_model.h"

#include <gtest/gtest.h>

namespace recoupe {
namespace {

using Row = std::array<std::int8_t, kNameTypes>;

std::string written() {
  const std::vector<Row> rows = {{1, 2, 3, 4}, {-5, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 127}};
  return write_name_model(rows, 16);
}

Result<NameModel> opened(const std::string& bytes) {
  return NameModel::open(std::as_bytes(std::span(bytes)), "test");
}

TEST(NameModel, RoundTrip) {
  const std::string bytes = written();
  const auto model = opened(bytes);
  ASSERT_TRUE(model);
  NameScores scores{};
  model->add(0, scores);
  model->add(5, scores);  // row 1 of 4
  EXPECT_EQ(scores, (NameScores{-4, 2, 3, 4}));
  EXPECT_FLOAT_EQ(model->nats(8), 0.5F);
}

TEST(NameModel, RefusesWhatItIsNot) {
  EXPECT_FALSE(opened(""));
  EXPECT_FALSE(opened("RECOUPEL and more bytes than a header has"));
  EXPECT_FALSE(opened(written() + "x"));
  EXPECT_FALSE(opened(written().substr(0, 40)));
}

TEST(NameModel, EveryByteCounts) {
  const std::string good = written();
  for (std::size_t n = 0; n < good.size(); ++n) {
    std::string bad = good;
    bad[n] = static_cast<char>(bad[n] ^ 0x20);
    const bool harmless = n >= 16 && n < 24;  // steps to a nat, and the spare field
    EXPECT_TRUE(harmless || !opened(bad)) << n;
  }
}

}  // namespace
}  // namespace recoupe
