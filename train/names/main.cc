// train_names DATA_DIR LEXICON PLACES_TSV OUT: the weights of names (phrase/name_model.h) out of
//
//   DATA_DIR/wikiann_fr/train        20,000 titles and fragments of Wikipedia, marked by machine
//   DATA_DIR/europeana_fr            French papers of about 1900, marked by hand, full of misread letters
//   press.grammar                    sentences as the press writes them today, ours
//
// A part of the sentences is seen in capitals or without accents as well. Prints the loss and, where they are
// there, F1 on WikiANN's and on our dev and test parts. Same data, same bytes.
#include <cstdio>
#include <fstream>
#include <random>

#include "corpus.h"
#include "grammar.h"
#include "lists.h"
#include "noise.h"
#include "os/file.h"

namespace recoupe {
namespace {

// One sentence in so many is seen in capitals as well, and one without accents.
struct Noise {
  std::uint32_t capitals, accents;
};

constexpr std::uint32_t kDrawn = 66'000;  // sentences of the grammar
constexpr std::uint32_t kSeed = 11;
constexpr std::uint32_t kSteps = 16;            // to a nat: a weight lies within ±7.9
constexpr std::size_t kEuropeanaSentence = 12;  // tokens, at least: some of its full stops are initials
constexpr float kWikiannWeight = 0.5F;          // marked by machine, and fragments
constexpr float kEuropeanaWeight = 0.2F;        // slips of the scanner, names that nobody marked
constexpr Noise kWikiannNoise{30, 20};
constexpr Noise kPressNoise{10, 20};

using Sentences = std::vector<GoldSentence>;

class Training {
 public:
  Training(const Lexicon& lexicon, const TrainingOptions& options) : corpus_(lexicon), trainer_(options) {}

  void add(const char* name, const Sentences& sentences, float weight, const Noise& noise) {
    std::uint32_t names = 0;
    std::uint32_t lost = 0;
    for (std::size_t n = 0; n < sentences.size(); ++n) {
      names += static_cast<std::uint32_t>(sentences[n].names.size());
      lost += corpus_.add_to(trainer_, sentences[n], weight);
      if (n % noise.capitals == 0) corpus_.add_to(trainer_, in_capitals(sentences[n]), weight);
      if (n % noise.accents == 1) corpus_.add_to(trainer_, without_accents(sentences[n]), weight);
    }
    std::printf("%-12s %6zu sentences %6u names, %u that no span can be\n", name, sentences.size(), names,
                lost);
    std::fflush(stdout);
  }

  Trainer& trainer() { return trainer_; }
  const NameCorpus& corpus() const { return corpus_; }

 private:
  NameCorpus corpus_;
  Trainer trainer_;
};

void print(const char* name, const NameTally& tally) {
  std::printf("%-16s F1 %5.2f  PER %5.2f  ORG %5.2f  LOC %5.2f  MISC %5.2f\n", name, tally.f1(),
              tally.f1(NameType::person), tally.f1(NameType::organisation), tally.f1(NameType::place),
              tally.f1(NameType::other));
  std::fflush(stdout);
}

Sentences draw(const Sentences& wikiann, const std::string& gazetteer) {
  const std::string root = RECOUPE_SOURCE_DIR;
  Grammar grammar = Grammar::read(root + "/train/names/press.grammar");
  define_lists({root + "/language", gazetteer}, wikiann, grammar);
  if (const std::string symbol = grammar.missing(); !symbol.empty())
    std::fprintf(stderr, "press.grammar: no symbol {%s}\n", symbol.c_str());
  std::mt19937 random(kSeed);
  Sentences out;
  for (std::uint32_t n = 0; n < kDrawn; ++n) out.push_back(grammar.draw(random));
  return out;
}

struct Paths {
  std::string data, lexicon, places, out;
};

void measure(const NameCorpus& corpus, const NameReader& reader, const std::string& data) {
  const std::string ours = RECOUPE_SOURCE_DIR "/test/corpus/names";
  print("wikiann dev", corpus.measure(reader, read_bio(data + "/wikiann_fr/dev")));
  print("wikiann test", corpus.measure(reader, read_bio(data + "/wikiann_fr/test")));
  print("our dev", corpus.measure(reader, read_marked_folder(ours + "/dev")));
  print("our test", corpus.measure(reader, read_marked_folder(ours + "/test")));
}

int train(const Lexicon& lexicon, const Paths& paths) {
  const Sentences wikiann = read_bio(paths.data + "/wikiann_fr/train");
  const Sentences press = draw(wikiann, paths.places);
  const TrainingOptions options;
  Training training(lexicon, options);
  training.add("wikiann", wikiann, kWikiannWeight, kWikiannNoise);
  training.add("europeana",
               read_bio(paths.data + "/europeana_fr/enp_FR.bnf.bio/enp_FR.bnf.bio", kEuropeanaSentence),
               kEuropeanaWeight, kWikiannNoise);
  training.add("press", press, 1, kPressNoise);
  for (std::uint32_t epoch = 0; epoch < options.epochs; ++epoch) {
    std::printf("epoch %u  loss %.4f\n", epoch + 1, training.trainer().run_epoch(epoch));
    std::fflush(stdout);
  }
  const std::string bytes = write_name_model(training.trainer().rounded(kSteps), kSteps);
  std::ofstream(paths.out, std::ios::binary) << bytes;
  const auto model = NameModel::open(std::as_bytes(std::span(bytes)), paths.out);
  if (!model) return std::fprintf(stderr, "%s\n", model.error().message().c_str()), 1;
  measure(training.corpus(), NameReader(lexicon, *model), paths.data);
  return 0;
}

}  // namespace
}  // namespace recoupe

int main(int count, char** arguments) {
  if (count != 5) {
    std::fprintf(stderr, "usage: train_names DATA_DIR LEXICON PLACES_TSV OUT\n");
    return 2;
  }
  const auto mapped = recoupe::MappedFile::open(arguments[2]);
  if (!mapped) return std::fprintf(stderr, "%s\n", mapped.error().message().c_str()), 1;
  const auto lexicon = recoupe::Lexicon::open(mapped->bytes(), arguments[2]);
  if (!lexicon) return std::fprintf(stderr, "%s\n", lexicon.error().message().c_str()), 1;
  return recoupe::train(*lexicon, {arguments[1], arguments[2], arguments[3], arguments[4]});
}
