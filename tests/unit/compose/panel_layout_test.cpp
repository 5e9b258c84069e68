// SPDX-License-Identifier: MIT
#include "compose/panels.hpp"

#include <gtest/gtest.h>

using namespace cordon::compose;

namespace {

double title_height(double width) {
    return width < 200 ? 60.0 : 30.0; // narrow ones take more lines
}

} // namespace

TEST(PanelLayout, UprightPanelsDoNotLeaveHalfOfALandscapeSheetEmpty) {
    const PanelLayout layout = layout_panels(title_height, 6, 1080, 560, 1.7);
    EXPECT_EQ(layout.columns, 3);
    EXPECT_EQ(layout.rows, 2);
}

TEST(PanelLayout, AMuchLargerScaleIsBetterThanAFullSheet) {
    const PanelLayout layout = layout_panels(title_height, 2, 1080, 400, 1.0);
    EXPECT_EQ(layout.columns, 2);
}

TEST(PanelLayout, ANarrowColumnHasItsPanelsBelowOneAnother) {
    const PanelLayout layout = layout_panels(title_height, 3, 260, 0, 1.5);
    EXPECT_EQ(layout.columns, 1);
    EXPECT_EQ(layout.rows, 3);
    EXPECT_GT(layout.map_width, 250);
}

TEST(PanelLayout, WithoutAHeightTheMapsAreLargest) {
    const PanelLayout layout = layout_panels(title_height, 4, 680, 0, 1.0);
    EXPECT_EQ(layout.columns, 2);
}

TEST(PanelLayout, TitlesOfNarrowPanelsHaveRoomForTheirLines) {
    EXPECT_EQ(layout_panels(title_height, 3, 420, 0, 1.5).title_height, 60.0);
}
