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

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/span.h"
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
  // H: spans into the image's program and an index from first atoms/classes to rules
};

}  // namespace recoupe
