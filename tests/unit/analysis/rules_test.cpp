// SPDX-License-Identifier: MIT
#include "analysis/rules.hpp"

#include <gtest/gtest.h>

namespace cordon::analysis {
namespace {

const Date last_day = *Date::from_civil(2025, 10, 30);

double day(int month, int number) {
    return Date::from_civil(2025, month, number)->days();
}

/// Facts of one event; the fields that a test does not name have no part.
struct Road {
    std::vector<EventFacts> facts;
    RoadEvidence evidence;
    Parameters parameters = read_parameters(Json());

    EventFacts& add(double when) {
        EventFacts event;
        event.id = "e" + std::to_string(facts.size());
        event.origins = {static_cast<std::uint32_t>(facts.size())};
        evidence.hits.push_back({static_cast<std::uint32_t>(facts.size()), when});
        facts.push_back(event);
        return facts.back();
    }
    void attack(double when) { add(when).hostile = true; }
    void attack_from(std::uint32_t origin, double when) {
        EventFacts& event = add(when);
        event.hostile = true;
        event.origins = {origin};
    }
    void passage(double when, bool escorted = false) {
        EventFacts& event = add(when);
        event.passage = true;
        event.escorted = escorted;
    }
    [[nodiscard]] Decision decide() const {
        return analysis::decide(evidence, facts, parameters, last_day);
    }
};

TEST(Rules, SilenceIsNoInformation) {
    const Decision decision = Road().decide();
    EXPECT_EQ(decision.status, Status::no_information);
    EXPECT_EQ(decision.rule, 5);
}

TEST(Rules, TwoAttacksFromTwoSourcesWithinFourteenDaysCut) {
    Road road;
    road.attack(day(10, 13));
    road.attack(day(10, 17));
    const Decision decision = road.decide();
    EXPECT_EQ(decision.status, Status::cut);
    EXPECT_EQ(decision.rule, 1);
    EXPECT_EQ(decision.because, (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(decision.independent_sources, 2);
}

TEST(Rules, TwoAttacksFromOneSourceOnlyContest) {
    Road road;
    road.attack_from(7, day(10, 13));
    road.attack_from(7, day(10, 17));
    EXPECT_EQ(road.decide().status, Status::contested);
}

TEST(Rules, AttacksFifteenDaysApartOnlyContest) {
    Road road;
    road.attack(day(10, 2));
    road.attack(day(10, 17));
    EXPECT_EQ(road.decide().status, Status::contested);
    road.parameters.cut_window_days = 15;
    EXPECT_EQ(road.decide().status, Status::cut);
}

TEST(Rules, APassageAfterTheLastAttackTurnsRuleOneOff) {
    Road road;
    road.attack(day(10, 13));
    road.attack(day(10, 17));
    road.passage(day(10, 18));
    const Decision decision = road.decide();
    EXPECT_EQ(decision.status, Status::contested);
    EXPECT_EQ(decision.rule, 3);
}

TEST(Rules, APassageOnTheDayOfTheLastAttackDoesNot) {
    Road road;
    road.attack(day(10, 13));
    road.attack(day(10, 17));
    road.passage(day(10, 17));
    const Decision decision = road.decide();
    EXPECT_EQ(decision.status, Status::cut);
    EXPECT_TRUE(decision.disputed) << "ordinary traffic on the same day speaks against it";
}

TEST(Rules, AnEscortedPassageEndsRuleOneButLeadsToRuleTwo) {
    Road road;
    road.attack(day(10, 13));
    road.attack(day(10, 17));
    road.passage(day(10, 20), true);
    const Decision decision = road.decide();
    EXPECT_EQ(decision.status, Status::restricted);
    EXPECT_EQ(decision.rule, 2);
}

TEST(Rules, OrdinaryTrafficAfterTheEscortEndsRuleTwo) {
    Road road;
    road.passage(day(10, 10), true);
    road.passage(day(10, 20));
    const Decision decision = road.decide();
    EXPECT_EQ(decision.status, Status::open);
    EXPECT_EQ(decision.rule, 4);
}

TEST(Rules, OneAttackOrEnoughExposureContests) {
    Road attacked;
    attacked.attack(day(10, 28));
    EXPECT_EQ(attacked.decide().rule, 3);
    Road exposed;
    exposed.evidence.exposure_weighted = 0.05;
    EXPECT_EQ(exposed.decide().status, Status::contested);
    exposed.evidence.exposure_weighted = 0.0499;
    EXPECT_EQ(exposed.decide().status, Status::no_information);
}

TEST(Rules, APassageAloneOpens) {
    Road road;
    road.passage(day(9, 20));
    EXPECT_EQ(road.decide().status, Status::open);
}

TEST(Rules, AVerifiedBreakCutsUntilRepairOrPassage) {
    Road road;
    road.add(day(9, 10)).physical_break = true;
    EXPECT_EQ(road.decide().status, Status::no_information) << "nobody verified it";
    road.facts[0].verified = true;
    EXPECT_EQ(road.decide().status, Status::cut);
    road.add(day(9, 25)).repaired = true;
    EXPECT_EQ(road.decide().status, Status::no_information);
}

TEST(Rules, ABanOnlyCutsWhileItHoldsAndNobodyPasses) {
    Road road;
    EventFacts& ban = road.add(day(9, 3));
    ban.ban = true;
    ban.ban_end = day(11, 2);
    EXPECT_EQ(road.decide().status, Status::cut);
    road.facts[0].ban_end = day(10, 3);
    EXPECT_EQ(road.decide().status, Status::no_information) << "not confirmed for 30 days";
    road.facts[0].ban_end = day(11, 2);
    road.passage(day(10, 5));
    EXPECT_EQ(road.decide().status, Status::open);
}

TEST(Rules, ADisputedIncidentKeepsTheSevererClassWithAFlag) {
    Road road;
    road.attack(day(10, 28));
    road.facts[0].claim = incident::Claim::disputed;
    const Decision decision = road.decide();
    EXPECT_EQ(decision.status, Status::contested);
    EXPECT_TRUE(decision.disputed);
}

TEST(Rules, TheOrderOfTheEvidenceDoesNotMatter) {
    Road road;
    road.attack(day(10, 17));
    road.passage(day(10, 15), true);
    road.attack(day(10, 13));
    const Decision forward = road.decide();
    std::swap(road.evidence.hits.front(), road.evidence.hits.back());
    const Decision backward = road.decide();
    EXPECT_EQ(forward.status, backward.status);
    EXPECT_EQ(forward.because, backward.because);
}

TEST(Rules, ARouteTakesItsWorstStretchAndIsNeverOpenWithASilentOne) {
    using S = Status;
    EXPECT_EQ(worst(std::vector{S::open, S::contested, S::no_information}), S::contested);
    EXPECT_EQ(worst(std::vector{S::restricted, S::contested}), S::restricted);
    EXPECT_EQ(worst(std::vector{S::cut, S::open}), S::cut);
    EXPECT_EQ(worst(std::vector{S::open, S::no_information}), S::no_information);
    EXPECT_EQ(worst(std::vector{S::open, S::open}), S::open);
    EXPECT_EQ(worst({}), S::no_information);
}

} // namespace
} // namespace cordon::analysis
