#include "text/tokenizer.h"

#include <gtest/gtest.h>

#include <random>

#include "tables.h"
#include "text/characters.h"
#include "text/normalise.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

class TokenizerTest : public testing::Test {
 protected:
  Tokenizer tokenizer_{french_tables()};
  std::string forms_of(std::string_view text) const { return forms(tokenizer_, text); }
  std::vector<Token> tokens(std::string_view text) const {
    std::vector<Token> out;
    tokenizer_.tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, out);
    return out;
  }
};

TEST_F(TokenizerTest, ElisionsAndContractions) {
  EXPECT_EQ(forms_of("L'attaque du camp a-t-elle eu lieu ?"),
            "l' | attaque | de | le | camp | a | -t-elle | eu | lieu | ?");
  EXPECT_EQ(forms_of("qu’aujourd’hui, jusqu’à l’aube"), "qu' | aujourd'hui | , | jusqu' | à | l' | aube");
  EXPECT_EQ(forms_of("Auquel des deux ?"), "à | lequel | de | les | deux | ?");
  EXPECT_EQ(forms_of("l' attaque, l'« assaut »"), "l' | attaque | , | l' | « | assaut | »");
  EXPECT_EQ(forms_of("d'1,5 million"), "d' | 1,5 | million");
  EXPECT_EQ(forms_of("C'EST L'ÉTAT"), "c' | est | l' | état");
}

TEST_F(TokenizerTest, NamesKeepTheirApostrophes) {
  EXPECT_EQ(forms_of("N'Djamena et M’Bour"), "n'djamena | et | m'bour");
  EXPECT_EQ(forms_of("à N'Gouri, il n'a"), "à | n'gouri | , | il | n' | a");
  EXPECT_EQ(forms_of("O'Neill à Sana'a, al-'Amiriya"), "o'neill | à | sana'a | , | al-'amiriya");
  EXPECT_EQ(forms_of("l'Irak d'Al-Qaïda"), "l' | irak | d' | al-qaïda");
}

TEST_F(TokenizerTest, HyphensAndClitics) {
  EXPECT_EQ(forms_of("dit-il, est-ce ce jour-là ?"), "dit | -il | , | est | -ce | ce | jour | -là | ?");
  EXPECT_EQ(forms_of("Donnez-le-moi"), "donnez | -le | -moi");
  EXPECT_EQ(forms_of("un rendez-vous, celui-ci"), "un | rendez-vous | , | celui-ci");
  EXPECT_EQ(forms_of("le porte-parole de Pont-Sondé"), "le | porte-parole | de | pont-sondé");
  EXPECT_EQ(forms_of("vingt-quatre morts"), "vingt-quatre | morts");
  EXPECT_EQ(forms_of("Saint-Il, A-T-IL"), "saint-il | , | a | -t-il");
  EXPECT_EQ(forms_of("- un -- deux"), "- | un | -- | deux");
}

TEST_F(TokenizerTest, Numbers) {
  EXPECT_EQ(forms_of("14 000, 5.200 et 1,5"), "14 000 | , | 5.200 | et | 1,5");
  EXPECT_EQ(forms_of("14\u00a0000 1\u202f234\u202f567,8"), "14 000 | 1 234 567,8");
  EXPECT_EQ(forms_of("en 2019 300 soldats"), "en | 2019 | 300 | soldats");
  EXPECT_EQ(forms_of("le 7 2020 hommes"), "le | 7 | 2020 | hommes");
  EXPECT_EQ(forms_of("à 17h30 ou 19 h 02, le 22e"), "à | 17h30 | ou | 19 | h | 02 | , | le | 22e");
  EXPECT_EQ(forms_of("07/01/2020, 2020-01-07."), "07/01/2020 | , | 2020-01-07 | .");
  EXPECT_EQ(forms_of("12 %, 3-0"), "12 | % | , | 3-0");
  EXPECT_EQ(tokens("17h30")[0].kind, TokenKind::number);
}

TEST_F(TokenizerTest, FullStops) {
  EXPECT_EQ(forms_of("M. Diop, le gén. Ba, etc."), "m. | diop | , | le | gén. | ba | , | etc.");
  EXPECT_EQ(forms_of("L'O.N.U. à J.-B. Kora"), "l' | o.n.u. | à | j.-b. | kora");
  EXPECT_EQ(forms_of("A. Keita est mort."), "a. | keita | est | mort | .");
  EXPECT_EQ(forms_of("Fin... «oui»…"), "fin | ... | « | oui | » | …");
  EXPECT_EQ(forms_of("Il est mort.Le camp"), "il | est | mort | . | le | camp");
}

