#include "lexicon/image.h"

#include <cstring>

#include "base/hash.h"

namespace recoupe {
namespace {

constexpr char kMagic[8] = {'R', 'E', 'C', 'O', 'U', 'P', 'E', 'L'};
constexpr std::size_t kAlignment = 16;  // enough for every record type of the image

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t count;
  std::uint64_t checksum;
  std::uint64_t reserved;
};
struct Entry {
  char name[16];
  std::uint64_t offset;
  std::uint64_t size;
};

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Header header_of(std::span<const std::byte> bytes) {
  Header header{};
  std::memcpy(&header, bytes.data(), sizeof header);
  return header;
}

Entry entry_of(std::span<const std::byte> bytes, std::uint32_t n) {
  Entry entry{};
  std::memcpy(&entry, bytes.data() + sizeof(Header) + n * sizeof(Entry), sizeof entry);
  return entry;
}

}  // namespace

Result<Image> Image::open(std::span<const std::byte> bytes, std::string name) {
  const std::string remedy = "build it again with `recoupe lexicon build`";
  if (bytes.size() < sizeof(Header)) return fail(std::move(name), "not a lexicon image: too short", remedy);
  const Header header = header_of(bytes);
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0)
    return fail(std::move(name), "not a lexicon image", remedy);
  if (header.version != kImageVersion)
    return fail(std::move(name),
                "lexicon image of version " + std::to_string(header.version) + ", this program reads " +
                    std::to_string(kImageVersion),
                remedy);
  if (header.count > (bytes.size() - sizeof(Header)) / sizeof(Entry))
    return fail(std::move(name), "lexicon image is cut", remedy);
  for (std::uint32_t n = 0; n < header.count; ++n) {
    const Entry entry = entry_of(bytes, n);
    if (entry.offset > bytes.size() || entry.size > bytes.size() - entry.offset ||
        entry.offset % kAlignment != 0)
      return fail(std::move(name), "lexicon image is cut", remedy);
  }
  Image image;
  image.bytes_ = bytes;
  image.checksum_ = header.checksum;
  return image;
}

bool Image::verify() const {
  return bytes_.size() >= sizeof(Header) && hash_bytes(as_text(bytes_.subspan(sizeof(Header)))) == checksum_;
}

std::span<const std::byte> Image::section(std::string_view name) const {
  if (bytes_.empty()) return {};
  const std::uint32_t count = header_of(bytes_).count;
  for (std::uint32_t n = 0; n < count; ++n) {
    const Entry entry = entry_of(bytes_, n);
    if (std::string_view(entry.name, strnlen(entry.name, sizeof entry.name)) == name)
      return bytes_.subspan(entry.offset, entry.size);
  }
  return {};
}

std::string write_image(const std::map<std::string, std::string>& sections) {
  std::string directory;
  std::string body;
  const std::size_t start = sizeof(Header) + sections.size() * sizeof(Entry);
  const auto pad = [&] {
    body.resize(body.size() + (kAlignment - (start + body.size()) % kAlignment) % kAlignment);
  };
  for (const auto& [name, bytes] : sections) {
    pad();
    Entry entry{};
    std::memcpy(entry.name, name.data(), std::min(name.size(), sizeof entry.name));
    entry.offset = start + body.size();
    entry.size = bytes.size();
    directory.append(reinterpret_cast<const char*>(&entry), sizeof entry);
    body += bytes;
  }
  const std::string rest = directory + body;
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.version = kImageVersion;
  header.count = static_cast<std::uint32_t>(sections.size());
  header.checksum = hash_bytes(rest);
  return std::string(reinterpret_cast<const char*>(&header), sizeof header) + rest;
}

}  // namespace recoupe
