// Blocks: reports of our own writing in the styles that pages come in, as text cases (cases/*.txt), and what
// holds for any bytes.
#include "report/blocks.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>

#include "lexicon_of.h"
#include "report/input.h"
#include "report/line.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

const BlockReader& reader() {
  static const BlockReader blocks(report_lexicon());
  return blocks;
}

Report read(std::string text, bool plain = false) {
  Report report;
  report.text = std::move(text);
  reader().read(report, plain);
  return report;
}

// "title|heading|…" of the blocks, for cases where the spans do not matter.
std::string kinds(const Report& report) {
  std::string out;
  for (const Block& block : report.blocks) out += (out.empty() ? "" : " ") + std::string(name_of(block.kind));
  return out;
}

std::string origins(const Report& report) {
  std::string out;
  for (const OriginMark& mark : report.origins) {
    EXPECT_FALSE(mark.span.empty());
    out += (out.empty() ? "" : ", ") + mark.name + " " + mark.evidence;
  }
  return out;
}

const std::string kBody =
    "Un convoi de ravitaillement est tombé dans une embuscade près de Tilly, ont indiqué deux sources "
    "sécuritaires.";

TEST(Blocks, TitleOfPlainText) {
  EXPECT_EQ(kinds(read("Neuf morts près de Tilly\n" + kBody)), "title paragraph");
  EXPECT_EQ(kinds(read("Neuf morts près de Tilly\n\n" + kBody)), "title paragraph");
  EXPECT_EQ(kinds(read(kBody)), "paragraph");
  EXPECT_EQ(kinds(read(kBody + "\n" + kBody)), "paragraph paragraph");
  EXPECT_EQ(kinds(read("Un convoi de ravitaillement est tombé\ndans une embuscade près de Tilly, ont "
                       "indiqué\ndeux sources.")),
            "paragraph");
  const Report report = read("\xEF\xBB\xBFNeuf morts près de Tilly ?\r\n\r\n" + kBody);
  ASSERT_TRUE(report.title);
  EXPECT_NE(slice(report.text, *report.title).find("Neuf morts près de Tilly ?"), std::string_view::npos);
}

TEST(Blocks, NavigationAboveTheTitle) {
  const Report report =
      read("LA VIGIE\nMonde\nAlerte info\n\nNeuf morts dans une embuscade près de Tilly\n\n" + kBody);
  EXPECT_EQ(kinds(report), "furniture furniture furniture title paragraph");
  const std::string title = "Neuf morts dans une embuscade près de Tilly";
  EXPECT_EQ(kinds(read("Accueil Actu" + title + "\n\n" + title + "\n\nby Kemi\n\n" + title + "\n\n" + kBody)),
            "furniture title furniture furniture paragraph");
}

TEST(Blocks, TitleThatTheInputGave) {
  Report report;
  report.text =
      "Lire aussi, dit-il : neuf morts\n\nNeuf morts\n\n" + kBody + "\n\nLire aussi, dit-il : neuf morts";
  report.title = ByteSpan{0, 32};
  reader().read(report);
  EXPECT_EQ(kinds(report), "title heading paragraph furniture");
}

TEST(Blocks, PlainTakesNothingAway) {
  const Report report = read("Neuf morts\nLire aussi : rien\n\nPartager\n\nAvec AFP", true);
  EXPECT_EQ(kinds(report), "paragraph paragraph paragraph");
  EXPECT_FALSE(report.title);
}

TEST(Blocks, FurnitureIsSetAside) {
  for (const char* line : {"Partager sur Facebook | Partager sur X | Imprimer",
                           "→ Suivez notre chaîne | Téléchargez l’application",
                           "LIRE AUSSI : La crue a emporté le pont",
                           "À lire également : la crue",
                           "1 204 vues",
                           "12 partages",
                           "Publié le 3 mai 2021 à 10h",
                           "Par Awa Sidibé, à Niamey",
                           "by Kemi",
                           "Tags : Tilly, sécurité",
                           "Mots-clés: Tilly",
                           "© 2021 La Vigie. Tous droits réservés",
                           "Ce site utilise des cookies",
                           "https://vigie.example/a?b=c",
                           "#Tilly #Niger",
                           "* * *",
                           "Accueil > Monde > Afrique",
                           "Monde • Sport • Météo • Annonces",
                           "PUBLICITÉ",
                           "Source link",
                           "Inscrivez-vous à notre lettre du matin !",
                           "Cliquez ici pour voir la carte",
                           "2 min de lecture"}) {
    const Report report = read("Neuf morts près de Tilly\n\n" + kBody + "\n\n" + line + "\n\n" + kBody);
    EXPECT_EQ(kinds(report), "title paragraph furniture paragraph") << line << "\n" << to_text(report);
  }
}

