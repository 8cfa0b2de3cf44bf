#include "lexc/pattern_compiler.h"

#include <algorithm>

namespace recoupe {
namespace {

using Kind = PatternNode::Kind;

class Compiler {
 public:
  RuleProgram run(const std::vector<PatternNode>& patterns) {
    either(patterns.size(), [&](std::size_t n) { emit(patterns[n]); });
    add(Op::match);
    return std::move(program_);
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(program_.code.size()); }
  std::uint32_t add(Op op, std::uint32_t value = 0) {
    Instruction instruction;
    instruction.op = op;
    instruction.value = value;
    program_.code.push_back(instruction);
    return size() - 1;
  }

  // split → option 1, jump to the end; split → option 2 … The last option needs neither.
  template <class Emit>
  void either(std::size_t options, Emit option) {
    std::vector<std::uint32_t> exits;
    for (std::size_t n = 0; n < options; ++n) {
      const bool last = n + 1 == options;
      const std::uint32_t split = last ? 0 : add(Op::split);
      if (!last) program_.code[split].to = size();
      option(n);
      if (last) break;
      exits.push_back(add(Op::jump));
      program_.code[split].or_to = size();
    }
    for (const std::uint32_t exit : exits) program_.code[exit].to = size();
  }

  void emit(const PatternNode& node) {
    switch (node.kind) {
      case Kind::test:
      case Kind::both:
      case Kind::negation:
        emit_one_unit(node, false);
        add(Op::next);
        return;
      case Kind::sequence:
        for (const PatternNode& child : node.children) emit(child);
        return;
      case Kind::either:
        return either(node.children.size(), [&](std::size_t n) { emit(node.children[n]); });
      case Kind::repeat:
        return emit_repeat(node);
      case Kind::slot:
        return emit_slot(node);
      case Kind::at_start:
        add(Op::at_start);
        return;
      case Kind::at_end:
        add(Op::at_end);
        return;
    }
  }

  // Tests of the unit here, without stepping over it. A denial is pushed inwards, so that only single tests
  // are denied.
  void emit_one_unit(const PatternNode& node, bool denied) {
    if (node.kind == Kind::test) {
      Instruction instruction;
      instruction.op = denied ? Op::deny : Op::check;
      instruction.test = node.test;
      instruction.value = node.value;
      program_.code.push_back(instruction);
    } else if (node.kind == Kind::negation) {
      emit_one_unit(node.children.front(), !denied);
    } else if ((node.kind == Kind::both) != denied) {
      for (const PatternNode& child : node.children) emit_one_unit(child, denied);
    } else {
      either(node.children.size(), [&](std::size_t n) { emit_one_unit(node.children[n], denied); });
    }
  }

  // Where a split sends greedy and lazy searches first.
  void aim(std::uint32_t split, std::uint32_t inside, std::uint32_t outside, bool lazy) {
    program_.code[split].to = lazy ? outside : inside;
    program_.code[split].or_to = lazy ? inside : outside;
  }

  void emit_repeat(const PatternNode& node) {
    const PatternNode& child = node.children.front();
    for (std::uint32_t n = 0; n < node.least; ++n) emit(child);
    if (node.most == PatternNode::kNoLimit) {
      const std::uint32_t split = add(Op::split);
      emit(child);
      program_.code[add(Op::jump)].to = split;
      return aim(split, split + 1, size(), node.lazy);
    }
    std::vector<std::uint32_t> splits;
    for (std::uint32_t n = node.least; n < node.most; ++n) {
      splits.push_back(add(Op::split));
      emit(child);
    }
    for (const std::uint32_t split : splits) aim(split, split + 1, size(), node.lazy);
  }

  void emit_slot(const PatternNode& node) {
    const auto found = std::find(program_.slots.begin(), program_.slots.end(), node.name);
    const auto number = static_cast<std::uint32_t>(found - program_.slots.begin());
    if (found == program_.slots.end()) program_.slots.push_back(node.name);
    add(Op::save, number * 2);
    emit(node.children.front());
    add(Op::save, number * 2 + 1);
  }

  RuleProgram program_;
};

// Whether the program can come to a match without passing instruction `avoided`.
bool can_avoid(std::span<const Instruction> code, std::size_t avoided) {
  std::vector<bool> seen(code.size());
  std::vector<std::size_t> open{0};
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    if (at == avoided || seen[at]) continue;
    seen[at] = true;
    if (code[at].op == Op::match) return true;
    if (code[at].op == Op::split) open.push_back(code[at].or_to);
    open.push_back(code[at].op == Op::split || code[at].op == Op::jump ? code[at].to : at + 1);
  }
  return false;
}

}  // namespace

std::uint32_t needed_test(std::span<const Instruction> code,
                          const std::function<int(const Instruction&)>& rarity) {
  std::uint32_t best = kNoneNeeded;
  int best_rarity = 0;
  for (std::uint32_t n = 0; n < code.size(); ++n) {
    if (code[n].op != Op::check) continue;
    const int here = rarity(code[n]);
    if (here <= best_rarity || can_avoid(code, n)) continue;
    best = n;
    best_rarity = here;
  }
  return best;
}

RuleProgram compile_patterns(const std::vector<PatternNode>& patterns) { return Compiler().run(patterns); }

}  // namespace recoupe
