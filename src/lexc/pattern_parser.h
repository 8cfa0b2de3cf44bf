// One pattern of a rule → a tree. The language of patterns is described in docs/lexicon.md, "Rules".
//
//   {who: %np&@person} (%pp|:ADV)* =tuer
//   sequence( slot who( both( kind np, class person ) ), repeat 0..∞ ( either( …, … ) ), lemma tuer )
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/format.h"

namespace recoupe {

struct PatternNode {
  enum class Kind : std::uint8_t {
    test,      // one unit: `test` and `value`
    sequence,  // of children
    either,    // one of the children, the first that leads to a match
    both,      // all children hold for one unit
    negation,  // one unit for which the child does not hold
    repeat,    // the child `least` to `most` times
    slot,      // the child, kept as `name`
    at_start,
    at_end
  };
  Kind kind = Kind::sequence;
  Test test = Test::any;
  std::uint32_t value = 0;
  std::uint32_t least = 0;
  std::uint32_t most = 0;  // kNoLimit: any number
  bool lazy = false;
  std::string name;
  std::vector<PatternNode> children;

  static constexpr std::uint32_t kNoLimit = 0xFFFFFFFFU;
  bool is_one_unit() const;   // can be negated and joined by &
  bool may_be_empty() const;  // can match no unit at all
};

// What a pattern is parsed against: the names that exist. Each gives the number for the image, or says what
// is wrong (and what was meant) in `problem`.
struct PatternNames {
  // Units that a spelling stands for; `quoted`: taken as it is, even when no source knows it.
  std::function<std::vector<std::uint32_t>(std::string_view spelling, bool quoted, std::string& problem)>
      words;
  std::function<std::uint32_t(std::string_view lemma, bool quoted, std::string& problem)> lemma;
  std::function<std::uint32_t(std::string_view class_name, std::string& problem)> class_id;
};

struct PatternError {
  std::size_t at = 0;  // byte of the pattern
  std::string message;
};

// All of `text`; nullopt and `error` when it is wrong.
std::optional<PatternNode> parse_pattern(std::string_view text, const PatternNames& names,
                                         PatternError& error);

// What a pattern calls the kinds of units: "np", "number" …
std::vector<std::string_view> unit_kind_names();

}  // namespace recoupe
