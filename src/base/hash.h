// FNV-1a and a finaliser: stable 64-bit hashes that may be stored, the same on every machine and in every
// version.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace recoupe {

constexpr std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = 0xcbf29ce484222325ULL) {
  std::uint64_t h = seed;
  for (const char c : bytes) {
    h ^= static_cast<unsigned char>(c);
    h *= 0x100000001b3ULL;
  }
  h ^= h >> 33;  // the murmur3 finaliser: FNV alone leaves the high bits of short keys alike
  h *= 0xff51afd7ed558ccdULL;
  h ^= h >> 33;
  return h;
}

// Sixteen lower-case hexadecimal digits.
std::string to_hex(std::uint64_t value);

}  // namespace recoupe
