#include "word/syntax.h"

#include <gtest/gtest.h>

#include <numeric>

#include "lexicon_file.h"

namespace recoupe {
namespace {

class SyntaxReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    if (compiled_lexicon() == nullptr) GTEST_SKIP() << "recoupe.lexicon was not built";
    static const WordReader words(*compiled_lexicon());
    static const SyntaxReader syntax(*compiled_lexicon());
    if (!syntax.ready()) GTEST_SKIP() << "no model was trained";
    words_ = &words;
    syntax_ = &syntax;
  }

  Words read(std::string_view text) const {
    Words words = read_plain(*words_, text);
    const std::uint32_t only = 0;
    syntax_->read(words, {&only, 1});
    return words;
  }
  // "tués←ont/aux:tense": heads by their forms.
  static std::string arcs(const Words& words) {
    std::string out;
    for (const Word& word : words.words) {
      const Word& head = words.words[word.head];
      out += (out.empty() ? "" : " ") + (&head == &word ? "" : head.form + "←") + word.form + "/" +
             std::string(name_of(word.deprel));
    }
    return out;
  }
  static bool is_tree(const Words& words) {
    std::size_t roots = 0;
    for (std::uint32_t w = 0; w < words.words.size(); ++w) {
      roots += words.words[w].head == w;
      std::uint32_t at = w;
      for (std::size_t steps = 0; words.words[at].head != at; at = words.words[at].head)
        if (++steps > words.words.size()) return false;
    }
    return roots == 1;
  }

  const WordReader* words_ = nullptr;
  const SyntaxReader* syntax_ = nullptr;
};

TEST_F(SyntaxReaderTest, FindsHeadsAndRelations) {
  EXPECT_EQ(arcs(read("Les rebelles ont tué trois soldats.")),
            "rebelles←les/det tué←rebelles/nsubj tué←ont/aux:tense tué/root soldats←trois/nummod "
            "tué←soldats/obj tué←./punct");
  EXPECT_EQ(arcs(read("Le convoi a été attaqué par des hommes.")),
            "convoi←le/det attaqué←convoi/nsubj:pass attaqué←a/aux:tense attaqué←été/aux:pass attaqué/root "
            "hommes←par/case hommes←des/det attaqué←hommes/obl:agent attaqué←./punct");
}

TEST_F(SyntaxReaderTest, TellsSpeakersFromObjects) {
  EXPECT_NE(arcs(read("Trois soldats ont été tués, a indiqué l'armée.")).find("indiqué←armée/nsubj"),
            std::string::npos);
  EXPECT_NE(arcs(read("Quatre roquettes sont tombées sur la base, a rapporté une source de sécurité."))
                .find("rapporté←source/nsubj"),
            std::string::npos);
}

TEST_F(SyntaxReaderTest, ReadsASentenceTheSameWhoeverStandsBesideIt) {
  const std::string text = "Un soldat a été blessé. Les secours sont arrivés.";
  Words together = words_->read(text, {Sentence{.span = {0, 23}}, Sentence{.span = {24, 49}}});
  Words apart = together;
  const std::uint32_t all[] = {0, 1};
  syntax_->read(together, all);
  for (const std::uint32_t& one : all) syntax_->read(apart, {&one, 1});
  EXPECT_EQ(arcs(together), arcs(apart));
}

TEST_F(SyntaxReaderTest, LeavesOtherSentencesAlone) {
  Words words = words_->read("Il part. Il reste.", {Sentence{.span = {0, 8}}, Sentence{.span = {9, 18}}});
  const std::uint32_t second = 1;
  syntax_->read(words, {&second, 1});
  EXPECT_EQ(words.words[0].head, kNoHead);
  EXPECT_NE(words.words[3].head, kNoHead);
  EXPECT_NE(to_conllu(words, 0, "Il part. Il reste.").find("\t_\t_\t_\t_\n"), std::string::npos);
}

TEST_F(SyntaxReaderTest, MakesOneTreeOfHostileSentences) {
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "le soldat tué, ";
  for (const std::string& text :
       {many, std::string(100'000, 'a'), std::string(2000, '"'), std::string("12 ").append("3 4 5 6"),
        std::string("?"), std::string("\u0645\u0631\u062D\u0628\u0627 мир 世界"),
        std::string("a\x01\x02 b")}) {
    const Words words = read(text);
    EXPECT_TRUE(words.words.empty() || is_tree(words)) << text.substr(0, 40);
  }
}

TEST_F(SyntaxReaderTest, FindsEntriesAgain) {
  const Words words = read("Les assaillants ont tiré sur le porte-parole du gouvernement.");
  EXPECT_EQ(words.classes.size(), words.words.size());
  EXPECT_FALSE(words.hits.empty());
}

TEST(SyntaxReaderWithoutModel, ChangesNothing) {
  if (compiled_lexicon() == nullptr) GTEST_SKIP() << "recoupe.lexicon was not built";
  const SyntaxReader syntax(*compiled_lexicon(), net::Model());
  EXPECT_FALSE(syntax.ready());
  Words words = read_plain(WordReader(*compiled_lexicon()), "Il part.");
  const std::uint32_t only = 0;
  syntax.read(words, {&only, 1});
  EXPECT_EQ(words.words[0].head, kNoHead);
}

}  // namespace
}  // namespace recoupe
