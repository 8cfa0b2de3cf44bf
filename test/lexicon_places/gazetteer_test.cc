// The gazetteer: keys, compilation of rows, look-ups, hostile rows.
#include "lexicon/gazetteer.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <vector>

#include "lexc/places.h"

namespace recoupe {
namespace {

constexpr std::string_view kBuilt =
    "country\tIrak\tIraq\tIQ\t\t33\t44\t0\tiso:IQ\tarea=438317;borders=IR,SY\n"
    "country\tSyrie\tSyria\tSY\t\t35\t38\t0\tiso:SY\tarea=185180;borders=IQ\n"
    "province\tAl-Anbar\tAnbar\tIQ\t\t33.2\t41.5\t0\tiso:IQ-AN\t\n"
    "capital\tBagdad\tBaghdad\tIQ\tBagdad\t33.3406\t44.4009\t7216000\tgn:98182\t\n"
    "town\tDeir ez-Zor\t\tSY\tDeir ez-Zor\t35.3359\t40.1408\t242565\tgn:170794\t\n"
    "town\tḨadīthah\t\tIQ\tAl-Anbar\t34.1366\t42.3773\t30925\tgn:96309\t\n"
    "capital\tLe Caire\tCairo\tEG\tCaire\t30.06\t31.25\t7734614\tgn:360630\t\n"
    "town\tTripoli\t\tLB\tNord\t34.43\t35.84\t229398\tgn:266826\t\n"
    "town\tTripoli\t\tGR\tPéloponnèse\t37.51\t22.38\t26561\tgn:252601\t\n";

// An image of rows, aligned as a mapped file is.
class Compiled {
 public:
  explicit Compiled(PlaceSources sources) : sections_(compile_places(sources)) {
    const std::string bytes = write_image(sections_.sections);
    blocks_.resize(bytes.size() / sizeof(Block) + 1);
    std::memcpy(blocks_.data(), bytes.data(), bytes.size());
    auto image = Image::open({reinterpret_cast<const std::byte*>(blocks_.data()), bytes.size()}, "test");
    if (image) gazetteer = Gazetteer(*image);
  }
  const std::vector<Error>& errors() const { return sections_.errors; }
  std::vector<Place> find(std::string_view name) const {
    std::array<PlaceHit, Gazetteer::kMaxHits> hits;
    const std::size_t count = gazetteer.find(PlaceKey(name), hits);
    std::vector<Place> places;
    for (std::size_t n = 0; n < count; ++n) places.push_back(gazetteer.place(hits[n].id));
    return places;
  }
  Gazetteer gazetteer;

 private:
  struct alignas(16) Block {
    std::byte byte[16];
  };
  PlaceSections sections_;
  std::vector<Block> blocks_;
};

std::string key(std::string_view name) { return std::string(PlaceKey(name).letters()); }

TEST(PlaceKeys, SpellingsOfOneNameAgree) {
  const std::vector<std::vector<std::string>> same = {
      {"Aïn al-Assad", "Ain Al Asad", "Ayn al-Asad", "AÏN AL-ASSAD"},
      {"Zaporijjia", "Zaporizhia", "Zaporizhzhya"},
      {"Falloujah", "Fallujah", "Faloudja"},
      {"Tchernihiv", "Chernihiv"},
      {"Koupiansk", "Kupiansk"},
      {"Kryvyï Rih", "Kryvyi Rih"},
      {"Al-Qaïm", "El Kaïm", "Qaim"},
      {"N'Djamena", "Ndjamena", "N’Djaména"},
      {"St-Louis", "Saint Louis"},
      {"Ouagadougou", "Wagadugu"}};
  for (const auto& spellings : same)
    for (const auto& spelling : spellings) EXPECT_EQ(key(spelling), key(spellings.front())) << spelling;
}

TEST(PlaceKeys, DifferentNamesDiffer) {
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"Niger", "Nigeria"},
                                                                             {"Djibo", "Djibouti"},
                                                                             {"Delmas 3", "Delmas 33"},
                                                                             {"Mali", "Malie X"},
                                                                             {"Gao", "Gaoua"}})
    EXPECT_NE(key(a), key(b));
}

