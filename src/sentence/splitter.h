// Blocks → sentences, with ICU's French rules and the lexicon's abbreviations.
//
// ICU proposes boundaries; a proposal falls when no full stop, ! ? or … stands before it (a wrapped line),
// when an abbreviation of fr/abbreviations.tsv or an initial stands before it (« M. Martin », « J. Martin »),
// or when it would leave a bare number or time alone (« 08h15. »); it moves behind closing quotes (« Feu ! »
// Il tire). Titles, headings and furniture are one sentence each.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "sentence/sentence.h"

namespace recoupe {

// Where headings and items may be cut apart that no full stop ends: nowhere; where a text's layout was lost,
// that is in blocks longer than a paragraph of the press; everywhere.
enum class SentenceEnds : std::uint8_t { marked, by_layout, all };

class SentenceSplitter {
 public:
  explicit SentenceSplitter(const Lexicon& lexicon);
  ~SentenceSplitter();
  SentenceSplitter(const SentenceSplitter&) = delete;
  SentenceSplitter& operator=(const SentenceSplitter&) = delete;
  // Sentences of every block, furniture included (Sentence::kind tells). Together they hold every character
  // of the blocks that is not white space. Thread-safe.
  std::vector<Sentence> split(const Report& report, SentenceEnds ends = SentenceEnds::all) const;

 private:
  struct Rules;
  std::unique_ptr<const Rules> rules_;
};

// The text form of this stage: a line a sentence ("12-80 paragraph headline quoted | text").
std::string to_text(const std::vector<Sentence>& sentences, const Report& report);

}  // namespace recoupe
