// Numbers that count no victims, and figures that do: decoys_a.txt, decoys_b.txt, figures.txt. A sentence is
// a report; each claim must be one of its figures.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "../pipeline/lexicon_fixture.h"

namespace recoupe {
namespace {

constexpr double kMostTaken = 0.01;        // share of decoys that may be taken for figures
constexpr double kLeastAmongDecoys = 0.9;  // share of the figures beside decoys that are found
constexpr double kLeastFound = 0.97;       // share of the figures of figures.txt

struct Case {
  std::string kind, text;
  std::vector<std::string> figures, optional;
};

std::vector<std::string> split(const std::string& line, const std::string& by) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; (at = line.find(by, begin)) != std::string::npos; begin = at + by.size())
    out.push_back(line.substr(begin, at - begin));
  out.push_back(line.substr(begin));
  return out;
}

std::vector<Case> read_cases(const std::string& name) {
  std::ifstream in(RECOUPE_SOURCE_DIR "/test/claim/" + name);
  std::vector<Case> cases;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto fields = split(line, "\t");
    Case c{fields[0], fields.at(1), {}, {}};
    if (fields.size() > 2)
      for (const std::string& figure : split(fields[2], "; ")) {
        const bool may = figure[0] == '?';
        (may ? c.optional : c.figures).push_back(may ? figure.substr(1) : figure);
      }
    cases.push_back(std::move(c));
  }
  return cases;
}

bool remove_one(std::vector<std::string>& from, const std::string& what) {
  const auto at = std::find(from.begin(), from.end(), what);
  if (at == from.end()) return false;
  from.erase(at);
  return true;
}

struct Tally {
  std::size_t cases = 0, taken = 0, figures = 0, found = 0;
  std::string wrong;  // a line a false or missing figure
};

class FigureCases : public test::JourneyTest {
 protected:
  static Tally run(const std::string& name) {
    Tally tally;
    for (const Case& c : read_cases(name)) {
      auto missing = c.figures;
      auto optional = c.optional;
      std::string false_figures;
      for (const Claim& claim : reader->read(report_of(c.text)).claims) {
        const std::string figure = fmt::format("{} {}..{}", name_of(claim.kind), claim.min,
                                               claim.max ? std::to_string(*claim.max) : "");
        if (!remove_one(missing, figure) && !remove_one(optional, figure) && claim.part_of.empty())
          false_figures += " +" + figure;
      }
      ++tally.cases;
      tally.taken += !false_figures.empty();
      tally.figures += c.figures.size();
      tally.found += c.figures.size() - missing.size();
      for (const std::string& figure : missing) false_figures += " -" + figure;
      if (!false_figures.empty()) tally.wrong += fmt::format("{}:{}  {}\n", c.kind, false_figures, c.text);
    }
    return tally;
  }
  static void report(const std::string& name, const Tally& t) {
    fmt::print("{}: {} sentences, {} with a false figure ({:.1f} %), {} of {} figures found\n{}", name,
               t.cases, t.taken, 100.0 * static_cast<double>(t.taken) / static_cast<double>(t.cases), t.found,
               t.figures, t.wrong);
  }
};

TEST_F(FigureCases, DecoysAreNoFigures) {
  Tally all;
  for (const auto* name :
       {"decoys_a.txt", "decoys_b.txt", "decoys_c.txt", "decoys_d.txt", "decoys_e.txt", "decoys_f.txt"}) {
    const Tally half = run(name);
    report(name, half);
    all.cases += half.cases;
    all.taken += half.taken;
    all.figures += half.figures;
    all.found += half.found;
  }
  EXPECT_GE(all.cases, 300U);
  EXPECT_LE(static_cast<double>(all.taken), kMostTaken * static_cast<double>(all.cases));
  EXPECT_GE(static_cast<double>(all.found), kLeastAmongDecoys * static_cast<double>(all.figures));
}

TEST_F(FigureCases, FiguresAreFoundWithTheirIntervals) {
  const Tally tally = run("figures.txt");
  report("figures.txt", tally);
  EXPECT_GE(tally.cases, 120U);
  EXPECT_LE(static_cast<double>(tally.taken), kMostTaken * static_cast<double>(tally.cases));
  EXPECT_GE(static_cast<double>(tally.found), kLeastFound * static_cast<double>(tally.figures));
}

}  // namespace
}  // namespace recoupe
