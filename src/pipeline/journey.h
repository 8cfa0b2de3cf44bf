// One report on its way: what every stage has found so far. Shared by reading.cc, which runs it, and
// explain.cc, which prints it.
#pragma once

#include <optional>

#include "claim/reader.h"
#include "mention/reader.h"
#include "phrase/chunk.h"
#include "phrase/scene.h"
#include "pipeline/reading.h"
#include "report/blocks.h"
#include "sentence/splitter.h"
#include "word/reader.h"

namespace recoupe {

struct Reader::Stages {
  explicit Stages(const Lexicon& language)
      : lexicon(language),
        blocks(language),
        sentences(language),
        words(language),
        numbers(language),
        dates(language),
        places(language),
        nouns(language),
        events(language),
        chunks(language, events.vocabulary()) {}

  const Lexicon& lexicon;
  BlockReader blocks;
  SentenceSplitter sentences;
  WordReader words;
  NumberReader numbers;
  DateReader dates;
  PlaceReader places;
  NounReader nouns;
  EventReader events;
  Chunker chunks;
};

class Journey {
 public:
  Journey(const Reader::Stages& stages, Report taken) : report(std::move(taken)), stages_(stages) {}
  Journey(const Journey&) = delete;  // `scene` points at the other members
  Journey& operator=(const Journey&) = delete;

  // What a report may ask for. A stage may take time that grows with the square of a sentence or of a report;
  // within these bounds no text holds a thread for long.
  static constexpr std::uint32_t kReadBytes =
      256 * 1024;  // of a text: 40,000 words, far beyond any report of the press
  static constexpr std::uint32_t kSentenceBytes =
      4 * 1024;  // 600 words: longer ones are lists or no sentences at all

  void run(Stage last, bool plain);

  Report report;
  Words words;
  Phrases phrases;
  Chunks chunks;
  std::optional<Scene> scene;
  Mentions mentions;
  Claims claims;
  ByteSpan unread;  // behind kReadBytes, empty for most

 private:
  void keep_to_budget();
  const Reader::Stages& stages_;
};

}  // namespace recoupe
