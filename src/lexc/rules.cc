#include "lexc/rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "lexc/pattern_compiler.h"
#include "text/normalise.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxCode =
    20'000;  // instructions of one rule; a pattern of a screenful has some hundred
// Marks that end a clause: no gap runs over them. They are punctuation, the same in every language.
constexpr std::string_view kStops[] = {";", ":", ".", "!", "?", "…"};

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
  });
}

// Without a comment, which begins with # after a space.
std::string_view without_comment(std::string_view text) {
  const std::size_t at = text.find(" #");
  return trim(text.substr(0, at));
}

std::size_t indentation(std::string_view text) {
  const std::size_t n = text.find_first_not_of(" \t");
  return n == std::string_view::npos ? text.size() : n;
}

}  // namespace

struct RuleBuilder::Draft {
  std::string_view file;
  Line line;  // of `rule`
  std::string id;
  bool good = true;
  std::vector<std::pair<std::string, std::string>> set;
  std::vector<PatternNode> patterns;
  std::vector<Example> examples;
  std::size_t pattern_indent = 0;  // of the last `when:`
  std::string pattern;             // its text so far, and where its pieces come from
  Line pattern_line;
  std::size_t pattern_at = 0;  // byte of pattern_line where the first piece begins
};

RuleBuilder::RuleBuilder(Words words, Diagnostics& diagnostics) : words_(words), diagnostics_(&diagnostics) {
  for (const std::string_view stop : kStops) words_.atoms->intern(stop);
}

void RuleBuilder::error(std::string_view file, const Line& line, std::string_view part, std::string message) {
  const bool inside = part.data() >= line.text.data() && part.data() <= line.text.data() + line.text.size();
  const std::size_t at = inside ? static_cast<std::size_t>(part.data() - line.text.data()) : 0;
  diagnostics_->error(file, line.number, line.text, at, std::move(message));
}

void RuleBuilder::read(std::string_view file, std::string_view bytes) {
  Draft draft;
  draft.file = file;
  for (const Line& line : all_lines(bytes)) {
    if (without_comment(line.text).empty() || trim(line.text).starts_with('#')) continue;
    if (indentation(line.text) > 0) {
      read_part(draft, line);
      continue;
    }
    finish(draft);
    draft = {};
    draft.file = file;
    draft.line = line;
    const std::string_view text = without_comment(line.text);
    if (!text.starts_with("rule ")) {
      error(file, line, line.text, "a rule begins with `rule NAME`, and its parts are indented");
      draft.good = false;
      continue;
    }
    draft.id = trim(text.substr(5));
    if (draft.id.find_first_of(" \t") == std::string::npos) continue;
    error(file, line, text.substr(5), "a rule's name is one word");
    draft.good = false;
  }
  finish(draft);
}

void RuleBuilder::read_part(Draft& draft, const Line& line) {
  const std::string_view text = trim(line.text);
  const std::size_t colon = text.find(':');
  const std::string_view key = text.substr(0, colon == std::string_view::npos ? 0 : colon);
  const std::string_view rest =
      colon == std::string_view::npos ? std::string_view{} : trim(text.substr(colon + 1));
  const std::size_t indent = indentation(line.text);
  const bool goes_on = !draft.pattern.empty() && indent > draft.pattern_indent;
  if (goes_on) {
    draft.pattern += ' ';
    draft.pattern += without_comment(text);
    return;
  }
  if (!draft.pattern.empty()) read_pattern(draft, draft.pattern_line, draft.pattern);
  draft.pattern.clear();
  if (draft.line.number == 0)
    return error(draft.file, line, text, "this belongs to no rule: begin one with `rule NAME`");
  if (key == "set") return read_set(draft, line, without_comment(rest));
  if (key == "yes" || key == "no") return read_example(draft, line, rest, key == "yes");
  if (key != "when") {
    draft.good = false;
    return error(draft.file, line, text,
                 fmt::format("a rule has set:, when:, yes: and no:, not \"{}\"{}",
                             key.empty() ? text.substr(0, text.find(' ')) : key,
                             did_you_mean(key, {"set", "when", "yes", "no"})));
  }
  draft.pattern = without_comment(rest);
  draft.pattern_indent = indent;
  draft.pattern_line = line;
  draft.pattern_at =
      rest.empty() ? line.text.size() : static_cast<std::size_t>(rest.data() - line.text.data());
  if (draft.pattern.empty()) {
    draft.good = false;
    error(draft.file, line, text, "when: needs a pattern");
  }
}

