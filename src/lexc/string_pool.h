// Writes what lexicon/string_table.h reads: strings numbered in the order in which they came, from 1.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/string_table.h"

namespace recoupe {

using Sections = std::map<std::string, std::string>;  // of an image: name → bytes

// Bytes of a vector of plain records.
template <class T>
std::string as_bytes(const std::vector<T>& records) {
  return {reinterpret_cast<const char*>(records.data()), records.size() * sizeof(T)};
}

// A power of two that leaves at least a third of the slots empty, so that searches end soon.
std::size_t slots_for(std::size_t keys);
// Enters `index` under `hash` in the first free slot; requires a free one.
void enter(std::vector<HashSlot>& slots, std::uint64_t hash, std::uint32_t index);

class StringPool {
 public:
  StringPool() { intern({}); }
  void reserve(std::size_t strings) { ids_.reserve(strings); }

  std::uint32_t intern(std::string_view text);      // its number, a new one if need be
  std::uint32_t find(std::string_view text) const;  // 0 when it is not there
  std::string_view operator[](std::uint32_t id) const { return strings_[id]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(strings_.size()); }  // number 0 included

  // Sections NAME.str, NAME.off and, `searchable`, NAME.hash.
  void write(const std::string& name, bool searchable, Sections& out) const;

 private:
  std::deque<std::string> strings_;  // a deque: the keys of ids_ point into it
  std::unordered_map<std::string_view, std::uint32_t> ids_;
};

}  // namespace recoupe
