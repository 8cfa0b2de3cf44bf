#include "lexc/examples.h"

#include <fmt/format.h>

#include <algorithm>

namespace recoupe {
namespace {

// What keeps one match of the rule from being what the example says; "" when nothing does.
std::string difference(const Example& example, const ExampleMatch& match) {
  for (const auto& [name, wanted] : example.slots) {
    const auto found = match.slots.find(name);
    if (found == match.slots.end())
      return fmt::format("the slot \"{}\" stays empty, \"{}\" is wanted", name, wanted);
    if (found->second != wanted)
      return fmt::format("the slot \"{}\" holds \"{}\", \"{}\" is wanted", name, found->second, wanted);
  }
  return {};
}

std::string names_of(const std::vector<ExampleMatch>& matches) {
  std::string names;
  for (const ExampleMatch& match : matches) {
    if (!names.empty()) names += ", ";
    names += match.rule;
  }
  return names.empty() ? "no rule of its group does" : fmt::format("these do: {}", names);
}

std::string verdict(const Example& example, const std::vector<ExampleMatch>& matches) {
  std::string reason;
  bool matched = false;
  for (const ExampleMatch& match : matches) {
    if (match.rule != example.rule) continue;
    matched = true;
    const std::string here = difference(example, match);
    if (here.empty() && example.expected) return {};
    if (reason.empty()) reason = here;
  }
  if (!example.expected)
    return matched ? fmt::format("the rule \"{}\" matches this sentence", example.rule) : "";
  if (!matched)
    return fmt::format("the rule \"{}\" does not match this sentence; {}", example.rule, names_of(matches));
  return fmt::format("the rule \"{}\" matches, but {}", example.rule, reason);
}

}  // namespace

std::vector<Diagnostic> check_examples(const std::vector<Example>& examples, const RunSentence& run) {
  std::vector<Diagnostic> out;
  for (const Example& example : examples) {
    std::string message = verdict(example, run(example.group, example.sentence));
    if (message.empty()) continue;
    out.push_back(
        {Severity::error, example.file, example.line, example.column, std::move(message), example.source});
  }
  return out;
}

}  // namespace recoupe
