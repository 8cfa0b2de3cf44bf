// The records of the image's sections, for those who read them (lexicon/) and those who write them (lexc/).
// Little-endian; docs/lexicon.md says what each section is for.
#pragma once

#include <cstdint>

namespace recoupe {

// section "entry", number 0 unused
struct EntryRecord {
  std::uint32_t canonical = 0;    // string of table "text"
  std::uint32_t where = 0;        // string of table "text"
  std::uint32_t class_begin = 0;  // into section "entry.class"
  std::uint32_t pos_mask = 0;     // one bit a Upos: the words that a one-word entry takes; all ones: any
  std::uint16_t class_count = 0;
  std::uint16_t length = 0;  // in words
};
static_assert(sizeof(EntryRecord) == 20);

// section "trie.edge": open addressing over (node, atom), a power of two of slots; child 0: empty
struct TrieEdge {
  std::uint32_t node = 0;
  std::uint32_t atom = 0;
  std::uint32_t child = 0;
  std::uint32_t reserved = 0;
};
static_assert(sizeof(TrieEdge) == 16);

// Where the search for an edge begins; both halves stir all bits, since nodes and atoms are small numbers.
constexpr std::uint64_t edge_hash(std::uint32_t node, std::uint32_t atom) {
  std::uint64_t h = (std::uint64_t{node} << 32 | atom) * 0x9e3779b97f4a7c15ULL;
  return h ^ (h >> 29);
}

// section "plain.list": forms that share a spelling without accents stand together, the last one marked
inline constexpr std::uint32_t kLastOfList = 0x80000000U;

// section "table": numbers only. First the number of tables; then for each: name, rows, words of the record
// that follow; then for each row: where, fields, and that many strings. Strings are those of table "text".

}  // namespace recoupe
