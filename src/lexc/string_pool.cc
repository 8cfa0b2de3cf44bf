#include "lexc/string_pool.h"

#include <bit>

namespace recoupe {

std::size_t slots_for(std::size_t keys) { return keys == 0 ? 0 : std::bit_ceil(keys + keys / 2 + 1); }

void enter(std::vector<HashSlot>& slots, std::uint64_t hash, std::uint32_t index) {
  const std::size_t mask = slots.size() - 1;
  std::size_t at = hash & mask;
  while (slots[at].index != 0) at = (at + 1) & mask;
  slots[at] = {static_cast<std::uint32_t>(hash >> 32), index};
}

std::uint32_t StringPool::intern(std::string_view text) {
  if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
  const auto id = static_cast<std::uint32_t>(strings_.size());
  ids_.emplace(strings_.emplace_back(text), id);
  return id;
}

std::uint32_t StringPool::find(std::string_view text) const {
  const auto found = ids_.find(text);
  return found == ids_.end() ? 0 : found->second;
}

void StringPool::write(const std::string& name, bool searchable, Sections& out) const {
  std::string bytes;
  std::vector<std::uint32_t> offsets;
  offsets.reserve(strings_.size() + 1);
  for (const std::string& text : strings_) {
    offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
    bytes += text;
  }
  offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
  out[name + ".str"] = std::move(bytes);
  out[name + ".off"] = as_bytes(offsets);
  if (!searchable) return;
  std::vector<HashSlot> slots(slots_for(strings_.size()));
  for (std::uint32_t id = 1; id < strings_.size(); ++id) enter(slots, hash_bytes(strings_[id]), id);
  out[name + ".hash"] = as_bytes(slots);
}

}  // namespace recoupe
