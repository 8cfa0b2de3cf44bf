// The journey of one report: report → sentence → word → phrase → mention → claim.
#pragma once

#include <memory>
#include <string>

#include "claim/claim.h"
#include "lexicon/lexicon.h"

namespace recoupe {

enum class Stage : std::uint8_t { report, sentence, word, phrase, mention, claim };

// All stages, set up once from a lexicon. Thread-safe: many threads may read with one Reader.
class Reader {
 public:
  explicit Reader(const Lexicon& lexicon);  // the lexicon must outlive the reader
  ~Reader();
  // `report` has id, text and metadata (report/input.h); blocks and origins are filled in here.
  Reading read(Report report) const;
  // The text form of every stage up to `last` (`recoupe explain`).
  std::string explain(Report report, Stage last) const;

 private:
  struct Stages;
  std::unique_ptr<Stages> stages_;
};

}  // namespace recoupe
