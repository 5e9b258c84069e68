// SPDX-License-Identifier: MIT
#include "helpers.hpp"

#include "proj/geodesic.hpp"

#include <limits>
#include <random>

namespace {

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::analysis::test;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// A place `east` and `north` metres from Bamako.
geom::LonLat at(double east, double north) {
    return {-8.0 + east / 108640.0, 12.65 + north / 110650.0};
}

TEST(BuildNetwork, JoinsRoadsThatShareAnEnd) {
    const Drawn drawn = draw("A---B---C");
    EXPECT_EQ(drawn.network.edges.size(), 2U);
    EXPECT_EQ(drawn.network.nodes.size(), 3U);
    EXPECT_EQ(drawn.network.component_count, 1U);
    EXPECT_NEAR(drawn.network.length_m, 80000.0, 5.0);
    EXPECT_EQ(drawn.network.stretches.size(), 1U) << "one chain, B is no fork";
    EXPECT_EQ(drawn.network.stretches[0].id, "#1");
    EXPECT_EQ(drawn.network.line(drawn.network.stretches[0]).size(), 3U);
}

TEST(BuildNetwork, LeavesABridgeApart) {
    const Drawn drawn = draw("    A    \n"
                             "    |    \n"
                             "B---+---C\n"
                             "    |    \n"
                             "    D    \n");
    EXPECT_EQ(drawn.network.edges.size(), 2U);
    EXPECT_EQ(drawn.network.component_count, 2U);
    EXPECT_NE(drawn.findings.find("not connected with the rest"), std::string::npos);
}

TEST(BuildNetwork, JoinsAnEndToTheSideOfARoad) {
    const Drawn drawn = draw("A-------B\n"
                             "  |      \n"
                             "  C      \n");
    EXPECT_EQ(drawn.network.edges.size(), 3U);
    EXPECT_EQ(drawn.network.component_count, 1U);
    EXPECT_EQ(drawn.network.snapped_ends, 1U);
    EXPECT_EQ(drawn.network.stretches.size(), 3U);
}

TEST(BuildNetwork, JoinsEndsUpToTheToleranceAndNoFarther) {
    const auto components = [](double gap) {
        CollectingReporter reporter;
        const Network network = build_network(
            lines_of({{at(0, 0), at(5000, 0)}, {at(5000 + gap, 0), at(9000, 0)}}), {}, reporter);
        return network.component_count;
    };
    EXPECT_EQ(components(24.0), 1U);
    EXPECT_EQ(components(26.0), 2U);
}

TEST(BuildNetwork, JoinsALooseEndToALineUpToTheTolerance) {
    const auto edges = [](double gap) {
        CollectingReporter reporter;
        return build_network(lines_of({{at(0, 0), at(9000, 0)}, {at(4000, gap), at(4000, 5000)}}),
                             {}, reporter)
            .edges.size();
    };
    EXPECT_EQ(edges(24.0), 3U);
    EXPECT_EQ(edges(26.0), 2U);
}

TEST(BuildNetwork, DoesNotJoinARoadToABridgeThatPassesOverItsEnd) {
    data::FeatureLayer layer("roads");
    const auto add = [&](std::vector<geom::LonLat> line, std::string_view bridge) {
        layer.shapes.begin(geom::Kind::line);
        layer.shapes.add_part(line);
        layer.set("bridge", bridge);
        layer.finish_feature();
    };
    add({at(0, 0), at(9000, 0)}, "yes");
    add({at(4000, 3), at(4000, 5000)}, "no");
    CollectingReporter reporter;
    EXPECT_EQ(build_network(layer, {}, reporter).edges.size(), 2U);
}

TEST(BuildNetwork, KeepsDenseStreetsApartThatAreConnectedAlready) {
    // Two carriageways 15 m apart, joined at both ends: no end is loose.
    CollectingReporter reporter;
    const Network network = build_network(lines_of({{at(0, 0), at(3000, 0)},
                                                    {at(3000, 0), at(6000, 0)},
                                                    {at(0, 15), at(3000, 15)},
                                                    {at(3000, 15), at(6000, 15)},
                                                    {at(0, 0), at(0, 15)},
                                                    {at(6000, 0), at(6000, 15)}}),
                                          {}, reporter);
    EXPECT_EQ(network.nodes.size(), 6U);
    EXPECT_EQ(network.edges.size(), 6U);
}

TEST(BuildNetwork, ClosesAGapBetweenTwoForks) {
    CollectingReporter reporter;
    const Network network = build_network(lines_of({{at(-3000, 0), at(0, 0)},
                                                    {at(0, 3000), at(0, 0)},
                                                    {at(10, 0), at(3000, 0)},
                                                    {at(10, 0), at(10, -3000)}}),
                                          {}, reporter);
    EXPECT_EQ(network.component_count, 1U);
    EXPECT_EQ(network.nodes.size(), 5U);
}

TEST(BuildNetwork, JoinsLinesInSharedPoints) {
    CollectingReporter reporter;
    const Network network = build_network(
        lines_of({{at(-3000, 0), at(0, 0), at(3000, 0)}, {at(0, -3000), at(0, 0), at(0, 3000)}}),
        {}, reporter);
    EXPECT_EQ(network.edges.size(), 4U);
    EXPECT_EQ(network.component_count, 1U);
}

TEST(BuildNetwork, CountsARoadThatIsDrawnTwiceOnce) {
    CollectingReporter reporter;
    const Network network = build_network(
        lines_of({{at(0, 0), at(1000, 50), at(2000, 0)}, {at(2000, 0), at(1000, 50), at(0, 0)}}),
        {}, reporter);
    EXPECT_EQ(network.edges.size(), 1U);
    EXPECT_NE(all(reporter).find("1 roads occur twice"), std::string::npos) << all(reporter);
}

TEST(BuildNetwork, BearsLoopsPointsAndNoNumbers) {
    CollectingReporter reporter;
    data::FeatureLayer layer =
        lines_of({{at(0, 0), at(1000, 0), at(1000, 1000), at(0, 0)}, // a ring
                  {at(0, 0), at(0, 0)},                              // no length
                  {at(5000, 0)},                                     // one point
                  {at(0, 0), {nan, 12.0}, at(-1000, 0)},
                  {{nan, nan}, {nan, nan}}});
    layer.shapes.begin(geom::Kind::point);
    layer.shapes.add_part(std::vector{at(1, 1)});
    layer.finish_feature();
    const Network network = build_network(layer, {}, reporter);
    EXPECT_EQ(network.edges.size(), 2U);
    EXPECT_EQ(network.edges[0].from, network.edges[0].to);
    EXPECT_EQ(network.component_count, 1U);
    const std::string findings = all(reporter);
    EXPECT_NE(findings.find("1 features are not lines"), std::string::npos) << findings;
    EXPECT_NE(findings.find("3 points of roads have no usable coordinates"), std::string::npos);
    EXPECT_NE(findings.find("3 roads have no length"), std::string::npos) << findings;
}

TEST(BuildNetwork, CrossesTheAntimeridian) {
    CollectingReporter reporter;
    const Network network = build_network(lines_of({{{179.9, 0.0}, {-179.9, 0.0}},
                                                    {{180.0, 1.0}, {180.0, 0.00001}},
                                                    {{-180.0, 1.0}, {-179.5, 1.0}}}),
                                          {}, reporter);
    EXPECT_EQ(network.component_count, 1U)
        << "the second ends on the first, the third on the second";
    EXPECT_NEAR(network.length_m, 22264 + 110573 + 55651, 30);
    const auto snap = nearest_road(network, {-179.95, 0.01}, kilometres(5));
    ASSERT_TRUE(snap);
    EXPECT_NEAR(snap->distance_m, 1105.7, 1.0);
}

TEST(BuildNetwork, ReadsTheAttributesOfOpenStreetMap) {
    data::FeatureLayer layer("lines");
    double north = 0.0;
    const auto add = [&](std::string_view highway, std::string_view other) {
        layer.shapes.begin(geom::Kind::line);
        layer.shapes.add_part(std::vector{at(0, north), at(5000, north)});
        north += 1000.0;
        if (!highway.empty()) layer.set("highway", highway);
        if (!other.empty()) layer.set("other_tags", other);
        layer.finish_feature();
    };
    add("trunk", R"("ref"=>"RN6","oneway"=>"yes")");
    add("primary_link", R"("oneway"=>"-1","bridge"=>"yes")");
    add("", R"("route"=>"ferry","name"=>"Bac de \"Ké\"")");
    add("footway", "");
    add("", R"("waterway"=>"river")");
    add("secondary", R"("access"=>"no")");
    add("tertiary", R"("ford"=>"yes","seasonal"=>"dry_season")");
    add("camel_trail", "");
    CollectingReporter reporter;
    const Network network = build_network(layer, {}, reporter);
    ASSERT_EQ(network.edges.size(), 5U);
    const auto& edges = network.edges;
    EXPECT_EQ(edges[0].road_class, RoadClass::trunk);
    EXPECT_EQ(edges[0].weight, 2.0);
    EXPECT_EQ(network.names[edges[0].name], "RN6");
    EXPECT_TRUE(edges[0].oneway);
    EXPECT_EQ(edges[1].road_class, RoadClass::primary);
    EXPECT_TRUE(edges[1].oneway);
    EXPECT_TRUE(edges[1].bridge);
    EXPECT_GT(network.nodes[edges[1].from].x, network.nodes[edges[1].to].x) << "runs backwards";
    EXPECT_TRUE(edges[2].ferry);
    EXPECT_EQ(network.names[edges[2].name], "Bac de \"Ké\"");
    EXPECT_TRUE(edges[3].ford);
    EXPECT_TRUE(edges[3].seasonal);
    EXPECT_EQ(edges[4].road_class, RoadClass::other);
    EXPECT_EQ(edges[4].weight, 1.0);
    const std::string findings = all(reporter);
    EXPECT_NE(findings.find("'camel_trail' (1)"), std::string::npos) << findings;
    EXPECT_NE(findings.find("2 lines are not roads"), std::string::npos) << findings;
    EXPECT_NE(findings.find("1 ferries, 1 fords and 1 seasonal"), std::string::npos) << findings;
}

TEST(BuildNetwork, TakesAWeightOfItsOwnAndAssumesAClass) {
    const Drawn drawn = draw(
        "A---B---C", {.attributes = {{"AB", {{"capacity", "5"}}}, {"BC", {{"capacity", "-1"}}}}});
    EXPECT_EQ(drawn.network.edges[0].weight, 5.0);
    EXPECT_EQ(drawn.network.edges[1].weight, 2.0);
    EXPECT_NE(drawn.findings.find("2 roads have no class: taken as primary (assumed)"),
              std::string::npos)
        << drawn.findings;
    EXPECT_NE(drawn.findings.find("1 roads have a capacity that is not a number above 0"),
              std::string::npos);
}

TEST(BuildNetwork, RefusesALayerWithoutRoads) {
    CollectingReporter reporter;
    EXPECT_THROW((void)build_network(data::FeatureLayer("empty"), {}, reporter), Error);
    EXPECT_THROW((void)build_network(lines_of({{at(0, 0), at(9, 9)}}),
                                     {.default_class = "goat track"}, reporter),
                 Error);
}

TEST(BuildNetwork, KeepsItsPromisesOnTangledRoads) {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        std::mt19937 random(seed);
        std::uniform_int_distribution<int> cell(0, 6);
        std::uniform_real_distribution<double> gap(-30.0, 30.0);
        std::vector<std::vector<geom::LonLat>> lines;
        for (int i = 0; i < 25; ++i) {
            std::vector<geom::LonLat> line;
            for (int k = 0; k < 2 + cell(random); ++k) {
                const double off = cell(random) == 0 ? gap(random) : 0.0;
                line.push_back(at(200.0 * cell(random) + off, 200.0 * cell(random) - off));
            }
            lines.push_back(line);
        }
        CollectingReporter reporter;
        const Network network = build_network(lines_of(lines), {}, reporter);
        SCOPED_TRACE(seed);
        expect_whole(network);
        for (const Edge& edge : network.edges) {
            const auto line = network.line(edge);
            EXPECT_EQ(line.front(), network.nodes[edge.from]);
            EXPECT_EQ(line.back(), network.nodes[edge.to]);
            EXPECT_GT(edge.length_m, 0.0);
            EXPECT_EQ(network.components[edge.from], network.components[edge.to]);
        }
        std::shuffle(lines.begin(), lines.end(), random);
        EXPECT_EQ(build_network(lines_of(lines), {}, reporter).component_count,
                  network.component_count);
    }
}

TEST(BuildNetwork, NumbersComponentsByLength) {
    const Drawn drawn = draw("A---B\n"
                             "     \n"
                             "C-------------D\n");
    EXPECT_EQ(drawn.network.components[node(drawn.network, drawn.roads.at('C'))], 0U);
    EXPECT_EQ(drawn.network.components[node(drawn.network, drawn.roads.at('A'))], 1U);
    EXPECT_NE(drawn.findings.find("2 components; the largest holds 77.8 % of the length"),
              std::string::npos)
        << drawn.findings;
}

} // namespace
