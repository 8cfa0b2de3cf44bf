// Text cases of the journey: a name after "##", optionally "published: DATE", the text, a line "--", and what
// is expected, a line each.
#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "lexicon_fixture.h"

namespace recoupe::test {

struct JourneyCase {
  std::string name, published, text;
  std::vector<std::string> expected;
};

inline std::vector<JourneyCase> read_journey_cases(const std::string& path) {
  std::ifstream in(path);
  std::vector<JourneyCase> out;
  bool answers = false;
  const std::string published = "published: ";
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("## ")) {
      out.push_back({line.substr(3), {}, {}, {}});
      answers = false;
    } else if (out.empty()) {
      continue;
    } else if (line == "--") {
      answers = true;
    } else if (answers && !line.empty()) {
      out.back().expected.push_back(line);
    } else if (line.starts_with(published)) {
      out.back().published = line.substr(published.size());
    } else if (!answers) {
      out.back().text += line + "\n";
    }
  }
  return out;
}

// Cases that a suite names by the path of their file under test/.
class JourneyCases : public JourneyTest {
 protected:
  void read_file(const std::string& file) {
    cases_ = read_journey_cases(RECOUPE_SOURCE_DIR "/test/" + file);
    ASSERT_FALSE(cases_.empty());
  }
  static Reading read(const JourneyCase& c) {
    Report report = report_of(c.text);
    if (!c.published.empty()) report.published = timestamp_from_iso(c.published);
    return reader->read(std::move(report));
  }

  std::vector<JourneyCase> cases_;
};

}  // namespace recoupe::test
