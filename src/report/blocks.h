// Text → blocks: title, paragraphs, headings, and page furniture set aside (still addressable).
#pragma once

#include "lexicon/lexicon.h"
#include "report/report.h"

namespace recoupe {

class BlockReader {
 public:
  explicit BlockReader(const Lexicon& lexicon);
  // Fills report.blocks and report.origins (and report.title, when the first line is a title that stands apart).
  // `plain`: the text is bare: no title, no furniture; a blank line starts a paragraph.
  void read(Report& report, bool plain = false) const;

 private:
  const Lexicon* lexicon_;
};

}  // namespace recoupe
