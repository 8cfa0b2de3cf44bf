// The whole journey of one report: spans are bytes of its text whatever the text is written like, and nothing
// breaks it.
#include "pipeline/reading.h"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "lexicon_fixture.h"
#include "pipeline/json.h"
#include "text/normalise.h"

namespace recoupe::test {
namespace {

using Json = nlohmann::json;

class ReadingOf : public JourneyTest {};

std::string decomposed(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(error);
  std::string out;
  nfd->normalize(icu::UnicodeString::fromUTF8(text), error).toUTF8String(out);
  return out;
}

std::string replaced(const std::string& text, const std::string& from, const std::string& to) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, from.size(), from) == 0) {
      out += to;
      at += from.size();
    } else {
      out += text[at++];
    }
  }
  return out;
}

// Every {"text" or "phrase", "span"} pair of the JSON is exactly the bytes of the span.
void expect_exact(const Json& json, const std::string& text, std::size_t& checked) {
  if (json.is_object()) {
    const auto span = json.find("span");
    for (const char* name : {"text", "phrase"}) {
      const auto words = json.find(name);
      if (span == json.end() || words == json.end() || !span->is_array() || !words->is_string()) continue;
      const std::size_t begin = (*span)[0], end = (*span)[1];
      ASSERT_LE(begin, end);
      ASSERT_LE(end, text.size());
      ASSERT_EQ(words->get<std::string>(), text.substr(begin, end - begin));
      ASSERT_TRUE(is_utf8(words->get<std::string>())) << "a span cuts a character";
      ++checked;
    }
  }
  if (json.is_structured())
    for (const Json& item : json) expect_exact(item, text, checked);
}

void check(const Reader& reader, const Report& report, std::size_t& checked) {
  const std::string line = to_json(reader.read(report), true);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const Json json = Json::parse(line);
  ASSERT_EQ(json["text"], report.text);
  expect_exact(json, report.text, checked);
  std::set<std::string> events;
  for (const Json& event : json["events"]) EXPECT_TRUE(events.insert(event["ref"]).second);
  for (const Json& claim : json["claims"]) {
    EXPECT_TRUE(events.contains(claim["event"])) << claim;
    EXPECT_LT(claim["span"][0], claim["span"][1]);
  }
}

TEST_F(ReadingOf, PhrasesAreExactlyTheirBytes) {
  std::size_t checked = 0;
  for (const std::string& text : examples())
    for (const std::string& written :
         {text, decomposed(text), replaced(text, "\n", "\r\n"), replaced(text, " ", "\xC2\xA0"),
          replaced(text, ". ", ". 🚨🇮🇶👨‍👩‍👧 "), replaced(text, "'", "’"),
          "\xEF\xBB\xBF" + text})
      check(*reader, report_of(written), checked);
  EXPECT_GT(checked, 500u);
}

TEST_F(ReadingOf, AccentsAndApostrophesChangeNoFigure) {
  const auto figures = [&](const std::string& text) {
    std::vector<std::string> out;
    for (const Claim& claim : reader->read(report_of(text)).claims)
      out.push_back(std::string(name_of(claim.kind)) + std::to_string(claim.min));
    return out;
  };
  std::size_t all = 0, same = 0;
  for (const std::string& text : examples()) {
    const auto expected = figures(text);
    for (const std::string& written :
         {decomposed(text), replaced(text, "\n", "\r\n"), replaced(text, "'", "’")}) {
      ++all;
      same += figures(written) == expected;
    }
  }
  EXPECT_EQ(same, all);
}

TEST_F(ReadingOf, TheSameTextGivesTheSameLine) {
  for (const std::string& text : examples())
    EXPECT_EQ(to_json(reader->read(report_of(text))), to_json(reader->read(report_of(text))));
}

TEST_F(ReadingOf, SurvivesTextsThatAreNoReports) {
  std::size_t checked = 0;
  for (const std::string& text :
       {std::string("."), std::string("«"), std::string("12"), std::string("\n\n\n."), std::string(5000, '('),
        std::string(3000, '1'), replaced(std::string(2000, 'x'), "x", "tué "),
        replaced(std::string(800, 'x'), "x", "« "), replaced(std::string(500, 'x'), "x", "trois morts et "),
        std::string("\xEF\xBF\xBD\xEF\xBF\xBD"), replaced(std::string(300, 'x'), "x", "\u0301"),
        std::string("قتل ثلاثة جنود في بغداد.")})
    check(*reader, report_of(text), checked);
  std::mt19937 random(7);
  const auto texts = examples();
  for (int round = 0; round < 300; ++round) {  // words in any order, cut anywhere between characters
    std::string text = texts[random() % texts.size()];
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
      words.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    std::shuffle(words.begin(), words.end(), random);
    std::string mixed;
    for (const std::string& word : words) mixed += word + (random() % 12 == 0 ? "\n" : " ");
    check(*reader, report_of(mixed), checked);
  }
}

