#include "net/model.h"

#include <algorithm>
#include <cstring>

#include "base/hash.h"

namespace recoupe::net {
namespace {

constexpr char kMagic[8] = {'R', 'E', 'C', 'O', 'U', 'P', 'E', 'N'};
constexpr std::size_t kAlignment = 64;  // a cache line

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t count;
  std::uint64_t checksum;
  std::uint64_t reserved;
};
struct Entry {
  char name[24];
  std::uint32_t element;
  std::uint32_t reserved;
  std::uint64_t rows;
  std::uint64_t columns;
  std::uint64_t offset;
};

template <class Record>
Record record_at(std::span<const std::byte> bytes, std::size_t offset) {
  Record record{};
  std::memcpy(&record, bytes.data() + offset, sizeof record);
  return record;
}

Entry entry_of(std::span<const std::byte> bytes, std::uint32_t n) {
  return record_at<Entry>(bytes, sizeof(Header) + n * sizeof(Entry));
}

std::string_view name_of(const Entry& entry) { return {entry.name, strnlen(entry.name, sizeof entry.name)}; }

// Without trusting any number: no product of them overflows.
bool lies_within(const Entry& entry, std::size_t size) {
  if (entry.offset > size || entry.offset % kAlignment != 0 || entry.element == 0) return false;
  const std::uint64_t room = (size - entry.offset) / entry.element;
  return entry.rows == 0 || entry.columns <= room / entry.rows;
}

}  // namespace

Result<Model> Model::open(std::span<const std::byte> bytes, std::string name) {
  const std::string remedy = "train it again with `./run train`";
  if (bytes.size() < sizeof(Header)) return fail(std::move(name), "not a model: too short", remedy);
  const auto header = record_at<Header>(bytes, 0);
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0)
    return fail(std::move(name), "not a model", remedy);
  if (header.version != kModelVersion)
    return fail(std::move(name),
                "model of version " + std::to_string(header.version) + ", this program reads " +
                    std::to_string(kModelVersion),
                remedy);
  if (header.count > (bytes.size() - sizeof(Header)) / sizeof(Entry))
    return fail(std::move(name), "model is cut", remedy);
  for (std::uint32_t n = 0; n < header.count; ++n)
    if (!lies_within(entry_of(bytes, n), bytes.size())) return fail(std::move(name), "model is cut", remedy);
  Model model;
  model.bytes_ = bytes;
  return model;
}

bool Model::verify() const {
  if (empty()) return false;
  const auto rest = bytes_.subspan(sizeof(Header));
  return hash_bytes({reinterpret_cast<const char*>(rest.data()), rest.size()}) ==
         record_at<Header>(bytes_, 0).checksum;
}

const std::byte* Model::find(std::string_view name, std::size_t element, std::size_t rows,
                             std::size_t columns) const {
  const std::uint32_t count = empty() ? 0 : record_at<Header>(bytes_, 0).count;
  for (std::uint32_t n = 0; n < count; ++n) {
    const Entry entry = entry_of(bytes_, n);
    if (name_of(entry) == name && entry.element == element && entry.rows == rows && entry.columns == columns)
      return bytes_.data() + entry.offset;
  }
  return nullptr;
}

std::size_t Model::rows(std::string_view name) const {
  const std::uint32_t count = empty() ? 0 : record_at<Header>(bytes_, 0).count;
  for (std::uint32_t n = 0; n < count; ++n)
    if (const Entry entry = entry_of(bytes_, n); name_of(entry) == name) return entry.rows;
  return 0;
}

std::string write_model(const std::map<std::string, TensorBytes>& tensors) {
  std::string directory;
  std::string body;
  const std::size_t start = sizeof(Header) + tensors.size() * sizeof(Entry);
  for (const auto& [name, tensor] : tensors) {
    body.resize(body.size() + (kAlignment - (start + body.size()) % kAlignment) % kAlignment);
    Entry entry{};
    std::memcpy(entry.name, name.data(), std::min(name.size(), sizeof entry.name));
    entry.element = tensor.element;
    entry.rows = tensor.rows;
    entry.columns = tensor.columns;
    entry.offset = start + body.size();
    directory.append(reinterpret_cast<const char*>(&entry), sizeof entry);
    body += tensor.bytes;
  }
  const std::string rest = directory + body;
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.version = kModelVersion;
  header.count = static_cast<std::uint32_t>(tensors.size());
  header.checksum = hash_bytes(rest);
  return std::string(reinterpret_cast<const char*>(&header), sizeof header) + rest;
}

}  // namespace recoupe::net
