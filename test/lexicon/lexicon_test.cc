// What readers of the compiled lexicon rely on: words, entries, tables; and that damaged bytes do no harm.
#include "lexicon/lexicon.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstring>
#include <random>

#include "lexc/dump.h"
#include "lexicon/pattern.h"
#include "small_lexicon.h"

namespace recoupe {
namespace {

class LexiconTest : public ::testing::Test {
 protected:
  void SetUp() override {
    image_ = compile_image(small_sources());
    ASSERT_EQ(all_text(image_.diagnostics), "");
    auto opened = image_.open();
    ASSERT_TRUE(opened) << opened.error().message();
    lexicon_ = *opened;
  }
  std::string readings(std::string_view form) const {
    std::string out;
    for (const Analysis& a : lexicon_.analyses(form))
      out += std::string(lexicon_.lemma(a.lemma)) + "/" + std::string(name_of(a.upos)) + "/" +
             to_conllu(a.feats) + " ";
    return out;
  }
  NodeId walk(std::initializer_list<const char*> words) const {
    NodeId node = kTrieRoot;
    for (const char* word : words) node = lexicon_.step(node, lexicon_.atom(word));
    return node;
  }

  CompiledImage image_;
  Lexicon lexicon_;
};

TEST_F(LexiconTest, GivesTheLikeliestReadingFirst) {
  EXPECT_EQ(readings("soldats"), "soldat/NOUN/Gender=Masc|Number=Plur ");
  EXPECT_EQ(readings("tués"),
            "tuer/VERB/Gender=Masc|Number=Plur|Tense=Past|VerbForm=Part tué/NOUN/Gender=Masc|Number=Plur ");
  EXPECT_TRUE(readings("attaque").starts_with("attaque/NOUN"));
  EXPECT_TRUE(readings("été").starts_with("être/AUX"));
  EXPECT_TRUE(readings("paris").starts_with("pari/NOUN"));
  EXPECT_NE(readings("paris").find("paris/PROPN"), std::string::npos);
  EXPECT_EQ(lexicon_.analyses("attaque")[0].cost, 0);
  EXPECT_GT(lexicon_.analyses("attaque")[1].cost, 0);
  EXPECT_EQ(readings("roquette"), "");
  EXPECT_EQ(readings(""), "");
  EXPECT_EQ(lexicon_.reading_source("soldats", 0), "Lefff 3.4");
  EXPECT_EQ(lexicon_.reading_source("le", 0), "fr/closed_words.tsv");
  EXPECT_EQ(lexicon_.reading_source("le", 9), "");
}

TEST_F(LexiconTest, AddsAccentsOnlyWhereThereAreNone) {
  using Forms = std::vector<std::string_view>;
  EXPECT_EQ(lexicon_.accented("etat"), Forms{"état"});
  EXPECT_EQ(lexicon_.accented("evénement"), Forms{"événement"});
  EXPECT_EQ(lexicon_.accented("evènement"), Forms{});
  EXPECT_EQ(lexicon_.accented("état"), Forms{});
  EXPECT_EQ(lexicon_.accented("tue"), Forms{"tué"});
  EXPECT_EQ(lexicon_.accented("nothing"), Forms{});
}

TEST_F(LexiconTest, FindsEntriesWordByWord) {
  ASSERT_EQ(lexicon_.entries_at(walk({"scud"})).size(), 1U);
  const EntryId missile = lexicon_.entries_at(walk({"scud"}))[0];
  EXPECT_EQ(lexicon_.canonical(missile), "missile");
  EXPECT_EQ(lexicon_.where(missile), "fr/weapons.tsv:2");
  EXPECT_EQ(lexicon_.value(missile, "type"), "missile_attack");
  EXPECT_EQ(lexicon_.value(missile, "typ"), "");
  EXPECT_TRUE(lexicon_.takes(missile, Upos::NOUN));
  EXPECT_FALSE(lexicon_.takes(missile, Upos::VERB));
  std::vector<std::string> classes;
  for (const ClassId c : lexicon_.classes(missile)) classes.emplace_back(lexicon_.class_name(c));
  EXPECT_EQ(classes, (std::vector<std::string>{"weapon", "projectile", "type=missile_attack", "pos=NOUN"}));

  EXPECT_TRUE(lexicon_.entries_at(walk({"perdre", "la"})).empty());
  ASSERT_EQ(lexicon_.entries_at(walk({"perdre", "la", "vie"})).size(), 1U);
  const EntryId lose = lexicon_.entries_at(walk({"perdre", "la", "vie"}))[0];
  EXPECT_EQ(lexicon_.length(lose), 3U);
  EXPECT_TRUE(lexicon_.takes(lose, Upos::VERB));
  EXPECT_NE(lexicon_.atom("perdre la vie"), 0U) << "the lemma of the whole is an atom";
  EXPECT_EQ(lexicon_.entries_at(walk({"police", "de", "le", "x"})).size(), 1U) << "contractions are cut";
  EXPECT_EQ(lexicon_.value(lexicon_.entries_at(walk({"police", "de", "le", "x"}))[0], "name"),
            "Prensa Latina");
  EXPECT_EQ(walk({"vie"}), 0U);
}

TEST_F(LexiconTest, AtomsAndClassesGoBothWays) {
  for (const char* word : {"missile", "scud", "perdre", "de"})
    EXPECT_EQ(lexicon_.spelling(lexicon_.atom(word)), word);
  EXPECT_EQ(lexicon_.atom("inconnu"), 0U);
  EXPECT_EQ(lexicon_.class_name(lexicon_.class_id("harm")), "harm");
  EXPECT_EQ(lexicon_.class_id("no_such"), 0U);
  const auto perdu = lexicon_.analyses("perdu");
  ASSERT_FALSE(perdu.empty());
  EXPECT_EQ(lexicon_.lemma_atom(perdu[0].lemma), lexicon_.atom("perdre"));
}

TEST_F(LexiconTest, GivesTablesRowByRow) {
  const Table table = lexicon_.table("fr/contractions");
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0], (std::vector<std::string_view>{"du", "de", "le"}));
  EXPECT_EQ(table.where[0], "fr/contractions.tsv:3");
  EXPECT_EQ(lexicon_.table("fr/elisions").rows.size(), 2U);
  EXPECT_TRUE(lexicon_.table("fr/none").rows.empty());
}

