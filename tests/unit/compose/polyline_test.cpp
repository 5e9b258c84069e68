// SPDX-License-Identifier: MIT
#include "compose/polyline.hpp"

using namespace cordon::compose;
using cordon::geom::PagePoint;

TEST(Polyline, FindsPlacesByTheirDistanceFromTheStart) {
    const std::vector<PagePoint> line{{0, 0}, {10, 0}, {10, 10}};
    EXPECT_DOUBLE_EQ(length(line), 20);
    EXPECT_EQ(place_on(line, 15).at, (PagePoint{10, 5}));
    EXPECT_DOUBLE_EQ(place_on(line, 15).angle, 90);
    EXPECT_EQ(place_on(line, -3).at, (PagePoint{0, 0}));
    EXPECT_EQ(place_on(line, 99).at, (PagePoint{10, 10}));
}

TEST(Polyline, JoinsPiecesOfOneRiverWhateverTheirDirection) {
    const auto joined =
        join_lines({{{0, 0}, {10, 0}}, {{30, 0}, {20, 0}}, {{20, 0}, {10, 0}}, {{0, 50}, {5, 50}}});
    ASSERT_EQ(joined.size(), 2U);
    const auto& river = length(joined[0]) > length(joined[1]) ? joined[0] : joined[1];
    EXPECT_EQ(river.size(), 4U);
    EXPECT_DOUBLE_EQ(length(river), 30);
}

TEST(Polyline, RunsBesideALineWithItsCorners) {
    const std::vector<PagePoint> line{{0, 0}, {10, 0}, {10, 0}, {10, 20}};
    const Beside right = beside(line, 15, 2); // inside of the corner: 8 + 3 to the point
    ASSERT_EQ(right.line.size(), 3U);
    EXPECT_EQ(right.line[0], (PagePoint{0, 2}));
    EXPECT_NEAR(right.line[1].x, 8, 1e-9);
    EXPECT_NEAR(right.line[1].y, 2, 1e-9);
    EXPECT_EQ(right.line[2], (PagePoint{8, 20}));
    EXPECT_NEAR(right.distance, 11, 1e-9);
    const Beside left = beside(line, 15, -2);
    EXPECT_NEAR(left.line[1].x, 12, 1e-9);
    EXPECT_NEAR(left.line[1].y, -2, 1e-9);
    EXPECT_NEAR(left.distance, 19, 1e-9);
    EXPECT_NEAR(beside(line, 11, 2).distance, 8, 1e-9) << "the corner cuts the point beside off";
}

TEST(Polyline, BevelsWhatTurnsBackBesideALine) {
    const std::vector<PagePoint> hairpin{{0, 0}, {10, 0}, {0, 0.5}};
    const Beside outside = beside(hairpin, 5, -2);
    ASSERT_EQ(outside.line.size(), 4U);
    EXPECT_EQ(outside.line[1], (PagePoint{10, -2}));
    EXPECT_NEAR(outside.line[2].y, 2, 0.1);
    EXPECT_NEAR(outside.distance, 5, 1e-9);
    EXPECT_EQ(beside(hairpin, 5, 0).line, hairpin);
}
