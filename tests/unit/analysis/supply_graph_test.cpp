// SPDX-License-Identifier: MIT
#include "helpers.hpp"

#include "analysis/measures.hpp"
#include "proj/geodesic.hpp"

#include <limits>
#include <random>

namespace {

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::analysis::test;

using States = std::vector<SupplyGraph::StretchState>;
constexpr double infinite = std::numeric_limits<double>::infinity();

std::vector<Supplier> suppliers_at(const Drawn& drawn, std::string_view letters) {
    std::vector<Supplier> suppliers;
    for (const char letter : letters)
        suppliers.push_back({.id = std::string(1, letter),
                             .name = std::string(1, letter),
                             .at = drawn.roads.at(letter),
                             .node = node(drawn.network, drawn.roads.at(letter))});
    return suppliers;
}

/// The stretch of the road between two letters.
std::uint32_t stretch(const Drawn& drawn, char a, char b) {
    const std::uint32_t x = node(drawn.network, drawn.roads.at(a));
    const std::uint32_t y = node(drawn.network, drawn.roads.at(b));
    for (const Edge& edge : drawn.network.edges)
        if ((edge.from == x && edge.to == y) || (edge.from == y && edge.to == x))
            return edge.stretch;
    ADD_FAILURE() << "no road " << a << b;
    return 0;
}

const AsciiRoadOptions secondary{
    .cell_km = 20.0, .origin_at = 'C', .attributes = {{"*", {{"highway", "secondary"}}}}};

class FourSpokes : public testing::Test {
  protected:
    void draw_roads(std::string_view drawing) {
        drawn = draw(drawing, secondary);
        suppliers = suppliers_at(drawn, "NESW");
        states = States(drawn.network.stretches.size());
    }
    [[nodiscard]] SupplyGraph graph() const {
        return {drawn.network, {"C", drawn.roads.at('C'), kilometres(5)}, suppliers};
    }
    Drawn drawn;
    std::vector<Supplier> suppliers;
    States states;
};

constexpr std::string_view spokes = "    N    \n"
                                    "    |    \n"
                                    "    |    \n"
                                    "    |    \n"
                                    "W---C---E\n"
                                    "    |    \n"
                                    "    |    \n"
                                    "    |    \n"
                                    "    S    \n";
constexpr std::string_view ring = "    N    \n"
                                  "   /|\\   \n"
                                  "  / | \\  \n"
                                  " /  |  \\ \n"
                                  "W---C---E\n"
                                  " \\  |  / \n"
                                  "  \\ | /  \n"
                                  "   \\|/   \n"
                                  "    S    \n";

TEST_F(FourSpokes, AreTheSeventhTestVector) {
    draw_roads(spokes);
    const SupplyGraph supply = graph();
    EXPECT_DOUBLE_EQ(supply.max_flow(states), 4.0);
    EXPECT_EQ(supply.further_closures(states), 4);
    for (const auto& way : supply.ways(states)) {
        EXPECT_TRUE(way.reachable);
        EXPECT_NEAR(way.length_m, 75000.0, 60.0) << "80 km less the 5 km inside the centre";
        EXPECT_DOUBLE_EQ(way.cost_m, way.length_m);
    }
    states[stretch(drawn, 'N', 'C')].closed = true;
    EXPECT_DOUBLE_EQ(supply.max_flow(states), 3.0);
    EXPECT_DOUBLE_EQ(1.0 - supply.max_flow(states) / 4.0, 0.25);
    EXPECT_EQ(supply.further_closures(states), 3);
    EXPECT_FALSE(supply.ways(states)[0].reachable);
    EXPECT_TRUE(supply.ways(states)[1].reachable);
}

TEST_F(FourSpokes, HaveADetourWhenARingJoinsTheirEnds) {
    draw_roads(ring);
    const SupplyGraph supply = graph();
    const double before = supply.ways(states)[0].length_m;
    states[stretch(drawn, 'N', 'C')].closed = true;
    const auto way = supply.ways(states)[0];
    ASSERT_TRUE(way.reachable);
    EXPECT_GT(way.length_m / before, 1.0);
    EXPECT_NEAR(way.length_m, 75000.0 + 80000.0 * 1.41421356, 300.0);
    EXPECT_DOUBLE_EQ(supply.max_flow(states), 3.0);
    EXPECT_EQ(supply.further_closures(states), 3);
}

TEST_F(FourSpokes, TellCostsAndLengthsApart) {
    draw_roads(ring);
    const SupplyGraph supply = graph();
    states[stretch(drawn, 'N', 'C')] = {
        .closed = false, .cost_factor = 1.5, .capacity_factor = 0.5};
    const auto way = supply.ways(states)[0];
    EXPECT_NEAR(way.cost_m, 1.5 * way.length_m, 1e-6);
    EXPECT_NEAR(way.length_m, 75000.0, 60.0) << "dear, but cheaper than the detour";
    EXPECT_DOUBLE_EQ(supply.max_flow(states), 3.5);
    EXPECT_EQ(supply.further_closures(states), 4) << "contested is not closed";
    states[stretch(drawn, 'N', 'C')].cost_factor = 4.0;
    EXPECT_GT(supply.ways(states)[0].length_m, 150000.0);
}

TEST_F(FourSpokes, AreBoundByADepotThatHasACapacity) {
    draw_roads(spokes);
    suppliers[0].capacity = 0.25;
    suppliers[1].capacity = 0.0;
    const SupplyGraph supply = graph();
    EXPECT_DOUBLE_EQ(supply.max_flow(states), 2.25);
    EXPECT_EQ(supply.further_closures(states), 3) << "nothing comes from an empty depot";
}

TEST_F(FourSpokes, AnswerFromACopyAsFromTheOriginal) {
    draw_roads(ring);
    const SupplyGraph supply = graph();
    SupplyGraph copy = supply;
    states[stretch(drawn, 'N', 'C')].closed = true;
    EXPECT_EQ(copy.max_flow(states), supply.max_flow(states));
    EXPECT_EQ(copy.ways(states)[0].cost_m, supply.ways(states)[0].cost_m);
    EXPECT_THROW((void)copy.max_flow(States(2)), Error);
}

TEST_F(FourSpokes, LeaveSuppliersWithoutANodeOut) {
    draw_roads(spokes);
    suppliers[2].node.reset();
    suppliers[3].node = node(drawn.network, drawn.roads.at('C'));
    const SupplyGraph supply = graph();
    EXPECT_DOUBLE_EQ(supply.max_flow(states), 2.0);
    const auto ways = supply.ways(states);
    ASSERT_EQ(ways.size(), 4U);
    EXPECT_FALSE(ways[2].reachable);
    EXPECT_TRUE(ways[3].reachable) << "it lies in the centre";
    EXPECT_EQ(ways[3].length_m, 0.0);
}

TEST(SupplyGraph, JoinsDeadEndsAndChainsWithoutChangingAnything) {
    const Drawn drawn = draw("X   Y   Z\n"
                             "|   |   |\n"
                             "A---B---D---C\n"
                             "    |       |\n"
                             "    P---Q---R\n",
                             secondary);
    const auto suppliers = suppliers_at(drawn, "A");
    const SupplyGraph supply(drawn.network, {"C", drawn.roads.at('C'), kilometres(1)}, suppliers);
    States states(drawn.network.stretches.size());
    EXPECT_DOUBLE_EQ(supply.max_flow(states), 1.0);
    EXPECT_EQ(supply.further_closures(states), 1);
    EXPECT_NEAR(supply.ways(states)[0].length_m, 239e3, 300);
    states[stretch(drawn, 'B', 'D')].closed = true;
    EXPECT_NEAR(supply.ways(states)[0].length_m, 319e3, 600);
    states[stretch(drawn, 'P', 'Q')].closed = true;
    EXPECT_FALSE(supply.ways(states)[0].reachable);
}

TEST(SupplyGraph, GoesOneWayRoadsInTheirDirectionOnly) {
    AsciiRoadOptions options = secondary;
    options.attributes["AC"] = {{"oneway", "-1"}};
    const Drawn drawn = draw("A---C", options);
    const auto suppliers = suppliers_at(drawn, "A");
    const SupplyGraph supply(drawn.network, {"C", drawn.roads.at('C'), kilometres(1)}, suppliers);
    const States states(drawn.network.stretches.size());
    EXPECT_FALSE(supply.ways(states)[0].reachable) << "the road leads away from the centre";
    EXPECT_EQ(supply.max_flow(states), 0.0);
    EXPECT_EQ(supply.further_closures(states), 0);
}

TEST(SupplyGraph, TakesRoadsThroughTheCentreAsArrived) {
    // No node lies in the centre, the road passes through it.
    CollectingReporter reporter;
    const geom::LonLat c{-8.0, 12.65};
    const Network network =
        build_network(lines_of({{proj::direct(c, Degrees(270), kilometres(80)),
                                 proj::direct(c, Degrees(90), kilometres(60))}}),
                      {}, reporter);
    const std::vector<Supplier> suppliers{{.id = "w", .at = network.nodes[0], .node = 0},
                                          {.id = "e", .at = network.nodes[1], .node = 1}};
    const SupplyGraph supply(network, {"C", c, kilometres(10)}, suppliers);
    const States states(1);
    EXPECT_NEAR(supply.ways(states)[0].length_m, 70000.0, 40.0);
    EXPECT_NEAR(supply.ways(states)[1].length_m, 50000.0, 40.0);
    EXPECT_EQ(supply.further_closures(states), 2);
}

TEST(SupplyGraph, SeesAWayAlongTheBorderOfTheExtract) {
    const Drawn drawn = draw("A---------B\n"
                             "|         |\n"
                             "S----M----C\n"
                             "|         |\n"
                             "D---------E\n",
                             secondary);
    const auto suppliers = suppliers_at(drawn, "S");
    const SupplyGraph supply(drawn.network, {"C", drawn.roads.at('C'), kilometres(1)}, suppliers);
    States states(drawn.network.stretches.size());
    EXPECT_TRUE(supply.touches_border(states)) << "C itself lies on it";
    const Drawn inner = draw("A---------B---F\n"
                             "|         |    \n"
                             "S----M----C   G\n"
                             "|         |   |\n"
                             "D---------E---H\n",
                             secondary);
    const SupplyGraph inside(inner.network, {"C", inner.roads.at('C'), kilometres(1)},
                             suppliers_at(inner, "S"));
    states = States(inner.network.stretches.size());
    EXPECT_FALSE(inside.touches_border(states));
    states[stretch(inner, 'S', 'M')].closed = true;
    EXPECT_TRUE(inside.touches_border(states));
}

// Brute force on small random graphs.

struct RandomCase {
    Network network;
    std::vector<Supplier> suppliers;
    Centre centre;
    States states;
};

RandomCase random_case(std::mt19937& random) {
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    const auto pick = [&](std::size_t count) {
        return static_cast<std::size_t>(unit(random) * static_cast<double>(count)) % count;
    };
    std::vector<geom::LonLat> places;
    for (std::size_t i = 0; i < 4 + pick(5); ++i)
        places.push_back({-8.0 + 2 * unit(random), 12.0 + 2 * unit(random)});
    data::FeatureLayer layer("random");
    const std::size_t count = places.size() + pick(2 * places.size());
    for (std::size_t i = 0; i < count; ++i) {
        const geom::LonLat a = places[pick(places.size())];
        const geom::LonLat b = places[pick(places.size())];
        if (a == b) continue;
        layer.shapes.begin(geom::Kind::line);
        layer.shapes.begin_part();
        layer.shapes.add(a);
        layer.shapes.add({(a.x + b.x) / 2 + 0.1 * unit(random), (a.y + b.y) / 2});
        layer.shapes.add(b);
        layer.set("weight", std::floor(1 + 4 * unit(random)) / 2);
        layer.set("oneway", std::string_view(unit(random) < 0.3 ? "yes" : "no"));
        layer.finish_feature();
    }
    RandomCase result;
    CollectingReporter reporter;
    result.network = build_network(layer, {}, reporter);
    const auto nodes = result.network.nodes.size();
    result.centre = {"C", result.network.nodes[pick(nodes)], kilometres(0)};
    for (std::size_t i = 0; i < 1 + pick(3); ++i) {
        Supplier supplier{.id = std::to_string(i)};
        supplier.node = static_cast<std::uint32_t>(pick(nodes));
        supplier.at = result.network.nodes[*supplier.node];
        if (unit(random) < 0.3) supplier.capacity = std::floor(4 * unit(random)) / 2;
        result.suppliers.push_back(supplier);
    }
    for (std::size_t i = 0; i < result.network.stretches.size(); ++i)
        result.states.push_back({.closed = unit(random) < 0.15,
                                 .cost_factor = 1 + 4 * unit(random),
                                 .capacity_factor = unit(random)});
    return result;
}

std::uint32_t centre_of(const RandomCase& given) {
    return node(given.network, given.centre.at);
}

/// The smallest of all cuts, tried one by one.
double smallest_cut(const RandomCase& given, bool by_count) {
    const std::uint32_t centre = centre_of(given);
    double best = infinite;
    for (std::uint32_t side = 0; side < 1U << given.network.nodes.size(); ++side) {
        if ((side >> centre & 1U) != 0) continue;
        double cut = 0.0;
        for (const Supplier& supplier : given.suppliers) {
            if (*supplier.node == centre || (side >> *supplier.node & 1U) != 0) continue;
            const double feed = supplier.capacity.value_or(infinite);
            cut += by_count && feed > 0.0 ? infinite : feed;
        }
        for (const Edge& edge : given.network.edges) {
            const auto& state = given.states[edge.stretch];
            if (state.closed) continue;
            const bool from = (side >> edge.from & 1U) != 0;
            const bool to = (side >> edge.to & 1U) != 0;
            if ((from && !to) || (to && !from && !edge.oneway))
                cut += by_count ? 1.0 : edge.weight * state.capacity_factor;
        }
        best = std::min(best, cut);
    }
    return best;
}

/// Cheapest costs to the centre by Bellman and Ford.
std::vector<double> costs(const RandomCase& given) {
    std::vector<double> result(given.network.nodes.size(), infinite);
    result[centre_of(given)] = 0.0;
    for (std::size_t round = 0; round < result.size(); ++round)
        for (const Edge& edge : given.network.edges) {
            const auto& state = given.states[edge.stretch];
            if (state.closed) continue;
            const double cost = edge.length_m * state.cost_factor;
            result[edge.from] = std::min(result[edge.from], result[edge.to] + cost);
            if (!edge.oneway) result[edge.to] = std::min(result[edge.to], result[edge.from] + cost);
        }
    return result;
}

TEST(SupplyGraph, FlowsAndWaysAreThoseOfBruteForce) {
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        std::mt19937 random(seed);
        const RandomCase given = random_case(random);
        const SupplyGraph supply(given.network, given.centre, given.suppliers);
        EXPECT_NEAR(supply.max_flow(given.states), smallest_cut(given, false), 1e-9)
            << "seed " << seed;
        EXPECT_EQ(supply.further_closures(given.states), smallest_cut(given, true))
            << "seed " << seed;
        const std::vector<double> expected = costs(given);
        const auto ways = supply.ways(given.states);
        for (std::size_t i = 0; i < ways.size(); ++i) {
            const double cost = expected[*given.suppliers[i].node];
            EXPECT_EQ(ways[i].reachable, cost < infinite) << "seed " << seed;
            if (ways[i].reachable) {
                EXPECT_NEAR(ways[i].cost_m, cost, 1e-6) << "seed " << seed;
            }
        }
    }
}

} // namespace
