#include "word/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "lexicon_file.h"
#include "text/normalise.h"

namespace recoupe {
namespace {

class WordReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    if (compiled_lexicon() == nullptr) GTEST_SKIP() << "recoupe.lexicon was not built";
    static const WordReader reader(*compiled_lexicon());
    reader_ = &reader;
  }

  // "l'/DET attaque/NOUN": forms and parts of speech.
  std::string tags(std::string_view text) const {
    std::string out;
    for (const Word& word : read_plain(*reader_, text).words)
      out += (out.empty() ? "" : " ") + word.form + "/" + std::string(name_of(word.upos));
    return out;
  }
  std::string lemmas(std::string_view text) const {
    std::string out;
    for (const Word& word : read_plain(*reader_, text).words) out += (out.empty() ? "" : " ") + word.lemma;
    return out;
  }
  std::vector<std::string> entries(std::string_view text) const {
    std::vector<std::string> out;
    const Words words = read_plain(*reader_, text);
    for (const EntryHit& hit : words.hits)
      if (hit.words.size() > 1) out.push_back(std::string(slice(text, words.span_of(hit.words))));
    return out;
  }

  const WordReader* reader_ = nullptr;
};

TEST_F(WordReaderTest, TellsVerbsFromNouns) {
  EXPECT_EQ(tags("L'attaque a fait douze morts."),
            "l'/DET attaque/NOUN a/AUX fait/VERB douze/NUM morts/NOUN ./PUNCT");
  EXPECT_EQ(tags("Le groupe attaque la ville."), "le/DET groupe/NOUN attaque/VERB la/DET ville/NOUN ./PUNCT");
  EXPECT_EQ(tags("Deux soldats sont morts."), "deux/NUM soldats/NOUN sont/AUX morts/VERB ./PUNCT");
  EXPECT_EQ(tags("Ils les ont blessés."), "ils/PRON les/PRON ont/AUX blessés/VERB ./PUNCT");
  EXPECT_EQ(tags("L'ennemi tire sur le camp."),
            "l'/DET ennemi/NOUN tire/VERB sur/ADP le/DET camp/NOUN ./PUNCT");
}

TEST_F(WordReaderTest, TellsArticlesFromContractions) {
  EXPECT_EQ(tags("Des hommes ont brûlé le marché des femmes."),
            "des/DET hommes/NOUN ont/AUX brûlé/VERB le/DET marché/NOUN de/ADP les/DET femmes/NOUN ./PUNCT");
  EXPECT_EQ(tags("Il a visé des civils."), "il/PRON a/AUX visé/VERB des/DET civils/NOUN ./PUNCT");
  const Words words = read_plain(*reader_, "le chef du camp");
  ASSERT_EQ(words.words.size(), 5U);
  EXPECT_EQ(words.words[2].part, 1);
  EXPECT_EQ(words.words[3].part, 2);
  EXPECT_EQ(words.words[2].span, words.words[3].span);
}

TEST_F(WordReaderTest, LemmasUniteForms) {
  EXPECT_EQ(lemmas("Des missiles se sont abattus"), "un missile soi être abattre");
  EXPECT_EQ(lemmas("les journaux tuaient"), "le journal tuer");
  EXPECT_EQ(lemmas("il faut"), "lui falloir");
}

TEST_F(WordReaderTest, RestoresAccents) {
  EXPECT_EQ(tags("A Gao, l'Etat recule."), "à/ADP gao/PROPN ,/PUNCT l'/DET état/NOUN recule/VERB ./PUNCT");
  EXPECT_EQ(tags("Bilan : 34 blesses."), "bilan/NOUN :/PUNCT 34/NUM blessés/NOUN ./PUNCT");
  EXPECT_EQ(tags("A-t-il tiré ?").substr(0, 2), "a/");
}

