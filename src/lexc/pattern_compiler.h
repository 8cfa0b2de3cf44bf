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

// The patterns are alternatives, the first that matches wins. Requires at least one.
RuleProgram compile_patterns(const std::vector<PatternNode>& patterns);

}  // namespace recoupe