void RuleBuilder::read_set(Draft& draft, const Line& line, std::string_view text) {
  while (!text.empty()) {
    const std::size_t equal = text.find('=');
    std::size_t end = std::min(text.find(' '), text.size());
    std::string_view value;
    if (equal != std::string_view::npos && equal + 1 < text.size() && text[equal + 1] == '"') {
      const std::size_t close = text.find('"', equal + 2);
      end = close == std::string_view::npos ? end : close + 1;
      value =
          close == std::string_view::npos ? std::string_view{} : text.substr(equal + 2, close - equal - 2);
    } else if (equal < end) {
      value = text.substr(equal + 1, end - equal - 1);
    }
    if (equal >= end || equal == 0 || value.empty()) {
      draft.good = false;
      return error(draft.file, line, text,
                   "set: takes key=value or key=\"several words\", with spaces between them");
    }
    draft.set.emplace_back(text.substr(0, equal), value);
    text = trim(text.substr(end));
  }
}

// How few units of a text pass a test; only the order matters.
int RuleBuilder::rarity(const Instruction& i) const {
  switch (i.test) {
    case Test::form:
    case Test::lemma:
      return words_.forms->is_closed_word((*words_.atoms)[i.value]) ? 2 : 5;
    case Test::class_:
      return 4;
    case Test::kind:
      return 3;
    case Test::part_of_speech:
      return 1;
    default:
      return 0;
  }
}

PatternNames RuleBuilder::names() const {
  const auto known = [this](std::string_view word) {
    return words_.forms->knows_form(word) || words_.entries->defines_spelling(word) || !has_letter(word);
  };
  PatternNames names;
  names.words = [this, known](std::string_view spelling, bool quoted, std::string& problem) {
    std::vector<std::uint32_t> atoms;
    for (const std::string& word : (*words_.splitter)(spelling)) {
      if (!quoted && !known(word)) {
        problem = fmt::format(
            "no source knows the word \"{}\"{}; a word that is right all the same is written \"{}\" with "
            "its quotes",
            word, did_you_mean(word, words_.forms->similar_forms(word)), word);
        return atoms;
      }
      atoms.push_back(words_.atoms->intern(word));
    }
    return atoms;
  };
  names.lemma = [this](std::string_view lemma, bool quoted, std::string& problem) {
    const std::string word = normalise(lemma);
    if (!quoted && !words_.forms->knows_lemma(word) && !words_.entries->defines_spelling(word) &&
        words_.atoms->find(word) == 0)
      problem = fmt::format("no source knows the lemma \"{}\"{}", word,
                            did_you_mean(word, words_.forms->similar_forms(word)));
    return problem.empty() ? words_.atoms->intern(word) : 0;
  };
  names.class_id = [this](std::string_view name, std::string& problem) {
    const std::uint32_t id = words_.classes->find(name);
    if (id != 0) return id;
    std::vector<std::string_view> known_classes;
    for (std::uint32_t n = 1; n < words_.classes->size(); ++n) known_classes.push_back((*words_.classes)[n]);
    problem = fmt::format("no source defines the class \"{}\"{}", name, did_you_mean(name, known_classes));
    return id;
  };
  return names;
}

void RuleBuilder::read_pattern(Draft& draft, const Line& line, std::string_view text) {
  PatternError problem;
  auto pattern = parse_pattern(text, names(), problem);
  if (pattern && pattern->may_be_empty())
    problem = {0, "this pattern may be empty: it would match everywhere"};
  if (problem.message.empty()) {
    draft.patterns.push_back(std::move(*pattern));
    return;
  }
  draft.good = false;  // of a pattern over several lines only the first line can be pointed into
  const std::size_t at = std::min(draft.pattern_at + problem.at, line.text.size());
  diagnostics_->error(draft.file, line.number, line.text, at, std::move(problem.message));
}