TEST_F(WordReaderTest, ReadsCapitalsAndScans) {
  EXPECT_EQ(tags("ATTAQUE A LA ROQUETTE : TROIS BLESSES"),
            "attaque/NOUN à/ADP la/DET roquette/NOUN :/PUNCT trois/NUM blessés/NOUN");
  EXPECT_EQ(tags("Les miIitaires ripostent."), "les/DET militaires/NOUN ripostent/VERB ./PUNCT");
  EXPECT_EQ(tags("Ies soldats de I'armée"), "les/DET soldats/NOUN de/ADP l'/DET armée/NOUN");
}

TEST_F(WordReaderTest, NamesAndNumbers) {
  EXPECT_EQ(tags("le colonel Traoré à Djibo-Nord"),
            "le/DET colonel/NOUN traoré/PROPN à/ADP djibo-nord/PROPN");
  EXPECT_EQ(tags("le fief d'al-Hadi"), "le/DET fief/NOUN d'/ADP al-hadi/PROPN");
  EXPECT_EQ(tags("des milices pro-Iran"), "des/DET milices/NOUN pro-iran/ADJ");
  EXPECT_EQ(tags("le 22e bataillon, 14 000 hommes"),
            "le/DET 22e/ADJ bataillon/NOUN ,/PUNCT 14 000/NUM hommes/NOUN");
  EXPECT_EQ(tags("trois ex-rebelles"), "trois/NUM ex-rebelles/NOUN");
  const Words words = read_plain(*reader_, "Traoré parle.");
  EXPECT_TRUE(words.words[0].capital);
  EXPECT_TRUE(words.words[0].sentence_start);
  EXPECT_FALSE(words.words[1].sentence_start);
}

TEST_F(WordReaderTest, UnknownWordsAreGuessed) {
  EXPECT_EQ(tags("la blindération du dronage"), "la/DET blindération/NOUN de/ADP le/DET dronage/NOUN");
  EXPECT_EQ(tags("ils ont dronifié la ville"), "ils/PRON ont/AUX dronifié/VERB la/DET ville/NOUN");
}

TEST_F(WordReaderTest, SpansAreTheBytesOfTheText) {
  const std::string text = "L\u2019e\u0301tat a re\u0301pondu\u00a0: 14\u202f000 \U0001F44D mu\u00adnitions";
  const Words words = read_plain(*reader_, text);
  std::string seen;
  for (const Word& word : words.words) seen += "[" + std::string(slice(text, word.span)) + "]";
  EXPECT_EQ(seen, "[L\u2019][e\u0301tat][a][re\u0301pondu][:][14\u202f000][\U0001F44D][mu\u00adnitions]");
  EXPECT_EQ(words.words[1].form, "état");
  EXPECT_EQ(words.words.back().lemma, "munition");
}

TEST_F(WordReaderTest, DecomposedTextReadsTheSame) {
  EXPECT_EQ(tags("L'arme\u0301e a e\u0301te\u0301 de\u0301ploye\u0301e a\u0300 Se\u0301vare\u0301"),
            tags("L'armée a été déployée à Sévaré"));
}

TEST_F(WordReaderTest, EveryHitIsWithinItsSentenceAndOrdered) {
  const std::string text =
      "Trois soldats ont perdu la vie. Des tirs de roquettes ont été signalés au nord de la ville.";
  const std::uint32_t middle = static_cast<std::uint32_t>(text.find('.')) + 1;
  const Words words =
      reader_->read(text, {Sentence{.span = {0, middle}},
                           Sentence{.span = {middle + 1, static_cast<std::uint32_t>(text.size())}}});
  ASSERT_EQ(words.ranges.size(), 2U);
  for (std::size_t i = 0; i < words.hits.size(); ++i) {
    const WordRange range = words.hits[i].words;
    EXPECT_TRUE(words.ranges[0].contains(range) || words.ranges[1].contains(range));
    if (i == 0) continue;
    const WordRange last = words.hits[i - 1].words;
    EXPECT_TRUE(last.begin < range.begin || (last.begin == range.begin && last.end >= range.end));
  }
  for (const WordRange range : words.ranges) {
    std::uint32_t next = range.begin;
    for (const Unit& unit : word_units(words, range, *compiled_lexicon())) {
      EXPECT_EQ(unit.words.begin, next);
      EXPECT_TRUE(std::is_sorted(unit.classes.begin(), unit.classes.end()));
      next = unit.words.end;
    }
    EXPECT_EQ(next, range.end);
  }
}

