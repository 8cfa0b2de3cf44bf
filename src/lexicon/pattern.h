// Rules: patterns over units, written by a linguist (docs/lexicon.md, "Rules").
//
//   rule killed.passive
//     set:  kind=killed
//     when: {who: %np&@person} (%pp|%date|:ADV)* :AUX+ =tuer
//     yes:  Douze soldats ont été tués hier. -> who=Douze soldats
//     no:   Douze soldats ont été décorés.
//
// A **unit** is what a pattern sees: a word, or a phrase that an earlier stage found, collapsed to one. The
// matcher is a backtracking one over a compiled program with a budget of steps a sentence; at the budget it
// gives what it has and says so. Rules are grouped by file: "fr/claim.rules" is the group "claim".
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"
#include "lexicon/format.h"
#include "lexicon/lexicon.h"

namespace recoupe {

// What a unit stands for; the name in patterns is the same with a % before it.
enum class UnitKind : std::uint8_t { word, number, date, place, np, pp, quote, clause, event, count };

struct Unit {
  UnitKind kind = UnitKind::word;
  std::uint32_t index = 0;  // of the phrase in its own vector, for kinds other than word
  WordRange words;
  ByteSpan span;    // bytes of the text from the first to the last word
  AtomId form = 0;  // of the word, or of the phrase's head word
  AtomId lemma = 0;
  Upos upos = Upos::X;
  Feats feats;
  std::span<const ClassId> classes;  // sorted
};

struct Slot {
  std::string_view name;
  std::uint32_t begin = 0;  // units, half-open
  std::uint32_t end = 0;
};

struct Match {
  std::uint32_t rule = 0;   // index into RuleGroup
  std::uint32_t begin = 0;  // units, half-open
  std::uint32_t end = 0;
  std::vector<Slot> slots;

  const Slot* slot(std::string_view name) const {
    for (const Slot& s : slots)
      if (s.name == name) return &s;
    return nullptr;
  }
};

// Holds views into the lexicon's bytes, which must outlive it. Thread-safe once built.
class RuleGroup {
 public:
  RuleGroup() = default;
  RuleGroup(const Lexicon& lexicon, std::string_view group);  // empty when the group does not exist

  std::size_t size() const;
  std::string_view id(std::uint32_t rule) const;                           // "killed.passive"
  std::string_view where(std::uint32_t rule) const;                        // "fr/claim.rules:41"
  std::string_view value(std::uint32_t rule, std::string_view key) const;  // of `set:`, "" when there is none

  // All matches of all rules over one sentence, by begin, then by order of the rules in the file. At each
  // begin a rule gives at most one match: the first that its pattern finds (quantifiers are greedy, `?` after
  // one makes it lazy). `exhausted`, when given, is set to true when the budget of steps ran out.
  std::vector<Match> match(std::span<const Unit> units, bool* exhausted = nullptr) const;

 private:
  struct Rule {
    std::string_view id;
    std::string_view where;
    std::vector<std::pair<std::string_view, std::string_view>> set;
    std::vector<std::string_view> slots;
    std::span<const Instruction> code;  // checked: every target and slot is within the rule
    std::uint32_t needed = kNoneNeeded;
  };
  struct Run;

  // Which rules ask for something that a unit has: a row of bits, one a rule, for every property that is
  // asked for.
  class RulesByUnit {
   public:
    explicit RulesByUnit(std::size_t rules = 0) : words_per_row_((rules + 63) / 64), rows_(words_per_row_) {}
    std::size_t words_per_row() const { return words_per_row_; }
    void add(const Instruction& test,
             std::uint32_t rule);  // a test that tells little: the rule is in every row
    void add_rules_of(const Unit& unit, std::vector<std::uint64_t>& bits) const;

   private:
    void set(std::uint32_t& row, std::uint32_t rule);
    void add_row(std::uint32_t row, std::vector<std::uint64_t>& bits) const;

    std::size_t words_per_row_;
    std::vector<std::uint64_t> rows_;                           // row 0: no rule
    std::vector<std::uint32_t> by_form_, by_lemma_, by_class_;  // number of the row; beyond the end: 0
    std::array<std::uint32_t, kUposCount> by_upos_{};
    std::array<std::uint32_t, static_cast<std::size_t>(UnitKind::count)> by_kind_{};
    std::uint32_t always_ = 0;
  };

  void read_rules(const Lexicon& lexicon, std::string_view group);
  void index_first(std::uint32_t rule);

  std::vector<Rule> rules_;
  RulesByUnit first_;          // by the tests that can come first in a rule
  RulesByUnit needed_;         // by one test that every match of the rule passes
  std::vector<AtomId> stops_;  // spellings that no gap runs over
};

}  // namespace recoupe
