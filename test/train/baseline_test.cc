// The parser of the comparison in docs/reading.md: its oracle leads to every projective tree, and training it
// twice gives the same parser.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>

#include "baseline/beam.h"
#include "baseline/parser.h"
#include "baseline/treebank.h"

namespace recoupe::baseline {
namespace {

using Heads = std::vector<int>;
using Random = std::mt19937_64;

// A random projective tree over words [begin, end) whose topmost word hangs on `head`.
void grow(Heads& heads, int begin, int end, int head, Random& random) {
  if (begin >= end) return;
  const int top = begin + static_cast<int>(random() % static_cast<unsigned>(end - begin));
  heads[static_cast<std::size_t>(top)] = head;
  for (int from = begin; from < top;) {
    const int to = from + 1 + static_cast<int>(random() % static_cast<unsigned>(top - from));
    grow(heads, from, to, top, random);
    from = to;
  }
  for (int from = top + 1; from < end;) {
    const int to = from + 1 + static_cast<int>(random() % static_cast<unsigned>(end - from));
    grow(heads, from, to, top, random);
    from = to;
  }
}

Heads random_tree(int words, Random& random) {
  Heads heads(static_cast<std::size_t>(words));
  grow(heads, 0, words, words, random);
  return heads;
}

// Takes a cheapest transition until the end (a random one of them) and returns what that cost.
int follow_oracle(Configuration& now, const Heads& gold, Random& random) {
  int lost = 0;
  while (!now.done()) {
    int least = std::numeric_limits<int>::max();
    Transition taken = shift;
    int ties = 0;
    for (const Transition transition : {shift, left_arc, right_arc}) {
      if (!now.allows(transition)) continue;
      const int cost = now.cost(transition, gold);
      if (cost < least) ties = 0;
      if (cost > least || random() % static_cast<unsigned>(++ties) != 0) continue;
      least = cost;
      taken = transition;
    }
    lost += least;
    now.apply(taken, 0);
  }
  return lost;
}

int wrong_heads(const Configuration& now, const Heads& gold) {
  int wrong = 0;
  for (std::size_t w = 0; w < gold.size(); ++w) wrong += now.nodes()[w].head != gold[w];
  return wrong;
}

TEST(Oracle, ReachesEveryProjectiveTree) {
  Random random(1);
  for (int n = 0; n < 500; ++n) {
    const Heads gold = random_tree(1 + n % 30, random);
    Configuration now;
    now.start(static_cast<int>(gold.size()));
    EXPECT_EQ(follow_oracle(now, gold, random), 0);
    EXPECT_EQ(wrong_heads(now, gold), 0);
  }
}

// The claim of a dynamic oracle: after any slips, what the costs said was lost is lost, and nothing more.
TEST(Oracle, CountsWhatSlipsLose) {
  Random random(2);
  for (int n = 0; n < 500; ++n) {
    const Heads gold = random_tree(2 + n % 20, random);
    Configuration now;
    now.start(static_cast<int>(gold.size()));
    int lost = 0;
    for (std::size_t slip = random() % gold.size(); slip > 0 && !now.done(); --slip) {
      const auto taken = static_cast<Transition>(random() % kTransitions);
      if (!now.allows(taken)) continue;
      lost += now.cost(taken, gold);
      now.apply(taken, 0);
    }
    lost += follow_oracle(now, gold, random);
    EXPECT_EQ(wrong_heads(now, gold), lost);
  }
}

TEST(Configuration, HasOneWordUnderTheRoot) {
  Random random(3);
  for (int n = 0; n < 100; ++n) {
    Configuration now;
    now.start(1 + n % 12);
    while (!now.done()) {
      const auto taken = static_cast<Transition>(random() % kTransitions);
      if (now.allows(taken)) now.apply(taken, 0);
    }
    const auto under_root = [&](const Node& node) { return node.head == now.root(); };
    EXPECT_EQ(std::count_if(now.nodes().begin(), now.nodes().end(), under_root), 1);
  }
}

// Words are told apart by a form that stands for their head's direction: enough to learn something of.
std::vector<Tree> trees_to_learn(Random& random) {
  std::vector<Tree> trees;
  for (int n = 0; n < 60; ++n) {
    const Heads heads = random_tree(3 + n % 9, random);
    Tree& tree = trees.emplace_back();
    for (int w = 0; w < static_cast<int>(heads.size()); ++w) {
      const int head = heads[static_cast<std::size_t>(w)];
      const bool root = head == static_cast<int>(heads.size());
      const std::uint8_t relation = root ? 0 : head > w ? 1 : 2;
      tree.tokens.push_back({.form = relation + 1U, .lemma = relation + 1U, .tag = relation});
      tree.arcs.push_back({head, relation});
    }
  }
  return trees;
}

// Trains two parsers alike: they must agree on every tree, and have learnt something.
template <class AnyParser>
void expect_to_learn_alike(AnyParser once, AnyParser again) {
  Random random(4);
  const std::vector<Tree> trees = trees_to_learn(random);
  const ParserOptions options{.epochs = 5};
  once.train(trees, options);
  again.train(trees, options);
  int right = 0;
  int words = 0;
  for (const Tree& tree : trees) {
    const std::vector<Arc> arcs = once.parse(tree.tokens);
    EXPECT_EQ(arcs, again.parse(tree.tokens));
    for (std::size_t w = 0; w < arcs.size(); ++w) right += arcs[w] == tree.arcs[w];
    words += static_cast<int>(arcs.size());
  }
  EXPECT_GT(right * 10, words * 6);  // the heads are random, and only their direction shows
}

constexpr MoveSet kMoves{.relations = 3, .root_relation = 0};
constexpr unsigned kFewCells = 16;

TEST(Parser, LearnsTheSameTwice) {
  expect_to_learn_alike(Parser(kMoves, kFewCells), Parser(kMoves, kFewCells));
}

TEST(BeamParser, LearnsTheSameTwice) {
  expect_to_learn_alike(BeamParser(kMoves, kFewCells, 4), BeamParser(kMoves, kFewCells, 4));
}

constexpr const char* kConllu =
    "# text = Du pain.\n"
    "1-2\tDu\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tDe\tde\tADP\t_\t_\t3\tcase\t_\t_\n"
    "2\tle\tle\tDET\t_\t_\t3\tdet\t_\t_\n"
    "3\tpain\tpain\tNOUN\t_\t_\t0\troot\t_\tSpaceAfter=No\n"
    "4\t.\t.\tPUNCT\t_\t_\t3\tpunct:end\t_\t_\n\n";

TEST(ReadTreebank, TellsWhereWordsStand) {
  const auto read = read_treebank(kConllu, "du_pain.conllu");
  ASSERT_TRUE(read.has_value());
  ASSERT_EQ(read->size(), 1);
  const std::vector<GoldWord>& words = read->front().words;
  ASSERT_EQ(words.size(), 4);
  EXPECT_EQ(words[0].place, (Place{0, 2, 1}));
  EXPECT_EQ(words[1].place, (Place{0, 2, 2}));
  EXPECT_EQ(words[2].place, (Place{2, 6, 0}));
  EXPECT_EQ(words[2].head, 4);
  EXPECT_EQ(without_subtype(words[3].relation), "punct");
}

TEST(ReadTreebank, NamesTheLineThatIsNone) {
  const auto read = read_treebank("# text = x\n1\tx\n", "short.conllu");
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().where, "short.conllu:2");
}

}  // namespace
}  // namespace recoupe::baseline
