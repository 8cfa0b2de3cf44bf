// A backtracking matcher over small programs, one a rule (format.h, Op).
//
// Most pairs of a unit and a rule cost nothing: when a group is set up, the tests that can come first in each
// rule are looked up in its program, and a unit only tries the rules that ask for one of its own properties
// (FirstUnits). What is left is a depth-first search with an explicit stack; overwritten slots lie on the
// same stack, so that giving up a branch restores them. Cost: a few steps a try; the budgets below bound what
// a badly written rule can do.
#include "lexicon/pattern.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace recoupe {
namespace {

// A step is one instruction, about 3 ns. Rules for news take 10 to 50 steps a try, and a unit starts a
// handful of them, so that a sentence stays far below its budget. A rule that runs away uses up its tries and
// leaves the others the rest of the sentence's budget; all together cost at most 1.5 ms a hundred units.
constexpr std::size_t kStepsPerTry = 4'000;
constexpr std::size_t kStepsPerSentence = 20'000;
constexpr std::size_t kStepsPerUnit = 5'000;

bool is_punctuation(const Unit& unit) { return unit.kind == UnitKind::word && unit.upos == Upos::PUNCT; }

// The program of one rule may run: every target inside, every slot known, and no way past its end.
bool is_sound(std::span<const Instruction> code, std::size_t slots) {
  if (code.empty() || code.back().op != Op::match) return false;
  return std::all_of(code.begin(), code.end(), [&](const Instruction& i) {
    if (static_cast<int>(i.op) >= kOpCount || static_cast<int>(i.test) >= kTestCount) return false;
    if (i.op == Op::split) return i.to < code.size() && i.or_to < code.size();
    if (i.op == Op::jump) return i.to < code.size();
    if (i.op == Op::save) return i.value / 2 < slots;
    return true;
  });
}

template <class T>
std::span<const T> part(std::span<const T> all, std::size_t begin, std::size_t count) {
  if (begin > all.size() || count > all.size() - begin) return {};
  return all.subspan(begin, count);
}

}  // namespace

RuleGroup::RuleGroup(const Lexicon& lexicon, std::string_view group) {
  const Image& image = lexicon.image();
  const auto stops = image.array<std::uint32_t>("rule.stop");
  stops_.assign(stops.begin(), stops.end());
  const auto records = image.array<RuleRecord>("rule");
  for (const RuleGroupRecord& g : image.array<RuleGroupRecord>("rule.group")) {
    if (lexicon.text(g.name) != group || g.end < g.begin) continue;
    for (const RuleRecord& r : part(records, g.begin, g.end - g.begin)) {
      Rule rule{lexicon.text(r.id), lexicon.text(r.where), {}, {}, {}};
      const auto pairs =
          part(image.array<std::uint32_t>("rule.set"), r.set_begin, std::size_t{r.set_count} * 2);
      for (std::size_t n = 0; n + 1 < pairs.size(); n += 2)
        rule.set.emplace_back(lexicon.text(pairs[n]), lexicon.text(pairs[n + 1]));
      for (const std::uint32_t slot :
           part(image.array<std::uint32_t>("rule.slot"), r.slot_begin, r.slot_count))
        rule.slots.push_back(lexicon.text(slot));
      rule.code = part(image.array<Instruction>("rule.code"), r.code_begin, r.code_count);
      if (is_sound(rule.code, rule.slots.size())) rules_.push_back(std::move(rule));
    }
  }
  first_.words_per_row = (rules_.size() + 63) / 64;
  first_.rows.resize(first_.words_per_row);
  for (std::uint32_t rule = 0; rule < rules_.size(); ++rule) index_rule(rule);
}

std::size_t RuleGroup::size() const { return rules_.size(); }
std::string_view RuleGroup::id(std::uint32_t rule) const {
  return rule < rules_.size() ? rules_[rule].id : std::string_view{};
}
std::string_view RuleGroup::where(std::uint32_t rule) const {
  return rule < rules_.size() ? rules_[rule].where : std::string_view{};
}

std::string_view RuleGroup::value(std::uint32_t rule, std::string_view key) const {
  if (rule < rules_.size())
    for (const auto& [name, value] : rules_[rule].set)
      if (name == key) return value;
  return {};
}

// ── Which rules can begin at a unit ──

void RuleGroup::add_to_row(std::uint32_t& row, std::uint32_t rule) {
  if (row == 0) {
    row = static_cast<std::uint32_t>(first_.rows.size() / first_.words_per_row);
    first_.rows.resize(first_.rows.size() + first_.words_per_row);
  }
  first_.rows[row * first_.words_per_row + rule / 64] |= std::uint64_t{1} << (rule % 64);
}

