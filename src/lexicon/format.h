// The records of the image's sections, for those who read them (lexicon/) and those who write them (lexc/).
// Little-endian; docs/lexicon.md says what each section is for.
#pragma once

#include <cstdint>

#include "lexicon/morphology.h"

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

// section "rule.group": the rules of the files of one name, in the order of the sources
struct RuleGroupRecord {
  std::uint32_t name = 0;   // string of table "text"
  std::uint32_t begin = 0;  // rules, half-open
  std::uint32_t end = 0;
};
static_assert(sizeof(RuleGroupRecord) == 12);

// section "rule"
struct RuleRecord {
  std::uint32_t id = 0;  // strings of table "text"
  std::uint32_t where = 0;
  std::uint32_t set_begin = 0;   // into section "rule.set": pairs of strings, key and value
  std::uint32_t set_count = 0;   // of pairs
  std::uint32_t slot_begin = 0;  // into section "rule.slot": names of the slots that the code numbers
  std::uint32_t slot_count = 0;
  std::uint32_t code_begin = 0;  // into section "rule.code"
  std::uint32_t code_count = 0;
  std::uint32_t needed = 0;  // a test of the code that every match passes; kNoneNeeded: there is none
};
static_assert(sizeof(RuleRecord) == 36);
inline constexpr std::uint32_t kNoneNeeded = 0xFFFFFFFFU;

enum class Op : std::uint8_t {
  check,  // go on if the unit here passes the test
  deny,   // go on if there is a unit here and it fails the test
  next,   // step over the unit
  split,  // go on at `to`; if that leads to nothing, at `or_to`
  jump,   // go on at `to`
  save,   // slot number value / 2 begins (even value) or ends (odd) here
  at_start,
  at_end,
  match
};
inline constexpr int kOpCount = 9;

enum class Test : std::uint8_t {
  any,
  gap,    // any unit that does not end a clause (section "rule.stop")
  form,   // value: atom
  lemma,  // value: atom
  part_of_speech,
  kind,
  features,  // value: features wanted, and in the high half which of them count; see packed_feats
  class_
};
inline constexpr int kTestCount = 8;

// section "rule.code"; targets count from the first instruction of the rule
struct Instruction {
  Op op = Op::match;
  Test test = Test::any;
  std::uint16_t reserved = 0;
  std::uint32_t value = 0;
  std::uint32_t to = 0;
  std::uint32_t or_to = 0;
};
static_assert(sizeof(Instruction) == 16);

// The two bytes of Feats as the image holds them, padding zeroed so that images are deterministic.
constexpr std::uint16_t packed_feats(Feats f) {
  const auto low = static_cast<unsigned>(f.gender) | static_cast<unsigned>(f.number) << 2U |
                   static_cast<unsigned>(f.person) << 4U;
  const auto high = static_cast<unsigned>(f.tense) | static_cast<unsigned>(f.mood) << 3U |
                    static_cast<unsigned>(f.verb_form) << 6U;
  return static_cast<std::uint16_t>(low | high << 8U);
}

// For each feature that is set, all of its bits.
constexpr std::uint16_t feats_mask(Feats f) {
  unsigned mask = 0;
  if (f.gender != Gender::none) mask |= 0x3U;
  if (f.number != Number::none) mask |= 0x3U << 2U;
  if (f.person != 0) mask |= 0x3U << 4U;
  if (f.tense != Tense::none) mask |= 0x7U << 8U;
  if (f.mood != Mood::none) mask |= 0x7U << 11U;
  if (f.verb_form != VerbForm::none) mask |= 0x3U << 14U;
  return static_cast<std::uint16_t>(mask);
}

}  // namespace recoupe