TEST_F(ReadingOf, LongTextsAreReadUpToTheirBudget) {
  const std::string sentence = "Trois soldats ont été tués lundi dans une attaque à Mossoul. ";
  std::string text;
  while (text.size() < 3000000) text += sentence;
  const auto begin = std::chrono::steady_clock::now();
  std::vector<IndexedSentence> index;
  const Reading reading = reader->read(report_of(text), &index);
  ASSERT_FALSE(reading.flags.empty());
  EXPECT_EQ(reading.flags.back().kind, "too_long");
  ASSERT_EQ(reading.flags.back().spans.size(), 1u);
  EXPECT_EQ(reading.flags.back().spans[0].end, text.size());
  EXPECT_LT(index.back().span.end, 1100000u);
  EXPECT_FALSE(reading.claims.empty());
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
}

TEST_F(ReadingOf, LongSentencesAreCutBetweenWords) {
  std::size_t checked = 0;
  const std::string clause = "trois soldats et deux civils ont été tués par des hommes armés, ";
  const std::string line = replaced(std::string(600, 'x'), "x", clause);
  const std::string word = replaced(std::string(9000, 'x'), "x", "é");
  for (const std::string& text : {line, word, clause + word + " " + clause, std::string(20000, '.'),
                                  replaced(std::string(9000, 'x'), "x", "\xC2\xA0é")})
    check(*reader, report_of(text), checked);
  std::vector<IndexedSentence> index;
  const Reading reading = reader->read(report_of(line), &index);
  EXPECT_GT(index.size(), 5u);
  for (std::size_t i = 1; i < index.size(); ++i) {
    EXPECT_LE(index[i - 1].span.end, index[i].span.begin);
    EXPECT_EQ(reading.report.text[index[i].span.begin - 1], ' ');
  }
}

TEST_F(ReadingOf, AnotherLanguageHasNoEvents) {
  const Reading reading = reader->read(report_of("Trois soldats ont été tués lundi à Mossoul.", "en"));
  EXPECT_TRUE(reading.events.empty());
  EXPECT_TRUE(reading.claims.empty());
  EXPECT_GT(reading.words, 0u);
  EXPECT_FALSE(reading.report.blocks.empty());
}

TEST_F(ReadingOf, IndexHoldsLemmasOfWhatIsRead) {
  std::vector<IndexedSentence> index;
  const Reading reading =
      reader->read(report_of("Des missiles se sont abattus mardi. Ils ont détruit une école."), &index);
  ASSERT_EQ(index.size(), 2u);
  const auto holds = [](const IndexedSentence& sentence, const std::string& lemma) {
    return (" " + sentence.lemmas + " ").find(" " + lemma + " ") != std::string::npos;
  };
  for (const std::string& lemma : reader->lemmas_of("missile abattu"))
    EXPECT_TRUE(holds(index[0], lemma)) << lemma;
  for (const std::string& lemma : reader->lemmas_of("les écoles détruites"))
    EXPECT_TRUE(holds(index[1], lemma)) << lemma << " is not in " << index[1].lemmas;
  EXPECT_LE(index[1].span.end, reading.report.text.size());
}

TEST_F(ReadingOf, QueryKeepsContentWords) {
  EXPECT_EQ(reader->lemmas_of("l'attaque du camp").size(), 2u);
  EXPECT_EQ(reader->lemmas_of("de la").size(), 2u);
  EXPECT_TRUE(reader->lemmas_of(" ?! ").empty());
}

TEST_F(ReadingOf, ExplainStopsWhereItIsTold) {
  const Report report = report_of("Trois soldats ont été tués lundi dans une attaque à Mossoul, en Irak.");
  std::string before;
  for (const Stage stage :
       {Stage::report, Stage::sentence, Stage::word, Stage::phrase, Stage::mention, Stage::claim}) {
    const std::string text = reader->explain(report, stage, true);
    EXPECT_GT(text.size(), before.size());
    before = text;
  }
}

}  // namespace
}  // namespace recoupe::test
