#include "phrase/name_model.h"

#include <bit>
#include <cstring>

#include "base/hash.h"

namespace recoupe {
namespace {

constexpr char kMagic[8] = {'R', 'C', 'P', 'N', 'A', 'M', 'E', 'S'};
constexpr std::uint32_t kVersion = 1;

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t rows;
  std::uint32_t steps;
  std::uint32_t reserved;
  std::uint64_t checksum;
};
static_assert(sizeof(Header) == 32);

std::string_view as_text(const void* bytes, std::size_t size) {
  return {static_cast<const char*>(bytes), size};
}

}  // namespace

Result<NameModel> NameModel::open(std::span<const std::byte> bytes, std::string name) {
  const std::string remedy = "train it again with `./run train`";
  Header header{};
  if (bytes.size() < sizeof header) return fail(std::move(name), "not a model of names: too short", remedy);
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0)
    return fail(std::move(name), "not a model of names", remedy);
  if (header.version != kVersion)
    return fail(std::move(name),
                "model of names of version " + std::to_string(header.version) + ", this program reads " +
                    std::to_string(kVersion),
                remedy);
  const auto rows = bytes.subspan(sizeof header);
  if (!std::has_single_bit(header.rows) || header.steps == 0 || rows.size() != header.rows * sizeof(Row))
    return fail(std::move(name), "model of names is cut", remedy);
  if (hash_bytes(as_text(rows.data(), rows.size())) != header.checksum)
    return fail(std::move(name), "model of names is damaged: its checksum differs", remedy);
  NameModel model;
  model.rows_ = {reinterpret_cast<const Row*>(rows.data()), header.rows};
  model.steps_ = header.steps;
  return model;
}

std::string write_name_model(std::span<const std::array<std::int8_t, kNameTypes>> rows, std::uint32_t steps) {
  const std::string_view body = as_text(rows.data(), rows.size_bytes());
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.version = kVersion;
  header.rows = static_cast<std::uint32_t>(rows.size());
  header.steps = steps;
  header.checksum = hash_bytes(body);
  return std::string(as_text(&header, sizeof header)).append(body);
}

}  // namespace recoupe
