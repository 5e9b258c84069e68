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
