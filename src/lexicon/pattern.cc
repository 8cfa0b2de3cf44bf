// A backtracking matcher over small programs, one a rule (format.h, Op).
//
// Most pairs of a unit and a rule cost nothing. The tests that can come first in each rule are looked up in
// its program when a group is set up, and a unit only tries the rules that ask for one of its own properties;
// and a rule is tried in a sentence only where the one test that the compiler found every match to pass («
// @month ») holds for some unit of it. What is left is a depth-first search with an explicit stack;
// overwritten slots lie on the same stack, so that giving up a branch restores them. Cost: a few steps a try;
// the budgets below bound what a badly written rule can do.
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

void RuleGroup::read_rules(const Lexicon& lexicon, std::string_view group) {
  const Image& image = lexicon.image();
  const auto records = image.array<RuleRecord>("rule");
  for (const RuleGroupRecord& g : image.array<RuleGroupRecord>("rule.group")) {
    if (lexicon.text(g.name) != group || g.end < g.begin) continue;
    for (const RuleRecord& r : part(records, g.begin, g.end - g.begin)) {
      Rule rule{lexicon.text(r.id), lexicon.text(r.where), {}, {}, {}, r.needed};
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
}

RuleGroup::RuleGroup(const Lexicon& lexicon, std::string_view group) {
  const auto stops = lexicon.image().array<std::uint32_t>("rule.stop");
  stops_.assign(stops.begin(), stops.end());
  read_rules(lexicon, group);
  first_ = RulesByUnit(rules_.size());
  needed_ = RulesByUnit(rules_.size());
  for (std::uint32_t n = 0; n < rules_.size(); ++n) {
    index_first(n);
    const Rule& rule = rules_[n];
    needed_.add(rule.needed < rule.code.size() ? rule.code[rule.needed] : Instruction{}, n);
  }
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

// ── Which rules a unit concerns ──

void RuleGroup::RulesByUnit::set(std::uint32_t& row, std::uint32_t rule) {
  if (row == 0) {
    row = static_cast<std::uint32_t>(rows_.size() / words_per_row_);
    rows_.resize(rows_.size() + words_per_row_);
  }
  rows_[row * words_per_row_ + rule / 64] |= std::uint64_t{1} << (rule % 64);
}

void RuleGroup::RulesByUnit::add(const Instruction& test, std::uint32_t rule) {
  const auto in_list = [&](std::vector<std::uint32_t>& rows) {
    constexpr std::uint32_t kLargest =
        1U << 22U;  // atoms are fewer: a damaged image gets no more memory than this
    const std::uint32_t key = std::min(test.value, kLargest);
    if (rows.size() <= key) rows.resize(key + 1);
    set(rows[key], rule);
  };
  switch (test.op == Op::check ? test.test : Test::any) {
    case Test::form:
      return in_list(by_form_);
    case Test::lemma:
      return in_list(by_lemma_);
    case Test::class_:
      return in_list(by_class_);
    case Test::kind:
      return set(by_kind_[test.value % by_kind_.size()], rule);
    case Test::part_of_speech:
      return set(by_upos_[test.value % by_upos_.size()], rule);
    default:
      return set(always_, rule);
  }
}

void RuleGroup::RulesByUnit::add_row(std::uint32_t row, std::vector<std::uint64_t>& bits) const {
  if (row == 0) return;
  const std::uint64_t* from = rows_.data() + row * words_per_row_;
  for (std::size_t n = 0; n < bits.size(); ++n) bits[n] |= from[n];
}

void RuleGroup::RulesByUnit::add_rules_of(const Unit& unit, std::vector<std::uint64_t>& bits) const {
  const auto look = [&](const std::vector<std::uint32_t>& rows, std::uint32_t key) {
    if (key != 0 && key < rows.size()) add_row(rows[key], bits);
  };
  look(by_form_, unit.form);
  look(by_lemma_, unit.lemma);
  for (const ClassId c : unit.classes) look(by_class_, c);
  add_row(by_upos_[static_cast<std::size_t>(unit.upos) % by_upos_.size()], bits);
  add_row(by_kind_[static_cast<std::size_t>(unit.kind) % by_kind_.size()], bits);
  add_row(always_, bits);
}

namespace {

// Of the tests from `at` up to the step over the unit, which must all hold, the one that fewest units pass.
Instruction rarest_test(std::span<const Instruction> code, std::size_t at) {
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
  return best;
}

}  // namespace

// Follows every way from the program's begin to a first test of a unit.
void RuleGroup::index_first(std::uint32_t rule) {
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
        first_.add(rarest_test(code, at), rule);
    }
  }
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
  std::vector<std::uint64_t> possible(needed_.words_per_row());
  for (const Unit& unit : units) needed_.add_rules_of(unit, possible);
  std::vector<std::uint64_t> tries(possible.size());
  for (std::uint32_t begin = 0; begin < units.size() && !rules_.empty(); ++begin) {
    std::fill(tries.begin(), tries.end(), 0);
    first_.add_rules_of(units[begin], tries);
    for (std::size_t word = 0; word < tries.size(); ++word)
      for (std::uint64_t bits = tries[word] & possible[word]; bits != 0; bits &= bits - 1) {
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