TEST_F(WordReaderTest, FindsEntriesInAnyInflection) {
  EXPECT_THAT(entries("Trois soldats ont perdu la vie."), testing::Contains("perdu la vie"));
  EXPECT_THAT(entries("des tirs de roquettes"), testing::Contains("tirs de roquettes"));
}

TEST_F(WordReaderTest, ConlluHasMultiwordLines) {
  const std::string text = "Le bilan du camp, tué.";
  EXPECT_EQ(
      to_conllu(read_plain(*reader_, text), 0, text),
      "# sent_id = 1\n# text = Le bilan du camp, tué.\n"
      "1\tLe\tle\tDET\t_\tGender=Masc|Number=Sing\t_\t_\t_\t_\n"
      "2\tbilan\tbilan\tNOUN\t_\tGender=Masc|Number=Sing\t_\t_\t_\t_\n"
      "3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "3\tde\tde\tADP\t_\t_\t_\t_\t_\t_\n"
      "4\tle\tle\tDET\t_\tGender=Masc|Number=Sing\t_\t_\t_\t_\n"
      "5\tcamp\tcamp\tNOUN\t_\tGender=Masc|Number=Sing\t_\t_\t_\tSpaceAfter=No\n"
      "6\t,\t,\tPUNCT\t_\t_\t_\t_\t_\t_\n"
      "7\ttué\ttuer\tVERB\t_\tGender=Masc|Number=Sing|Tense=Past|VerbForm=Part\t_\t_\t_\tSpaceAfter=No\n"
      "8\t.\t.\tPUNCT\t_\t_\t_\t_\t_\t_\n\n");
}

// Spans in order and inside the sentence, forms normalised, one class list a word: whatever the text.
void expect_sound(std::string_view text, const Words& words) {
  ASSERT_EQ(words.classes.size(), words.words.size());
  std::uint32_t at = 0;
  for (const Word& word : words.words) {
    ASSERT_FALSE(word.span.empty());
    ASSERT_LE(word.span.end, text.size());
    ASSERT_TRUE(word.span.begin >= at || word.part > 1);
    ASSERT_FALSE(word.form.empty());
    ASSERT_FALSE(word.lemma.empty());
    ASSERT_EQ(normalise(word.form), word.form);
    at = word.span.end;
  }
}

TEST_F(WordReaderTest, AnyBytesAreRead) {
  std::mt19937 random(5);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int i = 0; i < 3000; ++i) {
    std::string text = "x";
    for (int n = byte(random) % 40; n > 0; --n) text.push_back(static_cast<char>(byte(random)));
    const Words words = read_plain(*reader_, text);
    expect_sound(text, words);
    if (HasFatalFailure()) return;
    ASSERT_FALSE(to_conllu(words, 0, text).empty());
  }
}

TEST_F(WordReaderTest, ShuffledWordsAreRead) {
  static const std::vector<std::string> pieces = {
      "du ",  "des ",  "L'", "Etat ", "A ", "pro-Iran ", "al-",     "Assad ", "22e ", "I'",
      "miIi", "-t-il", ". ", "« ",    "» ", "AUX ",      "e\u0301", "14 ",    "000 ", "n' "};
  std::mt19937 random(6);
  std::uniform_int_distribution<std::size_t> piece(0, pieces.size() - 1);
  for (int i = 0; i < 3000; ++i) {
    std::string text = "x";
    for (std::size_t n = piece(random); n > 0; --n) text += pieces[piece(random)];
    expect_sound(text, read_plain(*reader_, text));
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace recoupe
