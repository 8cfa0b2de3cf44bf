// Words a second of the reader of places alone (words are read before), and the time to set it up.
#include <benchmark/benchmark.h>

#include <string>

#include "lexicon/lexicon.h"
#include "os/file.h"
#include "phrase/place.h"
#include "report/blocks.h"
#include "sentence/splitter.h"
#include "word/reader.h"

namespace recoupe {
namespace {

constexpr std::string_view kReport =
    "Gao (Reuters) - Au moins douze soldats ont été tués et une trentaine d'autres blessés mardi soir dans "
    "l'attaque d'un camp de l'armée malienne à Tinsaloum, à 70 km au nord de Ménaka, a annoncé le colonel "
    "Ousmane "
    "Traoré. Les assaillants, arrivés de Kidal à bord de pick-up lourdement armés, ont ouvert le feu vers "
    "19h30 avant "
    "de prendre la fuite vers la frontière du Niger. « Le bilan pourrait s'alourdir », a déclaré Stephanie "
    "Grisham, "
    "porte-parole de la Minusma, précisant que 1 200 habitants du village de Koulgo, dans la région de "
    "Mopti, avaient "
    "été déplacés. A Bamako, l'Organisation internationale pour les migrations (OIM) et le Front de "
    "libération de "
    "l'Azawad n'ont pas réagi, tandis que Paris et Washington condamnaient l'attaque. ";

struct Opened {
  Result<MappedFile> file = MappedFile::open(RECOUPE_BINARY_DIR "/recoupe.lexicon");
  Result<Lexicon> lexicon =
      file ? Lexicon::open(file->bytes(), "recoupe.lexicon") : Result<Lexicon>(tl::unexpected(file.error()));
};

void read_places(benchmark::State& state) {
  const Opened opened;
  if (!opened.lexicon) return state.SkipWithError("recoupe.lexicon was not built");
  Report report;
  for (int i = 0; i < 4; ++i) report.text += kReport;
  BlockReader(*opened.lexicon).read(report, true);
  const Words words =
      WordReader(*opened.lexicon).read(report.text, SentenceSplitter(*opened.lexicon).split(report));
  const PlaceReader reader(*opened.lexicon);
  std::size_t read = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(reader.read(report, words));
    read += words.words.size();
  }
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(read), benchmark::Counter::kIsRate);
}
BENCHMARK(read_places)->Unit(benchmark::kMicrosecond);

void set_up(benchmark::State& state) {
  const Opened opened;
  if (!opened.lexicon) return state.SkipWithError("recoupe.lexicon was not built");
  for (auto _ : state) benchmark::DoNotOptimize(PlaceReader(*opened.lexicon));
}
BENCHMARK(set_up)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace recoupe
