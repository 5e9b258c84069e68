// SPDX-License-Identifier: MIT
#include "app/sheet_layers.hpp"

#include <gtest/gtest.h>

namespace cordon::app {
namespace {

/// Kilometres that the inset of a map of `box` is wide.
double inset_width(const geom::LonLatBox& box, bool at_sea) {
    const style::Style style;
    const MapExtent extent{box, proj::Projection("EPSG:3857"), {}, {}, {}};
    return locator_for({}, extent, style, at_sea).extent.width() / 1000.0;
}

TEST(Locator, ShowsAFewTimesTheMapOnLand) {
    const double mali = inset_width({-10, 10, -4, 15}, false);
    EXPECT_GT(mali, 2000);
    EXPECT_LT(mali, 3500);
}

TEST(Locator, GrowsUntilLandIsInSight) {
    // Fiji and Tonga, across the antimeridian; the same size as the map of Mali.
    EXPECT_GT(inset_width({178, -21.5, 184, -16.5}, false), 5000);
    // The Arabian Sea: a map of a sea shows more of its coasts.
    EXPECT_GT(inset_width({60, 10, 66, 15}, true), inset_width({60, 10, 66, 15}, false));
}

TEST(Locator, OfAMapRoundAPoleLiesAsTheMapDoes) {
    const style::Style style;
    const proj::Projection polar("EPSG:3031");
    const MapExtent extent{{-180, -90, 180, -75}, polar, {}, {}, {-1e6, -1e6, 1e6, 1e6}};
    const compose::LocatorRequest locator = locator_for({}, extent, style, false);
    EXPECT_EQ(locator.projection.definition(), polar.definition());
    EXPECT_TRUE(wants_locator({}, extent));
    // The tips of three continents are on it.
    for (const geom::LonLat tip : {geom::LonLat{-67, -55}, {20, -34}, {147, -43}}) {
        const auto at = polar.forward(tip);
        ASSERT_TRUE(at);
        EXPECT_TRUE(locator.extent.contains(*at));
    }
}

TEST(Locator, IsLeftOutWhereTheMapShowsHalfTheWorld) {
    MapDocument document;
    const proj::Projection world("+proj=eqearth");
    const MapExtent extent{
        {-130, -80, 160, 70}, world, {}, {}, proj::projected_extent(world, {-130, -80, 160, 70})};
    EXPECT_FALSE(wants_locator(document, extent));
    document.sheet.inset.piece.show = Piece::Show::yes;
    EXPECT_TRUE(wants_locator(document, extent));
}

} // namespace
} // namespace cordon::app
