// Trees seen from above, and words of the lists that keep their reading.
#include "word/dependents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "word/listed.h"

namespace recoupe {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A sentence with these heads (its own index: the root; kNoHead: not parsed) and relations.
Words tree(const std::vector<std::uint32_t>& heads, const std::vector<Deprel>& relations) {
  Words words;
  for (std::size_t w = 0; w < heads.size(); ++w) {
    words.words.emplace_back();
    words.words.back().head = heads[w];
    words.words.back().deprel = relations[w];
  }
  words.ranges = {{0, static_cast<std::uint32_t>(heads.size())}};
  words.classes.resize(heads.size());
  return words;
}

TEST(Dependents, AreInTheOrderOfTheText) {
  // « Deux soldats ont été tués »
  const Words words = tree({1, 4, 4, 4, 4}, {Deprel::nummod, Deprel::nsubj_pass, Deprel::aux_tense,
                                             Deprel::aux_pass, Deprel::root});
  const Dependents trees(words);
  EXPECT_THAT(trees.of(4), ElementsAre(1, 2, 3));
  EXPECT_THAT(trees.of(1), ElementsAre(0));
  EXPECT_THAT(trees.of(0), IsEmpty());
  EXPECT_EQ(trees.first(4, {Deprel::nsubj, Deprel::nsubj_pass}), 1U);
  EXPECT_EQ(trees.first(4, {Deprel::obj}), Dependents::kNone);
  EXPECT_EQ(trees.head(1), 4U);
  EXPECT_EQ(trees.head(4), Dependents::kNone) << "the root";
}

TEST(Dependents, OfWordsThatNobodyParsedThereAreNone) {
  const Words words = tree({kNoHead, kNoHead}, {Deprel::none, Deprel::none});
  const Dependents trees(words);
  EXPECT_FALSE(trees.parsed(0));
  EXPECT_THAT(trees.of(0), IsEmpty());
  EXPECT_EQ(trees.head(1), Dependents::kNone);
}

TEST(ListedWords, KeepTheReadingThatNamesThem) {
  Words words = tree({0, 0}, {Deprel::root, Deprel::obj});
  words.words[1].upos = Upos::NOUN;
  words.words[1].lemma = "civil";
  words.classes[1] = {3, 7};
  ListedWords listed;
  listed.remember({.word = 1, .upos = Upos::NOUN, .feats = Feats(), .lemma = "civil", .lemma_atom = 0},
                  words.classes[1]);
  words.words[1].upos = Upos::ADJ;
  words.classes[1] = {7};  // found again: as an adjective it is in one class only
  EXPECT_THAT(listed.restore(words), ElementsAre(0));
  EXPECT_EQ(words.words[1].upos, Upos::NOUN);
  words.words[1].upos = Upos::ADJ;
  words.classes[1] = {3, 7, 9};
  EXPECT_THAT(listed.restore(words), IsEmpty()) << "no class was lost";
  EXPECT_EQ(words.words[1].upos, Upos::ADJ);
}

}  // namespace
}  // namespace recoupe
