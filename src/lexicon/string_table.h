// Many short strings in the image, numbered from 1; number 0 is the empty string. Three sections make one
// table:
//
//   NAME.str   the bytes, one string after the other, no separators
//   NAME.off   u32 begin of every string, and one end more than there are strings
//   NAME.hash  open addressing, a power of two of {tag, index}: absent where nobody asks for a string's
//   number
//
// Nothing is checked when the table is opened but its shape: every look-up checks the numbers that it
// follows, so that a damaged image gives wrong words, never a read outside of it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "lexicon/image.h"

namespace recoupe {

struct HashSlot {
  std::uint32_t tag = 0;    // the high half of hash_bytes; its low half says where the search begins
  std::uint32_t index = 0;  // 0: empty, and the end of a search
};

// Calls `same(index)` for the slots that may hold a key of hash `hash`; the first index that it accepts, or
// 0.
template <class Same>
std::uint32_t probe(std::span<const HashSlot> slots, std::uint64_t hash, Same same) {
  const std::size_t mask = slots.size() - 1;
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  for (std::size_t n = 0, at = hash & mask; n < slots.size(); ++n, at = (at + 1) & mask) {
    const HashSlot slot = slots[at];
    if (slot.index == 0) return 0;
    if (slot.tag == tag && same(slot.index)) return slot.index;
  }
  return 0;
}

inline bool is_table_size(std::size_t size) {
  return (size & (size - 1)) == 0;
}  // 0 is: a table with no slots

class StringTable {
 public:
  StringTable() = default;
  StringTable(const Image& image, const std::string& name)
      : pool_(image.text(name + ".str")),
        offsets_(image.array<std::uint32_t>(name + ".off")),
        slots_(image.array<HashSlot>(name + ".hash")) {}

  bool well_shaped() const { return is_table_size(slots_.size()); }
  std::uint32_t size() const {
    return offsets_.empty() ? 0 : static_cast<std::uint32_t>(offsets_.size() - 1);
  }

  std::string_view operator[](std::uint32_t index) const {
    if (index >= size()) return {};
    const std::uint32_t begin = offsets_[index];
    const std::uint32_t end = offsets_[index + 1];
    if (begin > end || end > pool_.size()) return {};
    return pool_.substr(begin, end - begin);
  }

  std::uint32_t find(std::string_view key) const {
    if (key.empty()) return 0;
    return probe(slots_, hash_bytes(key), [&](std::uint32_t index) { return (*this)[index] == key; });
  }

 private:
  std::string_view pool_;
  std::span<const std::uint32_t> offsets_;
  std::span<const HashSlot> slots_;
};

}  // namespace recoupe