// Follows every way from the program's begin to a first test of a unit.
void RuleGroup::index_rule(std::uint32_t rule) {
  const auto code = rules_[rule].code;
  std::vector<bool> seen(code.size());
  std::vector<std::size_t> open{0};
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    if (at >= code.size() || seen[at]) continue;
    seen[at] = true;
    switch (code[at].op) {
      case Op::split:
        open.push_back(code[at].or_to);
        [[fallthrough]];
      case Op::jump:
        open.push_back(code[at].to);
        break;
      case Op::save:
      case Op::at_start:
        open.push_back(at + 1);
        break;
      default:
        index_first(rule, code, at);
    }
  }
}

// The tests from `at` up to the step over the unit must all hold: the rarest property indexes the rule.
void RuleGroup::index_first(std::uint32_t rule, std::span<const Instruction> code, std::size_t at) {
  const auto rarity = [](Test test) {
    switch (test) {
      case Test::form:
        return 5;
      case Test::lemma:
        return 4;
      case Test::class_:
        return 3;
      case Test::kind:
        return 2;
      case Test::part_of_speech:
        return 1;
      default:
        return 0;
    }
  };
  Instruction best;
  for (; at < code.size() && (code[at].op == Op::check || code[at].op == Op::deny); ++at)
    if (code[at].op == Op::check && rarity(code[at].test) > rarity(best.test)) best = code[at];
  const auto grown = [&](std::vector<std::uint32_t>& rows) -> std::uint32_t& {
    constexpr std::uint32_t kLargest =
        1U << 24U;  // atoms are fewer: a damaged image asks for no more memory than this
    const std::uint32_t value = std::min(best.value, kLargest);
    if (rows.size() <= value) rows.resize(value + 1);
    return rows[value];
  };
  switch (best.test) {
    case Test::form:
      return add_to_row(grown(first_.by_form), rule);
    case Test::lemma:
      return add_to_row(grown(first_.by_lemma), rule);
    case Test::class_:
      return add_to_row(grown(first_.by_class), rule);
    case Test::kind:
      if (best.value < first_.by_kind.size()) add_to_row(first_.by_kind[best.value], rule);
      return;
    case Test::part_of_speech:
      if (best.value < first_.by_upos.size()) add_to_row(first_.by_upos[best.value], rule);
      return;
    default:
      add_to_row(first_.always, rule);
  }
}

void RuleGroup::candidates(const Unit& unit, std::vector<std::uint64_t>& out) const {
  std::fill(out.begin(), out.end(), 0);
  const auto add = [&](std::uint32_t row) {
    if (row == 0) return;
    const std::uint64_t* from = first_.rows.data() + row * first_.words_per_row;
    for (std::size_t n = 0; n < out.size(); ++n) out[n] |= from[n];
  };
  const auto look = [&](const std::vector<std::uint32_t>& rows, std::uint32_t key) {
    if (key != 0 && key < rows.size()) add(rows[key]);
  };
  look(first_.by_form, unit.form);
  look(first_.by_lemma, unit.lemma);
  for (const ClassId c : unit.classes) look(first_.by_class, c);
  add(first_.by_upos[static_cast<std::size_t>(unit.upos) % first_.by_upos.size()]);
  add(first_.by_kind[static_cast<std::size_t>(unit.kind) % first_.by_kind.size()]);
  add(first_.always);
}

// ── One try ──

struct RuleGroup::Run {
  static constexpr std::uint32_t kUnset = 0xFFFFFFFFU;
  static constexpr std::uint32_t kRestore = 0x80000000U;  // in Branch::pc: put `value` back into this mark

  struct Branch {
    std::uint32_t pc;
    std::uint32_t value;  // a position, or what a mark held
  };

  std::span<const Unit> units;
  std::span<const AtomId> stops;
  std::uint32_t first_word = 0;  // units before it are punctuation
  std::uint32_t last_word = 0;   // and from here on
  std::vector<Branch> stack;
  std::vector<std::uint32_t> marks;  // begin and end of every slot
  std::size_t steps_left = 0;

