#include "baseline/features.h"

#include <algorithm>
#include <cstdlib>

namespace recoupe::baseline {
namespace {

const Token kNoToken{};
const Node kNoNode{};

// A word of the configuration, or nobody. The fields' short names are those of the literature: word, lemma,
// tag; `lt` is the lemma under its tag.
struct View {
  int at = kNobody;
  const Node* node = &kNoNode;
  std::uint64_t w = 0, l = 0, t = 0, lt = 0, m = 0, d = 0;
};

class Describer {
 public:
  Describer(const Configuration& now, std::span<const Token> tokens, const Marks& marks,
            std::vector<Feature>& features)
      : now_(now), tokens_(tokens), marks_(marks), features_(features) {}

  void all();

 private:
  template <class... Values>
  void add(Values... values) {
    features_.push_back(feature(pattern_++, static_cast<std::uint64_t>(values)...));
  }
  View view(int word) const;
  std::uint64_t distance(const View& a, const View& b) const;
  std::uint64_t between(const View& a, const View& b) const;
  void words();
  void pair(const View& a, const View& b);
  void triples();
  void dependents(const View& x, const View& other);
  void valency(const View& x);

  const Configuration& now_;
  std::span<const Token> tokens_;
  const Marks& marks_;
  std::vector<Feature>& features_;
  std::uint64_t pattern_ = 0;
  View s0, s1, s2, b0, b1, b2;
  View s0l;  // the outermost dependent of s0 on its left: the preposition of a noun
};

View Describer::view(int word) const {
  View view{.at = word};
  if (word == kNobody) return view;
  view.node = &now_.node(word);
  const bool root = word == now_.root();
  const Token& token = root ? kNoToken : tokens_[static_cast<std::size_t>(word)];
  view.w = token.form;
  view.l = token.lemma;
  view.t = root ? 1 : token.tag + 2U;
  view.lt = token.lemma * 31 + view.t;
  view.m = token.agreement;
  view.d = view.node->head == kNobody ? 0 : view.node->relation + 1U;
  return view;
}

std::uint64_t Describer::distance(const View& a, const View& b) const {
  if (a.at == kNobody || b.at == kNobody) return 0;
  const int words = std::abs(a.at - b.at);
  return static_cast<std::uint64_t>(words < 5 ? words : words < 8 ? 5 : words < 13 ? 6 : 7);
}

// Whether verbs, punctuation or conjunctions lie between two words, and how many (up to 2 of each).
std::uint64_t Describer::between(const View& a, const View& b) const {
  if (a.at == kNobody || b.at == kNobody) return 0;
  const auto [from, to] = std::minmax(static_cast<std::size_t>(a.at) + 1, static_cast<std::size_t>(b.at));
  if (from > to) return 1;
  const auto some = [from = from, to = to](const std::vector<std::uint8_t>& before) {
    return std::min<std::uint64_t>(static_cast<std::uint8_t>(before[to] - before[from]), 2);
  };
  return 1 + some(marks_.verbs) + 3 * some(marks_.stops) + 9 * some(marks_.joints);
}

void Describer::words() {
  for (const View* x : {&s0, &s1, &b0, &b1}) {
    add(x->w, x->t);
    add(x->l);
    add(x->lt);
    add(x->t);
    add(x->t, x->m);
  }
  for (const View* x : {&s2, &b2}) {
    add(x->lt);
    add(x->t);
  }
  for (const View* x : {&s0, &b0}) {
    const Token& token =
        x->at == kNobody || x->at == now_.root() ? kNoToken : tokens_[static_cast<std::size_t>(x->at)];
    add(token.ambiguity, x->t);
    add(token.suffixes[2], x->t);
    add(token.shape, x->t);
  }
}

void Describer::pair(const View& a, const View& b) {
  const std::uint64_t far = distance(a, b);
  const std::uint64_t marks = between(a, b);
  add(a.lt, b.lt);
  add(a.lt, b.t);
  add(a.t, b.lt);
  add(a.t, b.t);
  add(a.w, b.w);
  add(a.t, a.m, b.t, b.m);
  add(a.t, b.t, far);
  add(a.lt, far);
  add(b.lt, far);
  add(a.t, b.t, marks);
  add(a.lt, b.t, marks);
  add(a.t, b.lt, marks);
}

void Describer::triples() {
  add(s0.t, b0.t, b1.t);
  add(b0.t, b1.t, b2.t);
  add(s1.t, s0.t, b0.t);
  add(s2.t, s1.t, s0.t);
  add(s1.t, s0.t, b0.t, b1.t);
  add(s1.lt, s0.t, b0.t);
  add(s1.t, s0.lt, b0.t);
  add(s1.t, s0.t, b0.lt);
  add(s0.t, b0.t, b1.lt);
  add(s0.lt, b0.t, b1.t);
  add(s0.t, b0.t, b1.t, b2.t);
  // What a preposition binds: the noun that it stands before, and what that may hang on.
  add(s1.l, s0l.l, s0.l);
  add(s1.l, s0l.l, s0.t);
  add(s1.t, s0l.l, s0.t, b0.t);
  add(s1.t, s0l.l, s0.lt);
  add(s2.lt, s0l.l, s0.t);
  add(b0.lt, s0l.l, s0.t);
}

// `x` with its dependents, and with those beside the word it may be joined to.
void Describer::dependents(const View& x, const View& other) {
  for (const auto& side : {x.node->left, x.node->right}) {
    const View outer = view(side[0]);
    const View inner = view(side[1]);
    add(outer.lt);
    add(outer.d, x.t);
    add(x.t, outer.t, other.t);
    add(x.t, outer.d, other.t);
    add(x.lt, outer.d);
    add(x.t, outer.lt, other.t);
    add(x.t, outer.t, inner.t);
    add(x.t, outer.d, inner.d);
  }
}

void Describer::valency(const View& x) {
  add(x.lt, x.node->left_count, 1);
  add(x.lt, x.node->right_count, 2);
  add(x.t, x.node->left_count, x.node->right_count);
  add(x.t, x.node->left_relations, 1);
  add(x.t, x.node->right_relations, 2);
  add(x.l, x.node->right_relations, 3);
}

void Describer::all() {
  s0 = view(now_.top(0));
  s1 = view(now_.top(1));
  s2 = view(now_.top(2));
  b0 = view(now_.front(0));
  b1 = view(now_.front(1));
  b2 = view(now_.front(2));
  s0l = view(s0.node->left[0]);
  add(0);
  words();
  pair(s0, b0);
  pair(s1, s0);
  pair(s1, b0);
  add(b0.t, b1.t);
  add(b0.lt, b1.t);
  add(b0.t, b1.lt);
  add(b0.lt, b1.lt);
  add(s2.t, b0.t);
  add(s2.lt, s0.t);
  add(s0.t, b1.t);
  triples();
  dependents(s0, b0);
  dependents(s1, s0);
  dependents(b0, s0);
  valency(s0);
  valency(s1);
  valency(b0);
}

}  // namespace

void Marks::count(std::span<const Token> tokens) {
  for (auto* counts : {&verbs, &stops, &joints}) counts->assign(tokens.size() + 1, 0);
  const auto next = [](std::uint8_t before, bool one) { return static_cast<std::uint8_t>(before + one); };
  for (std::size_t w = 0; w < tokens.size(); ++w) {
    const Upos upos = tokens[w].upos;
    verbs[w + 1] = next(verbs[w], upos == Upos::VERB);
    stops[w + 1] = next(stops[w], upos == Upos::PUNCT);
    joints[w + 1] = next(joints[w], upos == Upos::CCONJ || upos == Upos::SCONJ);
  }
}

void describe(const Configuration& now, std::span<const Token> tokens, const Marks& marks,
              std::vector<Feature>& features) {
  features.clear();
  Describer(now, tokens, marks, features).all();
}

}  // namespace recoupe::baseline
