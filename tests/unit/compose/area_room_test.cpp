// SPDX-License-Identifier: MIT
#include "compose/area_room.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cordon;
using geom::PagePoint;

namespace {

geom::PageShapes area(const std::vector<std::vector<PagePoint>>& rings) {
    geom::PageShapes out;
    out.begin(geom::Kind::polygon);
    for (std::size_t i = 0; i < rings.size(); ++i) {
        out.begin_part(i > 0);
        for (const PagePoint p : rings[i]) out.add(p);
    }
    return out;
}

} // namespace

TEST(AreaRoom, IsTheMiddleOfTheWidestStretchOfARow) {
    // A strip of 100 px with a hole at its left: the room is right of it.
    const auto strip =
        area({{{0, 0}, {100, 0}, {100, 60}, {0, 60}}, {{10, 5}, {30, 5}, {30, 55}, {10, 55}}});
    const auto places = compose::roomy_places(strip[0], {0, 0, 100, 60}, 10, 3);
    ASSERT_EQ(places.size(), 3U);
    for (const PagePoint place : places) EXPECT_DOUBLE_EQ(place.x, 65);
    EXPECT_DOUBLE_EQ(places[1].y, 30);
}

TEST(AreaRoom, CountsWhatIsSeenOnly) {
    const auto strip = area({{{0, 0}, {100, 0}, {100, 60}, {0, 60}}});
    for (const PagePoint place : compose::roomy_places(strip[0], {40, 0, 90, 60}, 10, 4))
        EXPECT_DOUBLE_EQ(place.x, 65);
}

TEST(AreaRoom, ANameMustFitOverItsWholeHeight) {
    // Two triangles that meet in a point: at their waist a name of 20 px has no room.
    const auto waist = area({{{0, 0}, {100, 0}, {50, 50}, {100, 100}, {0, 100}, {50, 50}}});
    const auto places = compose::roomy_places(waist[0], {0, 0, 100, 100}, 20, 5);
    EXPECT_THAT(places, testing::SizeIs(4)); // the row in the middle is left out
    for (const PagePoint place : places) EXPECT_DOUBLE_EQ(place.x, 50);
    EXPECT_THAT(compose::roomy_places(waist[0], {200, 0, 300, 100}, 5, 3), testing::IsEmpty());
}
