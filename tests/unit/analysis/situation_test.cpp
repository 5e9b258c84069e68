// SPDX-License-Identifier: MIT
#include "evidence.hpp"

#include "analysis/report.hpp"
#include "proj/geodesic.hpp"

namespace {

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::analysis::test;

// Every rule on a map made for it: four spokes, something happens on N.

struct RuleOnRoads : testing::Test {
    void expect(Status status, int rule, bool disputed = false) const {
        const Situation situation = town.run();
        const RouteResult& road = town.route(situation, 'N');
        EXPECT_EQ(name(road.status), name(status));
        EXPECT_EQ(road.rule, rule);
        EXPECT_EQ(road.disputed, disputed);
        for (const char other : {'E', 'S', 'W'}) {
            EXPECT_EQ(name(town.route(situation, other).status), "no_information") << other;
            EXPECT_EQ(town.route(situation, other).rule, 5);
        }
    }
    Incident& passage(Date when, const std::string& id = "bus") {
        Incident bus = event(id, Type::passage, when, town.on('N'), "P");
        bus.location.said = stretch_of(town.at('C'), town.at('N'));
        return town.add(bus);
    }
    Town town;
};

TEST_F(RuleOnRoads, OneCutsAfterTwoAttacksFromTwoSources) {
    town.cut('N');
    expect(Status::cut, 1);
    const Situation situation = town.run();
    const RouteResult& road = town.route(situation, 'N');
    EXPECT_EQ(road.evidence.incident_ids, (std::vector<std::string>{"cut-N-1", "cut-N-2"}));
    EXPECT_EQ(road.evidence.last_hostile, day(10, 25));
    EXPECT_EQ(road.evidence.independent_sources, 2);
    EXPECT_EQ(road.no_information_share, 0.0);
}

TEST_F(RuleOnRoads, OneNeedsTwoIndependentSources) {
    town.cut('N', "A", "A");
    expect(Status::contested, 3);
}

TEST_F(RuleOnRoads, OneNeverFiresWithoutSources) {
    town.cut('N');
    for (Incident& incident : town.set.incidents) incident.sources.clear();
    expect(Status::contested, 3);
}

TEST_F(RuleOnRoads, OneDoesNotCountSecondarySources) {
    town.cut('N');
    town.set.incidents[1].sources[0].secondary = true;
    expect(Status::contested, 3);
}

TEST_F(RuleOnRoads, OneIsTurnedOffByAPassageAfterTheLastAttack) {
    town.cut('N');
    passage(day(10, 26));
    expect(Status::contested, 3, true);
}

TEST_F(RuleOnRoads, OneStaysAfterAPassageBetweenTheAttacks) {
    town.cut('N');
    passage(day(10, 22));
    expect(Status::cut, 1);
}

TEST_F(RuleOnRoads, OneCutsAtAVerifiedBreakUntilItIsRepaired) {
    Incident bridge = event("bridge", Type::infrastructure_damage, day(9, 10), town.on('N'));
    bridge.flags = {"physical_break"};
    bridge.claim = incident::Claim::confirmed;
    town.add(bridge);
    expect(Status::cut, 1);
    Incident repair = event("repair", Type::other, day(10, 10), town.on('N'));
    repair.flags = {"repaired"};
    town.add(repair);
    expect(Status::no_information, 5);
}

TEST_F(RuleOnRoads, OneNeedsABreakToBeVerified) {
    Incident bridge = event("bridge", Type::infrastructure_damage, day(9, 10), town.on('N'));
    bridge.flags = {"physical_break"};
    town.add(bridge);
    expect(Status::no_information, 5);
    town.set.incidents[0].sources.push_back(source("B"));
    expect(Status::cut, 1);
}

TEST_F(RuleOnRoads, OneCutsUnderAnEnforcedBanUntilItsEnd) {
    Incident ban = event("ban", Type::declared_ban, day(10, 10), town.on('N'));
    ban.location.said = stretch_of(town.at('C'), town.at('N'));
    town.add(ban);
    expect(Status::no_information, 5);
    town.set.incidents[0].flags = {"enforced"};
    expect(Status::cut, 1);
    Incident lifting = event("lifting", Type::lifting, day(10, 20), town.on('N'));
    lifting.location.said = stretch_of(town.at('C'), town.at('N'));
    town.add(lifting);
    expect(Status::no_information, 5);
    town.set.incidents.pop_back();
    town.set.incidents[0].date = {day(9, 25), day(9, 25)};
    expect(Status::no_information, 5); // 30 days without confirmation
}

TEST_F(RuleOnRoads, TwoRestrictsWhereOnlyConvoysPass) {
    passage(day(10, 26)).flags = {"escorted"};
    expect(Status::restricted, 2);
    town.cut('N');
    expect(Status::restricted, 2); // a convoy is a passage, too
}

TEST_F(RuleOnRoads, TwoGivesWayToOrdinaryTrafficLater) {
    passage(day(10, 20)).flags = {"escorted"};
    passage(day(10, 22), "lorry");
    expect(Status::open, 4);
}

TEST_F(RuleOnRoads, ThreeContestsAfterOneAttack) {
    town.add(attack("one", day(10, 20), town.on('N')));
    expect(Status::contested, 3);
}

TEST_F(RuleOnRoads, ThreeNeedsItToLieOnTheRoadInHalfOfTheDraws) {
    town.parameters.radius_km = {{"attack_on_traffic", 0.5}};
    Incident vague = attack("one", day(10, 20), town.on('N'));
    vague.location.said = incident::Point{town.on('N'), kilometres(10), {}};
    town.add(vague);
    expect(Status::no_information, 5);
    town.set.incidents[0].flags = {"on_road"};
    expect(Status::contested, 3);
}

TEST_F(RuleOnRoads, ThreeContestsByExposureAlone) {
    // On the place, not on traffic: no hit, but 10 of 80 km are exposed.
    town.add(event("one", Type::armed_attack, autumn.to, town.on('N')));
    expect(Status::contested, 3);
    const Situation situation = town.run();
    EXPECT_NEAR(town.route(situation, 'N').exposure_weighted.value, 10.0 / 80, 1e-3);
    town.parameters.contested_exposure_min = 0.2;
    expect(Status::no_information, 5);
}

TEST_F(RuleOnRoads, FourOpensAfterOrdinaryTraffic) {
    passage(day(9, 2));
    expect(Status::open, 4);
}

TEST_F(RuleOnRoads, FiveIsTheSilence) {
    expect(Status::no_information, 5);
    const Situation situation = town.run();
    EXPECT_EQ(town.route(situation, 'N').no_information_share, 1.0);
    EXPECT_FALSE(situation.gate.located_incidents > 0);
    EXPECT_EQ(situation.angular.gap_deg.value, 360.0);
}

TEST_F(RuleOnRoads, ExplainThemselvesInOneSentence) {
    const auto explanation = [&] { return town.route(town.run(), 'N').explanation; };
    EXPECT_EQ(explanation(), "no report that decides anything: silence is not 'open'");
    town.cut('N');
    EXPECT_EQ(explanation(), "2 hostile incidents within 14 days (cut-N-1, cut-N-2) from 2 "
                             "independent sources (A, B); no passage reported since 2025-10-25");
    passage(day(10, 27));
    EXPECT_EQ(explanation(), "2 hostile incidents on the road in the window (cut-N-1, cut-N-2) "
                             "from 2 independent sources (A, B); passed since: bus");
    town.set.incidents.back().flags = {"escorted"};
    EXPECT_EQ(explanation(),
              "traffic passes only under escort or on conditions (bus, last on 2025-10-27)");
    town.set.incidents.clear();
    town.add(event("near", Type::armed_attack, autumn.to, town.on('N')));
    EXPECT_EQ(explanation(), "13 % of its length, weighted by age, lies within the radii of "
                             "incidents (limit 5 %)");
}

TEST_F(RuleOnRoads, DisputedClaimsAreMarked) {
    Incident rumour = attack("one", day(10, 20), town.on('N'));
    rumour.claim = incident::Claim::disputed;
    town.add(rumour);
    expect(Status::contested, 3, true);
}

// The numbers.

TEST(Situation, OfFourSpokesIsTheSeventhTestVector) {
    Town town;
    const Situation quiet = town.run();
    EXPECT_EQ(quiet.capacity.flow_before, 4.0);
    EXPECT_EQ(quiet.capacity.loss_share.value, 0.0);
    EXPECT_EQ(quiet.capacity.further_closures, 4);
    town.cut('N');
    const Situation cut = town.run();
    EXPECT_EQ(cut.capacity.flow_before, 4.0);
    EXPECT_EQ(cut.capacity.flow_after, 3.0);
    EXPECT_DOUBLE_EQ(cut.capacity.loss_share.value, 0.25);
    EXPECT_EQ(cut.capacity.further_closures, 3);
    EXPECT_DOUBLE_EQ(cut.reachable_share.value, 0.75);
    const SupplierResult& north = cut.suppliers[0];
    EXPECT_FALSE(north.reachable);
    EXPECT_EQ(north.reason, "no route");
    EXPECT_FALSE(north.detour_ratio);
    EXPECT_FALSE(north.distance_after_km);
    EXPECT_NEAR(*north.distance_before_km, 75.0, 0.1);
    EXPECT_DOUBLE_EQ(*cut.suppliers[1].detour_ratio, 1.0);
}

TEST(Situation, HasADetourWhenARingJoinsTheSpokes) {
    Town town(four_spokes_in_a_ring);
    town.cut('N');
    const Situation situation = town.run();
    EXPECT_DOUBLE_EQ(situation.capacity.loss_share.value, 0.25);
    EXPECT_EQ(situation.capacity.further_closures, 3);
    const SupplierResult& north = situation.suppliers[0];
    ASSERT_TRUE(north.detour_ratio);
    EXPECT_TRUE(north.reachable);
    EXPECT_GT(*north.detour_ratio, 1.0);
    EXPECT_NEAR(*north.detour_km, 80.0 * 1.41421356, 0.5);
    EXPECT_EQ(situation.reachable_share.value, 1.0);
}

TEST(Situation, WeighsGatewaysOfFourRoads) {
    Town town;
    town.cut('N');
    const Situation situation = town.run();
    ASSERT_EQ(situation.gateways.size(), 2U);
    for (const GatewayCircle& circle : situation.gateways) {
        EXPECT_EQ(circle.list.size(), 4U);
        EXPECT_DOUBLE_EQ(circle.cut_share.value, 0.25);
        EXPECT_DOUBLE_EQ(circle.unknown_share.value, 0.75);
        EXPECT_NEAR(circle.largest_not_cut_gap_deg, 180.0, 0.5);
    }
}

TEST(Situation, GivesEachRouteProbabilitiesThatAddUpToOne) {
    Town town(four_spokes_in_a_ring);
    town.cut('N');
    Incident vague = attack("vague", day(10, 20), town.on('E'));
    vague.location.said = incident::Ring{town.at('C'), kilometres(30), kilometres(60), {}, {}};
    town.add(vague);
    const Situation situation = town.run();
    for (const RouteResult& route : situation.routes) {
        double sum = 0.0;
        for (const Probability& p : *route.probability) sum += p.value;
        EXPECT_NEAR(sum, 1.0, 1e-12);
        for (const StretchResult& stretch : route.stretches) {
            sum = 0.0;
            for (const Probability& p : *stretch.probability) sum += p.value;
            EXPECT_NEAR(sum, 1.0, 1e-12);
        }
    }
    const Probability& cut =
        town.route(situation, 'N').probability->at(static_cast<std::size_t>(Status::cut));
    EXPECT_EQ(cut.value, 1.0);
    const Probability& silent =
        town.route(situation, 'S')
            .probability->at(static_cast<std::size_t>(Status::no_information));
    EXPECT_GT(silent.value, 0.0);
    EXPECT_LT(silent.value, 1.0) << "the ring may touch it";
    EXPECT_GT(silent.mc_error, 0.0);
}

TEST(Situation, HasEighteenRowsOfSensitivityAndOneBase) {
    Town town;
    town.cut('N');
    town.set.incidents[1].claim = incident::Claim::claimed;
    for (const double half_life : {14.0, 7.0, 10.0}) {
        for (const double claimed : {1.0, 0.5, 0.8}) {
            town.parameters.half_life_days = half_life;
            town.parameters.claimed_probability = claimed;
            const Situation situation = town.run();
            ASSERT_EQ(situation.sensitivity.size(), 18U);
            int bases = 0;
            for (const SensitivityRow& row : situation.sensitivity) {
                if (!row.is_base) continue;
                ++bases;
                EXPECT_EQ(row.radius_factor, 1.0);
                EXPECT_EQ(row.half_life_days, half_life);
                EXPECT_EQ(row.claimed_probability, claimed);
                EXPECT_DOUBLE_EQ(row.loss_share.value(), situation.capacity.loss_share.value);
            }
            EXPECT_EQ(bases, 1) << half_life << " days, " << claimed;
        }
    }
}

TEST(Situation, CutsFewerRoutesWhenClaimsAreHalfBelieved) {
    Town town;
    town.cut('N');
    town.set.incidents[0].claim = incident::Claim::claimed;
    town.parameters.on_route_probability_min = 0.6;
    const Situation situation = town.run();
    for (const SensitivityRow& row : situation.sensitivity)
        EXPECT_EQ(row.cut_routes, row.claimed_probability == 1.0 ? 1 : 0);
}

// What must not matter.

TEST(Situation, DoesNotDependOnTheOrderOfTheIncidents) {
    Town town(four_spokes_in_a_ring);
    town.cut('N');
    town.cut('W', "C", "D");
    Incident vague = attack("vague", day(10, 2), town.on('E'));
    vague.location.said = incident::Ring{town.at('C'), kilometres(30), kilometres(60), {}, {}};
    town.add(vague);
    town.add(event("place", Type::armed_attack, day(10, 20), town.on('N')));
    Inputs inputs = town.inputs();
    const Situation forwards = analyse(inputs);
    ReportContext context{.inputs = &inputs, .situation = &forwards};
    const std::string text = to_text(to_report(context));
    std::reverse(town.set.incidents.begin(), town.set.incidents.end());
    const Situation backwards = analyse(inputs);
    context.situation = &backwards;
    EXPECT_EQ(to_text(to_report(context)), text);
}

TEST(Situation, DoesNotMoveTheDrawsOfOthersWhenAnIncidentIsAdded) {
    Town town;
    Incident vague = attack("vague", day(10, 2), town.on('E'));
    vague.date = {day(9, 20), day(10, 20)};
    vague.location.said = incident::Point{town.on('E'), kilometres(20), {}};
    town.add(vague);
    const Situation before = town.run();
    town.add(attack("a-new-one", day(10, 3), town.on('W')));
    const Situation after = town.run();
    const RouteResult& was = town.route(before, 'E');
    const RouteResult& is = town.route(after, 'E');
    EXPECT_GT(was.probability->at(static_cast<std::size_t>(Status::contested)).value, 0.05);
    for (std::size_t s = 0; s < status_count; ++s)
        EXPECT_EQ(was.probability->at(s).value, is.probability->at(s).value);
    EXPECT_EQ(before.route_exposure_draws[was.route], after.route_exposure_draws[is.route]);
    EXPECT_NE(before.route_exposure_draws[town.route(before, 'W').route],
              after.route_exposure_draws[town.route(after, 'W').route]);
}

TEST(Situation, IsTheSameFromOneAndFromManyThreads) {
    Town town(four_spokes_in_a_ring);
    town.cut('N');
    for (int i = 0; i < 20; ++i) {
        Incident vague = attack("vague-" + std::to_string(i), day(10, 1 + i), town.on('E'));
        vague.location.said =
            incident::Ring{town.at('C'), kilometres(i), kilometres(20 + 3 * i), {}, {}};
        town.add(vague);
    }
    town.parameters.draws = 333;
    Inputs inputs = town.inputs(1);
    const Situation alone = analyse(inputs);
    ReportContext context{.inputs = &inputs, .situation = &alone};
    const std::string text = to_text(to_report(context));
    for (const int threads : {2, 7, 0}) {
        inputs.threads = threads;
        const Situation together = analyse(inputs);
        context.situation = &together;
        EXPECT_EQ(to_text(to_report(context)), text) << threads;
    }
}

TEST(Situation, NeedsRoads) {
    Town town;
    Inputs inputs = town.inputs();
    inputs.network = nullptr;
    EXPECT_THROW((void)analyse(inputs), Error);
    const Network empty;
    inputs.network = &empty;
    EXPECT_THROW((void)analyse(inputs), Error);
}

TEST(Situation, DoesNotCallItNoLossWhenNothingCouldBeLost) {
    Town town;
    town.cut('N');
    town.suppliers.clear();
    EXPECT_EQ(town.run().capacity.reason, "no suppliers");
    town = Town();
    Network& network = town.drawn.network;
    for (Edge& edge : network.edges) { // one way, away from the centre
        const auto far = [&](std::uint32_t node) {
            return proj::distance(town.inputs().centre.at, network.nodes[node]);
        };
        edge.oneway = true;
        if (far(edge.from) < far(edge.to)) continue;
        std::swap(edge.from, edge.to);
        const auto first = network.points.begin() + edge.first_point;
        std::reverse(first, first + edge.point_count);
    }
    const Situation away = town.run();
    EXPECT_EQ(away.capacity.reason, "no supplier has a way to the centre even without incidents");
    EXPECT_FALSE(away.sensitivity[0].loss_share);
    EXPECT_EQ(away.suppliers[0].reason, "no route");
    town = Town();
    Inputs inputs = town.inputs();
    inputs.centre.inner_radius = kilometres(200);
    EXPECT_EQ(analyse(inputs).capacity.reason, "all suppliers lie inside the centre");
}

TEST(Situation, WithoutDrawsHasValuesWithoutRanges) {
    Town town;
    town.cut('N');
    town.parameters.draws = 0;
    const Situation situation = town.run();
    EXPECT_EQ(situation.draws, 0);
    EXPECT_EQ(name(town.route(situation, 'N').status), "cut");
    EXPECT_FALSE(town.route(situation, 'N').probability);
    EXPECT_FALSE(situation.capacity.loss_share.p05);
    EXPECT_FALSE(situation.gate.draw_share) << "nobody knows: the gate cannot pass";
}

// The evidence gate: a town that passes, and what fails when one of the four is taken away.

struct Gate : testing::Test {
    /// g1 to g4 as the thresholds say.
    [[nodiscard]] std::array<bool, 4> tests() const {
        const GateMeasures gate = town.run().gate;
        const GateThresholds& limits = town.parameters.gate;
        return {gate.located_incidents >= limits.incidents_min,
                gate.independent_sources >= limits.sources_min,
                gate.gateway_share.value_or(0.0) >= limits.gateway_share_min,
                gate.draw_share.value_or(0.0) >= limits.draw_share_min};
    }
    Town town;
};

TEST_F(Gate, PassesOnMuchEvidence) {
    town.cut('N', "A", "B");
    town.cut('E', "B", "C");
    town.cut('S', "C", "A");
    EXPECT_EQ(tests(), (std::array{true, true, true, true}));
}

TEST_F(Gate, FailsOnFewIncidentsAlone) {
    town.cut('N', "A", "B");
    town.cut('E', "B", "C");
    EXPECT_EQ(tests(), (std::array{false, true, true, true}));
}

TEST_F(Gate, FailsOnFewSourcesAlone) {
    town.cut('N', "A", "B");
    town.cut('E', "B", "A");
    town.cut('S', "A", "B");
    EXPECT_EQ(tests(), (std::array{true, false, true, true}));
}

TEST_F(Gate, FailsOnFewGatewaysAlone) {
    town.cut('N', "A", "B");
    for (int i = 0; i < 2; ++i)
        town.add(attack("more-" + std::to_string(i), day(10, 21), town.on('N'), "C"));
    // One of three other roads, nobody knows which: in every draw half of the gateways are hit,
    // but none of these surely.
    Incident somewhere = attack("somewhere", day(10, 20), town.on('E'));
    somewhere.location.said = rivals({town.on('E'), town.on('S'), town.on('W')});
    town.add(somewhere);
    EXPECT_EQ(tests(), (std::array{true, true, false, true}));
}

TEST_F(Gate, FailsOnFewDrawsAlone) {
    town.cut('N', "A", "B");
    for (int i = 0; i < 2; ++i)
        town.add(attack("more-" + std::to_string(i), day(10, 21), town.on('N'), "C"));
    // On E in three of five cases, else off the roads.
    Incident perhaps = attack("perhaps", day(10, 20), town.on('E'));
    perhaps.location.said = rivals(
        {town.on('E', 0.4), town.on('E', 0.5), town.on('E', 0.6), {-8.4, 12.25}, {-7.6, 12.25}});
    town.add(perhaps);
    EXPECT_EQ(tests(), (std::array{true, true, true, false}));
}

} // namespace
