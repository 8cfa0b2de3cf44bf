// News agencies named in a text: those of all/agencies.tsv, and on short lines the unknown ones that call
// themselves so ("Agence Océane").
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/span.h"
#include "lexicon/lexicon.h"

namespace recoupe {

struct AgencyMention {
  ByteSpan span;
  std::string name;    // "AFP"
  bool cased = false;  // written with the capitals of a name: "Reuters", "AFP", not "afp"
};

class AgencyFinder {
 public:
  // `nouns`: normalised words before the name of an unknown agency ("agence"); views that outlive this.
  AgencyFinder(const Lexicon& lexicon, std::unordered_set<std::string_view> nouns);

  // Mentions in text[range], in order, disjoint. `loose`: also in small letters, also unknown agencies.
  std::vector<AgencyMention> find(std::string_view text, ByteSpan range, bool loose) const;

 private:
  bool known_at(std::string_view text, ByteSpan word, std::uint32_t end, AgencyMention& out) const;
  bool unknown_at(std::string_view text, ByteSpan word, std::uint32_t end, AgencyMention& out) const;

  const Lexicon* lexicon_;
  std::unordered_set<std::string_view> nouns_;
  ClassId agency_ = 0;
};

}  // namespace recoupe