TEST(Blocks, SentencesThatBeginLikeFurnitureStay) {
  for (const char* line :
       {"Partager le pouvoir avec les rebelles est exclu, a dit le ministre.",
        "Par hasard, une patrouille passait par là.",
        "Par Mossoul passe aussi la route du nord, que les deux camps se disputent depuis un mois.",
        "Lire la carte ne suffit pas, dit le guide.", "Un soldat a parlé avec l'AFP.",

        "Avec l'AFP, le gouvernement a signé un accord de dix ans sur les images.",
        "Reuters et l'AFP ont publié une photo du cratère laissé par l'obus devant la mairie.",
        "MIS À JOUR – Un homme armé s'est retranché dans la mairie.",
        "Source de tensions, le puits a été rebouché."}) {
    const Report report = read("Neuf morts près de Tilly\n\n" + kBody + "\n\n" + line + "\n\n" + kBody);
    EXPECT_EQ(kinds(report), "title paragraph paragraph paragraph") << line << "\n" << to_text(report);
  }
}

TEST(Blocks, CommentsReachToTheEnd) {
  EXPECT_EQ(
      kinds(read("Neuf morts près de Tilly\n\n" + kBody + "\n" + kBody +
                 "\n\nCommentaires (2)\nMoussa dit :\nTrois de mes cousins y étaient. Quelle tristesse !\n")),
      "title paragraph paragraph furniture furniture furniture");
  EXPECT_EQ(kinds(read("Commentaires\n" + kBody + "\n" + kBody)), "furniture paragraph paragraph")
      << "a mistaken row does not swallow the report";
  EXPECT_EQ(kinds(read("Neuf morts près de Tilly\n\n" + kBody +
                       "\n\nLire aussi\nLa crue a emporté le pont\n\n" + kBody)),
            "title paragraph furniture furniture paragraph");
}

TEST(Blocks, HeadingsListsQuotesEntries) {
  EXPECT_EQ(kinds(read("Neuf morts près de Tilly\n\n" + kBody + "\n\nUn bilan provisoire\n\n" + kBody +
                       "\n\nQui a tiré ?\n" + kBody)),
            "title paragraph heading paragraph heading paragraph");
  EXPECT_EQ(kinds(read(kBody + "\n- un camion brûlé ;\n- deux pièces prises.\n• un fusil")),
            "paragraph list_item list_item list_item");
  EXPECT_EQ(kinds(read(kBody + "\n\n« Nous avons entendu deux fortes explosions. Puis plus rien. »")),
            "paragraph quote");
  EXPECT_EQ(kinds(read("08h15. Le pont est fermé.\n07:40 – Deux blessés de plus.\n[06h55] Un premier "
                       "bilan.\n05h30\nTirs.")),
            "dateline_entry dateline_entry dateline_entry dateline_entry");
  EXPECT_EQ(kinds(read("21h05, Première. Avec Marc Dolvi, un film de guerre.")), "paragraph");
}

TEST(Blocks, CreditsAndSignatures) {
  EXPECT_EQ(kinds(read(kBody +
                       "\n\nPhoto : DR\n\nUn camion brûlé près de Tilly Crédit : Reuters\n\n© A. Sidibé\n\n" +
                       kBody)),
            "paragraph credit credit credit paragraph");
  for (const char* line :
       {"Avec AFP", "(avec Reuters)", "Awa Sidibé avec AFP", "AFP", "(Avec agences)", "AFP / La Vigie",
        "Source : Agence Océane / La Vigie", "A.S. (avec AFP et Reuters)", "avec l'agence Anadolu"}) {
    const Report report = read(kBody + "\n\n" + line);
    EXPECT_EQ(kinds(report), "paragraph signature") << line << "\n" << to_text(report);
  }
  const Report tail = read(kBody + " (avec AFP)");
  ASSERT_EQ(kinds(tail), "paragraph signature");
  EXPECT_EQ(slice(tail.text, tail.blocks[0].span), kBody);
  EXPECT_EQ(slice(tail.text, tail.blocks[1].span), "(avec AFP)");
}

