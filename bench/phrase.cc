// Words a second, on one core, of the readers of numbers, dates and places: each alone, and all three. The
// words are read before.
//
// The text is news with a number, a date or a place in most clauses, as reports of attacks are; `nonsense` is
// numerals only.
#include <benchmark/benchmark.h>

#include <memory>
#include <optional>
#include <string>

#include "lexicon/lexicon.h"
#include "os/file.h"
#include "phrase/date.h"
#include "phrase/number.h"
#include "phrase/place.h"
#include "report/blocks.h"
#include "sentence/splitter.h"
#include "word/reader.h"

namespace recoupe {
namespace {

constexpr int kRepeats = 40;
constexpr std::string_view kReport =
    "Gao (Reuters) - Au moins douze soldats ont été tués et une trentaine d'autres blessés mardi soir, vers "
    "19h30 "
    "heure locale, dans l'attaque d'un camp de l'armée malienne, à 45 km au nord de Ménaka, a annoncé le "
    "colonel "
    "Ousmane Traoré. Les assaillants, arrivés de Kidal à bord d'une vingtaine de pick-up, ont pris la fuite "
    "vers la "
    "frontière du Niger. Le bilan est passé de 12 à 15 morts, dont deux officiers, selon un décompte arrêté "
    "le 14 "
    "mars 2021. Un berger de 34 ans figure parmi les victimes. Quelque 1 200 habitants du village de Koulgo, "
    "dans la "
    "région de Mopti, ont été déplacés ; près de 60 % d'entre eux n'ont rien reçu. Dans la nuit du 4 au 5 "
    "mars, le "
    "même poste avait été visé. Depuis 2015, les violences ont fait plus de 14.000 morts et deux millions et "
    "demi de "
    "déplacés dans les trois pays. « Nous n'avons aucune nouvelle de soixante et onze de nos hommes », a dit "
    "un "
    "responsable à Bamako, tandis que Paris et Washington condamnaient l'attaque. ";

struct Text {  // what all readers take
  Report report;
  Words words;
};

// The compiled lexicon, opened once; nullptr when it was not built.
const Lexicon* lexicon() {
  static const auto file = MappedFile::open(RECOUPE_BINARY_DIR "/recoupe.lexicon");
  static const auto opened = [] {
    std::optional<Lexicon> out;
    if (!file) return out;
    if (auto lexicon = Lexicon::open(file->bytes(), "recoupe.lexicon")) out.emplace(std::move(*lexicon));
    return out;
  }();
  return opened ? &*opened : nullptr;
}

Text read_text(std::string_view piece) {
  Text out;
  for (int i = 0; i < kRepeats; ++i) out.report.text += piece;
  out.report.published = timestamp_from_iso("2021-03-16");
  BlockReader(*lexicon()).read(out.report, true);
  out.words = WordReader(*lexicon()).read(out.report.text, SentenceSplitter(*lexicon()).split(out.report));
  return out;
}

// Runs `read(text)` and counts the words of the text.
template <class Read>
void measure(benchmark::State& state, std::string_view piece, Read read) {
  const Text text = read_text(piece);
  std::size_t count = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(read(text));
    count += text.words.words.size();
  }
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(count), benchmark::Counter::kIsRate);
}

void numbers(benchmark::State& state) {
  if (lexicon() == nullptr) return state.SkipWithError("recoupe.lexicon was not built");
  const NumberReader reader(*lexicon());
  measure(state, kReport, [&](const Text& text) { return reader.read(text.words); });
}
BENCHMARK(numbers)->Unit(benchmark::kMicrosecond);

void numbers_nonsense(benchmark::State& state) {
  if (lexicon() == nullptr) return state.SkipWithError("recoupe.lexicon was not built");
  const NumberReader reader(*lexicon());
  measure(state,
          "deux cent mille 12 trois et un quart quatre-vingt-dix-sept, au moins 1 200 ou une dizaine de ",
          [&](const Text& text) { return reader.read(text.words); });
}
BENCHMARK(numbers_nonsense)->Unit(benchmark::kMicrosecond);

void dates(benchmark::State& state) {
  if (lexicon() == nullptr) return state.SkipWithError("recoupe.lexicon was not built");
  const DateReader reader(*lexicon());
  measure(state, kReport, [&](const Text& text) { return reader.read(text.report, text.words); });
}
BENCHMARK(dates)->Unit(benchmark::kMicrosecond);

void places(benchmark::State& state) {
  if (lexicon() == nullptr) return state.SkipWithError("recoupe.lexicon was not built");
  const PlaceReader reader(*lexicon());
  measure(state, kReport, [&](const Text& text) { return reader.read(text.report, text.words); });
}
BENCHMARK(places)->Unit(benchmark::kMicrosecond);

void all_three(benchmark::State& state) {
  if (lexicon() == nullptr) return state.SkipWithError("recoupe.lexicon was not built");
  const NumberReader numbers(*lexicon());
  const DateReader dates(*lexicon());
  const PlaceReader places(*lexicon());
  measure(state, kReport, [&](const Text& text) {
    return numbers.read(text.words).size() + dates.read(text.report, text.words).size() +
           places.read(text.report, text.words).size();
  });
}
BENCHMARK(all_three)->Unit(benchmark::kMicrosecond);

void set_up(benchmark::State& state) {
  if (lexicon() == nullptr) return state.SkipWithError("recoupe.lexicon was not built");
  for (auto _ : state) {
    benchmark::DoNotOptimize(NumberReader(*lexicon()));
    benchmark::DoNotOptimize(DateReader(*lexicon()));
    benchmark::DoNotOptimize(PlaceReader(*lexicon()));
  }
}
BENCHMARK(set_up)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace recoupe
