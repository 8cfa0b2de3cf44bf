// Tables of claims and what follows from them (contract.md, "Figures of an incident").
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "incident/reconcile.h"

namespace recoupe {
namespace {

constexpr std::optional<std::int64_t> kOpen;

// Reports "a", "b"… are independent unless they are given one origin.
ClaimEvidence claim(const char* id, const char* origin, std::int64_t published, const char* source,
                    std::int64_t min, std::optional<std::int64_t> max) {
  return {id,  std::string(1, *id), origin, published, source, "", ClaimKind::killed, min,
          max, Hedge::reported,     false,  false};
}

Figure killed(std::vector<ClaimEvidence> claims) {
  std::mt19937 random(7);
  const Figures first = reconcile(claims);
  for (int i = 0; i < 20; ++i) {  // the same for any order
    std::shuffle(claims.begin(), claims.end(), random);
    const Figure again = reconcile(claims).at("killed");
    const Figure& before = first.at("killed");
    EXPECT_EQ(again.low, before.low);
    EXPECT_EQ(again.high, before.high);
    EXPECT_EQ(again.rule, before.rule);
    EXPECT_EQ(again.origins, before.origins);
    EXPECT_EQ(again.best->min, before.best->min);
  }
  return first.at("killed");
}

ClaimState state_of(const Figure& figure, const char* id) {
  for (const FigureClaim& c : figure.claims) {
    if (c.id == id) return c.state;
  }
  ADD_FAILURE() << id << " is not kept";
  return ClaimState::denied;
}

TEST(Reconcile, OneClaimStandsAlone) {
  const Figure f = killed({claim("a1", "a", 1, "", 12, 12)});
  EXPECT_EQ(f.low, 12);
  EXPECT_EQ(f.high, 12);
  EXPECT_EQ(f.best->min, 12);
  EXPECT_EQ(f.agreement, Agreement::single);
  EXPECT_EQ(f.rule, "only_figure");
  EXPECT_EQ(f.origins, 1);
}

TEST(Reconcile, IndependentReportsAgree) {
  const Figure f = killed({claim("a1", "a", 1, "", 12, 12), claim("b1", "b", 2, "", 12, 12)});
  EXPECT_EQ(f.agreement, Agreement::agree);
  EXPECT_EQ(f.origins, 2);
}

TEST(Reconcile, CopiesCountOnce) {
  const Figure f = killed(
      {claim("a1", "a", 1, "", 12, 12), claim("b1", "a", 2, "", 12, 12), claim("c1", "c", 3, "", 9, 9)});
  EXPECT_EQ(f.agreement, Agreement::conflict);
  EXPECT_EQ(f.best->min, 9) << "one origin each: the more recent";
  EXPECT_EQ(f.rule, "most_recent");
  EXPECT_EQ(state_of(f, "b1"), ClaimState::repeated);
}

TEST(Reconcile, OneSourceQuotedTwiceIsOneVoice) {
  const Figure f =
      killed({claim("a1", "a", 1, "ministere", 12, 12), claim("b1", "b", 2, "ministere", 12, 12)});
  EXPECT_EQ(f.agreement, Agreement::single);
  EXPECT_EQ(f.origins, 1);
  EXPECT_EQ(state_of(f, "b1"), ClaimState::repeated);
}

TEST(Reconcile, ALaterFigureOfOneSourceReplacesItsEarlier) {
  const Figure f =
      killed({claim("a1", "a", 1, "ministere", 12, 12), claim("b1", "b", 2, "ministere", 19, 19)});
  EXPECT_EQ(f.low, 19);
  EXPECT_EQ(f.high, 19);
  EXPECT_EQ(state_of(f, "a1"), ClaimState::replaced);
  EXPECT_EQ(f.claims[0].by, "b1");
}

TEST(Reconcile, UnknownTimesReplaceNothing) {
  auto undated = claim("a1", "a", 1, "ministere", 12, 12);
  undated.published.reset();
  const Figure f = killed({undated, claim("b1", "b", 2, "ministere", 19, 19)});
  EXPECT_EQ(f.agreement, Agreement::conflict);
  EXPECT_EQ(f.low, 12);
  EXPECT_EQ(f.high, 19);
}

TEST(Reconcile, ThreeOriginsOutweighALaterOne) {
  const Figure f = killed(
      {claim("a1", "a", 1, "", 12, 12), claim("b1", "b", 2, "", 12, 12), claim("c1", "c", 9, "", 15, 15)});
  EXPECT_EQ(f.best->min, 12);
  EXPECT_EQ(f.rule, "most_origins");
  EXPECT_EQ(f.agreement, Agreement::conflict);
  EXPECT_EQ(f.low, 12);
  EXPECT_EQ(f.high, 15);
}

TEST(Reconcile, TheLowerWhereAllTies) {
  const Figure f = killed({claim("a1", "a", 5, "", 15, 15), claim("b1", "b", 5, "", 12, 12)});
  EXPECT_EQ(f.best->min, 12);
  EXPECT_EQ(f.rule, "lowest");
}

TEST(Reconcile, AnOpenClaimHoldsAnExactOne) {
  const Figure f = killed({claim("a1", "a", 1, "", 70, kOpen), claim("b1", "b", 2, "", 71, 71)});
  EXPECT_EQ(f.agreement, Agreement::compatible);
  EXPECT_EQ(f.low, 70);
  EXPECT_EQ(f.high, kOpen);
}

TEST(Reconcile, DeniedAndPartialFiguresAreKeptAndDoNotCount) {
  auto denied = claim("a1", "a", 1, "armee", 0, 0);
  denied.hedge = Hedge::denied;
  auto part = claim("b1", "b", 2, "", 2, 2);
  part.part = true;
  const Figure f = killed({denied, part, claim("b2", "b", 2, "", 16, 16)});
  EXPECT_EQ(f.low, 16);
  EXPECT_EQ(f.claims.size(), 3U);
  EXPECT_EQ(state_of(f, "a1"), ClaimState::denied);
  EXPECT_EQ(state_of(f, "b1"), ClaimState::part);
}

TEST(Reconcile, PartsOfATotalThatAnotherGivesDoNotCount) {
  // One paper: two officers and one driver; another: three dead.
  const Figure f =
      killed({claim("a1", "a", 1, "", 2, 2), claim("a2", "a", 1, "", 1, 1), claim("b1", "b", 2, "", 3, 3)});
  EXPECT_EQ(f.low, 3);
  EXPECT_EQ(f.high, 3);
  EXPECT_EQ(f.agreement, Agreement::single);
  EXPECT_EQ(state_of(f, "a1"), ClaimState::part);
  EXPECT_EQ(state_of(f, "a2"), ClaimState::part);
}

TEST(Reconcile, FiguresOfTwoSpeakersAreNoParts) {
  auto ministry = claim("a1", "a", 1, "", 2, 2);
  ministry.words = "le ministere";
  auto hospital = claim("a2", "a", 1, "", 2, 2);
  hospital.words = "un hopital";
  const Figure f = killed({ministry, hospital, claim("b1", "b", 2, "", 4, 4)});
  EXPECT_EQ(f.low, 2);
  EXPECT_EQ(f.high, 4);
  EXPECT_EQ(f.agreement, Agreement::conflict);
}

TEST(Reconcile, TheSameWordsForASourceAreOneVoice) {
  auto one = claim("a1", "a", 1, "", 2, 2);
  auto other = claim("b1", "b", 2, "", 2, 2);
  one.words = other.words = "la police";
  EXPECT_EQ(killed({one, other}).origins, 1);
}

TEST(Reconcile, SeveralFiguresOfOneMomentReplaceNothing) {
  const Figure f = killed({claim("a1", "a", 1, "armee", 9, 9), claim("b1", "b", 2, "armee", 2, 2),
                           claim("b2", "b", 2, "armee", 4, 4)});
  EXPECT_EQ(state_of(f, "a1"), ClaimState::in_force);
}

TEST(Reconcile, WhatIsToldInPassingReplacesNothing) {
  auto later = claim("b1", "b", 2, "outlet le fanal", 2, 2);
  later.in_passing = true;
  const Figure f = killed({claim("a1", "a", 1, "outlet le fanal", 3, 3), later});
  EXPECT_EQ(state_of(f, "a1"), ClaimState::in_force);
  EXPECT_EQ(state_of(f, "b1"), ClaimState::in_force);
}

TEST(Reconcile, NothingInForceHasNoBest) {
  auto denied = claim("a1", "a", 1, "armee", 4, 4);
  denied.hedge = Hedge::denied;
  const Figure f = reconcile({denied}).at("killed");
  EXPECT_FALSE(f.best);
  EXPECT_EQ(f.rule, "none_in_force");
  EXPECT_EQ(f.origins, 0);
}

TEST(Reconcile, AttackersAndOtherKindsNeverMix) {
  auto attackers = claim("a2", "a", 1, "armee", 40, 40);
  attackers.of_attackers = true;
  auto injured = claim("a3", "a", 1, "armee", 7, 7);
  injured.kind = ClaimKind::injured;
  const Figures figures = reconcile({claim("a1", "a", 1, "armee", 12, 12), attackers, injured});
  ASSERT_EQ(figures.size(), 3U);
  EXPECT_EQ(figures.at("killed").high, 12);
  EXPECT_EQ(figures.at("killed_attackers").high, 40);
  EXPECT_EQ(figures.at("injured").high, 7);
}

TEST(Reconcile, ANamedSourceStandsForItsReportsOwnVoice) {
  // Both papers print the ministry's number, and one of them in its title, too: one voice.
  const Figure f = killed({claim("a1", "a", 1, "", 71, 71), claim("a2", "a", 1, "ministere", 71, 71),
                           claim("b1", "b", 2, "ministere", 71, 71)});
  EXPECT_EQ(f.origins, 1);
  EXPECT_EQ(f.agreement, Agreement::single);
}

}  // namespace
}  // namespace recoupe
