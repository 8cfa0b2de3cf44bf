// Pattern trees → the program of one rule (lexicon/format.h, Op), and back to text for `recoupe lexicon
// dump`.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lexc/pattern_parser.h"

namespace recoupe {

struct RuleProgram {
  std::vector<Instruction> code;
  std::vector<std::string> slots;  // in the order of their numbers
};

// The test that every match of `code` passes and that fewest units pass, by `rarity` (higher is rarer, 0: of
// no use): its number, or kNoneNeeded.
std::uint32_t needed_test(std::span<const Instruction> code,
                          const std::function<int(const Instruction&)>& rarity);

// The patterns are alternatives, the first that matches wins. Requires at least one.
RuleProgram compile_patterns(const std::vector<PatternNode>& patterns);

}  // namespace recoupe
