// Text → blocks: title, paragraphs, headings, and page furniture set aside (still addressable).
//
// Lines first (line.h); rows of fr/furniture.tsv and all/furniture.tsv name those that belong to the page
// (furniture.h); layout names the title and headings and joins what was wrapped (layout.h); agencies that are
// credited become origins (agency.h). Every character that is not white space belongs to exactly one block.
// Cost: about 70 µs for a report of 200 words.
#pragma once

#include <memory>
#include <string>

#include "lexicon/lexicon.h"
#include "report/report.h"

namespace recoupe {

class BlockReader {
 public:
  explicit BlockReader(const Lexicon& lexicon);  // which must outlive this
  ~BlockReader();
  // Fills report.blocks and report.origins (and report.title, when the first line is a title that stands
  // apart). `plain`: the text is bare: no title, no furniture; a blank line starts a paragraph. Thread-safe.
  void read(Report& report, bool plain = false) const;

 private:
  struct Rules;
  std::unique_ptr<const Rules> rules_;
};

// The text form of this stage: a line a block ("paragraph 12-80 fr/furniture.tsv:3 | text"), then a line an
// origin.
std::string to_text(const Report& report);

}  // namespace recoupe
