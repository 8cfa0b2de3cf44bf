// Trains the tagger and the transition parser of the comparison in docs/reading.md and prints one row of its
// table.
//
//   build/release/train_baseline --without lexicon --share 50
//
// Treebanks → tokens as the word stage cuts them → a tagger → its tags for the parser's training, each fold
// tagged by a tagger that has not seen it → a parser → F1 on held-out sentences and words a second.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ctime>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "baseline/beam.h"
#include "baseline/score.h"
#include "baseline/shuffle.h"
#include "baseline/tagger.h"
#include "os/file.h"

namespace recoupe::baseline {
namespace {

constexpr std::size_t kFolds = 5;

struct Options {
  std::string data = RECOUPE_SOURCE_DIR "/../shared/data/ud/";
  std::vector<std::string> train{"fr_sequoia/fr_sequoia-ud-train.conllu", "fr_gsd/fr_gsd-ud-dev.conllu"};
  std::vector<std::string> more;
  std::vector<std::string> tests{"fr_sequoia/fr_sequoia-ud-dev.conllu",
                                 "fr_sequoia/fr_sequoia-ud-test.conllu", "fr_gsd/fr_gsd-ud-test.conllu"};
  std::vector<std::string> without;
  std::size_t share = 100;
  bool subtypes = false;
  std::size_t beam = 4;
  TaggerOptions tagger;
  ParserOptions parser;

