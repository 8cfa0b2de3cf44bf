// Trains the reader of syntax: treebanks in, a model and its scores out.
//
//   train_syntax LEXICON UD_DIR MODEL [--tune] [--epochs N] [--threads N] [--seed N] [--part PERCENT]
//
// --tune holds a tenth of GSD dev out and reports on it and on Sequoia dev alone; without it everything but
// the test parts and Sequoia dev is learned from, and the test parts are scored at the end.
#include <fmt/format.h>

#include <chrono>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <thread>

#include "example.h"
#include "noise.h"
#include "said.h"
#include "score.h"
#include "trainer.h"
#include "word/syntax.h"

namespace recoupe::train {
namespace {

constexpr std::size_t kLeastSeen = 2;  // times, for a trait to get a vector
constexpr float kSaid = 0.06F;         // of sentences end in their speaker, see said.h
constexpr float kNoisy = 0.15F;        // of sentences are read with noise, in each epoch others

struct Options {
  std::string lexicon, data, model;
  bool tune = false;
  std::size_t part = 100;
  Plan plan = {};
};

struct AlignedBlock {
  alignas(64) std::byte bytes[64];
};

// A file's bytes where they may be mapped.
std::vector<AlignedBlock> aligned(const std::string& bytes) {
  std::vector<AlignedBlock> blocks(bytes.size() / sizeof(AlignedBlock) + 1);
  std::memcpy(blocks.data(), bytes.data(), bytes.size());
  return blocks;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

Result<std::vector<GoldSentence>> read_parts(
    const Options& options, std::initializer_list<std::pair<const char*, const char*>> parts) {
  std::vector<GoldSentence> all;
  for (const auto& [path, name] : parts) {
    auto read = read_treebank(options.data + "/" + path, name);
    if (!read) return read;
    std::move(read->begin(), read->end(), std::back_inserter(all));
  }
  return all;
}

using Sentences = std::vector<GoldSentence>;

class Session {
 public:
  Session(const Options& options, const Lexicon& lexicon)
      : options_(options), lexicon_(lexicon), words_(lexicon) {}

  Result<void> run();

 private:
  Result<void> read();
  void make_examples();
  void report(const Parameters& parameters, const std::string& when) const;
  std::vector<const Input*> choose(Random& random) const;

  const Options& options_;
  const Lexicon& lexicon_;
  WordReader words_;
  Sentences train_;
  std::map<std::string, Sentences> held_out_;
  std::vector<std::vector<Example>> examples_;  // one list a noise, and behind them the said ones
  std::vector<std::vector<Input>> inputs_;
};

Result<void> Session::read() {
  auto train = read_parts(options_, {{"fr_sequoia/fr_sequoia-ud-train.conllu", "sequoia"},
                                     {"fr_spoken/fr_rhapsodie-ud-train.conllu", "rhapsodie"},
                                     {"fr_spoken/fr_parisstories-ud-train.conllu", "parisstories"},
                                     {"fr_fqb/fr_fqb-ud-test.conllu", "fqb"}});
  if (!train) return tl::unexpected(train.error());
  train_ = std::move(*train);
  auto gsd = read_parts(options_, {{"fr_gsd/fr_gsd-ud-dev.conllu", "gsd"}});
  auto dev = read_parts(options_, {{"fr_sequoia/fr_sequoia-ud-dev.conllu", "sequoia"}});
  if (!gsd) return tl::unexpected(gsd.error());
  if (!dev) return tl::unexpected(dev.error());
  for (std::size_t i = 0; i < gsd->size(); ++i)
    (options_.tune && i % 10 == 0 ? held_out_["GSD held out"] : train_).push_back(std::move((*gsd)[i]));
  held_out_["Sequoia dev"] = std::move(*dev);
  if (options_.part < 100) {
    Sentences some;
    for (std::size_t i = 0; i < train_.size(); ++i)
      if (i * 37 % 100 < options_.part) some.push_back(std::move(train_[i]));
    train_ = std::move(some);
  }
  if (options_.tune) return {};
  auto sequoia_test = read_parts(options_, {{"fr_sequoia/fr_sequoia-ud-test.conllu", "sequoia"}});
  auto gsd_test = read_parts(options_, {{"fr_gsd/fr_gsd-ud-test.conllu", "gsd"}});
  if (!sequoia_test) return tl::unexpected(sequoia_test.error());
  if (!gsd_test) return tl::unexpected(gsd_test.error());
  held_out_["Sequoia test"] = std::move(*sequoia_test);
  held_out_["GSD test"] = std::move(*gsd_test);
  return {};
}

void Session::make_examples() {
  examples_.resize(kNoises + 1);
  const SaidMaker said(train_);
  const auto make = [&](std::size_t list) {
    Random random(options_.plan.seed + list);
    for (const GoldSentence& sentence : train_) {
      const std::optional<GoldSentence> changed = list < kNoises
                                                      ? with_noise(sentence, static_cast<Noise>(list), random)
                                                      : said.make(sentence, random);
      examples_[list].push_back(changed ? make_example(lexicon_, words_, *changed) : Example());
    }
  };
  std::vector<std::jthread> threads;
  for (std::size_t t = 0; t < options_.plan.threads; ++t)
    threads.emplace_back([&, t] {
      for (std::size_t list = t; list < examples_.size(); list += options_.plan.threads) make(list);
    });
}

std::vector<std::uint64_t> frequent_keys(const std::vector<Example>& examples) {
  std::unordered_map<std::uint64_t, std::size_t> counts;
  std::vector<std::uint64_t> order;
  const auto count = [&](std::uint64_t key) {
    if (++counts[key] == kLeastSeen) order.push_back(key);
  };
  for (const Example& example : examples)
    for (const SyntaxKeys& keys : example.keys) {
      for (const std::uint64_t key : keys) count(key);
      count(treebank_key(example.treebank));
    }
  return order;
}

std::vector<Input> look_up(const std::vector<Example>& examples, const Parameters& parameters) {
  const auto row = [&](std::uint64_t key) {
    const auto found = parameters.row_of.find(key);
    return found == parameters.row_of.end() ? 0U : found->second;
  };
  std::vector<Input> inputs;
  for (const Example& example : examples) {
    Input& input = inputs.emplace_back(Input{&example, {}});
    for (const SyntaxKeys& keys : example.keys) {
      for (const std::uint64_t key : keys) input.rows.push_back(row(key));
      input.rows.push_back(row(treebank_key(example.treebank)));
    }
  }
  return inputs;
}

std::vector<const Input*> Session::choose(Random& random) const {
  std::vector<const Input*> chosen;
  for (std::size_t i = 0; i < train_.size(); ++i) {
    std::size_t list = random.chance(kNoisy) ? 1 + random.below(kNoises - 1) : 0;
    if (list == 0 && random.chance(kSaid)) list = kNoises;
    if (inputs_[list][i].rows.empty()) list = 0;
    if (!inputs_[list][i].rows.empty()) chosen.push_back(&inputs_[list][i]);
  }
  return chosen;
}

void Session::report(const Parameters& parameters, const std::string& when) const {
  const std::string bytes = parameters.to_model();
  std::ofstream(options_.model, std::ios::binary) << bytes;
  const auto blocks = aligned(bytes);
  const auto model = net::Model::open({blocks[0].bytes, bytes.size()}, "model");
  if (!model) return;
  const SyntaxReader syntax(lexicon_, *model);
  for (const auto& [name, sentences] : held_out_) {
    std::cout << fmt::format("{:<4} {:<14} {}\n", when, name, score(words_, syntax, sentences).text())
              << std::flush;
    if (!options_.tune && when == "end" && name.ends_with("test"))
      for (const Noise noise : {Noise::no_accents, Noise::capitals}) {
        Sentences noisy;
        Random random(1);
        for (const GoldSentence& sentence : sentences) {
          noisy.push_back(sentence);
          for (std::size_t t = 0; t < sentence.tokens.size(); ++t)
            noisy.back().tokens[t].surface = noisy_surface(sentence.tokens[t].surface, noise);
        }
        std::cout << fmt::format("     {:<14} {}  {}\n", name, score(words_, syntax, noisy).text(),
                                 noise == Noise::capitals ? "in capitals" : "without accents");
      }
  }
}

Result<void> Session::run() {
  if (auto done = read(); !done) return done;
  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  make_examples();
  Random random(options_.plan.seed);
  Parameters parameters(frequent_keys(examples_[0]), random);
  for (const auto& list : examples_) inputs_.push_back(look_up(list, parameters));
  std::cout << fmt::format("{} sentences, {} traits, {} dense parameters, {:.0f} s\n", train_.size(),
                           parameters.row_of.size(), parameters.dense.size(), seconds());
  Trainer trainer(parameters, options_.plan);
  while (trainer.epochs_done() < options_.plan.epochs) {
    const Loss loss = trainer.epoch(choose(random));
    std::cout << fmt::format("epoch {:>2}  tags {:.4f}  arcs {:.4f}  relations {:.4f}  {:.0f} s\n",
                             trainer.epochs_done(), loss.tags / loss.words, loss.arcs / loss.words,
                             loss.relations / loss.words, seconds())
              << std::flush;
    if (trainer.epochs_done() % 5 == 0 && trainer.epochs_done() < options_.plan.epochs)
      report(parameters, std::to_string(trainer.epochs_done()));
  }
  report(parameters, "end");
  return {};
}

Options parse(int count, char** arguments) {
  Options options{arguments[1], arguments[2], arguments[3]};
  for (int i = 4; i < count; ++i) {
    const std::string_view name = arguments[i];
    if (name == "--tune") options.tune = true;
    if (i + 1 == count) break;
    const std::size_t value = std::strtoul(arguments[i + 1], nullptr, 10);
    if (name == "--epochs") options.plan.epochs = value;
    if (name == "--threads") options.plan.threads = value;
    if (name == "--seed") options.plan.seed = value;
    if (name == "--part") options.part = value;
  }
  return options;
}

}  // namespace

int run(int count, char** arguments) {
  if (count < 4) {
    std::cerr
        << "usage: train_syntax LEXICON UD_DIR MODEL [--tune] [--epochs N] [--threads N] [--seed N] [--part "
           "PERCENT]\n";
    return 2;
  }
  const Options options = parse(count, arguments);
  const std::string bytes = read_file(options.lexicon);
  const auto blocks = aligned(bytes);
  const auto lexicon = Lexicon::open({blocks[0].bytes, bytes.size()}, options.lexicon);
  if (!lexicon) {
    std::cerr << lexicon.error().message() << '\n';
    return 1;
  }
  if (const auto done = Session(options, *lexicon).run(); !done) {
    std::cerr << done.error().message() << '\n';
    return 1;
  }
  return 0;
}

}  // namespace recoupe::train

int main(int count, char** arguments) { return recoupe::train::run(count, arguments); }