TEST(PlaceKeys, WordByWordIsTheWholeName) {
  PlaceKey walked;
  for (const auto word : {"Deir", "ez", "Zor"}) walked.add(word);
  EXPECT_EQ(walked.letters(), PlaceKey("Deir ez-Zor").letters());
  EXPECT_EQ(walked.exact(), PlaceKey("Deir ez-Zor").exact());
  PlaceKey open("Deir ez");
  EXPECT_TRUE(open.open());
}

TEST(PlaceKeys, LongAndOddNamesAreBounded) {
  EXPECT_LE(key(std::string(5000, 'a') + std::string(5000, 'b')).size(), PlaceKey::kMaxLetters);
  EXPECT_EQ(key(""), "");
  EXPECT_EQ(key("- ' -"), "");
  (void)key("\xff\xfe\x80");
}

TEST(Gazetteer, FindsBySpellingAndByRule) {
  const Compiled c({kBuilt, "", "", "le\n"});
  ASSERT_EQ(c.find("Baghdad").size(), 1u);
  EXPECT_EQ(c.find("Baghdad")[0].name, "Bagdad");
  EXPECT_EQ(c.find("Haditha").at(0).source, "gn:96309");
  EXPECT_EQ(c.find("Deirezzor").at(0).country, "SY");
  EXPECT_EQ(c.find("Caire").at(0).country, "EG") << "the article melts into « au »";
  ASSERT_EQ(c.find("Tripoli").size(), 2u);
  EXPECT_EQ(c.find("Tripoli")[0].country, "LB") << "most populous first";
  EXPECT_TRUE(c.find("Nulle Part").empty());
}

TEST(Gazetteer, KnowsWhereNamesGoOn) {
  const Compiled c({kBuilt, "", "", ""});
  EXPECT_TRUE(c.gazetteer.goes_on(PlaceKey("Deir")));
  EXPECT_FALSE(c.gazetteer.goes_on(PlaceKey("Bagdad")));
  EXPECT_FALSE(c.gazetteer.goes_on(PlaceKey("Xyz")));
}

TEST(Gazetteer, FindsNearlyTheName) {
  const Compiled c({kBuilt, "", "", ""});
  std::array<PlaceHit, 4> hits;
  EXPECT_EQ(c.gazetteer.similar(PlaceKey("Bagadad"), "IQ", hits), 1u);
  EXPECT_EQ(c.gazetteer.similar(PlaceKey("Bagadad"), "SY", hits), 0u);
}

TEST(Gazetteer, CountriesHaveCapitalsAndNeighbours) {
  const Compiled c({kBuilt, "", "IQ\tIrak\tBagdad\n", ""});
  EXPECT_TRUE(c.errors().empty());
  EXPECT_EQ(c.gazetteer.place(c.gazetteer.country("IQ").capital).name, "Bagdad");
  EXPECT_TRUE(c.gazetteer.borders("IQ", "SY"));
  EXPECT_FALSE(c.gazetteer.borders("SY", "IR"));
  EXPECT_EQ(c.gazetteer.country("ZZ").place, 0u);
}

TEST(Gazetteer, CuratedRowsMergeOrStandAlone) {
  const Compiled c({kBuilt,
                    "town\tHaditha\tHadithah\tIQ\n"
                    "region\tAnbar\t\tIQ\n"
                    "base\tCamp Xylo\t\tIQ\tAl-Anbar\t33.5\t42.1\n"
                    "sea\tmer Rouge\t\t\t\t20\t38\n",
                    "", ""});
  EXPECT_TRUE(c.errors().empty());
  ASSERT_EQ(c.find("Haditha").size(), 1u);
  EXPECT_EQ(c.find("Haditha")[0].name, "Haditha");
  EXPECT_EQ(c.find("Haditha")[0].population, 30925u);
  EXPECT_EQ(c.find("Haditha")[0].admin1, "Anbar") << "the region's curated name";
  EXPECT_EQ(c.find("Camp Xylo").at(0).kind, "base");
  EXPECT_EQ(c.find("mer Rouge").at(0).country, "");
}

