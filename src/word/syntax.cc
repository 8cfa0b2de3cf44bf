// Sentences go through the net in batches of some hundred words; each is then decoded by itself. The net says
// how likely every part of speech and every feature is; which reading of the lexicon that makes, and so which
// lemma, is chosen here.
#include "word/syntax.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

#include "word/entries.h"
#include "word/listed.h"
#include "word/syntax_net.h"
#include "word/tables.h"
#include "word/tree.h"

namespace recoupe {
namespace {

constexpr std::size_t kBatch =
    128;  // words: enough to read the weights for, few enough for their states to stay in the cache

// The treebank whose manner of annotating is wanted.
constexpr std::string_view kManner = "sequoia";

// What a reading that is rarer in the lexicon costs, in nats a step of Analysis::cost; and one that has
// another lemma than the table of frequent words gives.
constexpr float kRarer = 0.5F;
constexpr float kOtherLemma = 6.0F;

// Scores lie idle here between two reports: their memory is a megabyte, and fresh pages for it would cost as
// much as what is computed in them.
class IdleScores {
 public:
  std::unique_ptr<SyntaxScores> take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return std::make_unique<SyntaxScores>();
    std::unique_ptr<SyntaxScores> last = std::move(idle_.back());
    idle_.pop_back();
    return last;
  }
  void give_back(std::unique_ptr<SyntaxScores> scores) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(scores));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<SyntaxScores>> idle_;  // as many as threads have read at once
};

}  // namespace

struct SyntaxReader::Parts {
  Parts(const Lexicon& from, const net::Model& model)
      : lexicon(&from),
        contractions(tokenizer_tables(from).contractions),
        tags(from),
        net(model),
        manner(net.ready() ? net.row_of(treebank_key(kManner)) : 0) {}

  const Lexicon* lexicon;
  SpellingMap contractions;
  TagModel tags;
  SyntaxNet net;
  std::uint32_t manner;
  mutable IdleScores idle;
};

namespace {

syntax::TagValues likeliest(const float* tags) {
  syntax::TagValues best{};
  for (std::size_t t = 0; t < best.size(); tags += syntax::kTagSizes[t++])
    best[t] = static_cast<std::size_t>(std::max_element(tags, tags + syntax::kTagSizes[t]) - tags);
  return best;
}

// The work on one report.
class SyntaxSession {
 public:
  SyntaxSession(const Lexicon& lexicon, const TagModel& tags, const SyntaxNet& net, std::uint32_t manner,
                SyntaxScores& scores, Words& words)
      : lexicon_(lexicon), tags_(tags), net_(net), manner_(manner), scores_(scores), words_(words) {
    batch_.clear();
  }

  void add(WordRange sentence);
  void flush();
  const ListedWords& listed() const { return listed_; }
  // Sentences in which some reading changed.
  std::span<const std::uint32_t> changed() const { return changed_; }

 private:
  void write(WordRange piece, std::size_t first);
  void relabel(std::uint32_t word, const float* scores);
  void choose_lemma(Word& word, const float* scores) const;
  Feats attested(const Word& word, Upos upos, Feats feats) const;

