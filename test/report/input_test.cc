// Inputs: what is read, what is refused, and with which words.
#include "report/input.h"

#include <gtest/gtest.h>

#include <random>

#include "report/charset.h"
#include "text/normalise.h"

namespace recoupe {
namespace {

using Items = std::vector<Result<Report>>;

std::string error_of(const Items& items, std::size_t n = 0) {
  if (n >= items.size()) return "no item";
  return items[n] ? "read: " + items[n]->text : items[n].error().message();
}

TEST(Input, PlainTextIsOneReport) {
  const Items items = read_reports("Titre\n\nUn camp a été visé.\r\n", "in/day/a.txt");
  ASSERT_EQ(items.size(), 1U);
  ASSERT_TRUE(items[0]) << error_of(items);
  EXPECT_EQ(items[0]->text, "Titre\n\nUn camp a été visé.\r\n") << "kept as it is, CRLF too";
  EXPECT_EQ(items[0]->input, "a.txt");
  EXPECT_EQ(items[0]->language, "fr");
  EXPECT_FALSE(items[0]->title);
  EXPECT_EQ(items[0]->id.size(), 17U);
}

TEST(Input, OptionsGiveWhatTheInputLacks) {
  InputDefaults defaults;
  defaults.published = timestamp_from_iso("2021-03-02");
  defaults.outlet = "La Vigie";
  defaults.language = "es";
  defaults.url = "http://x/1";
  const Items items = read_reports("Texte.", "a", defaults);
  EXPECT_EQ(items[0]->outlet, "La Vigie");
  EXPECT_EQ(items[0]->language, "es");
  EXPECT_EQ(to_iso(items[0]->published->day), "2021-03-02");
  const Items line = read_reports(
      R"({"text":"x","outlet":"Autre","language":"fr-CA","published":"2020-01-01"})", "a", defaults);
  EXPECT_EQ(line[0]->outlet, "Autre");
  EXPECT_EQ(line[0]->language, "fr");
  EXPECT_EQ(to_iso(line[0]->published->day), "2020-01-01");
  EXPECT_EQ(line[0]->url, "http://x/1");
}

TEST(Input, JsonLineBecomesTitleBlankLineBody) {
  const Items items = read_reports(
      R"({"id":"k7","title":" Deux\ncamps visés ","text":"Corps.","score":3,"tags":["a", "b"],"none":null,"rubrique":"Monde"})"
      "\n",
      "f.jsonl");
  ASSERT_EQ(items.size(), 1U);
  ASSERT_TRUE(items[0]) << error_of(items);
  const Report& report = *items[0];
  EXPECT_EQ(report.text, "Deux camps visés\n\nCorps.");
  EXPECT_EQ(slice(report.text, report.title.value()), "Deux camps visés");
  EXPECT_EQ(report.input, "k7");
  const std::map<std::string, std::string> kept = {
      {"rubrique", "Monde"}, {"score", "3"}, {"tags", "[\"a\",\"b\"]"}};
  EXPECT_EQ(report.metadata, kept);
}

TEST(Input, BadLinesAreRefusedOneByOne) {
  const Items items = read_reports(
      "{\"text\":\"un\"}\n"
      "\n"
      "{\"text\":\"coup\n"
      "[1,2]\n"
      "{\"html\":\"<p>x</p>\"}\n"
      "{\"title\":\"x\"}\n"
      "{\"text\":\"  \"}\n"
      "{\"text\":\"x\",\"published\":\"hier\"}\n"
      "{\"text\":7}\n"
      "{\"text\":\"x\"} trop }\n"
      "{\"text\":\"deux\"}",
      "f.jsonl");
  ASSERT_EQ(items.size(), 10U);
  EXPECT_EQ(items[0]->text, "un");
  EXPECT_EQ(items[0]->input, "f.jsonl:1");
  EXPECT_EQ(error_of(items, 1), "f.jsonl:3: the JSON object is cut off: write the whole object on one line");
  EXPECT_EQ(error_of(items, 2), "f.jsonl:4: no JSON object: write {\"text\": …} on each line");
  EXPECT_EQ(error_of(items, 3), "f.jsonl:5: HTML is not read yet: give the text under the key `text`");
  EXPECT_EQ(error_of(items, 4), "f.jsonl:6: no key `text`: give the report's text under the key `text`");
  EXPECT_EQ(error_of(items, 5), "f.jsonl:7: the text is empty: leave the line out");
  EXPECT_EQ(error_of(items, 6),
            "f.jsonl:8: `published` is no ISO 8601 time: hier: write it like 2020-01-07 or "
            "2020-01-07T22:31:00+01:00");
  EXPECT_EQ(error_of(items, 7), "f.jsonl:9: `text` is no string: write the report's text in quotes");
  EXPECT_NE(error_of(items, 8).find("f.jsonl:10: not valid JSON"), std::string::npos);
  EXPECT_EQ(items[9]->text, "deux");
  EXPECT_EQ(items[9]->input, "f.jsonl:11");
}

TEST(Input, FirstLineCutIsStillJsonLines) {
  const Items items = read_reports("{\"text\":\"co\n{\"text\":\"deux\"}\n", "f");
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(error_of(items).substr(0, 3), "f:1");
  EXPECT_TRUE(items[1]);
  EXPECT_EQ(error_of(read_reports("{\"text\":\"co", "f")).substr(0, 3), "f:1");
}

TEST(Input, RefusesOtherKindsClearly) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "f: the text is empty: leave the file out"},
      {" \r\n\t ", "f: the text is empty: leave the file out"},
      {"\xEF\xBB\xBF", "f: the text is empty: leave the file out"},
      {"\xFF\xFE", "f: the text is empty: leave the file out"},
      {"\n<!DOCTYPE html><p>Bonjour",
       "f: an HTML page, which is not read yet: give its text, or JSON Lines with the key `text`"},
      {"<?xml version='1.0'?>\n<rss>",
       "f: an RSS or Atom feed, which is not read yet: give its text, or JSON Lines with the key `text`"},
      {"<?xml version='1.0'?>\n<doc/>",
       "f: an XML document, which is not read: give its text, or JSON Lines with the key `text`"},
      {"WARC/1.0\r\n",
       "f: a WARC archive, which is not read yet: give its text, or JSON Lines with the key `text`"},
      {std::string("\x1F\x8B\x08\0", 4), "f: gzip data, which is not read yet: unpack it first (gzip -d)"},
      {"\x28\xB5\x2F\xFD...", "f: zstd data, which is not read yet: unpack it first (zstd -d)"},
      {"{\n  \"text\": \"x\"\n}\n",
       "f: one JSON object over several lines: write each object on one line (jq -c .)"},
      {"[{\"text\":\"x\"}]", "f: a JSON array: write one object a line (jq -c '.[]')"},
      {std::string("abc\0def", 7), "f: binary data, no text: give the text itself"},
  };
  for (const auto& [bytes, message] : cases) {
    const Items items = read_reports(bytes, "f");
    ASSERT_EQ(items.size(), 1U) << message;
    EXPECT_EQ(error_of(items), message);
  }
}

