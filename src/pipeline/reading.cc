// The journey, on one screen. What each stage takes and gives stands in its own header; docs/journey.md shows
// one report on its way.
#include "pipeline/reading.h"

#include <array>
#include <numeric>
#include <utility>

#include "phrase/gate.h"
#include "pipeline/journey.h"
#include "pipeline/search_index.h"

namespace recoupe {
namespace {

constexpr std::array<std::string_view, 6> kStageNames = {"report", "sentence", "word",
                                                         "phrase", "mention",  "claim"};

std::uint32_t count_words(const Words& words) {
  std::uint32_t count = 0;
  for (const Word& word : words.words) count += word.kind != TokenKind::punctuation && word.part <= 1;
  return count;
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

bool Journey::read_syntax(Parsing parsing) {
  std::vector<std::uint32_t> chosen;
  if (parsing != Parsing::all) {
    chosen = sentences_to_parse(words, stages_.events.vocabulary());
  } else {
    chosen.resize(words.sentences.size());
    std::iota(chosen.begin(), chosen.end(), 0U);
  }
  stages_.syntax.read(words, chosen);
  return !chosen.empty();
}

void Journey::read_phrases() {
  phrases.numbers = stages_.numbers.read(words);
  phrases.dates = stages_.dates.read(report, words);
  settle(phrases.numbers, phrases.dates);
  phrases.places = stages_.places.read(report, words);
  settle(phrases.dates, phrases.places);
  phrases.nouns = stages_.nouns.read(words, phrases);
  chunks = stages_.chunks.chunk(words, phrases);
}

void Journey::run(Stage last, bool plain, Parsing parsing) {
  stages_.blocks.read(report, plain);
  if (last == Stage::report) return;
  words.sentences = stages_.sentences.split(report, plain ? SentenceEnds::all : SentenceEnds::by_layout);
  keep_to_budget();
  if (last == Stage::sentence) return;
  words = stages_.words.read(report.text, std::move(words.sentences));
  if (!is_readable_language(report.language)) return;
  const bool may_tell = read_syntax(parsing);
  if (last == Stage::word) return;
  if (may_tell || parsing != Parsing::needed) {
    read_phrases();
  } else {
    phrases.dates = stages_.dates.read(report, words);
    chunks.sentences.resize(words.sentences.size());
  }
  scene.emplace(stages_.lexicon, stages_.events.vocabulary(), report, words, phrases, chunks);
  if (last == Stage::phrase) return;
  mentions = stages_.events.read(*scene);
  if (last == Stage::mention) return;
  claims = read_claims(*scene, mentions);
  if (auto flag = stages_.translation.read(*scene)) claims.flags.push_back(std::move(*flag));
}

void Journey::read_names() { names = stages_.names.read(report, words, phrases.places); }

Reading Reader::read(Report report, std::vector<IndexedSentence>* index) const {
  Journey journey(*stages_, std::move(report));
  journey.run(Stage::claim, false, Parsing::needed);
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
  return query_lemmas(stages_->words.read(query, {whole}));
}

}  // namespace recoupe