TEST(Gazetteer, PlacesWithoutAPointAndDistrictsSaySo) {
  const std::string built = std::string(kBuilt) +
                            "district\tBaiji\t\tIQ\tAl-Anbar\t-\t-\t0\tgn:IQ.1\tlevel=2\n"
                            "town\tRutba\t\tIQ\tAl-Anbar\t33.0\t40.3\t900\tgn:1\tseat=1\n";
  const Compiled c({built, "village\tTal Xylo\t\tIQ\tAl-Anbar\t-\t-\n", "", ""});
  EXPECT_TRUE(c.errors().empty());
  EXPECT_TRUE(c.find("Baiji").at(0).second_level);
  EXPECT_FALSE(c.find("Baiji")[0].has_point);
  EXPECT_FALSE(c.find("Tal Xylo").at(0).has_point);
  EXPECT_TRUE(c.find("Tal Xylo")[0].curated);
  EXPECT_TRUE(c.find("Rutba").at(0).seat);
  EXPECT_TRUE(c.find("Rutba")[0].has_point);
}

TEST(Gazetteer, ThePointsCountryIsThatOfAllTownsAround) {
  const Compiled c({kBuilt, "", "", ""});
  EXPECT_EQ(c.gazetteer.country_around(34.2, 42.4, 40), "IQ");
  EXPECT_EQ(c.gazetteer.country_around(0, 0, 40), "") << "none";
  EXPECT_EQ(c.gazetteer.country_around(34.8, 41.2, 200), "") << "Haditha and Deir ez-Zor";
}

TEST(Gazetteer, WrongRowsAreNamedAndLeftOut) {
  const Compiled c({kBuilt,
                    "town\tNowhere\t\tIQ\n"
                    "town\tHalf\t\tIQ\t\t33.0\t\n"
                    "town\tFar\t\tIQ\t\t133.0\t44\n"
                    "town\tLong\t\tIRQ\t\t33\t44\n"
                    "town\n",
                    "IQ\tIrak\tBagdat\nQQ\tNo country\t\n", ""});
  std::vector<std::string> where;
  for (const Error& error : c.errors()) where.push_back(error.where);
  EXPECT_EQ(where, (std::vector<std::string>{"all/places.tsv:1", "all/places.tsv:2", "all/places.tsv:3",
                                             "all/places.tsv:4", "all/places.tsv:5", "all/countries.tsv:1",
                                             "all/countries.tsv:2"}));
  EXPECT_TRUE(c.find("Far").empty());
}

TEST(Gazetteer, EmptyImageAnswersNothing) {
  const Gazetteer none;
  std::array<PlaceHit, 2> hits;
  EXPECT_EQ(none.find(PlaceKey("Bagdad"), hits), 0u);
  EXPECT_FALSE(none.goes_on(PlaceKey("Bagdad")));
  EXPECT_EQ(none.place(12).name, "");
  EXPECT_EQ(none.country("IQ").place, 0u);
}

TEST(Gazetteer, RandomBytesAreNoNames) {
  const Compiled c({kBuilt, "", "", ""});
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 24, ' ');
    for (char& b : bytes) b = static_cast<char>(random() % 256);
    for (const Place& place : c.find(bytes)) EXPECT_FALSE(place.name.empty());
  }
}

TEST(Gazetteer, SameSourcesSameBytes) {
  const PlaceSources sources{kBuilt, "town\tHaditha\t\tIQ\n", "", "le\n"};
  EXPECT_EQ(write_image(compile_places(sources).sections), write_image(compile_places(sources).sections));
}

TEST(Distance, OnTheSphere) {
  EXPECT_NEAR(distance_km(33.34, 44.40, 33.34, 44.40), 0, 1e-9);
  EXPECT_NEAR(distance_km(48.85, 2.35, 51.51, -0.13), 344, 5);
}

}  // namespace
}  // namespace recoupe
