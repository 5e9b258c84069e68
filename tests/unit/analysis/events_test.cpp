// SPDX-License-Identifier: MIT
#include "evidence.hpp"

namespace {

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::analysis::test;

double weight(Date when) {
    return weight_of(when, autumn, Decay::half_life, 14.0);
}

TEST(Weight, HalvesEachHalfLifeAsInTheSixthTestVector) {
    EXPECT_DOUBLE_EQ(weight(autumn.to), 1.0);
    EXPECT_DOUBLE_EQ(weight(autumn.to + -14), 0.5);
    EXPECT_DOUBLE_EQ(weight(autumn.to + -28), 0.25);
    EXPECT_DOUBLE_EQ(weight_of(autumn.to + -7, autumn, Decay::half_life, 7.0), 0.5);
}

TEST(Weight, IsZeroOutsideTheWindow) {
    EXPECT_EQ(weight(autumn.to + 1), 0.0);
    EXPECT_EQ(weight(autumn.from + -1), 0.0);
    EXPECT_GT(weight(autumn.from), 0.0);
}

TEST(Weight, OfTheStepIsOneInside) {
    EXPECT_EQ(weight_of(autumn.from, autumn, Decay::step, 14.0), 1.0);
    EXPECT_EQ(weight_of(autumn.to + 1, autumn, Decay::step, 14.0), 0.0);
}

TEST(Weight, OfAnIntervalIsItsMean) {
    const DateInterval two{autumn.to + -14, autumn.to + -13};
    EXPECT_DOUBLE_EQ(weight_of(two, autumn, Decay::half_life, 14.0),
                     (weight(two.from) + weight(two.to)) / 2);
    const DateInterval late{autumn.to + -1, autumn.to + 2};
    EXPECT_DOUBLE_EQ(weight_of(late, autumn, Decay::step, 14.0), 0.5)
        << "two of its four days are inside";
}

struct Preparing : testing::Test {
    Preparing() { town.parameters.densify_km = 5; }
    /// Holds until the next call.
    [[nodiscard]] const Events& prepare(std::vector<Incident> incidents,
                                        const DateInterval& window = autumn) {
        scene = std::make_unique<Scene>(town.drawn.network, std::move(incidents), town.parameters,
                                        window);
        return scene->events;
    }
    [[nodiscard]] std::string reason(const Incident& incident) {
        return prepare({incident}).uses.at(0).reason_left_out;
    }
    /// Ids of the stretches that the only event holds for.
    [[nodiscard]] std::vector<std::string> held(const Incident& incident) {
        const Events& events = prepare({incident});
        std::vector<std::string> ids;
        for (const std::uint32_t s : events.places.at(0).holds_for)
            ids.push_back(town.drawn.network.stretches[s].id);
        return ids;
    }
    Town town;
    std::unique_ptr<Scene> scene;
    Incident one = attack("one", day(10, 20), town.on('N'));
};

TEST_F(Preparing, LeavesOutWhatHasNoPartAndSaysWhy) {
    EXPECT_EQ(reason(one), "");
    Incident other = one;
    other.flags = {"pattern"};
    EXPECT_EQ(reason(other), "a statement on many events");
    other.flags = {"off_map"};
    EXPECT_EQ(reason(other), "far from the subject");
    other = one;
    other.date_precision = incident::DatePrecision::unknown;
    EXPECT_EQ(reason(other), "not dated");
    other = one;
    other.date = {day(8, 1), day(8, 31)};
    EXPECT_EQ(reason(other), "outside the window");
    other = one;
    other.type = Type::advisory;
    EXPECT_EQ(reason(other), "its type has no part in the rules");
    other = one;
    other.location.said = incident::Unknown{};
    EXPECT_EQ(reason(other), "not located");
    other.location.said = incident::Area{.name = "Kayes"};
    EXPECT_EQ(reason(other), "not located");
}

TEST_F(Preparing, KeepsTheOrderOfTheSetInTheUses) {
    Incident two = attack("a-second", day(10, 21), town.on('E'));
    const Events& events = prepare({one, two});
    ASSERT_EQ(events.uses.size(), 2U);
    EXPECT_EQ(events.uses[0].incident, 0U);
    EXPECT_EQ(events.facts[0].id, "a-second") << "events go by id";
    EXPECT_EQ(events.places[0].incident, 1U);
    EXPECT_NEAR(events.uses[0].weight, std::exp2(-10.0 / 14), 1e-12);
}

TEST_F(Preparing, TakesAnAttackOnAPlaceForOneOnTheRoadOnlyWhenASourceSaysSo) {
    one.type = Type::armed_attack;
    EXPECT_FALSE(prepare({one}).facts.at(0).hostile);
    one.flags = {"on_road"};
    EXPECT_TRUE(prepare({one}).facts.at(0).hostile);
}

TEST_F(Preparing, CountsOriginsNotOutlets) {
    one.sources = {source("A"), source("B"), source("C"), source("D")};
    one.sources[1].origin = "A";
    one.sources[2].secondary = true;
    const Events& events = prepare({one});
    EXPECT_EQ(events.origins, (std::vector<std::string>{"A", "D"}));
    EXPECT_EQ(events.facts.at(0).origins, (std::vector<std::uint32_t>{0, 1}));
    EXPECT_TRUE(events.facts.at(0).verified) << "told by two independent sources";
}

TEST_F(Preparing, HasNoOriginForIncidentsWithoutSources) {
    one.sources.clear();
    EXPECT_TRUE(prepare({one}).facts.at(0).origins.empty());
    EXPECT_FALSE(prepare({one}).facts.at(0).verified);
}

TEST_F(Preparing, EndsABanThirtyDaysAfterItsLastConfirmation) {
    Incident ban = event("ban", Type::declared_ban, day(9, 3), town.on('N'));
    EXPECT_EQ(prepare({ban}).facts.at(0).ban_end, day(9, 3).days() + 30.0);
    ban.sources = {source("A"), source("B")};
    ban.sources[1].date = "2025-10-12T08:00:00Z";
    EXPECT_EQ(prepare({ban}).facts.at(0).ban_end, day(10, 12).days() + 30.0);
    ban.sources[1].date = "2025-11-12";
    EXPECT_EQ(prepare({ban}).facts.at(0).ban_end, day(9, 3).days() + 30.0)
        << "nobody knew of that page on the last day";
}

TEST_F(Preparing, EndsABanTheDayBeforeItsLifting) {
    Incident ban = event("ban", Type::declared_ban, day(10, 3), town.on('N'));
    Incident lifting = event("lifting", Type::lifting, day(10, 20), town.on('N', 0.6));
    EXPECT_EQ(prepare({ban, lifting}).facts.at(0).ban_end, day(10, 19).days());
    lifting.location.said = incident::Point{town.on('S'), Metres(0.0), {}};
    EXPECT_EQ(prepare({ban, lifting}).facts.at(0).ban_end, day(10, 3).days() + 30.0)
        << "another road";
    lifting.location.said = incident::Point{{-8.7, 12.0}, Metres(0.0), {}};
    EXPECT_EQ(prepare({ban, lifting}).facts.at(0).ban_end, day(10, 19).days())
        << "one that names no road ends all";
    lifting.date = {day(9, 20), day(9, 20)};
    EXPECT_EQ(prepare({ban, lifting}).facts.at(0).ban_end, day(10, 3).days() + 30.0)
        << "it was before the ban";
}

TEST_F(Preparing, HoldsAPassageForTheStretchThatItCoversByHalf) {
    Incident passage = event("bus", Type::passage, day(10, 20), town.on('N'));
    passage.location.said = stretch_of(town.at('C'), town.at('N'));
    EXPECT_EQ(held(passage), (std::vector<std::string>{"N/c-n"}));
    passage.location.said = stretch_of(town.on('N', 0.3), town.at('N'));
    EXPECT_EQ(held(passage), (std::vector<std::string>{"N/c-n"}));
    passage.location.said = stretch_of(town.on('N', 0.6), town.at('N'));
    EXPECT_TRUE(held(passage).empty());
}

TEST_F(Preparing, HoldsAPassageOnTheRoadButNotAtItsJunctions) {
    Incident passage = event("bus", Type::passage, day(10, 20), town.on('N'));
    EXPECT_EQ(held(passage), (std::vector<std::string>{"N/c-n"}));
    passage.location.said = incident::Point{town.at('C'), Metres(0.0), {}};
    EXPECT_TRUE(held(passage).empty()) << "it may have come by any road";
    passage.location.said = incident::Point{town.at('N'), Metres(0.0), {}};
    EXPECT_TRUE(held(passage).empty());
    passage.location.said = incident::Point{town.on('N'), kilometres(30), {}};
    EXPECT_TRUE(held(passage).empty()) << "too vague to lie on the road in half of the draws";
}

TEST_F(Preparing, KnowsWhichEventsReachNoRoad) {
    EXPECT_TRUE(prepare({one}).places.at(0).reaches_road);
    one.location.said = incident::Point{{-8.4, 12.25}, kilometres(2), {}};
    EXPECT_FALSE(prepare({one}).places.at(0).reaches_road);
}

} // namespace
