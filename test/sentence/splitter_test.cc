// Sentences: what French news does with full stops, quotes and line ends, and what holds for any bytes.
#include "sentence/splitter.h"

#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "../report/lexicon_of.h"
#include "report/blocks.h"
#include "report/line.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

const SentenceSplitter& splitter() {
  static const SentenceSplitter sentences(report_lexicon());
  return sentences;
}

Report one_block(std::string text, BlockKind kind = BlockKind::paragraph) {
  Report report;
  report.text = std::move(text);
  const ByteSpan span = trimmed(report.text, {0, static_cast<std::uint32_t>(report.text.size())});
  if (!span.empty()) report.blocks.push_back({kind, span, ""});
  return report;
}

// The sentences with " ¦ " between; a quoted one begins with "\"".
std::string cut(const std::string& text, BlockKind kind = BlockKind::paragraph) {
  const Report report = one_block(text, kind);
  std::string out;
  for (const Sentence& sentence : splitter().split(report)) {
    if (!out.empty()) out += " ¦ ";
    out += slice(report.text, sentence.span);
  }
  return out;
}

// Each case is written with ¦ where a cut belongs.
void expect_cuts(const std::vector<std::string>& cases) {
  for (const std::string& wanted : cases) {
    std::string text = wanted;
    for (std::size_t at = text.find("¦ "); at != std::string::npos; at = text.find("¦ ")) text.erase(at, 3);
    EXPECT_EQ(cut(text), wanted);
  }
}

TEST(Sentence, PlainStops) {
  expect_cuts({"Un obus est tombé. ¦ Personne n'a été touché.",
               "Qui a tiré ? ¦ Nul ne le sait ! ¦ L'enquête commence.", "Ils ont fui… ¦ Elle est restée.",
               "Ils ont… enfin, inhumé les corps.", "Un bruit... puis rien.",
               "Le calme règne mardi. ¦ 12 personnes sont soignées.",
               "Il est tard. ¦ « 30 hommes sont venus », dit-elle."});
}

TEST(Sentence, Abbreviations) {
  expect_cuts({"M. Valdi et Mme. Sorel ont parlé. ¦ Le Dr. Astier aussi.",
               "Le gén. Ali Moumouni commande. ¦ Le lt-col. Harlan suit.",
               "Le 3 janv. 2021, il a neigé. ¦ C'était en déc. 2020 aussi.",
               "Voir l'art. 12 et le n°. 5 du code.", "Des vivres, de l'eau, etc. ¦ Le convoi est reparti.",
               "À 3 p.m. ¦ Le port a rouvert.", "Un prof. ¦ Il enseignait à Tilly.",
               "L'O.N.U. ¦ Elle a condamné l'attaque."});
}

TEST(Sentence, Initials) {
  expect_cuts({"J. Martin et George W. Barnes étaient là.", "Le suspect, Karim B., 23 ans, se tait.",
               "Karim B. ¦ Il a 23 ans.", "Karim B. ¦ Le parquet l'accuse.", "C'est signé par J. Le Goff.",
               "Il est fiché S. ¦ Le matin même, il est parti.", "L'U.S. Army a tiré. ¦ J.-C. Duval l'a vu.",
               "A. H. Sow préside.", "Il vivait en 480 av. J.-C. à Tilly.",
               "L'article L. 642 du code et la firme T.A. (Tilly) sont visés."});
}

TEST(Sentence, Numbers) {
  expect_cuts({"Il y a 5.200 soldats et 1,5 million d'euros.", "Le calibre 7.62 est en cause.",
               "Il est 17h30. ¦ Le feu reprend."});
  EXPECT_EQ(cut("1. Un tir a visé le camp. Un autre, la ville.", BlockKind::list_item),
            "1. Un tir a visé le camp. ¦ Un autre, la ville.");
  EXPECT_EQ(cut("08h15. Le pont est fermé. Un blessé.", BlockKind::dateline_entry),
            "08h15. Le pont est fermé. ¦ Un blessé.");
  EXPECT_EQ(cut("14 h 05. Le pont est fermé.", BlockKind::dateline_entry), "14 h 05. Le pont est fermé.");
}

TEST(Sentence, Quotes) {
  expect_cuts({"« Feu ! » ¦ Il tire.", "« Feu ! » a-t-il crié.",
               "« Quel malheur ! », dit-elle. ¦ Puis elle sort.",
               "Il a dit : « Nous partons. ¦ Rien ne nous retient. » ¦ Le maire se tait.",
               "\"Tout va bien!\", a-t-il lancé. ¦ \"Je pars.\"", "“Nous tiendrons.” ¦ Le colonel l'assure.",
               "Il est parti (hier soir.) ¦ Nul ne l'a revu."});
}

