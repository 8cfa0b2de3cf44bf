// Which rules match a sentence, and with what: for the linguist (`recoupe lexicon check` and `why`).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/reading.h"

namespace recoupe {

struct RuleMatch {
  std::string_view rule;                     // "day.weekday"
  std::string_view where;                    // "fr/dates.rules:41"
  std::string text;                          // what it matches
  std::map<std::string, std::string> slots;  // name → exact words
};

class RuleTracer {
 public:
  explicit RuleTracer(const Lexicon& lexicon);  // the lexicon must outlive the tracer
  ~RuleTracer();
  // All matches of a group's rules ("dates") in a text that is read as bare, over the units that their stage
  // builds.
  std::vector<RuleMatch> matches(const std::string& group, const std::string& text) const;
  // The word stage of such a text: readings and entries of each word, with their sources.
  std::string words(const std::string& text) const;

 private:
  const Lexicon* lexicon_;
  Reader reader_;
};

// Groups that a stage reads; rules of any other file match words alone.
inline constexpr std::string_view kRuleGroups[] = {"numbers", "dates"};

}  // namespace recoupe
