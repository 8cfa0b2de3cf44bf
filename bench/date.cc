// Words a second of the date reader alone, on words that were read before; and the time to set it up.
#include <benchmark/benchmark.h>

#include <string>

#include "lexicon/lexicon.h"
#include "os/file.h"
#include "phrase/date.h"
#include "report/blocks.h"
#include "sentence/splitter.h"
#include "word/reader.h"

namespace recoupe {
namespace {

constexpr std::string_view kReport =
    "Au moins douze soldats ont été tués mardi soir, vers 19h30 heure locale (16h30 GMT), dans l'attaque "
    "d'un "
    "camp de l'armée. Les assaillants, arrivés à bord de pick-up lourdement armés, ont ouvert le feu avant "
    "de "
    "prendre la fuite vers la frontière. Dans la nuit du 4 au 5 mars, le même poste avait été visé ; la "
    "veille, "
    "un convoi. Depuis le début de l'année, 1 200 habitants ont quitté le village, selon le gouverneur, qui "
    "a "
    "précisé que le dernier bilan, celui de fin février, n'avait pas été revu. ";

struct Opened {
  Result<MappedFile> file = MappedFile::open(RECOUPE_BINARY_DIR "/recoupe.lexicon");
  Result<Lexicon> lexicon =
      file ? Lexicon::open(file->bytes(), "recoupe.lexicon") : Result<Lexicon>(tl::unexpected(file.error()));
};

void read_dates(benchmark::State& state) {
  const Opened opened;
  if (!opened.lexicon) return state.SkipWithError("recoupe.lexicon was not built");
  Report report;
  for (int i = 0; i < 5; ++i) report.text += kReport;
  report.published = timestamp_from_iso("2024-03-13");
  BlockReader(*opened.lexicon).read(report, true);
  const Words words =
      WordReader(*opened.lexicon).read(report.text, SentenceSplitter(*opened.lexicon).split(report));
  const DateReader reader(*opened.lexicon);
  std::size_t read = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(reader.read(report, words));
    read += words.words.size();
  }
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(read), benchmark::Counter::kIsRate);
}
BENCHMARK(read_dates)->Unit(benchmark::kMicrosecond);

void set_up_dates(benchmark::State& state) {
  const Opened opened;
  if (!opened.lexicon) return state.SkipWithError("recoupe.lexicon was not built");
  for (auto _ : state) benchmark::DoNotOptimize(DateReader(*opened.lexicon));
}
BENCHMARK(set_up_dates)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace recoupe
