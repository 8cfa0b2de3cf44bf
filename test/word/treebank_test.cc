// Accuracy of tokens, parts of speech and lemmas against Universal Dependencies, gold sentences, own tokens,
// aligned by characters as the shared tasks do. Skipped where the treebanks are not at hand.
// RECOUPE_TAG_ERRORS=1 lists confusions.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <map>

#include "lexicon_file.h"
#include "text/normalise.h"
#include "word/reader.h"

namespace recoupe {
namespace {

struct GoldWord {
  std::uint32_t begin = 0;  // characters that are no white space, from the start of the sentence
  std::uint32_t end = 0;
  std::uint32_t part = 0;
  std::string form, lemma, upos;
};

struct GoldSentence {
  std::string text;
  std::vector<GoldWord> words;
};

std::vector<std::string> split(const std::string& line, char by) {
  std::vector<std::string> out;
  std::stringstream in(line);
  for (std::string field; std::getline(in, field, by);) out.push_back(field);
  return out;
}

std::uint32_t solid_size(std::string_view text) {
  std::uint32_t size = 0;
  for (const char c : normalise(text)) size += c != ' ';
  return size;
}

std::vector<GoldSentence> read_treebank(const std::string& path) {
  std::ifstream file(path);
  std::vector<GoldSentence> sentences;
  GoldSentence now;
  std::uint32_t at = 0;
  int last_part = 0;
  std::uint32_t part_begin = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) {
      if (!now.words.empty()) sentences.push_back(std::move(now));
      now = {};
      at = 0;
      last_part = 0;
      continue;
    }
    if (line.starts_with("# text = ")) now.text = line.substr(9);
    if (line[0] == '#') continue;
    const auto fields = split(line, '\t');
    if (const auto dash = fields[0].find('-'); dash != std::string::npos) {
      last_part = std::stoi(fields[0].substr(dash + 1));
      part_begin = at;
      at += solid_size(fields[1]);
      continue;
    }
    if (fields[0].find('.') != std::string::npos) continue;
    const int id = std::stoi(fields[0]);
    GoldWord word{.form = normalise(fields[1]), .lemma = normalise(fields[2]), .upos = fields[3]};
    if (id <= last_part) {
      word.begin = part_begin;
      word.end = at;
      const bool same =
          !now.words.empty() && now.words.back().part > 0 && now.words.back().begin == part_begin;
      word.part = same ? now.words.back().part + 1 : 1;
    } else {
      word.begin = at;
      at += solid_size(fields[1]);
      word.end = at;
    }
    now.words.push_back(word);
  }
  return sentences;
}

struct Score {
  double gold = 0, own = 0, aligned = 0, upos = 0, lemma = 0, read_words = 0;
  std::map<std::string, int> confusions;

  double f1(double hits) const { return 100 * 2 * hits / (gold + own); }
};

void compare(const GoldSentence& gold, const Words& own, Score& score) {
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, const GoldWord*> by_place;
  for (const GoldWord& word : gold.words) by_place[{word.begin, word.end, word.part}] = &word;
  score.gold += static_cast<double>(gold.words.size());
  score.own += static_cast<double>(own.words.size());
  for (const Word& word : own.words) {
    const std::uint32_t begin = solid_size(std::string_view(gold.text).substr(0, word.span.begin));
    const auto found = by_place.find({begin, begin + solid_size(slice(gold.text, word.span)), word.part});
    if (found == by_place.end()) {
      ++score.confusions["? " + word.form];
      continue;
    }
    ++score.aligned;
    const GoldWord& right = *found->second;
    score.upos += right.upos == name_of(word.upos);
    score.lemma += right.lemma == word.lemma || right.lemma == "_";
    if (right.upos != name_of(word.upos))
      ++score.confusions[right.upos + " not " + std::string(name_of(word.upos)) + " " + word.form];
    else if (right.lemma != word.lemma)
      ++score.confusions["lemma " + right.lemma + " not " + word.lemma];
  }
}

Score score_treebank(const std::string& name) {
  Score score;
  const WordReader reader(*compiled_lexicon());
  for (const GoldSentence& gold : read_treebank(RECOUPE_SOURCE_DIR "/../shared/data/ud/" + name))
    compare(gold, read_plain(reader, gold.text), score);
  return score;
}

class Treebank : public testing::TestWithParam<const char*> {};

TEST_P(Treebank, IsReadWell) {
  if (compiled_lexicon() == nullptr) GTEST_SKIP() << "recoupe.lexicon was not built";
  const Score score = score_treebank(GetParam());
  if (score.gold == 0) GTEST_SKIP() << "no treebank at hand";
  std::cout << GetParam() << ": words F1 " << score.f1(score.aligned) << ", UPOS F1 " << score.f1(score.upos)
            << ", UPOS of aligned words " << 100 * score.upos / score.aligned << ", lemma F1 "
            << score.f1(score.lemma) << "\n";
  if (std::getenv("RECOUPE_TAG_ERRORS") != nullptr) {
    std::multimap<int, std::string, std::greater<>> by_count;
    for (const auto& [what, count] : score.confusions) by_count.emplace(count, what);
    int shown = 0;
    for (const auto& [count, what] : by_count)
      if (++shown <= 150) std::cout << count << "\t" << what << "\n";
  }
  EXPECT_GE(score.f1(score.aligned), 97.0);
  EXPECT_GE(score.f1(score.upos), 95.0);
  EXPECT_GE(score.f1(score.lemma), 97.0);
}

INSTANTIATE_TEST_SUITE_P(French, Treebank,
                         testing::Values("fr_gsd/fr_gsd-ud-test.conllu",
                                         "fr_sequoia/fr_sequoia-ud-dev.conllu",
                                         "fr_sequoia/fr_sequoia-ud-test.conllu"));

}  // namespace
}  // namespace recoupe
