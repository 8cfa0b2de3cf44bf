// The span property over whatever texts lie beside the project: spans are in order, inside the text, and
// their bytes normalise to the form that was read (unless accents or scanned characters were restored).
#include <gtest/gtest.h>

#include <filesystem>

#include "lexicon_file.h"
#include "text/normalise.h"

namespace recoupe {
namespace {

std::vector<Sentence> lines_of(std::string_view text) {
  std::vector<Sentence> sentences;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin)
      sentences.push_back({.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
    begin = end + 1;
  }
  return sentences;
}

std::string solid(std::string_view bytes) {
  std::string out;
  for (const char c : bytes)
    if (c != ' ') out.push_back(c);
  return out;
}

void check(const std::string& path, std::string_view text, const Words& words) {
  std::uint32_t at = 0;
  for (const Word& word : words.words) {
    ASSERT_TRUE(word.span.begin >= at || word.part > 1) << path << " at " << at;
    ASSERT_LE(word.span.end, text.size());
    if (word.part == 0) {
      ASSERT_EQ(solid(fold(slice(text, word.span))).size(), solid(fold(word.form)).size())
          << path << " at " << at;
    }
    at = word.span.end;
  }
}

TEST(Corpus, EverySpanIsItsBytes) {
  const std::filesystem::path folder = RECOUPE_SOURCE_DIR "/../shared";
  if (compiled_lexicon() == nullptr) GTEST_SKIP() << "recoupe.lexicon was not built";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no corpora beside the project";
  const WordReader reader(*compiled_lexicon());
  std::size_t files = 0;
  for (const char* part : {"corpus", "seeds"}) {
    if (!std::filesystem::exists(folder / part)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / part)) {
      const std::string kind = entry.path().extension();
      if (!entry.is_regular_file() || (kind != ".txt" && kind != ".jsonl" && kind != ".json")) continue;
      const std::string text = read_file(entry.path());
      check(entry.path(), text, reader.read(text, lines_of(text)));
      if (HasFatalFailure()) return;
      ++files;
    }
  }
  if (files == 0) GTEST_SKIP() << "no corpora beside the project";
}

}  // namespace
}  // namespace recoupe
