// SPDX-License-Identifier: MIT
#include "compose/panels.hpp"
#include "compose/theme.hpp"

#include <gtest/gtest.h>

using namespace cordon::compose;

TEST(PanelLayout, UprightPanelsDoNotLeaveHalfOfALandscapeSheetEmpty) {
    const PanelLayout layout = layout_panels(Theme(), 6, 1080, 560, 1.7);
    EXPECT_EQ(layout.columns, 3);
    EXPECT_EQ(layout.rows, 2);
}

TEST(PanelLayout, AMuchLargerScaleIsBetterThanAFullSheet) {
    const PanelLayout layout = layout_panels(Theme(), 2, 1080, 400, 1.0);
    EXPECT_EQ(layout.columns, 2);
}

TEST(PanelLayout, ANarrowColumnHasItsPanelsBelowOneAnother) {
    const PanelLayout layout = layout_panels(Theme(), 3, 260, 0, 1.5);
    EXPECT_EQ(layout.columns, 1);
    EXPECT_EQ(layout.rows, 3);
    EXPECT_GT(layout.map_width, 250);
}

TEST(PanelLayout, WithoutAHeightTheMapsAreLargest) {
    const PanelLayout layout = layout_panels(Theme(), 4, 680, 0, 1.0);
    EXPECT_EQ(layout.columns, 2);
}
