// The compiled lexicon as one file: a directory of named sections, mapped into memory and never parsed.
//
//   magic "RECOUPEL" · u32 version · u32 section count · u64 checksum of all that follows the header ·
//   per section {char name[16], u64 offset, u64 size} · sections, each aligned to 16 bytes
//
// Little-endian. The image is built, not committed; docs/lexicon.md describes every section.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace recoupe {

inline constexpr std::uint32_t kImageVersion = 1;

class Image {
 public:
  Image() = default;
  // A view: `bytes` must outlive the Image and must be aligned to 16 bytes. Checks magic, version and
  // directory (not the checksum, which would touch every page); `verify` checks that as well.
  static Result<Image> open(std::span<const std::byte> bytes, std::string name);
  bool verify() const;

  std::span<const std::byte> section(std::string_view name) const;  // empty when there is none
  template <class T>
  std::span<const T> array(std::string_view name) const {
    const auto bytes = section(name);
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  std::string_view text(std::string_view name) const {
    const auto bytes = section(name);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }
  std::uint64_t checksum() const { return checksum_; }  // names this very lexicon in the ledger

 private:
  std::span<const std::byte> bytes_;
  std::uint64_t checksum_ = 0;
};

// Sections in, image out; the same sections give the same bytes.
std::string write_image(const std::map<std::string, std::string>& sections);

}  // namespace recoupe