void RuleBuilder::read_example(Draft& draft, const Line& line, std::string_view text, bool expected) {
  Example example;
  const std::size_t arrow = text.find(" -> ");
  example.sentence = trim(text.substr(0, arrow));
  if (example.sentence.empty()) return error(draft.file, line, text, "a sentence is wanted");
  if (arrow != std::string_view::npos) {
    for (std::string_view slot : split(text.substr(arrow + 4), ';')) {
      slot = trim(slot);
      const std::size_t equal = slot.find('=');
      if (equal == std::string_view::npos || equal == 0)
        return error(draft.file, line, slot, "after -> stand slot=text pairs, with ; between them");
      example.slots.emplace_back(trim(slot.substr(0, equal)), trim(slot.substr(equal + 1)));
    }
  }
  example.rule = draft.id;
  example.expected = expected;
  example.file = draft.file;
  example.line = line.number;
  example.column =
      static_cast<std::uint32_t>(text.data() - line.text.data()) + 1;  // before it stands only ASCII
  example.source = line.text;
  draft.examples.push_back(std::move(example));
}

void RuleBuilder::finish(Draft& draft) {
  if (draft.line.number == 0) return;
  if (!draft.pattern.empty()) read_pattern(draft, draft.pattern_line, draft.pattern);
  if (!draft.good) return;
  if (draft.patterns.empty()) return error(draft.file, draft.line, draft.line.text, "this rule has no when:");
  const std::string_view stem = stem_of(draft.file);
  const std::string name(stem.substr(stem.rfind('/') + 1));
  Group& group = groups_[name];
  if (const auto [first, fresh] = group.lines.emplace(draft.id, draft.line.number); !fresh)
    return error(draft.file, draft.line, draft.line.text,
                 fmt::format("there is a rule of this name already, in line {}", first->second));
  const RuleProgram program = compile_patterns(draft.patterns);
  if (program.code.size() > kMaxCode)
    return error(draft.file, draft.line, draft.line.text,
                 "this rule is too large: use classes instead of long alternatives");
  RuleRecord record;
  record.id = words_.text->intern(draft.id);
  record.where = words_.text->intern(fmt::format("{}:{}", draft.file, draft.line.number));
  record.set_begin = static_cast<std::uint32_t>(sets_.size());
  record.set_count = static_cast<std::uint32_t>(draft.set.size());
  for (const auto& [key, value] : draft.set) {
    sets_.push_back(words_.text->intern(key));
    sets_.push_back(words_.text->intern(value));
  }
  record.slot_begin = static_cast<std::uint32_t>(slots_.size());
  record.slot_count = static_cast<std::uint32_t>(program.slots.size());
  for (const std::string& slot : program.slots) slots_.push_back(words_.text->intern(slot));
  record.code_begin = static_cast<std::uint32_t>(code_.size());
  record.code_count = static_cast<std::uint32_t>(program.code.size());
  record.needed = needed_test(program.code, [this](const Instruction& i) { return rarity(i); });
  code_.insert(code_.end(), program.code.begin(), program.code.end());
  group.rules.push_back(record);
  for (Example& example : draft.examples) {
    example.group = name;
    examples_.push_back(std::move(example));
  }
}

void RuleBuilder::write(Sections& out) const {
  std::vector<RuleGroupRecord> groups;
  std::vector<RuleRecord> rules;
  for (const auto& [name, group] : groups_) {
    const auto begin = static_cast<std::uint32_t>(rules.size());
    rules.insert(rules.end(), group.rules.begin(), group.rules.end());
    groups.push_back({words_.text->intern(name), begin, static_cast<std::uint32_t>(rules.size())});
  }
  std::vector<std::uint32_t> stops;
  for (const std::string_view stop : kStops) stops.push_back(words_.atoms->intern(stop));
  out["rule"] = as_bytes(rules);
  out["rule.group"] = as_bytes(groups);
  out["rule.set"] = as_bytes(sets_);
  out["rule.slot"] = as_bytes(slots_);
  out["rule.code"] = as_bytes(code_);
  out["rule.stop"] = as_bytes(stops);
}

}  // namespace recoupe
