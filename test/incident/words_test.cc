// Words, sounds, shared runs and origins.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "incident/copy.h"
#include "incident/evidence.h"
#include "incident/origin.h"
#include "incident/words.h"

namespace recoupe {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<ByteSpan> whole(std::string_view text) { return {{0, static_cast<std::uint32_t>(text.size())}}; }

TEST(Words, AreFoldedWithTheirBytes) {
  const std::string text = "« L’été à Kérouan », dit-il : 12 drones.";
  const auto words = folded_words(text, whole(text));
  std::vector<std::string> folded;
  for (const FoldedWord& word : words) {
    folded.push_back(word.text);
    EXPECT_LE(word.span.end, text.size());
    EXPECT_FALSE(word.span.empty());
  }
  EXPECT_THAT(folded, ElementsAre("l", "ete", "a", "kerouan", "dit", "il", "12", "drones"));
  EXPECT_EQ(slice(text, words[3].span), "Kérouan");
}

TEST(Words, HostileBytesEnd) {
  const std::string text = "a\xff\xc3 b\xe2\x80";
  EXPECT_EQ(folded_words(text, {{0, 100}}).size(), 2U);
  EXPECT_THAT(folded_words("", {{0, 0}}), IsEmpty());
}

TEST(Words, SpellingsOfOneNameSoundAlike) {
  EXPECT_TRUE(sound_alike("taji", "tayi"));
  EXPECT_TRUE(sound_alike("solhan", "sohlan"));
  EXPECT_TRUE(sound_alike("gandja", "ganja"));
  EXPECT_TRUE(sound_alike("boukamal", "bukamal"));
  EXPECT_FALSE(sound_alike("mossoul", "kirkouk"));
  EXPECT_FALSE(sound_alike("gao", "goa"));
  EXPECT_FALSE(sound_alike("", "gao"));
}

TEST(Words, ContentWordsLeaveParticlesOut) {
  EXPECT_THAT(content_words("le camp d'Ain al-Khadra 2"), ElementsAre("2", "ain", "camp", "khadra"));
}

TEST(Copies, AreFoundAndMeasured) {
  const std::string dispatch =
      "Une colonne de blindés a été prise sous le feu mardi près du pont de Karsa, ont indiqué deux "
      "officiers. "
      "Les assaillants, arrivés à moto par la rive nord, ont tiré pendant une heure avant de se replier vers "
      "la forêt.";
  const std::string cut =
      "Karsa sous le choc. Une colonne de blindés a été prise sous le feu mardi près du pont de Karsa, ont "
      "indiqué deux officiers.";
  const std::string other =
      "Le marché de Tolma a rouvert jeudi matin sous la protection de la gendarmerie, après trois jours de "
      "fermeture.";
  const auto a = shingles_of(read_words(dispatch, whole(dispatch)));
  const auto b = shingles_of(read_words(cut, whole(cut)));
  const auto c = shingles_of(read_words(other, whole(other)));
  const auto pairs = near_copies({&a, &b, &c}, 3);
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_EQ(pairs[0].a, 0U);
  EXPECT_EQ(pairs[0].b, 1U);
  EXPECT_GT(pairs[0].share_b, 0.7);
  EXPECT_LT(pairs[0].share_a, pairs[0].share_b);

  const CopiedWords copied = copied_words(read_words(cut, whole(cut)), read_words(dispatch, whole(dispatch)));
  ASSERT_EQ(copied.spans.size(), 1U);
  EXPECT_EQ(slice(cut, copied.spans[0]).substr(0, 11), "Une colonne");
  EXPECT_GT(copied.share, 0.8);
  EXPECT_THAT(copied_words(read_words(other, whole(other)), read_words(dispatch, whole(dispatch))).spans,
              IsEmpty());
}

TEST(Copies, ADispatchThatEverybodyPrintsIsAChain) {
  std::vector<std::vector<std::uint64_t>> texts(200, {4, 8, 12, 16, 20, 24, 28, 32, 36, 40});
  for (std::size_t i = 0; i < texts.size(); ++i) texts[i].push_back(1000 + i);
  std::vector<const std::vector<std::uint64_t>*> pointers;
  for (const auto& text : texts) pointers.push_back(&text);
  const auto pairs = near_copies(pointers, 3);
  EXPECT_LT(pairs.size(), 200U * 9);
  std::vector<OriginEvidence> reports;
  std::vector<std::pair<std::string, std::string>> copies;
  for (std::size_t i = 0; i < texts.size(); ++i) reports.push_back({std::to_string(i), std::nullopt, {}});
  for (const CopyPair& pair : pairs) copies.emplace_back(std::to_string(pair.a), std::to_string(pair.b));
  EXPECT_EQ(origins_of(reports, copies).size(), 1U);
}

TEST(Origins, WiresAndCopiesCountOnce) {
  const std::vector<OriginEvidence> reports = {
      {"r1", 100, {"AFP"}}, {"r2", 50, {"AFP"}}, {"r3", 200, {}}, {"r4", std::nullopt, {}}, {"r5", 10, {}}};
  const auto groups = origins_of(reports, {{"r3", "r1"}, {"r4", "r9"}});
  ASSERT_EQ(groups.size(), 3U);
  EXPECT_EQ(groups[0].id, "r5");
  EXPECT_EQ(groups[0].why, "own report");
  EXPECT_THAT(groups[1].reports, ElementsAre("r2", "r1", "r3"));
  EXPECT_EQ(groups[1].why, "wire AFP and near-copies");
  EXPECT_EQ(groups[2].id, "r4");
}

}  // namespace
}  // namespace recoupe
