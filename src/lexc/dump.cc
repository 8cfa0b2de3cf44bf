#include "lexc/dump.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "lexc/pattern_parser.h"
#include "lexicon/pattern.h"

namespace recoupe {
namespace {

template <class T>
std::span<const T> part(std::span<const T> all, std::size_t begin, std::size_t count) {
  if (begin > all.size() || count > all.size() - begin) return {};
  return all.subspan(begin, count);
}

// All rules of the image with the name of their group.
template <class Visit>
void for_each_rule(const Lexicon& lexicon, Visit visit) {
  const auto rules = lexicon.image().array<RuleRecord>("rule");
  for (const RuleGroupRecord& group : lexicon.image().array<RuleGroupRecord>("rule.group"))
    for (const RuleRecord& rule : part(rules, group.begin, group.end - std::min(group.begin, group.end)))
      visit(lexicon.text(group.name), rule);
}

std::span<const Instruction> code_of(const Lexicon& lexicon, const RuleRecord& rule) {
  return part(lexicon.image().array<Instruction>("rule.code"), rule.code_begin, rule.code_count);
}

// As a pattern writes it.
std::string test_text(const Lexicon& lexicon, const Instruction& i) {
  switch (i.test) {
    case Test::any:
      return ".";
    case Test::gap:
      return "~";
    case Test::form:
      return fmt::format("\"{}\"", lexicon.spelling(i.value));
    case Test::lemma:
      return fmt::format("=\"{}\"", lexicon.spelling(i.value));
    case Test::part_of_speech:
      return fmt::format(":{}", name_of(static_cast<Upos>(i.value)));
    case Test::kind:
      return i.value < unit_kind_names().size() ? fmt::format("%{}", unit_kind_names()[i.value]) : "%?";
    case Test::features:
      return fmt::format("<{:#010x}>", i.value);
    case Test::class_:
      return fmt::format("@{}", lexicon.class_name(static_cast<ClassId>(i.value)));
  }
  return "?";
}

std::string instruction_text(const Lexicon& lexicon, const Instruction& i, std::string_view slot) {
  switch (i.op) {
    case Op::check:
      return test_text(lexicon, i);
    case Op::deny:
      return "!" + test_text(lexicon, i);
    case Op::next:
      return "next";
    case Op::split:
      return fmt::format("split {} {}", i.to, i.or_to);
    case Op::jump:
      return fmt::format("jump {}", i.to);
    case Op::save:
      return fmt::format("{} {}", i.value % 2 == 0 ? "begin" : "end", slot);
    case Op::at_start:
      return "^";
    case Op::at_end:
      return "$";
    case Op::match:
      return "match";
  }
  return "?";
}

std::string class_list(const Lexicon& lexicon, EntryId entry) {
  std::string out;
  for (const ClassId c : lexicon.classes(entry))
    fmt::format_to(std::back_inserter(out), "{}{}", out.empty() ? "" : " ", lexicon.class_name(c));
  return out;
}

}  // namespace

std::string dump_entries(const Lexicon& lexicon) {
  std::string out;
  for (EntryId id = 1; id <= lexicon.entry_count(); ++id)
    out += fmt::format("{}\t{}\t{}\n", lexicon.canonical(id), class_list(lexicon, id), lexicon.where(id));
  return out;
}

std::string dump_rules(const Lexicon& lexicon) {
  std::string out;
  for_each_rule(lexicon, [&](std::string_view group, const RuleRecord& rule) {
    out += fmt::format("{} {} {}\n", group, lexicon.text(rule.id), lexicon.text(rule.where));
    const auto pairs = part(lexicon.image().array<std::uint32_t>("rule.set"), rule.set_begin,
                            std::size_t{rule.set_count} * 2);
    for (std::size_t n = 0; n + 1 < pairs.size(); n += 2)
      out += fmt::format("  set {}={}\n", lexicon.text(pairs[n]), lexicon.text(pairs[n + 1]));
    const auto slots =
        part(lexicon.image().array<std::uint32_t>("rule.slot"), rule.slot_begin, rule.slot_count);
    std::size_t line = 0;
    for (const Instruction& i : code_of(lexicon, rule)) {
      const std::string_view slot =
          i.op == Op::save && i.value / 2 < slots.size() ? lexicon.text(slots[i.value / 2]) : "";
      out += fmt::format("  {:3} {}\n", line++, instruction_text(lexicon, i, slot));
    }
  });
  return out;
}

std::string dump_tables(const Lexicon& lexicon) {
  std::string out;
  for (const std::string_view name : lexicon.table_names()) {
    out += fmt::format("{}\n", name);
    for (const auto& row : lexicon.table(name).rows) out += fmt::format("  {}\n", fmt::join(row, "\t"));
  }
  return out;
}

std::string dump_summary(const Lexicon& lexicon) {
  const Image& image = lexicon.image();
  const auto forms = image.array<std::uint32_t>("form.off").size();
  std::size_t rules = 0;
  for_each_rule(lexicon, [&](std::string_view, const RuleRecord&) { ++rules; });
  return fmt::format("forms {}\nreadings {}\nentries {}\nclasses {}\ntables {}\nrules {}\n",
                     forms < 2 ? 0 : forms - 2, image.array<Analysis>("reading").size(),
                     lexicon.entry_count(),
                     std::max<std::size_t>(image.array<std::uint32_t>("class.off").size(), 2) - 2,
                     lexicon.table_names().size(), rules);
}

}  // namespace recoupe
