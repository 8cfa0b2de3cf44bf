// Many reports at once: in input order, refusals in their place, stopped when told.
#include "pipeline/intake.h"

#include "lexicon_fixture.h"
#include "os/memory_file.h"
#include "pipeline/json.h"

namespace recoupe::test {
namespace {

class IntakeOf : public JourneyTest {
 protected:
  static MemoryFiles many_files() {
    std::map<std::string, std::string> files;
    std::string lines;
    for (int i = 0; i < 300; ++i) {
      if (i % 50 == 7) lines += "{\"id\": 1, \"text\"\n";
      lines += "{\"id\":\"r" + std::to_string(i) + "\",\"text\":\"" + std::to_string(i + 2) +
               " soldats ont été tués lundi dans une attaque à Mossoul.\"}\n";
    }
    files["in/a.jsonl"] = lines;
    files["in/b.txt"] = "Deux civils ont été blessés à Kirkouk.";
    files["in/empty.txt"] = "";
    return MemoryFiles(files);
  }
  // What arrives: the input's name of a report, "!" and the message of a refusal.
  std::vector<std::string> arrivals(const Files& files, unsigned jobs, std::size_t most = SIZE_MAX) const {
    const Intake intake(*reader, files, {{}, false, jobs, false});
    std::vector<std::string> out;
    std::uint64_t last = 0;
    intake.run({"in"}, [&](const Result<IntakeItem>& item, std::uint64_t bytes) {
      EXPECT_GE(bytes, last);
      last = bytes;
      out.push_back(item ? to_json(item->reading) : "!" + item.error().message());
      return out.size() < most;
    });
    return out;
  }
};

TEST_F(IntakeOf, OrderIsThatOfTheInputForAnyNumberOfJobs) {
  const MemoryFiles files = many_files();
  const auto one = arrivals(files, 1);
  EXPECT_EQ(one.size(), 300u + 6u + 1u + 1u);
  EXPECT_NE(one[0].find("\"input\":\"r0\""), std::string::npos);
  EXPECT_EQ(one[7].substr(0, 13), "!in/a.jsonl:8");
  for (const unsigned jobs : {2u, 3u, 8u}) EXPECT_EQ(arrivals(files, jobs), one) << jobs << " jobs";
}

TEST_F(IntakeOf, StopsWhenTold) {
  const MemoryFiles files = many_files();
  for (const unsigned jobs : {1u, 4u}) EXPECT_EQ(arrivals(files, jobs, 5).size(), 5u);
}

TEST_F(IntakeOf, MissingInputIsARefusal) {
  const MemoryFiles files(std::map<std::string, std::string>{{"in/a.txt", "Un texte."}});
  const Intake intake(*reader, files, {});
  std::size_t refused = 0, read = 0;
  intake.run({"nowhere.txt", "in/a.txt"}, [&](const Result<IntakeItem>& item, std::uint64_t) {
    ++(item ? read : refused);
    return true;
  });
  EXPECT_EQ(refused, 1u);
  EXPECT_EQ(read, 1u);
}

}  // namespace
}  // namespace recoupe::test
