#include "baseline/tagger.h"

#include <algorithm>
#include <string>

#include "baseline/shuffle.h"

namespace recoupe::baseline {
namespace {

const Token kNowhere{};  // before the first word and behind the last

}  // namespace

std::uint8_t TagSet::intern(const GoldWord& word) {
  const bool inflected = !word.verb_form.empty() && (word.upos == "VERB" || word.upos == "AUX");
  const auto tag =
      static_cast<std::uint8_t>(labels_.intern(inflected ? word.upos + "." + word.verb_form : word.upos));
  if (tag == upos_.size()) upos_.push_back(upos_from(word.upos));
  return tag;
}

void Tagger::describe(std::span<const Token> tokens, std::size_t at) {
  const auto token = [&](std::size_t back, std::size_t on) -> const Token& {
    return at + on < back || at + on - back >= tokens.size() ? kNowhere : tokens[at + on - back];
  };
  const Token& w = tokens[at];
  const Token& l1 = token(1, 0);
  const Token& l2 = token(2, 0);
  const Token& r1 = token(0, 1);
  const Token& r2 = token(0, 2);
  const std::uint64_t t1 = at >= 1 ? l1.tag + 1U : 0;
  const std::uint64_t t2 = at >= 2 ? l2.tag + 1U : 0;
  features_.clear();
  std::uint64_t pattern = 0;
  const auto add = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0, std::uint64_t d = 0) {
    features_.push_back(feature(pattern++, a, b, c, d));
  };
  add(0);
  for (const Token* near : {&w, &l1, &r1, &l2, &r2}) {
    add(near->form);
    add(near->ambiguity);
    add(near->guess);
    add(near->shape);
  }
  for (const std::uint64_t suffix : w.suffixes) add(suffix, w.shape);
  add(w.prefix);
  add(w.lemma);
  for (const Token* near : {&l1, &r1}) add(near->suffixes[2]);
  for (const std::uint64_t own : {w.form, w.ambiguity, w.suffixes[2], w.guess}) {
    add(own, t1);
    add(own, t1, t2);
    add(own, r1.ambiguity);
    add(own, t1, r1.ambiguity);
    add(own, r1.form);
    add(own, l1.form);
  }
  add(t1);
  add(t1, t2);
  add(t1, t2, l1.form);
  add(l1.form, r1.form);
  add(w.ambiguity, l1.ambiguity, r1.ambiguity);
  add(w.ambiguity, r1.ambiguity, r2.ambiguity);
  add(w.ambiguity, w.shape, w.suffixes[1]);
  add(w.guess, l1.guess, r1.guess);
  add(w.guess, r1.guess, r2.guess);
  add(w.guess, t1, t2, r1.guess);
  add(w.guess, w.form, r1.guess);
  add(w.guess, w.ambiguity);
  add(w.shape, l1.shape, r1.shape);
}

std::uint8_t Tagger::best() {
  const auto scores = model_.score(features_);
  return static_cast<std::uint8_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

void Tagger::learn(std::span<Token> tokens, std::span<const std::uint8_t> tags) {
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    describe(tokens, at);
    const std::uint8_t found = best();
    if (found != tags[at]) model_.update(features_, tags[at], found);
    model_.tick();
    tokens[at].tag = found;
  }
}

void Tagger::train(std::span<const TaggedSentence* const> sentences, const TaggerOptions& options) {
  Random random(options.seed);
  for (int run = 0; run < options.runs; ++run) {
    for (int epoch = 0; epoch < options.epochs; ++epoch)
      for (const std::size_t s : shuffled(sentences.size(), random)) {
        std::vector<Token> tokens = sentences[s]->tokens;
        learn(tokens, sentences[s]->tags);
      }
    model_.end_run();
  }
  model_.freeze();
}

void Tagger::tag(std::span<Token> tokens) {
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    describe(tokens, at);
    tokens[at].tag = best();
  }
  for (Token& token : tokens) settle(*lexicon_, token, token.tag, set_->upos(token.tag));
}

}  // namespace recoupe::baseline
