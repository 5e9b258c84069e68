// SPDX-License-Identifier: MIT
#include "compose/symbol_poses.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

using namespace cordon;
using namespace cordon::compose;
using geom::PageBox;
using geom::PagePoint;

namespace {

constexpr PageBox frame{0, 0, 400, 300};

/// One line of `width` pixels.
text::ShapedText line_of_text(double width) {
    text::ShapedText text;
    text.lines.emplace_back().baseline = 10.0;
    text.width = width;
    text.height = 12.0;
    text.cap_height = 7.0;
    return text;
}

/// Poses of a name 80 pixels wide in a country that lies on the frame's right edge, `seen` pixels
/// wide there.
std::size_t poses_in_a_strip(double seen) {
    geom::PageShapes shape;
    shape.begin(geom::Kind::polygon);
    shape.begin_part();
    const double left = frame.max_x - seen;
    for (const PagePoint p : {PagePoint{left, 50}, {600, 50}, {600, 250}, {left, 250}, {left, 50}})
        shape.add(p);
    const text::ShapedText text = line_of_text(80.0);
    Symbol symbol;
    symbol.text = &text;
    SymbolLayout layout;
    layout.anchors = {{"center", {}, false}};
    const std::function<bool(PagePoint)> sea = [](PagePoint) { return false; };
    add_area_poses(symbol, layout, {shape[0], frame, sea});
    keep_poses(symbol, 0,
               [&](std::size_t i) { return frame.contains(symbol.candidates[i].boxes.back()); });
    return symbol.poses.size();
}

} // namespace

TEST(SymbolPoses, MostOfTheNameOfACountryThatTheFrameCutsOffLiesOnIt) {
    EXPECT_GT(poses_in_a_strip(120.0), 0U);
    EXPECT_EQ(poses_in_a_strip(50.0), 0U) << "a name half over a lake or the sea";
}

TEST(SymbolPoses, NamesDoNotCoverTheEndOfALeaderBesideItsPlace) {
    Symbol symbol;
    symbol.icon = make_marker("marker:circle,solid", {}, 16.0);
    ASSERT_TRUE(symbol.icon);
    SymbolLayout layout;
    layout.anchors = {{"center", {}, false}};
    layout.leader = LeaderRules{};
    constexpr PagePoint place{200, 150};
    add_point_poses(symbol, layout, place, true);
    keep_poses(symbol, 0, [&](std::size_t i) {
        return symbol.candidates[i].leader.has_value() &&
               symbol.poses[i].icon_at.x > place.x + 30.0 &&
               std::abs(symbol.poses[i].icon_at.y - place.y) < 6.0;
    });
    ASSERT_FALSE(symbol.poses.empty());
    Placer placer(frame);
    ASSERT_TRUE(placer.place(symbol.candidates, {}));
    EXPECT_FALSE(placer.is_free({place.x + 4, place.y - 4, place.x + 6, place.y + 4}))
        << "a letter over the line";
    EXPECT_TRUE(placer.is_free({place.x - 1.5, place.y - 1.5, place.x + 1.5, place.y + 1.5}))
        << "the dot of a town at the place";
}
