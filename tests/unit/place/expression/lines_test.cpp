// SPDX-License-Identifier: MIT
#include "place/expression/half_plane.hpp"
#include "place/expression/lines.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace cordon;
using namespace cordon::place;

namespace {

/// Roads drawn on a grid of 0.1°: letters are crossings, `-` and `|` roads of two letters' length.
///
///     A---B---C
///     |       |
///     D       E      F---G
std::vector<NamedLine> grid() {
    const auto line = [](std::string ref, std::vector<geom::LonLat> points) {
        NamedLine l;
        l.ref = std::move(ref);
        l.shape.add_part(points);
        return l;
    };
    return {line("RN1", {{0.0, 1.0}, {0.1, 1.0}}), line("RN2", {{0.1, 1.0}, {0.2, 1.0}}),
            line("RN3", {{0.0, 1.0}, {0.0, 0.9}}), line("RN4", {{0.2, 0.9}, {0.2, 1.0}}),
            line("RN5", {{0.4, 0.9}, {0.5, 0.9}})};
}

} // namespace

TEST(Way, FollowsTheRoadsWhateverTheirDirection) {
    const Way way = find_way(grid(), {0.0, 0.9}, {0.2, 0.9}, 1.0);
    ASSERT_EQ(way.line.size(), 5U);
    EXPECT_EQ(way.refs, (std::vector<std::string>{"RN3", "RN1", "RN2", "RN4"}));
    EXPECT_NEAR(way.length_km, 44.4, 0.5);
}

TEST(Way, IsEmptyWithoutAConnection) {
    EXPECT_TRUE(find_way(grid(), {0.0, 0.9}, {0.5, 0.9}, 1.0).line.empty());
    EXPECT_TRUE(find_way(grid(), {3.0, 3.0}, {0.2, 0.9}, 1.0).line.empty());
    EXPECT_TRUE(find_way({}, {0.0, 0.0}, {1.0, 1.0}, 10.0).line.empty());
}

TEST(RoadNames, AreComparedByLettersAndDigits) {
    EXPECT_TRUE(same_road("RN6", "RN 6"));
    EXPECT_TRUE(same_road("N6", "RN6"));
    EXPECT_TRUE(same_road("RN6", "RN27;RN6"));
    EXPECT_FALSE(same_road("RN6", "RN66"));
    EXPECT_FALSE(same_road("A6", "RN6"));
    EXPECT_FALSE(same_road("RN", "RN"));
    EXPECT_FALSE(same_road("RN6", ""));
}

TEST(ShippedLines, KnowRoadsRiversAndLand) {
    const auto lines = shipped_lines();
    const geom::LonLatBox bamako{-8.5, 12.2, -7.5, 13.2};
    bool has_rn6 = false;
    for (const NamedLine& road : lines->roads({-8.5, 12.0, -4.0, 14.0}))
        has_rn6 = has_rn6 || road.ref == "RN6";
    EXPECT_TRUE(has_rn6);
    EXPECT_FALSE(lines->rivers(bamako).empty());
    EXPECT_FALSE(lines->borders({-12.5, 12.0, -11.0, 15.0}).empty());
    EXPECT_GE(lines->land(bamako).size(), 1U);
    EXPECT_TRUE(lines->roads({100.0, 40.0, 101.0, 41.0}).empty());
}

TEST(ShippedLines, TakeTheUsersRoadsFirst) {
    const auto folder = std::filesystem::path(CORDON_SOURCE_DIR) / "geodata";
    const auto lines = shipped_lines({folder / "corridors.fgb"});
    const auto roads = lines->roads({-8.5, 12.2, -7.5, 13.2});
    ASSERT_FALSE(roads.empty());
    EXPECT_GT(roads.size(), shipped_lines()->roads({-8.5, 12.2, -7.5, 13.2}).size());
}

TEST(HalfPlane, HoldsWhatLiesBehindItsEdge) {
    const geom::LonLatShape west =
        expression::half_plane({0.0, 10.0}, Degrees(90), kilometres(300));
    EXPECT_GT(proj::area_m2(west.view()), 0.0);
    const geom::LonLatShape disc = proj::disc({0.0, 10.0}, kilometres(100));
    const double half = proj::area_m2(proj::intersect(disc, west).view());
    EXPECT_NEAR(half / proj::area_m2(disc.view()), 0.5, 0.002);
}

TEST(HalfPlane, CutsTheStatedShareOfAnArea) {
    const geom::LonLatShape disc = proj::disc({20.0, 45.0}, kilometres(300));
    for (const double azimuth : {0.0, 45.0, 90.0, 180.0, 270.0, 337.5})
        for (const double share : {1.0 / 3.0, 0.5, 0.8}) {
            const geom::LonLatShape part = expression::part_of(disc, Degrees(azimuth), share);
            EXPECT_NEAR(proj::area_m2(part.view()) / proj::area_m2(disc.view()), share, 0.03)
                << azimuth << " " << share;
            const geom::LonLat ahead =
                proj::direct({20.0, 45.0}, Degrees(azimuth), kilometres(290));
            EXPECT_FALSE(proj::intersect(part, proj::disc(ahead, kilometres(1))).empty())
                << azimuth;
        }
}