  bool holds(const Instruction& i, const Unit& unit) const {
    switch (i.test) {
      case Test::any:
        return true;
      case Test::gap:
        return unit.kind != UnitKind::word || std::find(stops.begin(), stops.end(), unit.form) == stops.end();
      case Test::form:
        return unit.form == i.value && i.value != 0;
      case Test::lemma:
        return unit.lemma == i.value && i.value != 0;
      case Test::part_of_speech:
        return static_cast<std::uint32_t>(unit.upos) == i.value;
      case Test::kind:
        return static_cast<std::uint32_t>(unit.kind) == i.value;
      case Test::features:
        return (packed_feats(unit.feats) & (i.value >> 16U)) == (i.value & 0xFFFFU);
      case Test::class_:
        return std::binary_search(unit.classes.begin(), unit.classes.end(), i.value);
    }
    return false;
  }

  // Undoes until the latest open branch; false when there is none.
  bool back(std::uint32_t& pc, std::uint32_t& at) {
    while (!stack.empty()) {
      const Branch branch = stack.back();
      stack.pop_back();
      if ((branch.pc & kRestore) == 0) {
        pc = branch.pc;
        at = branch.value;
        return true;
      }
      marks[branch.pc & ~kRestore] = branch.value;
    }
    return false;
  }

  // Of the match just found; slots of ways not taken are left out.
  std::vector<Slot> slots(std::span<const std::string_view> names) const {
    std::vector<Slot> out;
    for (std::size_t n = 0; n < names.size(); ++n)
      if (marks[n * 2] != kUnset && marks[n * 2 + 1] != kUnset)
        out.push_back({names[n], marks[n * 2], marks[n * 2 + 1]});
    return out;
  }

  // The end of the first match of `code` at `begin`, or kUnset.
  std::uint32_t find(std::span<const Instruction> code, std::uint32_t begin, std::size_t slot_count,
                     bool& exhausted) {
    stack.clear();
    marks.assign(slot_count * 2, kUnset);
    std::uint32_t pc = 0;
    std::uint32_t at = begin;
    const std::size_t floor = steps_left > kStepsPerTry ? steps_left - kStepsPerTry : 0;
    for (;;) {
      if (steps_left <= floor) {
        exhausted = true;
        return kUnset;
      }
      --steps_left;
      const Instruction& i = code[pc];
      bool good = true;
      switch (i.op) {
        case Op::check:
          good = at < units.size() && holds(i, units[at]);
          break;
        case Op::deny:
          good = at < units.size() && !holds(i, units[at]);
          break;
        case Op::next:
          good = at++ < units.size();
          break;
        case Op::split:
          stack.push_back({i.or_to, at});
          pc = i.to;
          continue;
        case Op::jump:
          pc = i.to;
          continue;
        case Op::save:
          stack.push_back({i.value | kRestore, marks[i.value]});
          marks[i.value] = at;
          break;
        case Op::at_start:
          good = at <= first_word;
          break;
        case Op::at_end:
          good = at >= last_word;
          break;
        case Op::match:
          return at;
      }
      if (good)
        ++pc;
      else if (!back(pc, at))
        return kUnset;
    }
  }
};

namespace {

// The units between which a sentence says something: closing and opening punctuation lies outside.
std::pair<std::uint32_t, std::uint32_t> without_edges(std::span<const Unit> units) {
  std::uint32_t begin = 0;
  auto end = static_cast<std::uint32_t>(units.size());
  while (begin < units.size() && is_punctuation(units[begin])) ++begin;
  while (end > 0 && is_punctuation(units[end - 1])) --end;
  return {begin, end};
}

}  // namespace

std::vector<Match> RuleGroup::match(std::span<const Unit> units, bool* exhausted) const {
  std::vector<Match> out;
  bool ran_out = false;
  Run run;
  run.units = units;
  run.stops = stops_;
  std::tie(run.first_word, run.last_word) = without_edges(units);
  run.steps_left = kStepsPerSentence + kStepsPerUnit * units.size();
  std::vector<std::uint64_t> tries(first_.words_per_row);
  for (std::uint32_t begin = 0; begin < units.size() && !rules_.empty(); ++begin) {
    candidates(units[begin], tries);
    for (std::size_t word = 0; word < tries.size(); ++word)
      for (std::uint64_t bits = tries[word]; bits != 0; bits &= bits - 1) {
        const auto rule =
            static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
        const std::uint32_t end = run.find(rules_[rule].code, begin, rules_[rule].slots.size(), ran_out);
        if (end != Run::kUnset && end != begin)
          out.push_back({rule, begin, end, run.slots(rules_[rule].slots)});
      }
  }
  if (exhausted != nullptr) *exhausted = ran_out;
  return out;
}

}  // namespace recoupe
