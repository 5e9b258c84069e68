// SPDX-License-Identifier: MIT
#include "compose/corners.hpp"

using namespace cordon::compose;
using cordon::geom::PageBox;
using Place = Standing::Place;

namespace {
const PageBox frame{0, 0, 400, 300};
} // namespace

TEST(Corners, PutPiecesWhereTheyHideLeast) {
    const PageBox busy{0, 0, 400, 150}; // the upper half is full of incidents
    const auto boxes = choose_corners(frame, 6, {{100, 80}, {90, 60}}, [&](const PageBox& box) {
        return box.intersects(busy) ? 100.0 : 0.0;
    });
    ASSERT_EQ(boxes.size(), 2U);
    for (const PageBox& box : boxes) EXPECT_GT(box.min_y, 150);
    EXPECT_FALSE(boxes[0].intersects(boxes[1]));
}

TEST(Corners, FollowAWish) {
    const auto boxes =
        choose_corners(frame, 6, {{100, 80, Place::top_left}}, [](const PageBox&) { return 0.0; });
    EXPECT_DOUBLE_EQ(boxes[0].min_x, 6);
    EXPECT_DOUBLE_EQ(boxes[0].min_y, 6);
}

TEST(Corners, LeaveOutWhatDoesNotFit) {
    const auto boxes =
        choose_corners(frame, 6, {{500, 80}, {50, 50}}, [](const PageBox&) { return 0.0; });
    EXPECT_TRUE(boxes[0].empty());
    EXPECT_FALSE(boxes[1].empty());
}

TEST(Corners, TheMiddleOfASideIsBetterThanACornerWithAnIncident) {
    const auto boxes =
        choose_corners(frame, 6, {{60, 30, Place::automatic, true}}, [](const PageBox& box) {
            const bool in_corner =
                (box.min_x < 10 || box.max_x > 390) && (box.min_y < 10 || box.max_y > 290);
            return in_corner ? 80.0 : 0.0;
        });
    EXPECT_DOUBLE_EQ(boxes[0].center().x, 200);
    EXPECT_DOUBLE_EQ(boxes[0].max_y, 294);
}

TEST(Corners, ACornerThatHidesALittleIsBetterThanTheMiddleOfASide) {
    const auto boxes = choose_corners(frame, 6, {{60, 30, Place::automatic, true}},
                                      [](const PageBox&) { return 10.0; });
    EXPECT_DOUBLE_EQ(boxes[0].min_x, 6);
}

// Incidents fill all but the lower right corner.
TEST(CornerPlan, APieceThatCouldStandElsewhereGivesItsCornerBack) {
    const auto hides = [](const PageBox& box) {
        return box.min_x < 250 || box.min_y < 150 ? 100.0 : 0.0;
    };
    CornerPlan plan(frame, 6, hides, hides);
    const std::size_t legend = plan.add({120, 100});
    const std::size_t inset = plan.add({90, 90});
    plan.choose();
    EXPECT_FALSE(plan.stands_badly(legend) && plan.stands_badly(inset)) << "one has the corner";
    const std::size_t other = plan.hides_incidents(inset) ? legend : inset;
    const std::size_t crowded = other == legend ? inset : legend;
    EXPECT_TRUE(plan.is_crowded_out(crowded, other));
    EXPECT_FALSE(plan.is_crowded_out(other, crowded));
    EXPECT_TRUE(plan.leave_out(other));
    EXPECT_TRUE(plan.is_left_out(other));
    EXPECT_TRUE(plan.box(other).empty());
    EXPECT_FALSE(plan.hides_incidents(crowded));
    EXPECT_FALSE(plan.leave_out(other)) << "it is gone already";
}

TEST(CornerPlan, AWishedPieceIsNeverLeftOut) {
    const auto hides = [](const PageBox&) { return 100.0; };
    CornerPlan plan(frame, 6, hides, hides);
    const std::size_t legend = plan.add({120, 100, Place::top_left});
    plan.choose();
    EXPECT_TRUE(plan.stands_badly(legend));
    EXPECT_FALSE(plan.leave_out(legend));
    EXPECT_FALSE(plan.box(legend).empty());
}
