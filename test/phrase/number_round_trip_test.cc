// Every whole number below a million, written in words or digits, is read back as one phrase with exactly its
// value. Reading a text costs more than reading its numbers: the word stage reads the 1,000 groups of three
// digits once, the numerals are put together from these words, a thousand to a report.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "number_fixture.h"
#include "numeral_writer.h"
#include "phrase/number.h"
#include "text/normalise.h"

namespace recoupe {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kStep = 83;  // thousands
#else
constexpr int kStep = 1;
#endif
constexpr int kMostShown = 5;

std::string name_of(test::Region region, test::Spelling spelling) {
  constexpr std::array kNames = {"France", "Belgium", "Switzerland"};
  return std::string(kNames[static_cast<std::size_t>(region)]) +
         (spelling == test::Spelling::traditional ? ", traditional" : ", of 1990");
}

// The words of short texts, each read as a sentence of its own, to be put together.
class Pieces {
 public:
  Pieces(const WordFixture& fixture, const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += text + "\n\n";
    words_ = fixture.read(all).second;
  }
  bool complete(std::size_t count) const { return words_.ranges.size() == count; }

  Words start() const {
    Words out;
    out.shared_classes = words_.shared_classes;
    return out;
  }
  static void begin_sentence(Words& out) {
    const auto at = static_cast<std::uint32_t>(out.words.size());
    out.sentences.emplace_back();
    out.ranges.push_back({at, at});
  }
  void append(Words& out, std::size_t piece) const {
    const WordRange from = words_.ranges[piece];
    const auto at = static_cast<std::uint32_t>(out.words.size());
    for (std::uint32_t w = from.begin; w < from.end; ++w) {
      out.words.push_back(words_.words[w]);
      out.words.back().sentence = static_cast<std::uint32_t>(out.ranges.size() - 1);
      out.classes.push_back(words_.classes[w]);
    }
    for (auto hit = first_hit(from.begin); hit != words_.hits.end() && hit->words.begin < from.end; ++hit) {
      out.hits.push_back(*hit);
      out.hits.back().words = {hit->words.begin - from.begin + at, hit->words.end - from.begin + at};
    }
    out.ranges.back().end = static_cast<std::uint32_t>(out.words.size());
  }

 private:
  std::vector<EntryHit>::const_iterator first_hit(std::uint32_t word) const {
    return std::lower_bound(words_.hits.begin(), words_.hits.end(), word,
                            [](const EntryHit& hit, std::uint32_t w) { return hit.words.begin < w; });
  }
  Words words_;
};

class RoundTrip : public testing::Test {
 protected:
  void SetUp() override {
    if (compiled_lexicon() == nullptr) GTEST_SKIP() << "no compiled lexicon";
    fixture_.emplace();
    reader_.emplace(*compiled_lexicon());
  }

  // Expects sentence i of `words` to be one number phrase, `first` + i.
  void expect_numbers(const Words& words, int first, const test::NumeralWriter& writer) {
    const auto numbers = reader_->read(words);
    std::size_t at = 0;
    for (std::size_t i = 0; i < words.ranges.size(); ++i) {
      const WordRange range = words.ranges[i];
      while (at < numbers.size() && numbers[at].words.begin < range.begin) ++at;
      const int n = first + static_cast<int>(i);
      const bool same = at < numbers.size() && numbers[at].words == range && numbers[at].min == n &&
                        numbers[at].max == n && numbers[at].value == n;
      ++read_;
      if (!same && ++wrong_ <= kMostShown) ADD_FAILURE() << n << ": " << writer.write(n);
    }
  }

