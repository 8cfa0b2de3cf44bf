// Words a second, on one core, of the readers of the phrase stage, each alone: the words are read before.
//
// The text is news with a number in most sentences, as reports of attacks are; `nonsense` is numerals only. A
// reader of the phrase stage gets its own line; together they must stay far above the word stage.
#include <benchmark/benchmark.h>

#include <memory>
#include <optional>
#include <string>

#include "lexicon/lexicon.h"
#include "os/file.h"
#include "phrase/number.h"
#include "report/blocks.h"
#include "sentence/splitter.h"
#include "word/reader.h"

namespace recoupe {
namespace {

constexpr int kRepeats = 40;
constexpr std::string_view kReport =
    "Gao (Reuters) - Au moins douze soldats ont été tués et une trentaine d'autres blessés mardi soir dans "
    "l'attaque d'un camp de l'armée, à 45 km de Ménaka, a annoncé le colonel Ousmane Traoré. Les "
    "assaillants, "
    "arrivés à bord d'une vingtaine de pick-up lourdement armés, ont ouvert le feu vers 19h30 avant de "
    "prendre "
    "la fuite vers la frontière. Le bilan, provisoire, est passé de 12 à 15 morts, dont deux officiers, "
    "selon un décompte arrêté le 14 mars 2021. Un berger de 34 ans figure parmi les victimes. Quelque 1 200 "
    "habitants du village voisin ont été déplacés ; près de 60 % d'entre eux n'ont rien reçu. Depuis 2015, "
    "les "
    "violences ont fait plus de 14.000 morts et deux millions et demi de déplacés dans les trois pays. « "
    "Nous "
    "n'avons aucune nouvelle de soixante et onze de nos hommes », a dit un responsable du 21e régiment. ";

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

}  // namespace
}  // namespace recoupe