TEST(Input, TextThatMerelyLooksOddIsText) {
  for (const char* text :
       {"[Transcription] Bonjour.", "{bilan provisoire} Trois morts.", "3 < 5, dit-il.", "- un point"})
    EXPECT_EQ(error_of(read_reports(text, "f")), std::string("read: ") + text);
}

TEST(Input, Charsets) {
  const std::string wanted = "Des tirs près de l’école ont blessé un élève, a déclaré le préfet.";
  EXPECT_EQ(read_reports("\xEF\xBB\xBF" + wanted, "f")[0]->text, wanted);
  EXPECT_EQ(read_reports("Tirs pr\xE8s d'une \xE9"
                         "cole \xE0 Gao : \xAB deux bless\xE9s \xBB\n",
                         "f")[0]
                ->text,
            "Tirs près d'une école à Gao : « deux blessés »\n");
  EXPECT_EQ(read_reports("L\x92"
                         "arm\xE9"
                         "e \x93"
                         "ripostera\x94, dit le pr\xE9"
                         "fet.",
                         "f")[0]
                ->text,
            "L’armée “ripostera”, dit le préfet.");
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("Camp vise.")) (utf16 += c) += '\0';
  EXPECT_EQ(read_reports(utf16, "f")[0]->text, "Camp vise.");
  EXPECT_EQ(error_of(read_reports("L'\xC3\xA9"
                                  "cole et l'\xC3\xA9t\xC3 fini.",
                                  "f")),
            "f:byte 17: damaged UTF-8: mend the bytes at this place, or convert it to UTF-8 (iconv -f "
            "CHARSET -t UTF-8)");
  EXPECT_EQ(error_of(read_reports("\xFF\xFE"
                                  "abc",
                                  "f"))
                .substr(0, 15),
            "f:byte 2: damag");
  EXPECT_NE(error_of(read_reports("{\"text\":\"d\xC3\xA9j\xC3\"}", "f.jsonl")).find("f.jsonl:1:byte"),
            std::string::npos);
}

TEST(Input, NoiseIsRefused) {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    std::string noise(4000, ' ');
    for (char& c : noise) c = static_cast<char>(random() % 256);
    const Items items = read_reports(noise, "f");
    ASSERT_EQ(items.size(), 1U);
    EXPECT_FALSE(items[0]);
  }
}

