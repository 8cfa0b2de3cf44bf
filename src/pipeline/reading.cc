// The journey, on one screen. What each stage takes and gives stands in its own header; docs/journey.md shows
// one report on its way.
#include "pipeline/reading.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/journey.h"

namespace recoupe {
namespace {

constexpr std::array<std::string_view, 6> kStageNames = {"report", "sentence", "word",
                                                         "phrase", "mention",  "claim"};

bool carries_meaning(const Word& word) {
  switch (word.upos) {
    case Upos::ADP:
    case Upos::CCONJ:
    case Upos::DET:
    case Upos::PUNCT:
    case Upos::SCONJ:
    case Upos::SYM:
      return false;
    default:
      return true;
  }
}

// Every lemma that the word may have, so that a query meets it whichever of them it was read as.
void add_lemmas(std::string& out, const Word& word, const Lexicon& lexicon) {
  if (word.kind == TokenKind::punctuation) return;
  const auto add = [&](std::string_view lemma) {
    if (!out.empty()) out += ' ';
    out += lemma;
  };
  add(word.lemma);
  std::array<std::string_view, 4> seen = {word.lemma};
  std::size_t count = 1;
  for (const Analysis& analysis : lexicon.analyses(word.form)) {
    const std::string_view lemma = lexicon.lemma(analysis.lemma);
    const bool known = std::find(seen.begin(), seen.begin() + count, lemma) != seen.begin() + count;
    if (known || count == seen.size()) continue;
    seen[count++] = lemma;
    add(lemma);
  }
}

std::vector<IndexedSentence> index_of(const Words& words, const Lexicon& lexicon) {
  std::vector<IndexedSentence> out;
  for (std::size_t s = 0; s < words.sentences.size(); ++s) {
    const Sentence& sentence = words.sentences[s];
    if (!Block{sentence.kind, sentence.span, {}}.is_read()) continue;
    IndexedSentence& indexed = out.emplace_back();
    indexed.span = sentence.span;
    for (std::uint32_t w = words.ranges[s].begin; w < words.ranges[s].end; ++w)
      add_lemmas(indexed.lemmas, words.words[w], lexicon);
  }
  return out;
}

std::uint32_t count_words(const Words& words) {
  std::uint32_t count = 0;
  for (const Word& word : words.words) count += word.kind != TokenKind::punctuation && word.part <= 1;
  return count;
}

struct Cut {
  std::uint32_t end;   // of the first part
  std::uint32_t next;  // begin of the second
};

// Where to cut a sentence that must not go on behind `most`: at its last space, or between two characters.
Cut cut_of(std::string_view text, ByteSpan most) {
  const std::size_t space = text.substr(most.begin, most.size()).find_last_of(" \n\t");
  if (space != std::string_view::npos && space > 0) {
    const auto at = static_cast<std::uint32_t>(most.begin + space);
    const std::size_t end = text.find_last_not_of(" \n\t", at);
    const std::size_t next = text.find_first_not_of(" \n\t", at);
    if (end >= most.begin && end != std::string_view::npos && next != std::string_view::npos)
      return {static_cast<std::uint32_t>(end + 1), static_cast<std::uint32_t>(next)};
  }
  std::uint32_t at = most.end;
  while ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return {at, at};
}

}  // namespace

std::optional<Stage> stage_from(std::string_view name) {
  for (std::size_t i = 0; i < kStageNames.size(); ++i)
    if (kStageNames[i] == name) return static_cast<Stage>(i);
  return std::nullopt;
}

bool is_readable_language(std::string_view language) {
  const std::string_view code = language.substr(0, language.find_first_of("-_"));
  return code == "fr" || code == "FR" || code == "Fr";
}

Reader::Reader(const Lexicon& lexicon) : stages_(std::make_unique<Stages>(lexicon)) {}
Reader::~Reader() = default;

void Journey::run(Stage last, bool plain) {
  stages_.blocks.read(report, plain);
  if (last == Stage::report) return;
  words.sentences = stages_.sentences.split(report);
  keep_to_budget();
  if (last == Stage::sentence) return;
  words = stages_.words.read(report.text, std::move(words.sentences));
  if (last == Stage::word || !is_readable_language(report.language)) return;
  phrases.numbers = stages_.numbers.read(words);
  phrases.dates = stages_.dates.read(report, words);
  settle(phrases.numbers, phrases.dates);
  phrases.places = stages_.places.read(report, words);
  phrases.nouns = stages_.nouns.read(words, phrases);
  chunks = stages_.chunks.chunk(words, phrases);
  scene.emplace(stages_.lexicon, stages_.events.vocabulary(), report, words, phrases, chunks);
  if (last == Stage::phrase) return;
  mentions = stages_.events.read(*scene);
  if (last == Stage::mention) return;
  claims = read_claims(*scene, mentions);
}

// Cuts sentences longer than kSentenceBytes into several and leaves what lies behind kReadBytes out.
void Journey::keep_to_budget() {
  std::vector<Sentence> kept;
  for (Sentence rest : words.sentences) {
    while (rest.span.size() > kSentenceBytes) {
      Sentence& piece = kept.emplace_back(rest);
      const Cut cut = cut_of(report.text, {rest.span.begin, rest.span.begin + kSentenceBytes});
      piece.span.end = cut.end;
      rest.span.begin = cut.next;
    }
    kept.push_back(rest);
    if (rest.span.end > kReadBytes) break;
  }
  const auto beyond = std::find_if(kept.begin(), kept.end(),
                                   [](const Sentence& sentence) { return sentence.span.end > kReadBytes; });
  if (beyond != kept.end()) unread = {beyond->span.begin, static_cast<std::uint32_t>(report.text.size())};
  kept.erase(beyond, kept.end());
  words.sentences = std::move(kept);
}

Reading Reader::read(Report report, std::vector<IndexedSentence>* index) const {
  Journey journey(*stages_, std::move(report));
  journey.run(Stage::claim, false);
  Reading out;
  out.words = count_words(journey.words);
  if (index != nullptr) *index = index_of(journey.words, stages_->lexicon);
  out.not_an_incident = std::move(journey.mentions.not_an_incident);
  out.events = std::move(journey.mentions.events);
  out.relations = std::move(journey.mentions.relations);
  out.claims = std::move(journey.claims.claims);
  out.flags = std::move(journey.claims.flags);
  if (!journey.unread.empty())
    out.flags.push_back({"too_long",
                         "the text was read up to byte " + std::to_string(journey.unread.begin),
                         {journey.unread}});
  out.report = std::move(journey.report);
  return out;
}

std::vector<std::string> Reader::lemmas_of(std::string_view query) const {
  Sentence whole;
  whole.span = {0, static_cast<std::uint32_t>(query.size())};
  const Words words = stages_->words.read(query, {whole});
  std::vector<std::string> out, all;
  for (const Word& word : words.words) {
    if (word.kind == TokenKind::punctuation) continue;
    all.push_back(word.lemma);
    if (carries_meaning(word)) out.push_back(word.lemma);
  }
  return out.empty() ? all : out;
}

}  // namespace recoupe