  bool with(std::string_view ally) const {
    return std::find(without.begin(), without.end(), ally) == without.end();
  }
};

// Of this process on its core: others may be at work on the machine.
double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

Result<std::vector<GoldSentence>> read(const Options& options, const std::string& name) {
  const auto file = MappedFile::open(options.data + name);
  if (!file) return tl::unexpected(file.error());
  const std::span<const std::byte> bytes = file->bytes();
  return read_treebank({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, name);
}

// The word stage's own tags, as numbers: what the parser gets without a tagger.
void keep_guesses(std::span<Token> tokens) {
  for (Token& token : tokens) token.tag = static_cast<std::uint8_t>(token.guess);
}

// Everything that is learnt.
struct Model {
  Labels relations;
  TagSet tags;
  std::unique_ptr<Tagger> tagger;  // none: the word stage's tags stay
  std::unique_ptr<Parser> greedy;
  std::unique_ptr<BeamParser> beam;  // the one or the other

  void tag(std::span<Token> tokens) { return tagger ? tagger->tag(tokens) : keep_guesses(tokens); }
  std::vector<Arc> parse(std::span<const Token> tokens) {
    return beam ? beam->parse(tokens) : greedy->parse(tokens);
  }
  std::size_t bytes() const {
    return (tagger ? tagger->bytes() : 0) + (beam ? beam->bytes() : greedy->bytes());
  }
};

struct Corpus {
  std::vector<TaggedSentence> tagged;
  std::vector<std::vector<Arc>> arcs;
};

Corpus annotate(const std::vector<GoldSentence>& sentences, const TokenReader& reader, bool subtypes,
                Model& model) {
  Corpus corpus;
  for (const GoldSentence& sentence : sentences) {
    TaggedSentence& tagged = corpus.tagged.emplace_back();
    tagged.tokens = reader.tokens(sentence);
    auto& arcs = corpus.arcs.emplace_back();
    for (const GoldWord& word : sentence.words) {
      tagged.tags.push_back(model.tags.intern(word));
      const std::string_view relation = subtypes ? word.relation : without_subtype(word.relation);
      arcs.push_back({word.head, static_cast<std::uint8_t>(model.relations.intern(relation))});
    }
  }
  return corpus;
}

// Tags each fold by a tagger that was trained on the others: the parser learns from tags as good as it will
// get.
std::vector<Tree> tag_by_folds(const Lexicon& lexicon, const Corpus& corpus, const Model& model,
                               const TaggerOptions& options) {
  std::vector<Tree> trees(corpus.tagged.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<const TaggedSentence*> others;
    for (std::size_t s = 0; s < trees.size(); ++s)
      if (s % kFolds != fold) others.push_back(&corpus.tagged[s]);
    Tagger tagger(lexicon, model.tags, options.log2_cells);
    tagger.train(others, options);
    for (std::size_t s = fold; s < trees.size(); s += kFolds) {
      trees[s] = {corpus.tagged[s].tokens, corpus.arcs[s]};
      tagger.tag(trees[s].tokens);
    }
  }
  return trees;
}

std::vector<Tree> guessed_trees(const Corpus& corpus) {
  std::vector<Tree> trees;
  for (std::size_t s = 0; s < corpus.tagged.size(); ++s) {
    trees.push_back({corpus.tagged[s].tokens, corpus.arcs[s]});
    keep_guesses(trees.back().tokens);
  }
  return trees;
}

void train(const Lexicon& lexicon, const Corpus& corpus, const Options& options, Model& model) {
  if (options.with("tagger")) {
    std::vector<const TaggedSentence*> all;
    for (const TaggedSentence& sentence : corpus.tagged) all.push_back(&sentence);
    model.tagger = std::make_unique<Tagger>(lexicon, model.tags, options.tagger.log2_cells);
    model.tagger->train(all, options.tagger);
  }
  const std::vector<Tree> trees =
      options.with("tagger") ? tag_by_folds(lexicon, corpus, model, options.tagger) : guessed_trees(corpus);
  const auto root = static_cast<std::uint8_t>(model.relations.find("root"));
  const MoveSet moves{model.relations.size(), root};
  if (options.beam > 1) {
    model.beam = std::make_unique<BeamParser>(moves, options.parser.log2_cells, options.beam);
    model.beam->train(trees, options.parser);
  } else {
    model.greedy = std::make_unique<Parser>(moves, options.parser.log2_cells);
    model.greedy->train(trees, options.parser);
  }
}

struct Measured {
  Score score;
  double words = 0;
  double cutting = 0;  // seconds of the word stage
  double tagging = 0;
  double parsing = 0;
};

Measured measure(const std::vector<GoldSentence>& sentences, const TokenReader& reader, Model& model) {
  Measured measured;
  for (const GoldSentence& sentence : sentences) {
    const double begin = seconds();
    const Words words = reader.words(sentence.text);
    const double cut = seconds() - begin;
    std::vector<Token> tokens = reader.tokens(words);
    model.tag(tokens);
    const double tagged = seconds() - begin;
    const std::vector<Arc> arcs = model.parse(tokens);
    measured.parsing += seconds() - begin - tagged;
    measured.tagging += tagged - cut;
    measured.cutting += cut;
    measured.words += static_cast<double>(tokens.size());
    const std::vector<Place> where = places(sentence.text, words);
    compare(sentence, {where, tokens, arcs}, model.relations, measured.score);
  }
  return measured;
}

std::string summary(const Options& options) {
  std::string what;
  for (const std::string& name : options.without) what += " -" + name;
  if (!options.more.empty()) what += fmt::format(" +{} files", options.more.size());
  return what.empty() ? "all" : what.substr(1);
}

Result<std::vector<GoldSentence>> training_sentences(const Options& options) {
  std::vector<GoldSentence> all;
  for (const auto* names : {&options.train, &options.more})
    for (const std::string& name : *names) {
      auto sentences = read(options, name);
      if (!sentences) return sentences;
      std::move(sentences->begin(), sentences->end(), std::back_inserter(all));
    }
  Random random(options.parser.seed);
  std::vector<GoldSentence> some;
  for (const std::size_t s : shuffled(all.size(), random))
    if (some.size() * 100 < all.size() * options.share) some.push_back(std::move(all[s]));
  return some;
}

Result<bool> run(const Options& options) {
  const auto image = MappedFile::open(RECOUPE_BINARY_DIR "/recoupe.lexicon");
  if (!image) return tl::unexpected(image.error());
  const auto lexicon = Lexicon::open(image->bytes(), "recoupe.lexicon");
  if (!lexicon) return tl::unexpected(lexicon.error());
  const TokenReader reader(*lexicon,
                           {.lexicon = options.with("lexicon"), .guesses = options.with("guesses")});
  const auto sentences = training_sentences(options);
  if (!sentences) return tl::unexpected(sentences.error());
  Model model;
  const Corpus corpus = annotate(*sentences, reader, options.subtypes, model);
  const double begin = seconds();
  train(*lexicon, corpus, options, model);
  fmt::print("{} | {} sentences, {:.0f} s, {:.1f} MB", summary(options), sentences->size(), seconds() - begin,
             static_cast<double>(model.bytes()) / 1e6);
  Measured sum;
  for (const std::string& name : options.tests) {
    const auto gold = read(options, name);
    if (!gold) return tl::unexpected(gold.error());
    const Measured one = measure(*gold, reader, model);
    fmt::print(" | {:.2f} / {:.2f} / {:.2f}", one.score.f1(one.score.upos), one.score.f1(one.score.uas),
               one.score.f1(one.score.las));
    sum.words += one.words;
    sum.cutting += one.cutting;
    sum.tagging += one.tagging;
    sum.parsing += one.parsing;
  }
  fmt::print(" | words/s: tagging {:.0f}, parsing {:.0f}, both {:.0f}, with the word stage {:.0f}\n",
             sum.words / sum.tagging, sum.words / sum.parsing, sum.words / (sum.tagging + sum.parsing),
             sum.words / (sum.cutting + sum.tagging + sum.parsing));
  return true;
}

}  // namespace
}  // namespace recoupe::baseline

int main(int argc, char** argv) {
  recoupe::baseline::Options options;
  CLI::App app("The comparison's second method: trains it and prints UPOS / UAS / LAS (F1) of each test");
  app.add_option("--data", options.data, "folder of the treebanks, with a slash");
  app.add_option("--train", options.train, "treebanks to train on");
  app.add_option("--more", options.more, "further treebanks to train on");
  app.add_option("--test", options.tests, "treebanks to score");
  app.add_option("--without", options.without, "lexicon, guesses, tagger: what to do without");
  app.add_option("--share", options.share, "of the training sentences, in percent");
  app.add_option("--tagger-epochs", options.tagger.epochs);
  app.add_option("--tagger-cells", options.tagger.log2_cells, "log2 of the tagger's weights");
  app.add_option("--epochs", options.parser.epochs);
  app.add_option("--cells", options.parser.log2_cells, "log2 of the parser's weights");
  app.add_option("--explored", options.parser.explored,
                 "decisions of the parser's own in training, in percent");
  app.add_option("--tagger-runs", options.tagger.runs);
  app.add_option("--runs", options.parser.runs, "trainings that are added up");
  app.add_flag("--subtypes", options.subtypes, "learn relations with their subtypes");
  app.add_option("--beam", options.beam, "width of the search; 1: greedy, with the dynamic oracle");
  app.add_option("--seed", options.parser.seed);
  app.add_flag("--static{false}", options.parser.dynamic, "never leave the gold tree in training");
  CLI11_PARSE(app, argc, argv);
  const auto done = recoupe::baseline::run(options);
  if (!done) fmt::print(stderr, "train_baseline: {}\n", done.error().message());
  return done ? 0 : 1;
}
