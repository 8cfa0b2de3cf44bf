// Tests of the whole journey need the compiled lexicon; they are skipped where it is not built.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "os/file.h"
#include "pipeline/reading.h"

namespace recoupe::test {

class JourneyTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (reader) return;
    auto mapped = MappedFile::open(RECOUPE_BINARY_DIR "/recoupe.lexicon");
    if (!mapped) return;
    image = std::make_unique<MappedFile>(std::move(*mapped));
    auto opened = Lexicon::open(image->bytes(), "recoupe.lexicon");
    if (!opened) return;
    lexicon = std::make_unique<Lexicon>(std::move(*opened));
    reader = std::make_unique<Reader>(*lexicon);
  }
  void SetUp() override {
    if (!reader) GTEST_SKIP() << "the lexicon is not built: ninja lexicon";
  }

  // Reports of a set of JSON Lines as `recoupe read` takes them; none where there is no such file.
  static std::vector<Report> reports_of(const std::string& path) {
    std::vector<Report> out;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
      const auto json = nlohmann::json::parse(line);
      Report report = report_of(json.value("title", "") + "\n\n" + json.value("text", ""));
      if (json.contains("published") && json["published"].is_string())
        report.published = timestamp_from_iso(json["published"].get<std::string>());
      out.push_back(std::move(report));
    }
    return out;
  }
  static Report report_of(std::string text, std::string language = "fr") {
    Report report;
    report.id = "r0000000000000000";
    report.input = "test";
    report.text = std::move(text);
    report.language = std::move(language);
    return report;
  }
  // The texts of examples/, title and body.
  static std::vector<std::string> examples();

  // Shared by all suites of the program: building the stages once is enough.
  static inline std::unique_ptr<MappedFile> image;
  static inline std::unique_ptr<Lexicon> lexicon;
  static inline std::unique_ptr<Reader> reader;
};

}  // namespace recoupe::test
