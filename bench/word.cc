// Words a second of the word stage (tokens, readings, tagger, entries) and of its parser, and the time to set
// them up.
#include <benchmark/benchmark.h>

#include <numeric>
#include <string>

#include "lexicon/lexicon.h"
#include "os/file.h"
#include "word/reader.h"
#include "word/syntax.h"

namespace recoupe {
namespace {

constexpr std::string_view kReport =
    "Au moins douze soldats ont été tués et une trentaine d'autres blessés mardi soir dans l'attaque d'un "
    "camp de "
    "l'armée, a-t-on appris de source sécuritaire. Les assaillants, arrivés à bord de pick-up lourdement "
    "armés, ont "
    "ouvert le feu vers 19h30 avant de prendre la fuite vers la frontière. « Le bilan pourrait s'alourdir », "
    "a déclaré "
    "le porte-parole du gouvernement, précisant que 1 200 habitants du village voisin avaient été déplacés. ";

struct Opened {
  Result<MappedFile> file = MappedFile::open(RECOUPE_BINARY_DIR "/recoupe.lexicon");
  Result<Lexicon> lexicon =
      file ? Lexicon::open(file->bytes(), "recoupe.lexicon") : Result<Lexicon>(tl::unexpected(file.error()));
};

std::vector<Sentence> sentences_of(std::string_view text) {
  std::vector<Sentence> sentences;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find(". ", begin) + 1;
    sentences.push_back({.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
    begin = end + 1;
  }
  return sentences;
}

void read_report(benchmark::State& state) {
  const Opened opened;
  if (!opened.lexicon) return state.SkipWithError("recoupe.lexicon was not built");
  const WordReader reader(*opened.lexicon);
  std::string text;
  for (int i = 0; i < 3; ++i) text += kReport;
  const auto sentences = sentences_of(text);
  std::size_t words = 0;
  for (auto _ : state) words += reader.read(text, sentences).words.size();
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
}
BENCHMARK(read_report)->Unit(benchmark::kMicrosecond);

// The parser alone, on words that were read before.
void read_syntax(benchmark::State& state) {
  const Opened opened;
  if (!opened.lexicon) return state.SkipWithError("recoupe.lexicon was not built");
  const SyntaxReader syntax(*opened.lexicon);
  if (!syntax.ready()) return state.SkipWithError("no model was trained");
  std::string text;
  for (int i = 0; i < 3; ++i) text += kReport;
  Words report = WordReader(*opened.lexicon).read(text, sentences_of(text));
  std::vector<std::uint32_t> all(report.sentences.size());
  std::iota(all.begin(), all.end(), 0U);
  std::size_t words = 0;
  for (auto _ : state) {
    syntax.read(report, all);
    words += report.words.size();
  }
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
}
BENCHMARK(read_syntax)->Unit(benchmark::kMicrosecond);

void set_up_syntax(benchmark::State& state) {
  const Opened opened;
  if (!opened.lexicon) return state.SkipWithError("recoupe.lexicon was not built");
  for (auto _ : state) benchmark::DoNotOptimize(SyntaxReader(*opened.lexicon));
}
BENCHMARK(set_up_syntax)->Unit(benchmark::kMillisecond);

void set_up(benchmark::State& state) {
  const Opened opened;
  if (!opened.lexicon) return state.SkipWithError("recoupe.lexicon was not built");
  for (auto _ : state) benchmark::DoNotOptimize(WordReader(*opened.lexicon));
}
BENCHMARK(set_up)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace recoupe
