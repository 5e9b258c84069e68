// SPDX-License-Identifier: MIT
#include "evidence.hpp"

namespace {

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::analysis::test;

const DateInterval summer{day(7, 3), day(8, 31)};

/// The same town over another window.
Situation in(const Town& town, const DateInterval& window) {
    Inputs inputs = town.inputs();
    inputs.window = window;
    return analyse(inputs);
}

double delta(const Change& change, const std::string& route) {
    for (const auto& [id, value] : change.exposure_delta)
        if (id == route) return value;
    throw Error("no such route");
}

TEST(Compare, OfAWindowWithItselfChangesNothing) {
    Town town;
    town.cut('N');
    const Situation situation = town.run();
    const Change change = compare(situation, situation, town.drawn.network);
    EXPECT_FALSE(change.is_change);
    EXPECT_TRUE(change.changed_stretches.empty());
    EXPECT_EQ(change.loss_delta, 0.0);
    ASSERT_EQ(change.gateways_delta.size(), 2U);
    EXPECT_EQ(change.gateways_delta[0], (std::pair{25.0, 0.0}));
}

TEST(Compare, NamesTheStretchesThatChanged) {
    Town town;
    town.cut('N');
    town.add(attack("summer", day(8, 20), town.on('E')));
    const Change change = compare(in(town, summer), in(town, autumn), town.drawn.network);
    EXPECT_EQ(change.before, summer);
    EXPECT_EQ(change.after, autumn);
    EXPECT_EQ(change.changed_stretches, (std::vector<std::string>{"N/c-n", "E/c-e"}));
    EXPECT_DOUBLE_EQ(change.gateways_delta[0].second, 0.25);
    EXPECT_GT(delta(change, "N"), 0.0);
    EXPECT_LT(delta(change, "E"), 0.0);
    EXPECT_EQ(delta(change, "S"), 0.0);
    EXPECT_GT(change.loss_delta.value(), 0.15);
    EXPECT_TRUE(change.is_change);
}

TEST(Compare, IsNoChangeWhereTheRangesOverlap) {
    Town town;
    for (const auto& [id, when] : {std::pair{"a", day(8, 20)}, {"b", day(10, 19)}}) {
        Incident vague = attack(id, when, town.on('E'));
        vague.location.said = incident::Ring{town.at('C'), kilometres(5), kilometres(60), {}, {}};
        town.add(vague);
    }
    const Change change = compare(in(town, summer), in(town, autumn), town.drawn.network);
    EXPECT_FALSE(change.is_change) << "equal windows with a vague event each";
}

TEST(Compare, CallsNothingAChangeWithoutDraws) {
    Town town;
    town.parameters.draws = 0;
    town.cut('N');
    const Change change = compare(in(town, summer), in(town, autumn), town.drawn.network);
    EXPECT_EQ(change.changed_stretches.size(), 1U);
    EXPECT_FALSE(change.is_change);
}

} // namespace
