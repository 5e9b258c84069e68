// SPDX-License-Identifier: MIT
#include "cli/render_summary.hpp"

using namespace cordon::cli;
using cordon::app::IncidentCounts;

TEST(Summary, WritesSizesForPeople) {
    EXPECT_EQ(byte_text(812), "812 B");
    EXPECT_EQ(byte_text(1000), "1 kB");
    EXPECT_EQ(byte_text(41'400), "41 kB");
    EXPECT_EQ(byte_text(999'499), "999 kB");
    EXPECT_EQ(byte_text(999'500), "1.0 MB");
    EXPECT_EQ(byte_text(12'345'678), "12.3 MB");
}

TEST(Summary, SaysWhatBecameOfEachIncident) {
    IncidentCounts counts;
    counts.total = 1;
    counts.drawn = 1;
    EXPECT_EQ(incident_text(counts), "1 incident drawn");
    counts = {20, 15, 2, 1, 1, 1, 0};
    EXPECT_EQ(incident_text(counts),
              "15 of 20 incidents drawn (2 without a place, 1 outside the window, "
              "1 outside the map, 1 waiting for a review)");
    EXPECT_EQ(incident_text({}), "no incidents");
}