  const Lexicon& lexicon_;
  const TagModel& tags_;
  const SyntaxNet& net_;
  std::uint32_t manner_;
  SyntaxScores& scores_;
  Words& words_;
  SyntaxBatch batch_;
  std::vector<WordRange> pieces_;
  std::vector<std::uint16_t> heads_;
  ListedWords listed_;
  std::vector<std::uint32_t> changed_;
};

void SyntaxSession::add(WordRange sentence) {
  for (std::uint32_t begin = sentence.begin; begin < sentence.end; begin += SyntaxReader::kLongest) {
    const WordRange piece{begin, std::min(sentence.end, begin + SyntaxReader::kLongest)};
    for (std::uint32_t w = piece.begin; w < piece.end; ++w) {
      for (const std::uint64_t key : syntax_keys(lexicon_, words_.words[w]))
        batch_.rows.push_back(net_.row_of(key));
      batch_.rows.push_back(manner_);
    }
    batch_.begin.push_back(batch_.begin.back() + piece.size());
    pieces_.push_back(piece);
    if (batch_.words() >= kBatch) flush();
  }
}

void SyntaxSession::flush() {
  net_.encode(batch_, scores_);
  for (std::size_t i = 0; i < pieces_.size(); ++i) write(pieces_[i], batch_.begin[i]);
  pieces_.clear();
  batch_.clear();
}

void SyntaxSession::write(WordRange piece, std::size_t first) {
  const std::size_t n = piece.size();
  net_.score_arcs(first, n, scores_);
  best_tree(scores_.arcs, net::padded(n + 1), n, heads_);
  net_.score_relations(first, heads_, scores_);
  for (std::size_t d = 0; d < n; ++d) {
    Word& word = words_.words[piece.begin + d];
    relabel(piece.begin + static_cast<std::uint32_t>(d), scores_.tags.data() + (first + d) * syntax::kTags);
    const float* relations = scores_.relations.data() + d * syntax::kDeprels;
    word.head = piece.begin + static_cast<std::uint32_t>(heads_[d] == 0 ? d : heads_[d] - 1U);
    word.deprel = Deprel::root;
    if (heads_[d] == 0) continue;
    word.deprel = Deprel::dep;
    for (int r = 1; r < kDeprelCount; ++r)
      if (static_cast<Deprel>(r) != Deprel::root && relations[r] > relations[static_cast<int>(word.deprel)])
        word.deprel = static_cast<Deprel>(r);
  }
}

void SyntaxSession::relabel(std::uint32_t w, const float* scores) {
  Word& word = words_.words[w];
  const syntax::TagValues best = likeliest(scores);
  const auto upos = static_cast<Upos>(best[0]);
  const Feats feats = attested(word, upos, syntax::feats_of(best));
  if (upos == word.upos && feats == word.feats) return;
  ListedWords::Reading before{w, word.upos, word.feats, word.lemma, word.lemma_atom};
  if (upos != word.upos) {
    word.upos = upos;
    word.lemma = word.form;
    word.lemma_atom = word.form_atom;
  }
  choose_lemma(word, scores);
  word.feats = feats;
  if (word.upos == before.upos && word.lemma_atom == before.lemma_atom) return;  // entries ask for no more
  listed_.remember(std::move(before), words_.classes[w]);
  if (changed_.empty() || changed_.back() != word.sentence) changed_.push_back(word.sentence);
}

// A finite verb's mood and tense as some reading of the form has them: « seraient » is a conditional, however
// rarely the net has seen it.
Feats SyntaxSession::attested(const Word& word, Upos upos, Feats feats) const {
  if (feats.verb_form != VerbForm::fin) return feats;
  const Analysis* other = nullptr;
  for (const Analysis& a : lexicon_.analyses(word.form)) {
    if (a.feats.verb_form != VerbForm::fin || (a.upos != upos && a.upos != Upos::VERB && a.upos != Upos::AUX))
      continue;
    if (a.feats.mood == feats.mood && a.feats.tense == feats.tense) return feats;
    if (other == nullptr) other = &a;
  }
  if (other != nullptr) feats.mood = other->feats.mood, feats.tense = other->feats.tense;
  return feats;
}

// That of the lexicon's reading with this part of speech whose features the net finds likeliest. Every
// reading answers the same questions, so that logits compare as probabilities would.
void SyntaxSession::choose_lemma(Word& word, const float* scores) const {
  const WordCosts* costs = tags_.costs_of(word.form);
  float most = -1e9F;
  for (const Analysis& a : lexicon_.analyses(word.form)) {
    if (a.upos != word.upos) continue;
    const std::string_view lemma = lexicon_.lemma(a.lemma);
    const State state = tags_.state_of(word.form, lemma, a.upos, a.feats);
    const WordCost* row = costs == nullptr ? nullptr : costs->of(state);
    float score = -kRarer * a.cost;
    if (row != nullptr && !row->lemma.empty() && row->lemma != lemma) score -= kOtherLemma;
    const float* logits = scores;
    const auto values = syntax::tag_values(a.upos, a.feats);
    for (std::size_t i = 0; i < values.size(); logits += syntax::kTagSizes[i++]) score += logits[values[i]];
    if (score <= most) continue;
    most = score;
    word.lemma = row != nullptr && !row->lemma.empty() ? std::string_view(row->lemma) : lemma;
  }
  if (most > -1e9F) word.lemma_atom = lexicon_.atom(word.lemma);
}

// The roots of a long sentence's later pieces hang on the first one's.
void join_pieces(Words& words, WordRange sentence) {
  std::uint32_t root = sentence.begin;
  for (std::uint32_t w = sentence.begin + SyntaxReader::kLongest; w < sentence.end; ++w) {
    if (words.words[w].head != w) continue;
    while (words.words[root].head != root) ++root;
    words.words[w].head = root;
    words.words[w].deprel = Deprel::parataxis;
  }
}

}  // namespace

SyntaxReader::SyntaxReader(const Lexicon& lexicon)
    : SyntaxReader(
          lexicon,
          net::Model::open(lexicon.image().section("fr.syntax"), "fr.syntax").value_or(net::Model())) {}
SyntaxReader::SyntaxReader(const Lexicon& lexicon, const net::Model& model)
    : parts_(std::make_unique<const Parts>(lexicon, model)) {}
SyntaxReader::~SyntaxReader() = default;
SyntaxReader::SyntaxReader(SyntaxReader&&) noexcept = default;
SyntaxReader& SyntaxReader::operator=(SyntaxReader&&) noexcept = default;

bool SyntaxReader::ready() const { return parts_->net.ready(); }

void SyntaxReader::read(Words& words, std::span<const std::uint32_t> sentences) const {
  if (!ready() || sentences.empty()) return;
  std::unique_ptr<SyntaxScores> scores = parts_->idle.take();
  SyntaxSession session(*parts_->lexicon, parts_->tags, parts_->net, parts_->manner, *scores, words);
  for (const std::uint32_t s : sentences) session.add(words.ranges[s]);
  session.flush();
  parts_->idle.give_back(std::move(scores));
  for (const std::uint32_t s : sentences) join_pieces(words, words.ranges[s]);
  find_entries_again(*parts_->lexicon, parts_->contractions, words, session.changed());
  const auto restored = session.listed().restore(words);
  if (!restored.empty()) find_entries_again(*parts_->lexicon, parts_->contractions, words, restored);
}

}  // namespace recoupe