TEST(FeatsTest, TextFormGoesBothWays) {
  const std::string all = "Gender=Fem|Mood=Cnd|Number=Plur|Person=2|Tense=Fut|VerbForm=Part";
  const auto feats = feats_from(all);
  ASSERT_TRUE(feats);
  EXPECT_EQ(to_conllu(*feats), all);
  EXPECT_EQ(to_conllu(Feats{}), "_");
  EXPECT_FALSE(feats_from("Gender=Neut"));
  EXPECT_FALSE(feats_from("Case=Nom"));
  EXPECT_EQ(packed_feats(*feats) & feats_mask(*feats), packed_feats(*feats));
}

TEST(FeatsTest, PackedBytesAreTheImagesBytes) {
  Feats feats{};
  feats.gender = Gender::fem;
  feats.person = 3;
  feats.mood = Mood::sub;
  feats.verb_form = VerbForm::fin;
  std::uint16_t bytes = 0;
  std::memcpy(&bytes, &feats, sizeof bytes);
  const std::uint16_t mask = feats_mask(feats);
  EXPECT_EQ(bytes & mask, packed_feats(feats) & mask);
}

TEST(UposTest, NamesGoBothWays) {
  for (int n = 0; n < kUposCount; ++n)
    EXPECT_EQ(upos_from(name_of(static_cast<Upos>(n))), static_cast<Upos>(n));
  EXPECT_EQ(upos_from("noun"), Upos::X);
}

