// docs/journey.md shows a report on its way: what stands there is what the program prints.
#include "program.h"

namespace recoupe::test {
namespace {

const fs::path kPage = fs::path(RECOUPE_SOURCE_DIR) / "docs" / "journey.md";

struct Block {
  std::size_t begin = 0, end = 0;  // of its lines, without the fences
};

std::vector<Block> blocks(const std::string& page, const std::string& kind) {
  const std::string open = "\n```" + kind + "\n";
  std::vector<Block> out;
  for (std::size_t at = page.find(open); at != std::string::npos; at = page.find(open, at)) {
    at += open.size();
    out.push_back({at, page.find("```", at)});
  }
  return out;
}

// "# report …", "# sentence …": each stage up to the next, without empty lines at its end.
std::vector<std::string> stages(const std::string& text) {
  std::vector<std::size_t> begins;
  for (const std::string stage : {"report", "sentence", "word", "phrase", "mention", "claim"}) {
    const std::string heading = "# " + stage;
    const std::size_t at = text.compare(0, heading.size(), heading) == 0 ? 0 : text.find("\n" + heading);
    if (at != std::string::npos) begins.push_back(at == 0 ? 0 : at + 1);
  }
  begins.push_back(text.size());
  std::vector<std::string> out;
  for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
    std::string stage = text.substr(begins[i], begins[i + 1] - begins[i]);
    stage.erase(stage.find_last_not_of('\n') + 1);
    out.push_back(stage + "\n");
  }
  return out;
}

// "fr/dates.rules:12" → "fr/dates.rules": linguists move lines.
std::string without_line_numbers(std::string text) {
  for (const std::string ending : {".tsv:", ".rules:"})
    for (std::size_t at = text.find(ending); at != std::string::npos; at = text.find(ending, at)) {
      at += ending.size() - 1;
      text.erase(at, text.find_first_not_of("0123456789", at + 1) - at);
    }
  return text;
}

class Journey : public ProgramTest {};

TEST_F(Journey, PageShowsWhatTheProgramPrints) {
  std::string page = contents(kPage);
  const auto report = blocks(page, "report");
  ASSERT_EQ(report.size(), 1u);
  const Outcome outcome =
      run({"explain", write("menaka.txt", page.substr(report[0].begin, report[0].end - report[0].begin))});
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const auto printed = stages(outcome.out);
  auto shown = blocks(page, "explain");
  ASSERT_EQ(printed.size(), shown.size()) << outcome.out;
  if (std::getenv("RECOUPE_UPDATE_DOCS") != nullptr) {
    for (std::size_t i = shown.size(); i-- > 0;)
      page.replace(shown[i].begin, shown[i].end - shown[i].begin, printed[i]);
    std::ofstream(kPage, std::ios::binary) << page;
    return;
  }
  for (std::size_t i = 0; i < shown.size(); ++i)
    EXPECT_EQ(without_line_numbers(page.substr(shown[i].begin, shown[i].end - shown[i].begin)),
              without_line_numbers(printed[i]));
}

}  // namespace
}  // namespace recoupe::test
