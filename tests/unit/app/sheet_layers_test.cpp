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

} // namespace
} // namespace cordon::app
