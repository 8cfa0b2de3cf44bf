// Rows of fr/furniture.tsv and all/furniture.tsv as a matcher of lines.
//
// Rows that fix a line's first word are found by it, the others are tried one by one: some 50 globs a short
// line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lexicon/lexicon.h"
#include "report/report.h"

namespace recoupe {

enum class Reach : std::uint8_t {
  line,
  run /* and title-like lines that follow at once */,
  tail /* and all that follows */
};

struct FurnitureMatch {
  BlockKind kind = BlockKind::furniture;
  Reach reach = Reach::line;
  std::string_view rule;  // "fr/furniture.tsv:12"
};

struct LineShape {
  std::string_view raw;  // as written
  std::string form;      // line_form, agencies replaced by kAgencyMark; may be cut (see `whole`)
  bool whole = true;     // whether `form` is all of the line
  std::uint32_t words = 0;
  bool ends_sentence = false;
};

inline constexpr char kAgencyMark = '\x02';

class FurnitureRules {
 public:
  // Strings of the tables must outlive this.
  explicit FurnitureRules(const std::vector<Table>& tables);

  std::optional<FurnitureMatch> match(const LineShape& line) const;
  const std::unordered_set<std::string_view>& agency_nouns() const { return agency_nouns_; }

 private:
  enum class How : std::uint8_t { equals, starts, contains, pattern, byline };
  struct Row {
    How how;
    std::string text;  // as line_form gives it
    FurnitureMatch match;
    std::string literal;  // the longest part of `text` without wildcards: a quick no for most lines
  };
  void add(const std::vector<std::string_view>& fields, std::string_view where);
  static bool applies(const Row& row, const LineShape& line);

  std::vector<Row> rows_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_word_;  // first word of `form` → rows
  std::vector<std::uint32_t> others_;                                    // rows that may begin with anything
  std::unordered_set<std::string_view> agency_nouns_;
};

}  // namespace recoupe