TEST(Sentence, QuotedTellsOfAnOpenQuotation) {
  const Report report = one_block("Il dit : « Nous partons. Rien ne presse. » Le maire se tait. « Bien. »");
  std::vector<bool> quoted;
  for (const Sentence& sentence : splitter().split(report)) quoted.push_back(sentence.quoted);
  EXPECT_EQ(quoted, (std::vector<bool>{false, true, false, false}));
}

TEST(Sentence, LineEndsAreNoStops) {
  EXPECT_EQ(cut("Un obus est tombé\nsur le marché de\r\nTilly. Il a tué M.\nValdi."),
            "Un obus est tombé\nsur le marché de\r\nTilly. ¦ Il a tué M.\nValdi.");
}

TEST(Sentence, HeadlinesAndFurnitureStayWhole) {
  Report report;
  report.text = "ALERTE. Irak : deux morts\n\nUn tir. Deux morts.\n\nLire aussi. La crue. Le pont.";
  BlockReader(report_lexicon()).read(report);
  EXPECT_EQ(to_text(splitter().split(report), report),
            "0-25 title headline | ALERTE. Irak : deux morts\n"
            "27-34 paragraph | Un tir.\n"
            "35-46 paragraph | Deux morts.\n"
            "48-77 furniture | Lire aussi. La crue. Le pont.\n");
}

void expect_sound(const Report& report) {
  const std::vector<Sentence> sentences = splitter().split(report);
  std::uint32_t at = 0;
  for (const Sentence& sentence : sentences) {
    ASSERT_LE(at, sentence.span.begin);
    ASSERT_LT(sentence.span.begin, sentence.span.end);
    ASSERT_LT(sentence.block, report.blocks.size());
    EXPECT_TRUE(report.blocks[sentence.block].span.contains(sentence.span));
    EXPECT_EQ(sentence.kind, report.blocks[sentence.block].kind);
    EXPECT_EQ(trimmed(report.text, sentence.span), sentence.span);
    EXPECT_TRUE(trimmed(report.text, {at, sentence.span.begin}).empty()) << "text between sentences";
    for (const std::uint32_t edge : {sentence.span.begin, sentence.span.end})
      EXPECT_FALSE(edge < report.text.size() && is_continuation(report.text[edge]));
    at = sentence.span.end;
  }
  EXPECT_TRUE(trimmed(report.text, {at, static_cast<std::uint32_t>(report.text.size())}).empty());
}

TEST(Sentence, AnyTextIsCovered) {
  const BlockReader blocks(report_lexicon());
  const std::string pieces[] = {"\n",
                                "\r\n",
                                " ",
                                "\xC2\xA0",
                                "\xE2\x80\xA8",
                                "\xF0\x9F\x98\x80",
                                "e\xCC\x81t\xC3\xA9",
                                std::string(1, '\0'),
                                "M. ",
                                "J. ",
                                "Un tir",
                                ".",
                                "…",
                                "!",
                                "? ",
                                "« ",
                                " »",
                                "\"",
                                "“",
                                "”",
                                "(",
                                ")",
                                "12",
                                " h ",
                                "08h15. ",
                                "- ",
                                "l'",
                                "etc. "};
  std::mt19937 random(5);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (auto n = random() % 40; n > 0; --n) text += pieces[random() % std::size(pieces)];
    expect_sound(one_block(text, round % 2 == 0 ? BlockKind::paragraph : BlockKind::dateline_entry));
    Report report;
    report.text = text;
    blocks.read(report);
    expect_sound(report);
  }
}

// Nothing of this may take more than a moment: a search that goes back at every stop would.
TEST(Sentence, HostileSizes) {
  for (const std::string unit : {"a", ".", "\xC2", "A. ", "1. ", "1. \xC2\xBB ", "! ) ", "\xE2\x80\xA6 ",
                                 "\" ", ". \" ", "M. A ", ") ", ". 1", "\xC2\xAB 1. "}) {
    std::string text;
    while (text.size() < 300'000) text += unit;
    const auto start = std::chrono::steady_clock::now();
    expect_sound(one_block(text));
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5)) << unit;
  }
}

TEST(Sentence, ManyThreadsShareOneSplitter) {
  const Report report = one_block("M. Valdi est là. Il attend. « Nous partons. » Le train aussi.");
  const std::string wanted = to_text(splitter().split(report), report);
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int n = 0; n < 200; ++n) EXPECT_EQ(to_text(splitter().split(report), report), wanted);
    });
}

}  // namespace
}  // namespace recoupe