TEST(Input, LimitsRefuseTheItemAndGoOn) {
  const InputLimits limits{.report_bytes = 100, .line_bytes = 200'000, .metadata_bytes = 30};
  EXPECT_EQ(error_of(read_reports(std::string(101, 'a'), "f", {}, limits)),
            "f: a text of more than 100 bytes: split it into reports, or write JSON Lines");
  EXPECT_TRUE(read_reports(std::string(100, 'a'), "f", {}, limits)[0]);
  const std::string lines = "{\"text\":\"a\"}\n{\"text\":\"" + std::string(300'000, 'b') +
                            "\"}\n{\"text\":\"" + std::string(150, 'b') + "\"}\n{\"text\":\"c\",\"x\":\"" +
                            std::string(40, 'd') + "\",\"y\":\"e\"}";
  const Items items = read_reports(lines, "f", {}, limits);
  ASSERT_EQ(items.size(), 4U);
  EXPECT_TRUE(items[0]);
  EXPECT_EQ(error_of(items, 1), "f:2: a line of more than 200000 bytes: split it or leave it out");
  EXPECT_NE(error_of(items, 2).find("f:3: text of more than"), std::string::npos);
  EXPECT_EQ(items[3]->metadata, (std::map<std::string, std::string>{{"y", "e"}}));
}

// A source that would go on for ever: the stream must stop by itself, and hold little.
TEST(Input, EndlessInputIsBounded) {
  std::uint64_t given = 0;
  const auto endless = [&](char c) {
    return [&given, c](std::span<char> into) -> Result<std::size_t> {
      std::fill(into.begin(), into.end(), c);
      given += into.size();
      return into.size();
    };
  };
  ReportStream text(endless('a'), "f");
  EXPECT_FALSE(*text.next());
  EXPECT_FALSE(text.next());
  EXPECT_LT(given, std::uint64_t{64} << 20);
}

TEST(Input, FailingSourceIsReportedOnce) {
  int calls = 0;
  ReportStream stream(
      [&](std::span<char> into) -> Result<std::size_t> {
        if (calls++ > 0) return fail("f", "disk gone", "buy another");
        const std::string_view line = "{\"text\":\"un\"}\n{\"text\":";
        return line.copy(into.data(), into.size());
      },
      "f");
  const auto first = stream.next();
  ASSERT_TRUE(first && !*first);
  EXPECT_EQ(first->error().what, "disk gone");
  EXPECT_FALSE(stream.next());
}

// Whatever the size of the chunks, the same items come out.
TEST(Input, ChunksDoNotMatter) {
  std::string bytes;
  for (int n = 0; n < 300; ++n)
    bytes += "{\"id\":\"" + std::to_string(n) + "\",\"text\":\"" +
             std::string(static_cast<std::size_t>(n * 7), 'x') + "é\"}\r\n";
  const Items whole = read_reports(bytes, "f");
  ASSERT_EQ(whole.size(), 300U);
  for (const std::size_t chunk : {1U, 7U, 4096U, 65537U}) {
    std::size_t at = 0;
    ReportStream stream(
        [&](std::span<char> into) -> Result<std::size_t> {
          const std::size_t n = std::string_view(bytes).copy(into.data(), std::min(chunk, into.size()), at);
          at += n;
          return n;
        },
        "f");
    for (const Result<Report>& wanted : whole) {
      const auto got = stream.next();
      ASSERT_TRUE(got && *got);
      EXPECT_EQ((*got)->id, wanted->id);
      EXPECT_EQ((*got)->text, wanted->text);
    }
    EXPECT_FALSE(stream.next());
    EXPECT_EQ(stream.bytes_read(), bytes.size());
  }
}

TEST(Input, AnyBytesGiveItemsOrRefusals) {
  std::mt19937 random(11);
  const std::string pieces[] = {"{\"text\":\"",     "\"}", "\n",      "é",       "\xE9",
                                "<html>",           "[",   "\\u0000", "\\ud800", "abc ",
                                "\xF0\x9F\x98\x80", ",",   "\"id\":"};
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    for (auto n = random() % 12; n > 0; --n) bytes += pieces[random() % std::size(pieces)];
    for (const Result<Report>& item : read_reports(bytes, "f"))
      if (item) {
        EXPECT_TRUE(is_utf8(item->text));
        EXPECT_FALSE(item->id.empty());
      }
  }
}

TEST(Input, SameReportSameId) {
  Report a;
  a.text = "Texte.";
  Report b = a;
  b.input = "autre nom";
  EXPECT_EQ(report_id(a), report_id(b));
  b.outlet = "X";
  EXPECT_NE(report_id(a), report_id(b));
  a.url = "X";
  EXPECT_NE(report_id(a), report_id(b));
}

TEST(Timestamp, ReadsIso) {
  const auto full = timestamp_from_iso("2020-03-12T05:48:09.5+01:30");
  ASSERT_TRUE(full);
  EXPECT_EQ(to_iso(full->day), "2020-03-12");
  EXPECT_EQ(full->minute_of_day, 348);
  EXPECT_EQ(full->offset_minutes, 90);
  EXPECT_EQ(timestamp_from_iso("2020-03-12 05:48Z")->offset_minutes, 0);
  EXPECT_EQ(timestamp_from_iso("2020-03-12T05:48:00-0500")->offset_minutes, -300);
  EXPECT_FALSE(timestamp_from_iso("2020-03-12T05:48")->offset_minutes);
  EXPECT_FALSE(timestamp_from_iso("2020-03-12")->minute_of_day);
  for (const char* bad : {"", "hier", "2020-02-30", "2020-03-12T25:00", "2020-03-12T10", "2020-03-12Tx",
                          "2020-03-12T10:00+99:00", "2020-03-12 le matin", "12/03/2020"})
    EXPECT_FALSE(timestamp_from_iso(bad)) << bad;
}

}  // namespace
}  // namespace recoupe
