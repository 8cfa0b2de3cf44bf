// Which names are one bearer's: cases, and what holds for every list of names. No lexicon is needed.
#include "phrase/name_joiner.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "phrase/name_model.h"
#include "phrase/name_spelling.h"
#include "text/normalise.h"

namespace recoupe {
namespace {

struct Names {
  Words words;
  std::vector<NamePhrase> names;

  void add(const std::string& text, NameType type = NameType::person) {
    const auto begin = static_cast<std::uint32_t>(words.words.size());
    std::stringstream in(text);
    for (std::string token; in >> token;) {
      Word word;
      word.form = normalise(token);
      word.capital = token[0] >= 'A' && token[0] <= 'Z';
      word.all_caps = token.size() > 1 && normalise(token) != token &&
                      token.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
      word.upos = word.form != token ? Upos::PROPN : Upos::ADP;
      words.words.push_back(std::move(word));
    }
    NamePhrase name;
    name.words = {begin, static_cast<std::uint32_t>(words.words.size())};
    name.type = type;
    name.why = NameModel::kSection;
    names.push_back(name);
  }
  std::string joined() {
    join_names(words, names);
    std::string out;
    for (const NamePhrase& name : names) out += std::to_string(name.entity);
    return out;
  }
};

std::string persons(const std::vector<std::string>& list) {
  Names names;
  for (const std::string& name : list) names.add(name);
  return names.joined();
}

std::string things(NameType type, const std::vector<std::string>& list) {
  Names names;
  for (const std::string& name : list) names.add(name, type);
  return names.joined();
}

TEST(NameJoiner, AFamilyNameAloneIsItsOnlyBearer) {
  EXPECT_EQ(persons({"Stephanie Grisham", "Grisham"}), "11");
  EXPECT_EQ(persons({"Grisham", "Stephanie Grisham", "S. Grisham"}), "111");
  EXPECT_EQ(persons({"Ibrahim Boubacar Keïta", "Ibrahim Keita", "Keïta"}), "111");
  EXPECT_EQ(persons({"Macron", "Biden", "Macron"}), "121");
}

TEST(NameJoiner, SpellingsOfOneName) {
  EXPECT_EQ(persons({"Stephanie Grisham", "Gresham", "Stéphanie Gresham"}), "111");
  EXPECT_EQ(persons({"Fabio Maratto", "Marotto"}), "11");
  EXPECT_EQ(persons({"Yoav Gallant", "Galant", "Yoav Galant"}), "111");
  EXPECT_EQ(things(NameType::place, {"Aïn al-Asad", "Ain al-Assad", "Aïn Al-Assad"}), "111");
}

TEST(NameJoiner, OtherGivenNamesAreOtherPeople) {
  EXPECT_EQ(persons({"Ali Traoré", "Moussa Traoré"}), "12");
  EXPECT_EQ(persons({"Ali Traoré", "Moussa Traoré", "Traoré"}), "123");
  EXPECT_EQ(persons({"Traoré", "Ali Traoré", "Moussa Traoré", "Traoré"}), "1234");
  EXPECT_EQ(persons({"A. Traoré", "Ali Traoré", "Moussa Traoré"}), "112");
  EXPECT_EQ(persons({"M. Traoré", "Moussa Traoré", "Mariam Traoré"}), "123");
}

TEST(NameJoiner, TheVerySpellingIsNearerThanTheSound) {
  EXPECT_EQ(persons({"Jean Martin", "Luc Marton", "Martin", "Marton"}), "1212");
}

TEST(NameJoiner, ShortNamesAreNotStretched) {
  EXPECT_EQ(persons({"Sara", "Sira"}), "12");
  EXPECT_EQ(persons({"Koné", "Kané"}), "12");
  EXPECT_EQ(persons({"Traoré", "Touré"}), "12");
  EXPECT_EQ(persons({"Martin", "Mertens"}), "12");
}

TEST(NameJoiner, AcronymsAndLongForms) {
  EXPECT_EQ(things(NameType::organisation, {"Médecins sans Frontières", "MSF"}), "11");
  EXPECT_EQ(things(NameType::organisation, {"OSDH", "Observatoire Syrien des Droits de l' Homme", "OSDH"}),
            "111");
  EXPECT_EQ(things(NameType::organisation, {"ONU", "OTAN", "ONU"}), "121");
}

TEST(NameJoiner, ABareWordBecomesThePerson) {
  Names names;
  names.add("Florence Marseille");
  names.add("Marseille", NameType::organisation);
  names.add("Marseille", NameType::place);
  names.names[2].why = "gn:2995469";  // the gazetteer speaks for this one
  EXPECT_EQ(names.joined(), "112");
  EXPECT_EQ(names.names[1].type, NameType::person);
  EXPECT_EQ(names.names[2].type, NameType::place);
}

std::string random_word(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {"ba", "ko", "ma", "ss", "ra",  "di", "ou",
                                                   "ke", "t",  "n",  "é",  "al-", "y",  "ch"};
  std::string word;
  for (std::size_t n = 1 + random() % 4; n > 0; --n) word += kPieces[random() % kPieces.size()];
  return word;
}

TEST(NameSpelling, SymmetricAndReflexiveAndBucketed) {
  std::mt19937 random(5);
  std::size_t same = 0;
  for (int round = 0; round < 20'000; ++round) {
    const NameKey a(random_word(random));
    const NameKey b(random_word(random));
    ASSERT_TRUE(same_word(a, a));
    ASSERT_EQ(same_word(a, b), same_word(b, a)) << a.letters << " " << b.letters;
    if (!same_word(a, b)) continue;
    ++same;
    ASSERT_EQ(bucket_of(a), bucket_of(b)) << a.letters << " " << b.letters;
  }
  EXPECT_GT(same, 100u);
}

// Whatever the names: joining twice is joining once, and no entity holds two people whose given names are
// spelt out and differ.
TEST(NameJoiner, HoldsOnAnything) {
  const std::vector<std::string> given = {"Ali", "Moussa", "Fatou", "A.", "M.", "Jean Ali"};
  const std::vector<std::string> family = {"Traoré", "Traore", "Grisham", "Gresham", "Barry"};
  std::mt19937 random(9);
  for (int round = 0; round < 3'000; ++round) {
    Names names;
    std::vector<std::string> first;
    for (int n = 0; n < 7; ++n) {
      first.push_back(random() % 3 == 0 ? "" : given[random() % given.size()]);
      names.add((first.back().empty() ? "" : first.back() + " ") + family[random() % family.size()]);
    }
    const std::string once = names.joined();
    ASSERT_EQ(names.joined(), once);
    for (std::size_t a = 0; a < first.size(); ++a)
      for (std::size_t b = 0; b < a; ++b) {
        if (names.names[a].entity != names.names[b].entity || first[a].size() < 3 || first[b].size() < 3)
          continue;
        const bool contained =
            first[a].find(first[b]) != std::string::npos || first[b].find(first[a]) != std::string::npos;
        ASSERT_TRUE(contained) << first[a] << " " << first[b];
      }
  }
}

}  // namespace
}  // namespace recoupe
