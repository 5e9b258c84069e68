// SPDX-License-Identifier: MIT
#include "helpers.hpp"

#include "analysis/nearest_road.hpp"
#include "proj/geodesic.hpp"

#include <limits>
#include <random>

namespace {

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::analysis::test;

TEST(NearestRoad, IsOnASegmentNotAtAVertex) {
    const Drawn drawn = draw("A---B", {.origin_at = 'A'});
    const geom::LonLat beside =
        proj::direct(proj::direct(drawn.roads.at('A'), Degrees(90.0), kilometres(13)), Degrees(0.0),
                     Metres(400));
    const auto snap = nearest_road(drawn.network, beside, kilometres(1));
    ASSERT_TRUE(snap);
    EXPECT_NEAR(snap->distance_m, 400.0, 1.0);
    EXPECT_NEAR(snap->along_m, 13000.0, 2.0);
    EXPECT_NEAR(proj::distance(snap->at, beside).value(), snap->distance_m, 1e-9);
    EXPECT_FALSE(nearest_road(drawn.network, beside, Metres(399)));
}

TEST(NearestRoad, FindsWhatBruteForceFinds) {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> unit(0.0, 1.0);
        std::vector<std::vector<geom::LonLat>> lines;
        const double south = seed == 3 ? 58.0 : 10.0;
        for (int i = 0; i < 60; ++i) {
            geom::LonLat p{-10 + 6 * unit(random), south + 6 * unit(random)};
            std::vector<geom::LonLat> line;
            for (int k = 0; k < 12; ++k) {
                line.push_back(p);
                p = p + geom::LonLat{0.1 * (unit(random) - 0.5), 0.1 * (unit(random) - 0.5)};
            }
            lines.push_back(line);
        }
        CollectingReporter reporter;
        const Network network = build_network(lines_of(lines), {}, reporter);
        for (int i = 0; i < 60; ++i) {
            const geom::LonLat place{-10 + 6 * unit(random), south + 6 * unit(random)};
            double best = std::numeric_limits<double>::infinity();
            for (const Edge& edge : network.edges) {
                const auto line = network.line(edge);
                for (std::size_t k = 0; k + 1 < line.size(); ++k)
                    best = std::min(
                        best, nearest_on_geodesic(line[k], line[k + 1], place, 0.5).distance_m);
            }
            const auto snap = nearest_road(network, place, kilometres(300));
            ASSERT_TRUE(snap) << "seed " << seed;
            EXPECT_NEAR(snap->distance_m, best, 0.01) << "seed " << seed << " place " << i;
        }
    }
}

TEST(NearestRoad, RefusesAPlaceThatIsNone) {
    const Drawn drawn = draw("A---B");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW((void)nearest_road(drawn.network, {nan, 0.0}, kilometres(1)), Error);
}

TEST(NodeAt, SplitsAnEdgeAndKeepsEverythingElse) {
    Drawn drawn = draw("A---B---C", {.origin_at = 'A'});
    Network& network = drawn.network;
    const double length = network.length_m;
    const auto before = network.line(network.stretches[0]);
    const geom::LonLat middle = proj::direct(drawn.roads.at('A'), Degrees(90.0), kilometres(62));
    const auto snap = nearest_road(network, middle, kilometres(5));
    ASSERT_TRUE(snap);
    const std::uint32_t made = node_at(network, *snap);
    EXPECT_EQ(made, 3U);
    ASSERT_EQ(network.edges.size(), 3U);
    EXPECT_EQ(network.edges[1].to, made);
    EXPECT_EQ(network.edges[2].from, made);
    EXPECT_EQ(network.edges[2].to, node(network, drawn.roads.at('C')));
    EXPECT_EQ(network.edges[2].stretch, network.edges[1].stretch);
    EXPECT_NEAR(network.edges[1].length_m, 22000.0, 30.0);
    double sum = 0.0;
    for (const Edge& edge : network.edges) sum += edge.length_m;
    EXPECT_NEAR(sum, length, 0.01);
    ASSERT_EQ(network.stretches[0].pieces.size(), 3U);
    EXPECT_EQ(network.line(network.stretches[0]).size(), before.size() + 1);
    EXPECT_EQ(node_at(network, *nearest_road(network, middle, kilometres(5))), made)
        << "a second time it is there";
}

TEST(NodeAt, SplitsAgainWhereTheIndexKnowsTheWholeEdge) {
    Drawn drawn = draw("A-------------------B", {.origin_at = 'A'});
    std::mt19937 random(11);
    std::uniform_real_distribution<double> along(0.0, 200000.0);
    for (int i = 0; i < 200; ++i) {
        const geom::LonLat place =
            proj::direct(drawn.roads.at('A'), Degrees(90.0), Metres(along(random)));
        const auto snap = nearest_road(drawn.network, place, kilometres(5));
        ASSERT_TRUE(snap);
        EXPECT_LT(snap->distance_m, 60.0) << "seed 11, split " << i;
        const std::uint32_t made = node_at(drawn.network, *snap);
        EXPECT_LT(proj::distance(drawn.network.nodes[made], snap->at).value(), 1.01);
    }
    double sum = 0.0;
    for (const Edge& edge : drawn.network.edges) {
        sum += edge.length_m;
        const auto line = drawn.network.line(edge);
        EXPECT_EQ(line.front(), drawn.network.nodes[edge.from]);
        EXPECT_EQ(line.back(), drawn.network.nodes[edge.to]);
    }
    EXPECT_NEAR(sum, drawn.network.length_m, 0.01);
    const auto& pieces = drawn.network.stretches[0].pieces;
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i)
        EXPECT_EQ(drawn.network.edges[pieces[i].edge].to,
                  drawn.network.edges[pieces[i + 1].edge].from);
}

} // namespace
