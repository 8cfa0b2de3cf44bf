// Ends of sentences without a full stop: where the weights find them, and where the press must stay whole.
#include "sentence/unmarked.h"

#include <gtest/gtest.h>

#include <chrono>

#include "../word/lexicon_file.h"
#include "sentence/splitter.h"

namespace recoupe {
namespace {

class Unmarked : public testing::Test {
 protected:
  void SetUp() override {
    if (compiled_lexicon() == nullptr) GTEST_SKIP() << "recoupe.lexicon was not built";
  }

  // The sentences of one block with " ¦ " between.
  static std::string cut(std::string text, BlockKind kind = BlockKind::paragraph,
                         SentenceEnds ends = SentenceEnds::all) {
    static const SentenceSplitter splitter(*compiled_lexicon());
    Report report;
    report.blocks.push_back({kind, {0, static_cast<std::uint32_t>(text.size())}, ""});
    report.text = std::move(text);
    std::string out;
    for (const Sentence& sentence : splitter.split(report, ends))
      out += (out.empty() ? "" : " ¦ ") + std::string(slice(report.text, sentence.span));
    return out;
  }

  // Each case is written with ¦ where a cut belongs.
  static void expect_cuts(const std::vector<std::string>& cases) {
    for (const std::string& wanted : cases) {
      std::string text = wanted;
      for (std::size_t at = text.find("¦ "); at != std::string::npos; at = text.find("¦ ")) text.erase(at, 3);
      EXPECT_EQ(cut(text), wanted);
    }
  }
};

TEST_F(Unmarked, OnlyWhereTheLayoutWasLost) {
  const std::string run_together =
      "Réactions internationales Il a dénoncé mardi une attaque contre le village.";
  const auto cuts = [](const std::string& text) {
    return cut(text, BlockKind::paragraph, SentenceEnds::by_layout).find("internationales ¦ Il") !=
           std::string::npos;
  };
  EXPECT_FALSE(cuts(run_together)) << "a paragraph";
  std::string page = run_together;
  while (page.size() < 3000) page += " Le maire a rappelé que la route était fermée.";
  EXPECT_TRUE(cuts(page)) << "a page in one block";
}

TEST_F(Unmarked, HeadingsAndItems) {
  expect_cuts({"Réactions internationales ¦ Il a dénoncé mardi une attaque contre le village.",
               "Le pont a été détruit. ¦ - Deux ponts restent ouverts. ¦ - Un troisième est surveillé.",
               "La route est fermée. ¦ il faut passer par le nord, selon les habitants.",
               "Il fut maire de la ville ; ¦ Le théâtre a été construit en 1900 par un architecte."});
}

TEST_F(Unmarked, ThePressStaysWhole) {
  expect_cuts({"Les assaillants ont fui ; il y a six blessés.",
               "MISE À JOUR DE LUNDI : Le bilan est monté à six morts.",
               "Le général Karim Valdi et le ministre Jean Sorel ont parlé à Radio Tilly.",
               "L'armée accuse le groupe Les Veilleurs et le journal Le Courrier du Fleuve.",
               "Une source du Conseil de sécurité a confirmé la mort du chef du Front populaire.",
               "Trois roquettes Katioucha ont visé la base Victoria, près de l'aéroport."});
  expect_cuts({"LE PONT A ÉTÉ DÉTRUIT PAR UN OBUS ET IL Y A DEUX MORTS, SELON LE MAIRE DE TILLY."});
  EXPECT_EQ(cut("08h15. Toujours pas de revendication.", BlockKind::dateline_entry),
            "08h15. Toujours pas de revendication.");
}

TEST_F(Unmarked, NoTextTakesLong) {
  for (const std::string unit :
       {"A ", "a ", "- ", "\" ", "; A ", "AA", "1 ", "l'", "( ", "\xC2\xAB ", "\xF0\x9F "}) {
    std::string text;
    while (text.size() < 1'000'000) text += unit;
    const auto start = std::chrono::steady_clock::now();
    cut(text);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10)) << unit;
  }
}

}  // namespace
}  // namespace recoupe
