// What `recoupe explain` tells of claims and of numbers that are none.
#include <algorithm>
#include <string>

#include "../pipeline/cases.h"
#include "claim/trace.h"
#include "pipeline/journey.h"

namespace recoupe {
namespace {

struct ClaimTraceOf : test::JourneyTest {
  // "kind tie" for each claim, then the fate of each number that is none: "« words »: why".
  static std::vector<std::string> told(const std::string& text) {
    Journey journey(reader->stages(), report_of(text));
    journey.run(Stage::claim, true);
    ClaimTrace trace;
    const Claims claims = read_claims(*journey.scene, journey.mentions, trace);
    EXPECT_EQ(claims.claims.size(), trace.claims.size());
    EXPECT_EQ(journey.phrases.numbers.size(), trace.numbers.size());
    std::vector<std::string> out;
    for (std::size_t n = 0; n < claims.claims.size(); ++n) {
      EXPECT_EQ(claims.claims[n].rule, trace.claims[n].governor.rule);
      out.push_back(std::string(name_of(claims.claims[n].kind)) + ", " +
                    std::string(name_of(trace.claims[n].governor.tie)));
    }
    for (std::size_t n = 0; n < trace.numbers.size(); ++n)
      if (trace.numbers[n] != Fate::claimed)
        out.push_back(std::string(slice(text, journey.phrases.numbers[n].span)) + ": " +
                      std::string(name_of(trace.numbers[n])));
    return out;
  }
  using Lines = std::vector<std::string>;
};

TEST_F(ClaimTraceOf, Ties) {
  EXPECT_EQ(told("Six gardes ont été tués dans l'attaque."), (Lines{"killed, tree: its clause"}));
  EXPECT_EQ(told("L'attaque a fait six morts, puis neuf."),
            (Lines{"killed, the noun itself", "killed, the number beside it"}));
  EXPECT_EQ(told("Le maire confirme la mort de six gardes dans l'attaque."),
            (Lines{"killed, completes a noun of harm"}));
  EXPECT_EQ(told("L'attaque a fait six morts, dont trois élèves."),
            (Lines{"killed, the noun itself", "killed, part of a total"}));
  EXPECT_EQ(told("L'attaque n'a pas fait de blessés."), (Lines{"injured, negated"}));
}

TEST_F(ClaimTraceOf, Fates) {
  EXPECT_EQ(told("Six gardes de 20 à 30 ans ont été tués dans l'attaque, à 5 km du port."),
            (Lines{"killed, tree: its clause", "de 20 à 30: it measures", "5: it measures"}));
  EXPECT_EQ(told("Après l'attaque qui a fait six morts, douze otages ont été relâchés."),
            (Lines{"killed, the noun itself", "douze: nobody came to harm"}));
  EXPECT_EQ(told("L'attaque a fait six morts et détruit neuf maisons."),
            (Lines{"killed, the noun itself", "neuf: what it counts is neither people nor shots"}));
  EXPECT_EQ(told("Quatre drones ont visé le port dans l'attaque ; trois ont été abattus."),
            (Lines{"projectiles, the noun itself", "trois: it goes on counting things"}));
  EXPECT_EQ(told("Dans l'attaque, 40 gardes ont été tués ou blessés."),
            (Lines{"40: one number for two kinds of harm"}));
  EXPECT_EQ(told("Six gardes sont morts dans l'attaque. Six gardes ont été tués."),
            (Lines{"killed, tree: its clause", "Six: said already"}));
  EXPECT_EQ(told("Le car a quitté la route : neuf morts dans l'accident."),
            (Lines{"neuf: the report tells of no violence"}));
}

TEST_F(ClaimTraceOf, ChangesNothing) {
  const std::string text = "L'attaque a fait six morts, dont trois élèves. Douze habitants ont été blessés.";
  Journey journey(reader->stages(), report_of(text));
  journey.run(Stage::claim, true);
  ClaimTrace trace;
  const Claims traced = read_claims(*journey.scene, journey.mentions, trace);
  ASSERT_EQ(traced.claims.size(), journey.claims.claims.size());
  for (std::size_t n = 0; n < traced.claims.size(); ++n) {
    EXPECT_EQ(traced.claims[n].ref, journey.claims.claims[n].ref);
    EXPECT_EQ(traced.claims[n].phrase, journey.claims.claims[n].phrase);
    EXPECT_EQ(traced.claims[n].min, journey.claims.claims[n].min);
  }
}

}  // namespace
}  // namespace recoupe
