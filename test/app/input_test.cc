// Inputs as they come: empty, binary, cut, foreign, huge, without rights. A clear word each, and the rest
// goes on.
#include "program.h"

namespace recoupe::test {
namespace {

constexpr const char* kSentence =
    "Trois soldats ont été tués lundi dans une attaque à la roquette près de Mossoul, en Irak.";

class Input : public ProgramTest {
 protected:
  // One good report beside what is refused: the good one is read, the refusal names `where` and says `what`.
  void expect_refused(const std::string& input, const std::string& where, const std::string& what) const {
    const std::string good = write("good.txt", kSentence);
    const Outcome outcome = run({"read", input, good});
    EXPECT_EQ(outcome.status, 1) << outcome.err;
    EXPECT_EQ(lines(outcome.out).size(), 1u) << outcome.out;
    EXPECT_TRUE(contains(outcome.err, where)) << where << " is not in: " << outcome.err;
    EXPECT_TRUE(contains(outcome.err, what)) << what << " is not in: " << outcome.err;
    const Outcome entered = run({"ingest", "--db", path("l.db"), input, good});
    EXPECT_EQ(entered.status, 1) << entered.err;
    EXPECT_EQ(lines(run({"reports", "--db", path("l.db"), "--format", "json"}).out).size(), 1u);
  }
};

TEST_F(Input, EmptyFile) { expect_refused(write("empty.txt", ""), "empty.txt", "empty"); }
TEST_F(Input, BlankFile) { expect_refused(write("blank.txt", " \n\t\n"), "blank.txt", "empty"); }

TEST_F(Input, BinaryFile) {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>(i * 37 % 256);
  expect_refused(write("program.bin", bytes), "program.bin", "binary");
}

TEST_F(Input, InvalidUtf8) {
  std::string text =
      "Une très longue journée à Bagdad, où l'armée a été visée près de l'aéroport. Des blessés. ";
  text += text;
  text.insert(text.size() / 2, "\xC3\x28");
  expect_refused(write("damaged.txt", text), "damaged.txt:byte", "UTF-8");
}

TEST_F(Input, MissingFile) { expect_refused(path("nowhere.txt"), "nowhere.txt", "no such file"); }

TEST_F(Input, JsonLineCutInHalf) {
  const std::string line = report_line("a", kSentence);
  const std::string file = write("cut.jsonl", report_line("b", "Deux civils ont été blessés à Kirkouk.") +
                                                  line.substr(0, line.size() / 2));
  const Outcome outcome = run({"read", file});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(lines(outcome.out).size(), 1u);
  EXPECT_TRUE(contains(outcome.err, "cut.jsonl:2")) << outcome.err;
}

TEST_F(Input, ForeignLanguageIsRefusedUnlessAsked) {
  const std::string file =
      write("two.jsonl", R"({"id":"en","language":"en","text":"Three soldiers were killed."})"
                         "\n" +
                             report_line("fr", kSentence));
  const Outcome refused = run({"read", file});
  EXPECT_EQ(refused.status, 1);
  EXPECT_TRUE(contains(refused.err, "--language any")) << refused.err;
  const Outcome kept = run({"read", "--language", "any", file});
  EXPECT_EQ(kept.status, 0) << kept.err;
  const auto readings = lines(kept.out);
  ASSERT_EQ(readings.size(), 2u);
  EXPECT_TRUE(readings[0]["events"].empty());
  EXPECT_EQ(readings[0]["report"]["language"], "en");
}

TEST_F(Input, Latin1IsConverted) {
  const Outcome outcome = run({"read", "--text",
                               write("latin1.txt",
                                     "Trois soldats ont \xE9t\xE9 tu\xE9s \xE0 Mossoul, "
                                     "o\xF9 l'arm\xE9"
                                     "e a r\xE9pliqu\xE9.\n")});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  ASSERT_EQ(lines(outcome.out).size(), 1u);
  EXPECT_TRUE(contains(lines(outcome.out)[0]["text"], "été tués à Mossoul"));
}

TEST_F(Input, HugeFileIsRefusedQuickly) {
  std::string text;
  while (text.size() < 1000000) text += std::string(kSentence) + "\n";
  std::ofstream file(path("huge.txt"), std::ios::binary);
  for (int i = 0; i < 100; ++i) file << text;
  file.close();
  expect_refused(path("huge.txt"), "huge.txt", "more than");
}

TEST_F(Input, FolderWithoutRights) {
  // Root may enter every folder, so there the program runs as nobody.
  const std::string as_nobody = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : "";
  const std::string good = write("good.txt", kSentence);
  write("locked/a.txt", kSentence);
  fs::permissions(path("."), fs::perms(0755));
  fs::permissions(path("locked"), fs::perms::none);
  if (run({"--version"}, "", as_nobody).status != 0) GTEST_SKIP() << "nobody may not run the program here";
  const Outcome outcome = run({"read", path("locked"), good}, "", as_nobody);
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  EXPECT_EQ(lines(outcome.out).size(), 1u);
  EXPECT_TRUE(contains(outcome.err, "locked")) << outcome.err;
  EXPECT_TRUE(contains(outcome.err, "right")) << outcome.err;
  fs::permissions(path("locked"), fs::perms::owner_all);
}

TEST_F(Input, FolderIsWalkedAndStandardInputIsRead) {
  write("folder/b.txt", kSentence);
  write("folder/below/a.jsonl", report_line("x", kSentence) + report_line("y", kSentence));
  const auto readings = lines(run({"read", path("folder"), "-"}, kSentence).out);
  ASSERT_EQ(readings.size(), 4u);
  EXPECT_EQ(readings[0]["report"]["input"], "b.txt");
  EXPECT_EQ(readings[1]["report"]["input"], "x");
  EXPECT_EQ(readings[2]["report"]["input"], "y");
}

TEST_F(Input, OptionsGiveWhatTheInputLacks) {
  const std::string file = write(
      "r.jsonl", report_line("own", kSentence, "", "2020-01-08T06:00:00Z") + report_line("bare", kSentence));
  const auto readings = lines(run({"read", "--published", "2021-05-03", "--outlet", "Le Fanal", "--url",
                                   "https://example.org/a", file})
                                  .out);
  ASSERT_EQ(readings.size(), 2u);
  EXPECT_EQ(readings[0]["report"]["published"], "2020-01-08T06:00:00Z");
  EXPECT_EQ(readings[1]["report"]["published"], "2021-05-03");
  EXPECT_EQ(readings[1]["report"]["outlet"], "Le Fanal");
  EXPECT_EQ(readings[1]["report"]["url"], "https://example.org/a");
}

TEST_F(Input, AllTextOfAReadingIsWhereItsSpansSay) {
  const Outcome outcome = run({"read", "--text", write("a.txt", kSentence)});
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const Json reading = lines(outcome.out).at(0);
  const std::string text = reading["text"];
  ASSERT_FALSE(reading["claims"].empty()) << outcome.out;
  const Json& claim = reading["claims"][0];
  EXPECT_EQ(claim["kind"], "killed");
  EXPECT_EQ(claim["min"], 3);
  EXPECT_EQ(claim["phrase"], text.substr(claim["span"][0], claim["span"][1].get<std::size_t>() -
                                                               claim["span"][0].get<std::size_t>()));
}

TEST_F(Input, ReaderThatGoesAwayEndsTheCommandQuietly) {
  std::string many;
  for (int i = 0; i < 400; ++i) many += report_line("r" + std::to_string(i), kSentence);
  const Outcome outcome = run({"read", write("many.jsonl", many)}, "", "", "| head -n 1 >.out");
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(lines(outcome.out).size(), 1u);
}

TEST_F(Input, OutputThatIsLostIsSaid) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  const Outcome outcome = run({"read", write("a.txt", kSentence)}, "", "", ">/dev/full");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_TRUE(contains(outcome.err, "standard output")) << outcome.err;
}

TEST_F(Input, ExplainPrintsEachStage) {
  const Outcome outcome = run({"explain", "--plain", "-"}, kSentence);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  for (const std::string stage : {"# report", "# sentence", "# word", "# phrase", "# mention", "# claim"})
    EXPECT_TRUE(contains(outcome.out, stage)) << stage;
  const Outcome words = run({"explain", "--upto", "word", "--plain"}, kSentence);
  EXPECT_TRUE(contains(words.out, "# word"));
  EXPECT_FALSE(contains(words.out, "# phrase"));
}

}  // namespace
}  // namespace recoupe::test