  std::optional<WordFixture> fixture_;
  std::optional<NumberReader> reader_;
  int read_ = 0, wrong_ = 0;
};

TEST_F(RoundTrip, EveryNumberInWords) {
  constexpr std::size_t kPrefix = 1000, kThousand = 2000;
  for (const auto region : test::kRegions) {
    const test::NumeralWriter writer(region, test::Spelling::traditional);
    std::vector<std::string> texts;
    for (int n = 0; n < 1000; ++n) texts.push_back(writer.write(n));
    for (int n = 0; n < 1000; ++n) texts.push_back(writer.before_thousand(n));
    texts.emplace_back("mille");
    const Pieces pieces(*fixture_, texts);
    ASSERT_TRUE(pieces.complete(texts.size()));
    for (int thousands = 0; thousands < 1000; thousands += kStep) {
      Words words = pieces.start();
      for (std::size_t rest = 0; rest < 1000; ++rest) {
        Pieces::begin_sentence(words);
        if (thousands > 1) pieces.append(words, kPrefix + static_cast<std::size_t>(thousands));
        if (thousands > 0) pieces.append(words, kThousand);
        if (thousands == 0 || rest > 0) pieces.append(words, rest);
      }
      expect_numbers(words, 1000 * thousands, writer);
    }
  }
  EXPECT_EQ(wrong_, 0) << "of " << read_;
}

TEST_F(RoundTrip, EveryHyphenatedNumber) {
  for (const auto region : test::kRegions) {
    const test::NumeralWriter writer(region, test::Spelling::of_1990);
    const Pieces pieces(*fixture_, {"vingt-et-un"});
    ASSERT_TRUE(pieces.complete(1));
    for (int thousands = 0; thousands < 1000; thousands += kStep) {
      Words words = pieces.start();
      for (int rest = 0; rest < 1000; ++rest) {
        Pieces::begin_sentence(words);
        pieces.append(words, 0);
        Word& word = words.words.back();
        word.form = writer.write(1000 * thousands + rest);
        word.form_atom = compiled_lexicon()->atom(word.form);
      }
      expect_numbers(words, 1000 * thousands, writer);
    }
  }
  EXPECT_EQ(wrong_, 0) << "of " << read_;
}

// The same from the text on, for a sample: every number below 1,000, then every 997th.
TEST_F(RoundTrip, FromTheTextOn) {
  for (const auto region : test::kRegions)
    for (const auto spelling : test::kSpellings) {
      const test::NumeralWriter writer(region, spelling);
      std::string text;
      std::vector<int> written;
      for (int n = 0; n < 1'000'000; n += n < 1000 ? 1 : 997) {
        text += writer.write(n) + " tentes\n\n";
        written.push_back(n);
      }
      const auto [report, words] = fixture_->read(text);
      const auto numbers = reader_->read(words);
      ASSERT_EQ(numbers.size(), written.size()) << name_of(region, spelling);
      for (std::size_t i = 0; i < written.size(); ++i) {
        EXPECT_EQ(slice(report.text, numbers[i].span), writer.write(written[i]));
        EXPECT_EQ(numbers[i].min, written[i]) << writer.write(written[i]);
        EXPECT_EQ(numbers[i].max, written[i]) << writer.write(written[i]);
      }
    }
}

std::string grouped(int n, const std::string& separator) {
  const std::string digits = std::to_string(n);
  return digits.size() < 4
             ? digits
             : digits.substr(0, digits.size() - 3) + separator + digits.substr(digits.size() - 3);
}

TEST_F(RoundTrip, EveryNumberInDigits) {
  const Numerals numerals(*compiled_lexicon());
  for (const auto* separator : {"", " ", "\u00A0", "\u202F", "\u2009", ".", ",", "'", "’"})
    for (int n = 0; n < 1'000'000; n += kStep) {
      const NumberRun run = read_digits(normalise(grouped(n, separator)), numerals);
      const bool same = run.kind == RunKind::cardinal && run.value == n;
      ASSERT_TRUE(same) << grouped(n, separator);
    }
}

TEST_F(RoundTrip, DigitsFromTheTextOn) {
  for (const auto* separator : {"", " ", "\u00A0", "\u202F", "\u2009", ".", ",", "'", "’"}) {
    std::string text;
    std::vector<int> written;
    for (int n = 0; n < 1'000'000; n += 997) {
      text += "Ils ont " + grouped(n, separator) + " tentes\n\n";
      written.push_back(n);
    }
    const auto [report, words] = fixture_->read(text);
    const auto numbers = reader_->read(words);
    ASSERT_EQ(numbers.size(), written.size()) << '"' << separator << '"';
    for (std::size_t i = 0; i < written.size(); ++i) {
      EXPECT_EQ(slice(report.text, numbers[i].span), grouped(written[i], separator));
      EXPECT_EQ(numbers[i].min, written[i]);
      EXPECT_EQ(numbers[i].max, written[i]);
    }
  }
}

}  // namespace
}  // namespace recoupe
