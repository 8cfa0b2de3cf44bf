// Words a second of the reader of names alone: words and places are read before.
#include <benchmark/benchmark.h>

#include <string>

#include "lexicon/lexicon.h"
#include "os/file.h"
#include "phrase/name.h"
#include "report/blocks.h"
#include "sentence/splitter.h"
#include "word/reader.h"

namespace recoupe {
namespace {

constexpr std::string_view kReport =
    "Gao (Reuters) - Au moins douze soldats ont été tués et une trentaine d'autres blessés mardi soir dans "
    "l'attaque d'un camp de l'armée, a annoncé le colonel Ousmane Traoré. Les assaillants, arrivés de "
    "Ménaka à bord de pick-up lourdement armés, ont ouvert le feu vers 19h30 avant de prendre la fuite vers "
    "la frontière. « Le bilan pourrait s'alourdir », a déclaré Stephanie Grisham, porte-parole de la "
    "Minusma, précisant que 1 200 habitants du village voisin avaient été déplacés. L'Organisation "
    "internationale pour les migrations (OIM) et le Front de libération de l'Azawad n'ont pas réagi. ";

void read_names(benchmark::State& state) {
  const auto file = MappedFile::open(RECOUPE_BINARY_DIR "/recoupe.lexicon");
  if (!file) return state.SkipWithError("recoupe.lexicon was not built");
  const auto lexicon = Lexicon::open(file->bytes(), "recoupe.lexicon");
  if (!lexicon) return state.SkipWithError("recoupe.lexicon cannot be read");
  Report report;
  for (int i = 0; i < 4; ++i) report.text += kReport;
  BlockReader(*lexicon).read(report, true);
  const Words words = WordReader(*lexicon).read(report.text, SentenceSplitter(*lexicon).split(report));
  const auto places = PlaceReader(*lexicon).read(report, words);
  const NameReader reader(*lexicon);
  std::size_t read = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(reader.read(report, words, places));
    read += words.words.size();
  }
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(read), benchmark::Counter::kIsRate);
}
BENCHMARK(read_names)->Unit(benchmark::kMicrosecond);

void set_up(benchmark::State& state) {
  const auto file = MappedFile::open(RECOUPE_BINARY_DIR "/recoupe.lexicon");
  if (!file) return state.SkipWithError("recoupe.lexicon was not built");
  const auto lexicon = Lexicon::open(file->bytes(), "recoupe.lexicon");
  if (!lexicon) return state.SkipWithError("recoupe.lexicon cannot be read");
  for (auto _ : state) benchmark::DoNotOptimize(NameReader(*lexicon));
}
BENCHMARK(set_up)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace recoupe
