// Rule files → sections of the image, and the sentences that the rules must and must not match.
//
//   rule killed.passive
//     set:  kind=killed
//     when: {who: %np&@person} :AUX+ =tuer
//     yes:  Douze soldats ont été tués hier. -> who=Douze soldats
//     no:   Douze soldats ont été décorés.
//
// A rule begins with `rule` at the line's begin; its parts are indented. Several `when:` are alternatives. A
// line that is indented farther than the `when:` above it goes on with its pattern. `#` after a space begins
// a comment.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lexc/diagnostic.h"
#include "lexc/entries.h"
#include "lexc/examples.h"
#include "lexc/forms.h"
#include "lexc/pattern_parser.h"
#include "lexc/source.h"
#include "lexc/string_pool.h"
#include "lexicon/format.h"

namespace recoupe {

class RuleBuilder {
 public:
  struct Words {  // what patterns may speak of
    const SpellingSplitter* splitter;
    const EntryBuilder* entries;
    const FormBuilder* forms;
    StringPool* atoms;          // patterns add spellings of their own
    const StringPool* classes;  // complete
    StringPool* text;
  };
  RuleBuilder(Words words, Diagnostics& diagnostics);

  void read(std::string_view file, std::string_view bytes);
  void write(Sections& out) const;
  std::vector<Example> take_examples() { return std::move(examples_); }

 private:
  struct Draft;  // the rule being read

  void read_part(Draft& draft, const Line& line);
  void read_set(Draft& draft, const Line& line, std::string_view text);
  void read_pattern(Draft& draft, const Line& line, std::string_view text);
  void read_example(Draft& draft, const Line& line, std::string_view text, bool expected);
  void finish(Draft& draft);
  int rarity(const Instruction& i) const;
  PatternNames names() const;
  void error(std::string_view file, const Line& line, std::string_view part, std::string message);

  Words words_;
  Diagnostics* diagnostics_;
  struct Group {
    std::vector<RuleRecord> rules;
    std::map<std::string, std::uint32_t> lines;  // id → line of the rule
  };
  std::map<std::string, Group> groups_;
  std::vector<std::uint32_t> sets_;
  std::vector<std::uint32_t> slots_;
  std::vector<Instruction> code_;
  std::vector<Example> examples_;
};

}  // namespace recoupe