// Whatever the bytes are, opening refuses or every look-up stays within them (the sanitizers watch).
void use_everything(std::span<const std::byte> bytes) {
  const auto lexicon = Lexicon::open(bytes, "damaged");
  if (!lexicon) return;
  for (const char* form : {"soldats", "été", "etat", "missile", "zzz"}) {
    for (std::size_t n = 0; n < lexicon->analyses(form).size() && n < 50; ++n) {
      const Analysis& a = lexicon->analyses(form)[n];
      (void)lexicon->lemma(a.lemma);
      (void)lexicon->lemma_atom(a.lemma);
      (void)to_conllu(a.feats);
      (void)name_of(a.upos);
      (void)lexicon->reading_source(form, n);
    }
    (void)lexicon->accented(form);
    NodeId node = kTrieRoot;
    for (int n = 0; n < 3; ++n) {
      node = lexicon->step(node, lexicon->atom(form));
      for (const EntryId id :
           lexicon->entries_at(node).first(std::min<std::size_t>(lexicon->entries_at(node).size(), 50))) {
        (void)lexicon->canonical(id);
        (void)lexicon->where(id);
        (void)lexicon->value(id, "type");
      }
    }
  }
  (void)lexicon->table("fr/contractions");
  std::vector<Unit> units(4);
  units[1].form = lexicon->atom("soldat");
  units[2].kind = UnitKind::np;
  const RuleGroup rules(*lexicon, "claim");
  for (const Match& match : rules.match(units)) {
    (void)rules.id(match.rule);
    (void)rules.value(match.rule, "kind");
  }
  if (bytes.size() < 20'000) (void)dump_rules(*lexicon);
}

TEST(HostileImageTest, FlippedAndCutBytesAreRefusedOrHarmless) {
  LanguageSources sources = small_sources();
  sources.files["fr/claim.rules"] =
      "rule a\n  set: kind=killed\n  when: {who: %np|=soldat} (~ @harm|:AUX)*? $\n";
  const CompiledImage image = compile_image(sources);
  use_everything(image.bytes);
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::vector<std::byte> bytes = image.bytes;
    for (unsigned n = 1 + random() % 8; n > 0; --n) {
      // Half of the damage near the front, where headers and small tables lie.
      const std::size_t at =
          random() % (random() % 2 == 0 ? bytes.size() : std::min<std::size_t>(bytes.size(), 4096));
      bytes[at] = static_cast<std::byte>(random());
    }
    if (random() % 4 == 0) bytes.resize(random() % bytes.size());
    use_everything(bytes);
  }
}

TEST(HostileImageTest, OpenSaysWhatIsWrong) {
  const auto text_of = [](std::string_view bytes) {
    const auto view = std::as_bytes(std::span(bytes));
    const std::vector<std::byte> copy(view.begin(), view.end());
    const auto lexicon = Lexicon::open(copy, "x.lexicon");
    return lexicon ? std::string("opened") : lexicon.error().message();
  };
  EXPECT_EQ(text_of(""),
            "x.lexicon: not a lexicon image: too short: build it again with `recoupe lexicon build`");
  EXPECT_EQ(text_of(std::string(100, 'x')),
            "x.lexicon: not a lexicon image: build it again with `recoupe lexicon build`");
}

TEST(ImageTest, SectionsComeBackAndDamageShows) {
  const std::string bytes = write_image({{"one", "abc"}, {"two", std::string(33, 'x')}, {"empty", ""}});
  std::vector<std::byte> copy(bytes.size());
  std::memcpy(copy.data(), bytes.data(), bytes.size());
  const auto image = Image::open(copy, "i");
  ASSERT_TRUE(image);
  EXPECT_EQ(image->text("one"), "abc");
  EXPECT_EQ(image->text("two").size(), 33U);
  EXPECT_TRUE(image->section("three").empty());
  EXPECT_TRUE(image->verify());
  copy.back() ^= std::byte{1};
  EXPECT_FALSE(Image::open(copy, "i")->verify());
}

}  // namespace
}  // namespace recoupe
