// The sentences of the rules, and whether the finished program reads them as their authors said. The stages
// that make units out of a sentence lie above this layer: the caller lends them as a function.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "lexc/diagnostic.h"

namespace recoupe {

struct Example {
  std::string group;     // "claim" of "fr/claim.rules"
  std::string rule;      // "killed.passive"
  bool expected = true;  // `yes:`
  std::string sentence;
  std::vector<std::pair<std::string, std::string>>
      slots;  // of `yes:`, each name with the text that it must hold
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string source;  // the line itself
};

struct ExampleMatch {
  std::string rule;
  std::map<std::string, std::string> slots;  // name → text
};

// All matches of the group's rules in the sentence, read as a report of its own.
using RunSentence =
    std::function<std::vector<ExampleMatch>(const std::string& group, const std::string& sentence)>;

// One error for every sentence that is read otherwise than its author said.
std::vector<Diagnostic> check_examples(const std::vector<Example>& examples, const RunSentence& run);

}  // namespace recoupe
