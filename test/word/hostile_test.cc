// Texts that nobody wrote to be read: the word stage takes time and memory in proportion to their bytes, and
// its words stay inside them. Budgets of the journey (4 KiB a sentence) are not in force here.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>
#include <random>

#include "lexicon_file.h"
#include "text/utf8.h"
#include "word/syntax.h"

namespace recoupe {
namespace {

constexpr std::size_t kMegabyte = 1'000'000;
constexpr std::size_t kSome = 100'000;  // bytes that tell growth with the square from growth in proportion
constexpr auto kMostTime = std::chrono::seconds(60);  // for a megabyte: growth with the square takes hours
constexpr std::size_t kMostParsed = 150'000;          // words: the cost of a tree grows in proportion
constexpr long kMostKilobytes = 700 * 1024;           // of memory, for a megabyte of one-letter words

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + unit.size());
  while (text.size() < bytes) text += unit;
  return text;
}

class Hostile : public testing::Test {
 protected:
  void SetUp() override {
    if (compiled_lexicon() == nullptr) GTEST_SKIP() << "recoupe.lexicon was not built";
  }

  // Reads `text` as one sentence and checks what holds of any text.
  static Words read(const std::string& text, std::string_view name) {
    static const WordReader reader(*compiled_lexicon());
    [[maybe_unused]] const long before = peak_kilobytes();
    const auto start = std::chrono::steady_clock::now();
    Words words = read_plain(reader, text);
    static const SyntaxReader syntax(*compiled_lexicon());
    [[maybe_unused]] const std::uint32_t whole[] = {0};
#ifndef __SANITIZE_ADDRESS__  // minutes; fuzz/word.cc parses with sanitizers
    if (words.words.size() <= kMostParsed) syntax.read(words, whole);
#endif
    EXPECT_LT(std::chrono::steady_clock::now() - start, kMostTime) << name;
#ifndef __SANITIZE_ADDRESS__
    EXPECT_LT(peak_kilobytes() - before, kMostKilobytes) << name;
#endif
    expect_inside(words, text, name);
    if (!words.words.empty() && words.words[0].head != kNoHead) expect_tree(words, name);
    return words;
  }

  // One root, heads inside, no circle.
  static void expect_tree(const Words& words, std::string_view name) {
    const auto size = static_cast<std::uint32_t>(words.words.size());
    std::vector<std::uint8_t> hangs(size, 0);  // 1: on the way, 2: known to end at the root
    std::size_t roots = 0;
    for (std::uint32_t w = 0; w < size; ++w) {
      ASSERT_LT(words.words[w].head, size) << name;
      roots += words.words[w].head == w;
      std::vector<std::uint32_t> way;
      std::uint32_t at = w;
      for (; hangs[at] == 0 && words.words[at].head != at; at = words.words[at].head) {
        hangs[at] = 1;
        way.push_back(at);
      }
      ASSERT_TRUE(hangs[at] != 1 || words.words[at].head == at) << name << ": a circle";
      for (const std::uint32_t passed : way) hangs[passed] = 2;
    }
    ASSERT_EQ(roots, size == 0 ? 0U : 1U) << name;
  }

  static void expect_inside(const Words& words, const std::string& text, std::string_view name) {
    std::uint32_t at = 0;
    for (const Word& word : words.words) {
      ASSERT_LE(at, word.part > 1 ? word.span.end : word.span.begin) << name;
      ASSERT_LT(word.span.begin, word.span.end) << name;
      ASSERT_LE(word.span.end, text.size()) << name;
      at = word.span.end;
    }
    for (const EntryHit& hit : words.hits) ASSERT_LE(hit.words.end, words.words.size()) << name;
    ASSERT_EQ(words.classes.size(), words.words.size()) << name;
  }
};

TEST_F(Hostile, ASentenceOfManyWords) {
  EXPECT_EQ(read(repeated("soldats ", 100'000 * 8), "one word").words.size(), 100'000U);
  EXPECT_GE(read(repeated("l'attaque du camp a tué des soldats ", 500'000), "a sentence").words.size(),
            100'000U);
  read(repeated("perdre la vie ", kSome), "an entry of several words");
}

TEST_F(Hostile, NoSpaceAnywhere) {
  read(repeated("é", kMegabyte), "a megabyte");
  for (const std::string_view unit : {"a",
                                      "é",
                                      "A",
                                      "-a",
                                      "l'",
                                      "'",
                                      "a.",
                                      "A.",
                                      "1,",
                                      "1.",
                                      "a-t-il",
                                      "-la",
                                      "ex-",
                                      "@a",
                                      "http://",
                                      "aI0",
                                      "&a",
                                      "e\xCC\x81",
                                      "\xE2\x80\x8B",
                                      "\xC2\xAD"
                                      "a"})
    read(repeated(unit, kSome), unit);
}

TEST_F(Hostile, OnlyDigitsOnlyMarks) {
  read(repeated("7", kMegabyte), "a megabyte of digits");
  read(repeated("\"", kMegabyte), "a megabyte of quotes");
  for (const std::string_view unit :
       {"7", "7 ", "777 ", "14 000 ", "1/", "\"", "\" ", "\xC2\xAB", "\xC2\xBB ", "'", "\xE2\x80\x99", "(",
        ".", "...", "!?", "-", "\xE2\x80\x94", "%", "\xE2\x82\xAC"})
    read(repeated(unit, kSome), unit);
}

TEST_F(Hostile, ControlCharactersAndBrokenBytes) {
  std::string controls;
  for (char c = 0; c < ' '; ++c) controls += std::string("tir") + c;
  read(repeated(controls, kSome), "control characters between words");
  EXPECT_TRUE(
      read(repeated(std::string(3, '\0') + "\x01\x1B", kMegabyte), "control characters alone").words.empty());
  for (const std::string_view unit : {"\xFF", "\xC2", "\xE2\x80", "\xF0\x9F\x98", "a\x80", "\xED\xA0\x80"})
    read(repeated(unit, kSome), unit);
}

TEST_F(Hostile, ScriptsInOneWord) {
  for (const std::string_view unit :
       {"Мир", "سلام ", "本日は", "ａｂ", "Ирakien ", "شarm ", "\xF0\x9F\x98\x80", "\xF0\x9F\x87\xAB", "ก็",
        "\xE2\x80\x8F"
        "a\xE2\x80\x8E"})
    read(repeated(unit, kSome), unit);
}

TEST_F(Hostile, AnyMixtureOfThem) {
  const std::string_view pieces[] = {" ",
                                     "l'",
                                     "du",
                                     "des",
                                     "a-t-il",
                                     "-",
                                     ".",
                                     "14 000",
                                     "J.",
                                     "«",
                                     "\"",
                                     "\xC2\xA0",
                                     "\xFF",
                                     "é",
                                     "É",
                                     "Мир",
                                     "\xE2\x80\x8B",
                                     "@",
                                     "www.",
                                     "aujourd'hui",
                                     "m",
                                     "n°",
                                     "ex-",
                                     "%",
                                     std::string_view("\0", 1)};
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto n = random() % 60; n > 0; --n) text += pieces[random() % std::size(pieces)];
    read(text, text);
  }
}

}  // namespace
}  // namespace recoupe
