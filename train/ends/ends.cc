// Counts the weights of unmarked ends of sentences (src/sentence/unmarked.h) from treebanks.
//
//   train_ends RECOUPE_LEXICON TREEBANK.conllu… > language/fr/sentence_ends.tsv
//
// The sentences of a treebank are joined by spaces; the splitter cuts them by full stops; each gap that it
// leaves is an example. Logistic regression by AdaGrad, gaps in their order, so that the same files give the
// same table.
#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>

#include "lexicon/lexicon.h"
#include "sentence/splitter.h"
#include "sentence/unmarked.h"

namespace {

using namespace recoupe;

constexpr int kUnmarked = 10;  // every so many-th sentence loses its full stop: more examples of what is rare
constexpr int kRounds = 15;
constexpr int kLeastCount = 3;    // a rarer feature has no weight
constexpr double kRate = 0.1;     // of learning
constexpr double kShrink = 1e-3;  // pull of a weight towards 0, each time that it is seen
constexpr int kLeastWeight = 8;   // hundredths of a nat: a smaller one leaves no row

struct Gap {
  std::vector<int> features;
  bool end = false;
};

struct Weight {
  double value = 0;
  double squares = 1e-6;
};

class Trainer {
 public:
  void add_treebank(const std::string& path, const Lexicon& lexicon, const SentenceSplitter& splitter);
  void train();
  void write(std::ostream& out) const;

 private:
  void add_sentence(std::string_view text, ByteSpan sentence, const std::set<std::uint32_t>& ends,
                    const Lexicon&);
  int index_of(const std::string& name) {
    const auto [found, fresh] = index_.emplace(name, static_cast<int>(names_.size()));
    if (fresh) names_.push_back(name), counts_.push_back(0);
    ++counts_[static_cast<std::size_t>(found->second)];
    return found->second;
  }
  double score(const Gap& gap) const {
    double sum = 0;
    for (const int f : gap.features) sum += weights_[static_cast<std::size_t>(f)].value;
    return sum;
  }

  std::unordered_map<std::string, int> index_;
  std::vector<std::string> names_;
  std::vector<int> counts_;
  std::vector<Weight> weights_;
  std::vector<Gap> gaps_;
};

void Trainer::add_sentence(std::string_view text, ByteSpan sentence, const std::set<std::uint32_t>& ends,
                           const Lexicon& lexicon) {
  const std::vector<Piece> pieces = pieces_of(text, sentence, lexicon);
  SentenceSoFar before;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool end = i > 0 && ends.contains(pieces[i - 1].span.end);
    if (i > 0 && may_end(pieces, i, before)) {
      Gap& gap = gaps_.emplace_back(Gap{{}, end});
      for (const std::string& name : gap_features(pieces, i, before)) gap.features.push_back(index_of(name));
    }
    if (end) before = {};
    before.add(pieces[i]);
  }
}

void Trainer::add_treebank(const std::string& path, const Lexicon& lexicon,
                           const SentenceSplitter& splitter) {
  std::ifstream in(path);
  Report report;
  std::set<std::uint32_t> ends;
  int seen = 0;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("# text = ")) continue;
    report.text += (report.text.empty() ? "" : " ") + line.substr(9);
    if (++seen % kUnmarked == 0 && report.text.ends_with('.')) report.text.pop_back();
    ends.insert(static_cast<std::uint32_t>(report.text.size()));
  }
  report.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(report.text.size())}, ""});
  for (const Sentence& sentence : splitter.split(report, SentenceEnds::marked))
    add_sentence(report.text, sentence.span, ends, lexicon);
}

void Trainer::train() {
  weights_.resize(names_.size());
  for (int round = 0; round < kRounds; ++round) {
    for (const Gap& gap : gaps_) {
      const double error = 1 / (1 + std::exp(-score(gap))) - (gap.end ? 1 : 0);
      for (const int f : gap.features) {
        if (counts_[static_cast<std::size_t>(f)] < kLeastCount) continue;
        Weight& weight = weights_[static_cast<std::size_t>(f)];
        const double slope = error + kShrink * weight.value;
        weight.squares += slope * slope;
        weight.value -= kRate * slope / std::sqrt(weight.squares);
      }
    }
  }
}

void Trainer::write(std::ostream& out) const {
  int ends = 0;
  for (const Gap& gap : gaps_) ends += gap.end;
  std::cerr << gaps_.size() << " gaps, " << ends << " of them ends\n";
  std::map<std::string, long> rows;
  for (std::size_t f = 0; f < names_.size(); ++f)
    if (const long weight = std::lround(100 * weights_[f].value); std::labs(weight) >= kLeastWeight)
      rows[names_[f]] = weight;
  out << "#! table\n"
         "# Weights of ends of sentences that no full stop marks (src/sentence/unmarked.h): what stands "
         "around a gap, weight in\n"
         "# hundredths of a nat. Derived by train/ends from Universal Dependencies treebanks: UD French "
         "Sequoia, train part\n"
         "# (LGPL-LR), and UD French GSD, dev part (CC BY-SA 4.0). Do not edit: derive anew.\n";
  for (const auto& [name, weight] : rows) out << name << '\t' << weight << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "train_ends RECOUPE_LEXICON TREEBANK.conllu…\n";
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  std::vector<std::max_align_t> aligned(bytes.size() / sizeof(std::max_align_t) + 1);
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(aligned.data()));
  const auto lexicon = Lexicon::open(std::as_bytes(std::span(aligned)).first(bytes.size()), argv[1]);
  if (!lexicon) {
    std::cerr << lexicon.error().message() << '\n';
    return 1;
  }
  const SentenceSplitter splitter(*lexicon);
  Trainer trainer;
  for (int i = 2; i < argc; ++i) trainer.add_treebank(argv[i], *lexicon, splitter);
  trainer.train();
  trainer.write(std::cout);
}