TEST_F(TokenizerTest, AddressesAndSymbols) {
  EXPECT_EQ(forms_of("voir https://exemple.org/a?b=1, ou www.exemple.org."),
            "voir | https://exemple.org/a?b=1 | , | ou | www.exemple.org | .");
  EXPECT_EQ(forms_of("a.b@exemple.org #Sahel @agence"), "a.b@exemple.org | # | sahel | @ | agence");
  EXPECT_EQ(forms_of("bravo 👍🏽 🇫🇷 👨‍👩‍👧!"),
            "bravo | 👍🏽 | 🇫🇷 | 👨👩👧 | !");
  EXPECT_EQ(forms_of("n° 5 R&D"), "n° | 5 | r&d");
}

TEST_F(TokenizerTest, SpansAreTheSurface) {
  const std::string text = "mu\u00adnitions de l\u2019E\u0301tat, 14\u202f000 du\u200b camp";
  std::string seen;
  for (const Token& token : tokens(text)) seen += "[" + std::string(slice(text, token.span)) + "]";
  EXPECT_EQ(seen, "[mu\u00adnitions][de][l\u2019][E\u0301tat][,][14\u202f000][du][du][camp]");
  const auto parts = tokens("du");
  EXPECT_EQ(parts[0].part, 1);
  EXPECT_EQ(parts[1].part, 2);
}

TEST_F(TokenizerTest, KeepsToItsRange) {
  const std::string_view text = "avant 14 000 après";
  std::vector<Token> out;
  tokenizer_.tokenise(text, {6, 8}, out);
  ASSERT_EQ(out.size(), 1U);
  EXPECT_EQ(out[0].form, "14");
}

// Tokens in order, disjoint but for parts; every byte outside of them is white space, control or ignorable.
void expect_cover(std::string_view text, const std::vector<Token>& tokens) {
  std::uint32_t done = 0;
  const auto gap = [&](std::uint32_t end) {
    for (std::size_t at = done; at < end;) {
      const CodePoint c = decode(text, at);
      const CharClass type = class_of(c.value);
      ASSERT_TRUE(c.valid && (type == CharClass::space || type == CharClass::ignorable))
          << at << " of " << text;
      at += c.size;
    }
  };
  for (const Token& token : tokens) {
    ASSERT_FALSE(token.span.empty());
    ASSERT_FALSE(token.form.empty()) << text;
    ASSERT_EQ(normalise(token.form), token.form);
    if (token.part > 1) continue;
    ASSERT_GE(token.span.begin, done) << text;
    gap(token.span.begin);
    if (token.part == 0) {
      ASSERT_EQ(normalise(slice(text, token.span)), token.form);
    }
    done = token.span.end;
  }
  gap(static_cast<std::uint32_t>(text.size()));
}

TEST_F(TokenizerTest, CoversEveryByteOfAnything) {
  static const std::vector<std::string> pieces = {
      "l'",      "’",      "l",    "du",      "-t-il",    "-",      "'",      ".",        "14",
      " 000",    "\u202f", "é",    "e\u0301", "A",        "N",      "\u00ad", "👍🏽", "\u200d",
      " ",       "\n",     "\xff", "\xc3",    "«",        "»",      ",",      "h30",      "www.",
      "http://", "@",      "°",    "°",       "celui-ci", "\u200b", "بغداد",  "%",        "..."};
  std::mt19937 random(11);
  std::uniform_int_distribution<std::size_t> piece(0, pieces.size() - 1);
  for (int i = 0; i < 30000; ++i) {
    std::string text;
    for (std::size_t n = piece(random) % 10; n > 0; --n) text += pieces[piece(random)];
    expect_cover(text, tokens(text));
    if (HasFatalFailure()) return;
  }
}

TEST_F(TokenizerTest, CoversRandomBytes) {
  std::mt19937 random(12);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int n = byte(random) % 24; n > 0; --n) text.push_back(static_cast<char>(byte(random)));
    expect_cover(text, tokens(text));
    if (HasFatalFailure()) return;
  }
}

TEST_F(TokenizerTest, LongRunsCostNoMore) {
  std::string elisions;
  std::string hyphens;
  for (int i = 0; i < 200000; ++i) {
    elisions += "l'";
    hyphens += "a-";
  }
  EXPECT_GT(tokens(elisions).size(), 0U);
  EXPECT_GT(tokens(hyphens + "a").size(), 0U);
  EXPECT_GT(tokens(std::string(1000000, '.')).size(), 0U);
}

TEST_F(TokenizerTest, DecomposedTextGivesTheSameForms) {
  EXPECT_EQ(forms_of("L'e\u0301tat de sie\u0300ge a\u0300 Se\u0301vare\u0301"),
            forms_of("L'état de siège à Sévaré"));
}

}  // namespace
}  // namespace recoupe
