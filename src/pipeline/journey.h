// One report on its way: what every stage has found so far. Shared by reading.cc, which runs it, and
// explain.cc, which prints it.
#pragma once

#include <optional>

#include "claim/reader.h"
#include "claim/translation.h"
#include "mention/reader.h"
#include "phrase/chunk.h"
#include "phrase/name.h"
#include "phrase/scene.h"
#include "pipeline/reading.h"
#include "report/blocks.h"
#include "sentence/splitter.h"
#include "word/reader.h"
#include "word/syntax.h"

namespace recoupe {

struct Reader::Stages {
  explicit Stages(const Lexicon& language)
      : lexicon(language),
        blocks(language),
        sentences(language),
        words(language),
        syntax(language),
        numbers(language),
        dates(language),
        places(language),
        names(language),
        nouns(language),
        events(language),
        chunks(language, events.vocabulary()),
        translation(language) {}

  const Lexicon& lexicon;
  BlockReader blocks;
  SentenceSplitter sentences;
  WordReader words;
  SyntaxReader syntax;
  NumberReader numbers;
  DateReader dates;
  PlaceReader places;
  NameReader names;
  NounReader nouns;
  EventReader events;
  Chunker chunks;
  TranslationReader translation;
};

// Which sentences are parsed, and whether there is anything to find phrases for.
enum class Parsing : std::uint8_t {
  needed,  // as gated; a report without a word that could be a trigger has its dates read alone, since a
           // wrong weekday is flagged there too
  gated,   // sentences that may matter (phrase/gate.h)
  all
};

class Journey {
 public:
  Journey(const Reader::Stages& stages, Report taken) : report(std::move(taken)), stages_(stages) {}
  Journey(const Journey&) = delete;  // `scene` points at the other members
  Journey& operator=(const Journey&) = delete;

  // What a report may ask for. A stage may take time that grows with the square of a sentence; that of a
  // report grows as its length. Within these bounds no text holds a thread for long.
  static constexpr std::uint32_t kReadBytes =
      1024 * 1024;  // of a text: 170,000 words, a book; no report of the press is as long
  static constexpr std::uint32_t kSentenceBytes =
      4 * 1024;  // 600 words: longer ones are lists or no sentences at all

  void run(Stage last, bool plain, Parsing parsing = Parsing::gated);
  void read_names();  // after the phrase stage; events do without them so far

  Report report;
  Words words;
  Phrases phrases;
  std::vector<NamePhrase> names;
  Chunks chunks;
  std::optional<Scene> scene;
  Mentions mentions;
  Claims claims;
  ByteSpan unread;  // behind kReadBytes, empty for most

 private:
  void keep_to_budget();
  bool read_syntax(Parsing parsing);  // whether anything may trigger
  void read_phrases();
  const Reader::Stages& stages_;
};

}  // namespace recoupe