TEST(Blocks, Origins) {
  EXPECT_EQ(origins(read(kBody + "\n\nAwa Sidibé avec AFP")), "AFP signature");
  EXPECT_EQ(origins(read("NIAMEY, 3 mai (Reuters) - " + kBody)), "Reuters dateline");
  EXPECT_EQ(origins(read(kBody + " Un élu l'a confirmé à l'Agence France-Presse.")), "AFP citation");
  EXPECT_EQ(origins(read(kBody + "\n\nUn camion à Tilly. Photo : Awa Sidibé / AFP\n\n" + kBody)),
            "AFP credit");
  EXPECT_EQ(origins(read(kBody + "\n\nSource : Agence Océane / La Vigie")), "Agence Océane signature");
  EXPECT_EQ(origins(read(kBody + "\n\nLire aussi : l'AFP fête ses 80 ans")), "");
  EXPECT_EQ(origins(read("Une map du conflit, un tap sur l'écran : l'app plaît.")), "")
      << "acronyms are written in capitals";
}

TEST(Blocks, WrappedTextIsJoined) {
  const Report report = read(
      "ATTENTAT DANS LE SUD\n"
      "     Trois bombes ont explosé hier matin à quelques minutes\n"
      "d'intervalle dans le centre. Le premier engin a tué un\n"
      "chauffeur,  M. Roger Valdi, et blessé deux passants hier.\n"
      "     Les deux autres, près de la poste et du marché de\n"
      "Saint-Pons, n'ont fait que des dégâts.\n");
  EXPECT_EQ(kinds(report), "title paragraph paragraph") << to_text(report);
}

TEST(Blocks, RulesAreNamed) {
  const Report report = read(kBody + "\n\nLire aussi : la crue");
  EXPECT_EQ(report.blocks[1].rule.substr(0, 17), "fr/furniture.tsv:");
  const std::string span = std::to_string(kBody.size() + 2) + "-" + std::to_string(report.text.size());
  EXPECT_NE(to_text(report).find("furniture " + span + " fr/furniture.tsv:"), std::string::npos)
      << to_text(report);
}

// ── For any text ──

void expect_sound(const Report& report) {
  std::uint32_t at = 0;
  for (const Block& block : report.blocks) {
    ASSERT_LE(at, block.span.begin);
    ASSERT_LT(block.span.begin, block.span.end);
    ASSERT_LE(block.span.end, report.text.size());
    EXPECT_EQ(trimmed(report.text, block.span), block.span);
    EXPECT_TRUE(trimmed(report.text, {at, block.span.begin}).empty()) << "text between blocks";
    for (const std::uint32_t edge : {block.span.begin, block.span.end})
      EXPECT_FALSE(edge < report.text.size() && is_continuation(report.text[edge]));
    at = block.span.end;
  }
  EXPECT_TRUE(trimmed(report.text, {at, static_cast<std::uint32_t>(report.text.size())}).empty());
}

TEST(Blocks, AnyTextIsCovered) {
  const std::string pieces[] = {"\n",
                                "\n\n",
                                "\r\n",
                                " ",
                                "\xC2\xA0",
                                "\xE2\x80\xA8",
                                "\xEF\xBB\xBF",
                                "\xF0\x9F\x98\x80",
                                "e\xCC\x81t\xC3\xA9",
                                std::string(1, '\0'),
                                "Lire aussi",
                                " : ",
                                "AFP",
                                "(avec AFP)",
                                "08h15. ",
                                "- ",
                                "| ",
                                "« Oui. »",
                                "Commentaires",
                                "Un camion a brûlé",
                                ".",
                                "…",
                                "#Tilly",
                                "Par Awa",
                                "\t",
                                "©",
                                "\x02",
                                "1. ",
                                "l'",
                                "Agence Océane"};
  std::mt19937 random(3);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (auto n = random() % 40; n > 0; --n) text += pieces[random() % std::size(pieces)];
    const bool plain = round % 5 == 0;
    const Report report = read(text, plain);
    expect_sound(report);
    Report again = report;
    again.title = std::nullopt;
    reader().read(again, plain);
    EXPECT_EQ(to_text(again), to_text(report)) << "reading twice changes nothing";
  }
}

TEST(Blocks, HostileSizes) {
  expect_sound(read(std::string(1 << 20, 'a')));
  expect_sound(read(std::string(1 << 20, '(')));
  std::string lines;
  for (int n = 0; n < 50'000; ++n) lines += "Lire aussi | x\n";
  expect_sound(read(lines));
  expect_sound(read(std::string(200'000, '\n')));
  EXPECT_TRUE(read("").blocks.empty());
  EXPECT_TRUE(read(" \n\xC2\xA0\n").blocks.empty());
}

}  // namespace
}  // namespace recoupe
