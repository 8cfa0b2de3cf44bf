// What the program says to somebody who mistypes, and its exit statuses.
#include "program.h"

namespace recoupe::test {
namespace {

class Usage : public ProgramTest {};

TEST_F(Usage, VersionAndHelpGoToStandardOutput) {
  const Outcome version = run({"--version"});
  EXPECT_EQ(version.status, 0);
  EXPECT_TRUE(contains(version.out, "recoupe ")) << version.out;
  for (const std::string command :
       {"read", "explain", "ingest", "incidents", "show", "claims", "reports", "search", "lexicon"}) {
    const Outcome help = run({command, "--help"});
    EXPECT_EQ(help.status, 0) << command;
    EXPECT_TRUE(contains(help.out, "Examples:")) << command << help.out;
    EXPECT_EQ(help.err, "") << command;
    EXPECT_TRUE(contains(run({"--help"}).out, command)) << command;
  }
}

TEST_F(Usage, MistypedCommandGetsAProposal) {
  const Outcome outcome = run({"incidens"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_TRUE(contains(outcome.err, "did you mean \"incidents\"?")) << outcome.err;
}

TEST_F(Usage, CommandsOfLaterIssuesSaySo) {
  for (const std::string command : {"review", "merge", "split", "reject", "correct", "undo", "serve"}) {
    const Outcome outcome = run({command, "a", "b"});
    EXPECT_EQ(outcome.status, 2) << command;
    EXPECT_TRUE(contains(outcome.err, "not written yet")) << outcome.err;
    EXPECT_FALSE(contains(run({"--help"}).out, "\n  " + command + " ")) << command;
  }
}

TEST_F(Usage, NothingAsked) {
  const Outcome outcome = run({});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(contains(outcome.err, "recoupe ingest")) << outcome.err;
}

TEST_F(Usage, WrongValuesAreNamed) {
  struct Case {
    std::vector<std::string> arguments;
    std::string word;
  };
  const std::vector<Case> cases = {
      {{"read"}, "INPUT"},
      {{"read", "--jobs", "0", "-"}, "jobs"},
      {{"read", "--published", "hier", "-"}, "--published hier"},
      {{"read", "--nonsense", "-"}, "--nonsense"},
      {{"explain", "--upto", "verse", "-"}, "verse"},
      {{"incidents", "--since", "2020-02-30"}, "--since 2020-02-30"},
      {{"incidents", "--near", "1,2"}, "--near 1,2"},
      {{"incidents", "--near", "95,2,3"}, "Earth"},
      {{"incidents", "--country", "Irak"}, "--country Irak"},
      {{"incidents", "--type", "misile_attack"}, "did you mean \"missile_attack\"?"},
      {{"incidents", "--format", "jsn"}, "did you mean \"json\"?"},
      {{"incidents", "--format", "ged"}, "not written yet"},
      {{"incidents", "--format", "acled"}, "not written yet"},
      {{"incidents", "--format", "polecat"}, "not written yet"},
      {{"show", "--as-of", "demain", "x"}, "--as-of demain"}};
  for (const Case& wrong : cases) {
    const Outcome outcome = run(wrong.arguments);
    EXPECT_EQ(outcome.status, 2) << wrong.word << outcome.err;
    EXPECT_EQ(outcome.out, "") << wrong.word;
    EXPECT_TRUE(contains(outcome.err, wrong.word)) << wrong.word << " is not in: " << outcome.err;
  }
}

TEST_F(Usage, LexiconThatIsNotThereOrNone) {
  const Outcome missing = run({"--lexicon", "none.lexicon", "read", "-"}, "Texte.");
  EXPECT_EQ(missing.status, 2);
  EXPECT_TRUE(contains(missing.err, "none.lexicon")) << missing.err;
  write("bad.lexicon", "this is no lexicon at all, only some words to fill it");
  const Outcome bad = run({"--lexicon", "bad.lexicon", "read", "-"}, "Texte.");
  EXPECT_EQ(bad.status, 2);
  EXPECT_TRUE(contains(bad.err, "bad.lexicon")) << bad.err;
  EXPECT_EQ(run({"read", "-"}, "Texte.", "RECOUPE_LEXICON=none.lexicon").status, 2);
}

TEST_F(Usage, ColourOnlyWhenAskedForWithoutATerminal) {
  EXPECT_FALSE(contains(run({"read"}).err, "\x1b["));
  EXPECT_TRUE(contains(run({"--color", "always", "show", "--db", "none.db", "x"}).err, "\x1b["));
}

}  // namespace
}  // namespace recoupe::test
