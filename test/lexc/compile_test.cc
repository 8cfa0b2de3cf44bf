// What a linguist gets for good and for bad sources.
#include "lexc/compile.h"

#include <gtest/gtest.h>

#include "../lexicon/small_lexicon.h"
#include "lexc/dump.h"
#include "lexicon/pattern.h"

namespace recoupe {
namespace {

// Diagnostics of the small sources with one more file.
std::string complaints(const std::string& path, const std::string& bytes) {
  LanguageSources sources = small_sources();
  sources.files[path] = bytes;
  return all_text(compile_image(sources).diagnostics);
}

std::string rule_complaints(const std::string& pattern) {
  return complaints("fr/claim.rules", "rule r\n  when: " + pattern + "\n");
}

TEST(CompileTest, TheSameSourcesGiveTheSameBytes) {
  LanguageSources sources = small_sources();
  sources.files["fr/claim.rules"] = "rule r\n  when: soldat\n";
  EXPECT_EQ(compile_image(sources).bytes, compile_image(sources).bytes);
}

TEST(CompileTest, NoSourcesGiveAnEmptyLexicon) {
  const CompiledImage image = compile_image({});
  const auto lexicon = image.open();
  ASSERT_TRUE(lexicon);
  EXPECT_EQ(dump_summary(*lexicon), "forms 0\nreadings 0\nentries 0\nclasses 0\ntables 0\nrules 0\n");
  EXPECT_TRUE(lexicon->analyses("soldat").empty());
  EXPECT_EQ(lexicon->step(kTrieRoot, 1), 0U);
}

// ── Word lists ──

TEST(EntryErrorsTest, Columns) {
  EXPECT_EQ(complaints("fr/x.tsv", "missile  weapon\n"),
            "fr/x.tsv:1:1: error: 1 column where 3 or 4 stand, with a tab between them: canonical, forms, "
            "tags, note\n"
            "  missile  weapon\n"
            "  ^\n");
  EXPECT_EQ(complaints("fr/x.tsv", "\t\tweapon\n"),
            "fr/x.tsv:1:1: error: no canonical spelling in the first column\n  \t\tweapon\n  ^\n");
}

TEST(EntryErrorsTest, PartOfSpeechWithProposalAndCaretBelowIt) {
  EXPECT_EQ(complaints("fr/x.tsv", "# é\nfusée\t\tweapon pos=NUON\n"),
            "fr/x.tsv:2:19: error: \"NUON\" is no part of speech of Universal Dependencies: did you mean "
            "\"NOUN\"?\n"
            "  fusée\t\tweapon pos=NUON\n"
            "       \t\t           ^\n");
}

TEST(EntryErrorsTest, Tags) {
  EXPECT_NE(complaints("fr/x.tsv", "fusée\t\tWeapon\n").find("fr/x.tsv:1:8: error: \"Weapon\" is no tag"),
            std::string::npos);
  EXPECT_NE(complaints("fr/x.tsv", "fusée\t\tweapon type=\n").find("\"type=\" is no tag"), std::string::npos);
  EXPECT_NE(complaints("fr/x.tsv", "fusée\t| \tweapon\n").find("an empty spelling"), std::string::npos);
}

TEST(EntryErrorsTest, TheSameEntryTwice) {
  EXPECT_EQ(complaints("fr/x.tsv", "fusée\t\tweapon\nbombe\t\tweapon\nfusée\t\tweapon projectile\n"),
            "fr/x.tsv:3:1: error: \"fusée\" has an entry with these tags already, fr/x.tsv:1\n"
            "  fusée\t\tweapon projectile\n  ^\n");
  EXPECT_EQ(complaints("fr/x.tsv", "fusée\t\tweapon\nfusée\t\tperson\n"), "") << "two meanings";
  EXPECT_EQ(complaints("fr/x.tsv", "missile\t\tweapon projectile\n"), "") << "another file may add classes";
}

TEST(EntryErrorsTest, ALoneClassSpelledLikeAUsualOne) {
  std::string list;
  for (const char* word : {"a", "b", "c", "d", "e"}) list += std::string(word) + "\t\tbuilding\n";
  const std::string text = complaints("fr/x.tsv", list + "f\t\tbuildng\n");
  EXPECT_NE(
      text.find("fr/x.tsv:6:4: warning: the class \"buildng\" stands here alone: did you mean \"building\"?"),
      std::string::npos)
      << text;
}

TEST(EntryErrorsTest, WindowsLineEndsAndEmptyLinesAreFine) {
  EXPECT_EQ(complaints("fr/x.tsv", "\r\n# comment\r\nfusée\t\tweapon\r\n\r\n"), "");
}

// ── Tables of words ──

TEST(WordTableTest, InflectsLikeAnotherWord) {
  LanguageSources sources = small_sources();
  sources.files["fr/extra_words.tsv"] =
      "#! table\ntweeter\t\tVERB\tlike=poster\nkia\t\tNOUN\tNumber=Sing\t3\n";
  const CompiledImage image = compile_image(sources);
  EXPECT_EQ(all_text(image.diagnostics), "");
  const auto lexicon = image.open();
  ASSERT_EQ(lexicon->analyses("tweeté").size(), 1U);
  EXPECT_EQ(lexicon->lemma(lexicon->analyses("tweeté")[0].lemma), "tweeter");
  EXPECT_EQ(to_conllu(lexicon->analyses("tweete")[0].feats),
            "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
  EXPECT_EQ(lexicon->reading_source("tweeté", 0), "fr/extra_words.tsv");
}

TEST(WordTableTest, Errors) {
  const auto complain = [](const std::string& row) {
    return complaints("fr/extra_words.tsv", "#! table\n" + row + "\n");
  };
  EXPECT_NE(complain("tweeter\t\tVERB\tlike=postre")
                .find(":2:15: error: no VERB \"postre\" to inflect like: did you mean \"poster\"?"),
            std::string::npos)
      << complain("tweeter\t\tVERB\tlike=postre");
  EXPECT_NE(complain("finir\t\tVERB\tlike=poster").find("\"finir\" does not end in -er as \"poster\" does"),
            std::string::npos);
  EXPECT_NE(complain("x\t\tNUON").find("did you mean \"NOUN\""), std::string::npos);
  EXPECT_NE(complain("x\t\tNOUN\tGender=Neut").find("no features"), std::string::npos);
  EXPECT_NE(complain("x\t\tNOUN\t_\tmuch").find("\"much\" is no cost"), std::string::npos);
  EXPECT_NE(complain("x").find("1 columns where 3 to 5 stand"), std::string::npos);
}

TEST(PreferencesTest, PutAReadingInFront) {
  LanguageSources sources = small_sources();
  sources.files["fr/preferences.tsv"] = "#! table\nattaque\tVERB\n=tué\tNOUN\n";
  const CompiledImage image = compile_image(sources);
  EXPECT_EQ(all_text(image.diagnostics), "");
  const auto lexicon = image.open();
  EXPECT_EQ(lexicon->analyses("attaque")[0].upos, Upos::VERB);
  EXPECT_EQ(lexicon->analyses("attaque")[0].cost, 0);
  EXPECT_GT(lexicon->analyses("attaque")[1].cost, 0);
  EXPECT_EQ(lexicon->analyses("tués")[0].upos, Upos::NOUN);
  EXPECT_NE(complaints("fr/preferences.tsv", "#! table\nataque\tVERB\n")
                .find("no source knows \"ataque\": did you mean \"attaque\"?"),
            std::string::npos);
  EXPECT_NE(
      complaints("fr/preferences.tsv", "#! table\nhier\tVERB\n").find("no source reads \"hier\" like this"),
      std::string::npos);
}

// ── Dictionaries ──

TEST(HunspellTest, ExpandsSuffixesAndAddsWhatLefffLacks) {
  LanguageSources sources = small_sources();
  sources.hunspell_aff =
      "SET UTF-8\nFLAG long\nSFX S. Y 2\nSFX S. 0 0/L'D' [^sxz] is:sg\nSFX S. 0 s/D' [^sxz] is:pl\n"
      "SFX a0 Y 3\nSFX a0 er er er po:infi\nSFX a0 er ons [^cg]er po:ipre po:1pl\nSFX a0 ger geons ger "
      "po:ipre po:1pl\n"
      "PFX L' Y 1\nPFX L' 0 l' .\n";
  sources.hunspell_dic =
      "6\nobus/S.() po:nom is:mas\nroquette/S.() po:nom is:fem\nsoldat/S.() po:nom po:adj is:mas\n"
      "piéger/a0() po:v1__t___zz\nmédire/a0{} po:v1\nBagdad/L' po:npr is:epi is:inv\n";
  const CompiledImage image = compile_image(sources);
  EXPECT_EQ(all_text(image.diagnostics), "");
  const auto lexicon = image.open();
  const auto reading = [&](const char* form) {
    std::string out;
    for (const Analysis& a : lexicon->analyses(form))
      out += std::string(lexicon->lemma(a.lemma)) + "/" + std::string(name_of(a.upos)) + "/" +
             to_conllu(a.feats) + " ";
    return out;
  };
  EXPECT_EQ(reading("roquettes"), "roquette/NOUN/Gender=Fem|Number=Plur ");
  EXPECT_EQ(reading("obus"), "") << "no suffix of its class fits, and () forbids the bare stem";
  EXPECT_EQ(reading("piégeons"), "piéger/VERB/Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin ");
  EXPECT_EQ(reading("bagdad"), "bagdad/PROPN/_ ");
  EXPECT_EQ(reading("soldats"), "soldat/NOUN/Gender=Masc|Number=Plur soldat/ADJ/Gender=Masc|Number=Plur ")
      << "the noun is Lefff's, the adjective is new";
  EXPECT_EQ(lexicon->reading_source("soldats", 1), "hunspell-fr");
}

TEST(HunspellTest, RefusesAnotherFlagFormat) {
  LanguageSources sources;
  sources.hunspell_aff = "FLAG num\n";
  const auto compiled = compile(sources);
  ASSERT_FALSE(compiled);
  EXPECT_EQ(compiled.error().message(),
            "fr.aff:1: affix flags are not `long`: install hunspell-fr of Debian 12");
}

TEST(DictionariesTest, RubbishIsPassedOver) {
  LanguageSources sources;
  sources.lefff = std::string("one\ntwo\tcolumns\n\xff\xfe\tnc\tx\tms\n\t\t\t\n", 32);
  sources.hunspell_dic = "x/\ny/S. po:\n/S. po:nom\n";
  sources.hunspell_aff = "SFX\nSFX S.\nSFX S. 0 s [ po:nom\n";
  EXPECT_TRUE(compile(sources));
}

// ── Rules ──

TEST(RuleErrorsTest, UnknownClassWithCaret) {
  EXPECT_EQ(rule_complaints("{who: %np&@persn} =tuer"),
            "fr/claim.rules:2:20: error: no source defines the class \"persn\": did you mean \"person\"?\n"
            "    when: {who: %np&@persn} =tuer\n"
            "                     ^\n");
}

TEST(RuleErrorsTest, UnknownWords) {
  EXPECT_NE(rule_complaints("soldatz").find(
                "2:9: error: no source knows the word \"soldatz\": did you mean \"soldat\"?"),
            std::string::npos)
      << rule_complaints("soldatz");
  EXPECT_EQ(rule_complaints("\"soldatz\""), "") << "quotation marks insist";
  EXPECT_NE(rule_complaints("=teur").find("no source knows the lemma \"teur\": did you mean \"tuer\"?"),
            std::string::npos);
  EXPECT_NE(rule_complaints("%nq").find("no units of kind \"nq\": did you mean \"np\"?"), std::string::npos);
  EXPECT_NE(rule_complaints(":VREB").find("did you mean \"VERB\"?"), std::string::npos);
  EXPECT_NE(rule_complaints("<Tens=Past>").find("features are written"), std::string::npos);
}

TEST(RuleErrorsTest, Syntax) {
  EXPECT_NE(rule_complaints("(soldat").find("2:9: error: this parenthesis is not closed"), std::string::npos);
  EXPECT_NE(rule_complaints("soldat)").find("2:15: error: `)` has no beginning"), std::string::npos);
  EXPECT_NE(rule_complaints("{soldat}").find("a slot is written {name: …}"), std::string::npos);
  EXPECT_NE(rule_complaints("{x: soldat").find("the slot {x: is not closed"), std::string::npos);
  EXPECT_NE(rule_complaints("soldat |").find("nothing stands here"), std::string::npos);
  EXPECT_NE(rule_complaints("soldat ?").find("`?` follows nothing"), std::string::npos);
  EXPECT_NE(rule_complaints("(soldat?)*").find("may be empty already"), std::string::npos);
  EXPECT_NE(rule_complaints("soldat?").find("this pattern may be empty"), std::string::npos);
  EXPECT_NE(rule_complaints("!(soldat hier)").find("`!` denies"), std::string::npos);
  EXPECT_NE(rule_complaints("soldat{3,2}").find("a count is {least,most}"), std::string::npos);
  EXPECT_NE(rule_complaints("soldat ~99 hier").find("a gap is ~1 to ~40 long"), std::string::npos);
  EXPECT_NE(rule_complaints("\"soldat").find("this quotation is empty or not closed"), std::string::npos);
  EXPECT_NE(rule_complaints(std::string(200, '(') + "soldat" + std::string(200, ')'))
                .find("parentheses in one another"),
            std::string::npos);
  EXPECT_NE(rule_complaints("!" + std::string(300, '!') + "soldat").find("in one another"),
            std::string::npos);
}

TEST(RuleErrorsTest, Files) {
  const auto complain = [](const std::string& text) { return complaints("fr/claim.rules", text); };
  EXPECT_NE(complain("when: soldat\n").find("1:1: error: a rule begins with `rule NAME`"), std::string::npos);
  EXPECT_NE(complain("  when: soldat\n").find("belongs to no rule"), std::string::npos);
  EXPECT_NE(complain("rule r\n  whne: soldat\n").find("not \"whne\": did you mean \"when\"?"),
            std::string::npos);
  EXPECT_NE(complain("rule r\n  set: kind=killed\n").find("1:1: error: this rule has no when:"),
            std::string::npos);
  EXPECT_NE(complain("rule r\n  when: soldat\nrule r\n  when: hier\n")
                .find("3:1: error: there is a rule of this name already, in line 1"),
            std::string::npos);
  EXPECT_NE(complain("rule r\n  set: kind\n  when: soldat\n").find("set: takes key=value"),
            std::string::npos);
  EXPECT_NE(complain("rule r\n  when: soldat\n  yes: Un soldat. -> soldat\n")
                .find("after -> stand slot=text pairs"),
            std::string::npos);
  EXPECT_EQ(complain("rule r\n  when: soldat\n        hier  # goes on\n  yes: Un soldat hier.\n"), "");
}

TEST(RuleErrorsTest, OneBadRuleLeavesTheOthers) {
  LanguageSources sources = small_sources();
  sources.files["fr/claim.rules"] = "rule bad\n  when: @nothing\nrule good\n  when: soldat\n";
  const CompiledImage image = compile_image(sources);
  EXPECT_TRUE(has_errors(image.diagnostics));
  const auto lexicon = image.open();
  const RuleGroup group(*lexicon, "claim");
  ASSERT_EQ(group.size(), 1U);
  EXPECT_EQ(group.id(0), "good");
}

TEST(PatternParserTest, HostilePatternsOnlyFail) {
  std::string nested;
  for (int n = 0; n < 30; ++n) nested = "(" + nested + " soldat{20})";
  EXPECT_NE(rule_complaints("(((soldat{20}){20}){20}){20}").find("too large"), std::string::npos);
  for (const char* text : {"{", "}", "&", "~", "!", "<", "\"", "=", "@", "%", ":", "|", "(", "{a:", "{1}",
                           "soldat{", "soldat{99999999999}", "=\"\"", "<>"})
    (void)rule_complaints(text);
}

// ── Sentences of rules ──

class ExamplesTest : public ::testing::Test {
 protected:
  std::string check(const std::string& sentences, std::vector<ExampleMatch> answer) const {
    LanguageSources sources = small_sources();
    sources.files["fr/claim.rules"] = "rule r\n  when: {who: soldat}\n" + sentences;
    const CompiledImage image = compile_image(sources);
    EXPECT_EQ(all_text(image.diagnostics), "");
    return all_text(check_examples(image.examples, [&](const std::string& group, const std::string&) {
      EXPECT_EQ(group, "claim");
      return answer;
    }));
  }
};

TEST_F(ExamplesTest, RightOnes) {
  EXPECT_EQ(check("  yes: Un soldat. -> who=soldat\n", {{"r", {{"who", "soldat"}}}}), "");
  EXPECT_EQ(
      check("  yes: Un soldat. -> who=b; x=c\n", {{"r", {{"who", "a"}}}, {"r", {{"who", "b"}, {"x", "c"}}}}),
      "");
  EXPECT_EQ(check("  no: Un général.\n", {{"other", {}}}), "");
}

TEST_F(ExamplesTest, WrongOnesWithTheirLine) {
  EXPECT_EQ(check("  yes: Un soldat.\n", {{"other", {}}}),
            "fr/claim.rules:3:8: error: the rule \"r\" does not match this sentence; these do: other\n"
            "    yes: Un soldat.\n"
            "         ^\n");
  EXPECT_NE(check("  yes: Un soldat. -> who=général\n", {{"r", {{"who", "soldat"}}}})
                .find("the rule \"r\" matches, but the slot \"who\" holds \"soldat\", \"général\" is wanted"),
            std::string::npos);
  EXPECT_NE(check("  yes: Un soldat. -> x=général\n", {{"r", {}}}).find("the slot \"x\" stays empty"),
            std::string::npos);
  EXPECT_NE(check("  no: Un soldat.\n", {{"r", {}}}).find("the rule \"r\" matches this sentence"),
            std::string::npos);
}

// ── Text forms ──

TEST(DumpTest, EntriesRulesAndReasons) {
  LanguageSources sources = small_sources();
  sources.files["fr/claim.rules"] =
      "rule killed\n  set: kind=killed\n  when: {who: :NOUN} =tuer&!hier\n  when: @projectile ~1 $\n";
  const CompiledImage image = compile_image(sources);
  ASSERT_EQ(all_text(image.diagnostics), "");
  const auto lexicon = image.open();
  EXPECT_NE(dump_entries(*lexicon).find(
                "missile\tweapon projectile type=missile_attack pos=NOUN\tfr/weapons.tsv:2\n"),
            std::string::npos);
  EXPECT_EQ(dump_rules(*lexicon),
            "claim killed fr/claim.rules:1\n"
            "  set kind=killed\n"
            "    0 split 1 9\n"
            "    1 begin who\n"
            "    2 :NOUN\n"
            "    3 next\n"
            "    4 end who\n"
            "    5 =\"tuer\"\n"
            "    6 !\"hier\"\n"
            "    7 next\n"
            "    8 jump 15\n"
            "    9 @projectile\n"
            "   10 next\n"
            "   11 split 14 12\n"
            "   12 ~\n"
            "   13 next\n"
            "   14 $\n"
            "   15 match\n");
}

TEST(DiagnosticTest, ClosestWord) {
  EXPECT_EQ(closest("persno", {"weapon", "person", "persona"}), "person") << "swapped letters";
  EXPECT_EQ(closest("xyz", {"weapon", "person"}), "");
  EXPECT_EQ(did_you_mean("wepon", {"weapon"}), ": did you mean \"weapon\"?");
}

}  // namespace
}  // namespace recoupe
