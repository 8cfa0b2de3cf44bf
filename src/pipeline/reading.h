// The journey of one report: report → sentence → word → phrase → mention → claim.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claim/claim.h"
#include "ledger/ledger.h"
#include "lexicon/lexicon.h"

namespace recoupe {

enum class Stage : std::uint8_t { report, sentence, word, phrase, mention, claim };
std::optional<Stage> stage_from(std::string_view name);

// Whether the journey knows this language ("fr", "fr-FR", "FR").
bool is_readable_language(std::string_view language);

// All stages, set up once from a lexicon. Thread-safe: many threads may read with one Reader.
class Reader {
 public:
  struct Stages;  // pipeline/journey.h

  explicit Reader(const Lexicon& lexicon);  // the lexicon must outlive the reader
  ~Reader();

  // `report` has id, text and metadata (report/input.h); blocks and origins are filled in here. A report in a
  // language that cannot be read yet comes back with its blocks and no events. `index`, when given, receives
  // the sentences with the lemmas that search looks for.
  Reading read(Report report, std::vector<IndexedSentence>* index = nullptr) const;

  // The text form of every stage up to `last` (`recoupe explain`). `plain`: the text is bare
  // (report/blocks.h).
  std::string explain(Report report, Stage last, bool plain = false) const;

  // The phrases of the report as JSON (`recoupe explain --json`): pipeline/json_phrases.h.
  std::string phrases_json(Report report, bool plain = false) const;

  // The words of a query as search looks for them: lemmas, without determiners, prepositions and conjunctions
  // unless there is nothing else.
  std::vector<std::string> lemmas_of(std::string_view query) const;

  const Stages& stages() const { return *stages_; }

 private:
  std::unique_ptr<Stages> stages_;
};

}  // namespace recoupe
