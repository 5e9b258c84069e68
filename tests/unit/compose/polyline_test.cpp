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
