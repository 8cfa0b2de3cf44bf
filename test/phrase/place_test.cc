// Places of short texts, as text cases, and what holds for every text.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "number_fixture.h"
#include "phrase/place.h"

namespace recoupe {
namespace {

class Places : public testing::Test {
 protected:
  void SetUp() override {
    if (compiled_lexicon() == nullptr) GTEST_SKIP() << "no lexicon image";
    words_ = std::make_unique<WordFixture>();
    reader_ = std::make_unique<PlaceReader>(*compiled_lexicon());
    if (compiled_lexicon()->image().section("places").size() < 1'000'000)
      GTEST_SKIP() << "no data packages: gazetteer is small";
  }
  std::vector<PlacePhrase> read(const std::string& text) {
    std::tie(report_, now_) = words_->read(text);
    return reader_->read(report_, now_);
  }
  std::unique_ptr<WordFixture> words_;
  std::unique_ptr<PlaceReader> reader_;
  Report report_;
  Words now_;
};

bool is_expected(const PlacePhrase& p, const std::string& expected, const std::string& text) {
  const std::string found =
      fmt::format("{}/{}/{}/{}", name_of(p.use), p.name, p.country, name_of(p.precision));
  return expected == found || expected == fmt::format("{}/{}", found, slice(text, p.span));
}

void expect_sound(const std::vector<PlacePhrase>& places, const Words& words, const std::string& text) {
  std::uint32_t last = 0;
  for (const PlacePhrase& p : places) {
    ASSERT_FALSE(p.words.empty());
    ASSERT_LE(p.words.end, words.words.size());
    EXPECT_GE(p.words.begin, last) << "in order and disjoint";
    last = p.words.end;
    EXPECT_EQ(p.span, words.span_of(p.words));
    EXPECT_TRUE(p.span.contains(p.name_span)) << slice(text, p.span);
    EXPECT_LE(p.span.end, text.size());
    EXPECT_EQ(p.latitude.has_value(), p.longitude.has_value());
    const bool pinned = p.precision == PlacePrecision::exact || p.precision == PlacePrecision::near;
    EXPECT_TRUE(!pinned || p.latitude) << "a fine precision needs a point: " << p.name;
    EXPECT_TRUE(p.precision != PlacePrecision::country || !p.latitude) << "a country has no pin: " << p.name;
    if (p.latitude) {
      EXPECT_LE(std::abs(*p.latitude), 90);
      EXPECT_LE(std::abs(*p.longitude), 180);
    }
  }
}

TEST_F(Places, TextCases) {
  const auto cases = text_cases("places.txt");
  ASSERT_GT(cases.size(), 40u);
  for (const auto& fields : cases) {
    const std::string text = with_paragraphs(fields[0]);
    const auto places = read(text);
    expect_sound(places, now_, text);
    for (std::size_t n = 1; n < fields.size(); ++n) {
      if (fields[n].starts_with("!")) {
        for (const PlacePhrase& p : places)
          EXPECT_FALSE(p.latitude && slice(text, p.name_span) == fields[n].substr(1))
              << text << "\n"
              << to_text(places, text);
        continue;
      }
      const bool found = std::any_of(places.begin(), places.end(),
                                     [&](const PlacePhrase& p) { return is_expected(p, fields[n], text); });
      EXPECT_TRUE(found) << fields[n] << "\n" << text << "\n" << to_text(places, text);
    }
  }
}

TEST_F(Places, DistancesReckonPoints) {
  const auto places = read("Le convoi a été attaqué à 100 kilomètres à l'ouest de Bagdad, en Irak.");
  const auto found =
      std::find_if(places.begin(), places.end(), [](const auto& p) { return p.use == PlaceUse::reference; });
  ASSERT_NE(found, places.end());
  EXPECT_NEAR(*found->latitude, 33.34, 0.1);
  EXPECT_NEAR(*found->longitude, 43.32, 0.15);
  EXPECT_GE(found->radius_km, 10);
}

// Words shuffled, cut and glued: nothing is found out of bounds, spans stay those of the words.
TEST_F(Places, HostileTexts) {
  const std::string seed =
      "Près de Gao, à 30 km au nord de l'Etat du Niger (Mali) - BAGDAD/KIEV, « Al - Asad », Port-au-Prince "
      "et N'Djamena ; "
      "entre Djibo et Bourzanga, frontière du Mali, capitale du pays, rue de la Paix, Aïn al- al- El Al, "
      "Saint-, d' l' à, dans le même village, sur place, cette ville, axe Gao-Ansongo, 33°48'N, 42°26'E "
      "(14.35, -1.62) "
      "12° 999.99 -0.00001 180°W « celui de Damas », village du cercle de Koro, Mossoul-Ouest : entre avec "
      "par";
  std::vector<std::string> pieces;
  std::stringstream in(seed);
  for (std::string piece; in >> piece;) pieces.push_back(piece);
  std::mt19937 random(20200108);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    const auto count = random() % 40;
    for (unsigned n = 0; n < count; ++n) {
      text += pieces[random() % pieces.size()];
      if (random() % 8 != 0) text += random() % 12 == 0 ? "\n\n" : " ";
    }
    if (text.find_first_not_of(" \n") == std::string::npos) continue;
    const auto places = read(text);
    expect_sound(places, now_, text);
  }
}

TEST_F(Places, ReadsTheSameTwice) {
  const std::string text = "Une roquette est tombée à Taji, au nord de Bagdad. Manéka et Ménaka, au Mali.";
  EXPECT_EQ(to_text(read(text), text), to_text(read(text), text));
}

// A tenth of the journey's two milliseconds a report; ten times as much here, where sanitizers may run.
TEST_F(Places, IsQuick) {
  std::string text;
  for (int n = 0; n < 12; ++n)
    text +=
        "Dix soldats maliens ont été tués mardi près de Gao, dans le nord du Mali, a indiqué un porte-parole "
        "à Bamako. ";
  const auto [report, words] = words_->read(text);
  const auto start = std::chrono::steady_clock::now();
  for (int n = 0; n < 50; ++n) (void)reader_->read(report, words);
  const double ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / 50;
  RecordProperty("milliseconds", fmt::format("{:.3f}", ms));
  EXPECT_LT(ms, 20) << "240 words";
}

}  // namespace
}  // namespace recoupe
