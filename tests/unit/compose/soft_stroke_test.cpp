// SPDX-License-Identifier: MIT
#include "compose/soft_stroke.hpp"

using namespace cordon;
using compose::soft_strokes;

namespace {

/// Strength at a distance from the line's middle, of all strokes that reach there.
double strength(const std::vector<scene::Stroke>& strokes, double distance) {
    double clear = 1.0;
    for (const scene::Stroke& stroke : strokes)
        if (distance < stroke.width / 2) clear *= 1.0 - stroke.color.a;
    return 1.0 - clear;
}

} // namespace

TEST(SoftStroke, WithoutBlurIsTheStrokeItself) {
    const scene::Stroke line{.color = {1, 0, 0, 0.5}, .width = 4};
    const auto strokes = soft_strokes(line, 0.0);
    ASSERT_EQ(strokes.size(), 1U);
    EXPECT_EQ(strokes[0].width, 4.0);
    EXPECT_EQ(strokes[0].color, line.color);
}

TEST(SoftStroke, FadesFromTheMiddleToTheEdge) {
    const auto strokes = soft_strokes({.color = {0, 0, 0, 1}, .width = 20}, 6.0);
    EXPECT_GT(strokes.size(), 4U);
    EXPECT_DOUBLE_EQ(strength(strokes, 1.0), 1.0);
    EXPECT_NEAR(strength(strokes, 7.0), 0.5, 0.1) << "half-way through the fading";
    EXPECT_EQ(strength(strokes, 10.1), 0.0);
    for (double d = 0; d < 11; d += 0.5)
        EXPECT_GE(strength(strokes, d), strength(strokes, d + 0.5)) << d;
}

TEST(SoftStroke, NeverReachesFullStrengthWhereTheBlurIsWiderThanTheLine) {
    const auto strokes = soft_strokes({.color = {0, 0, 0, 0.8}, .width = 6}, 12.0);
    EXPECT_NEAR(strength(strokes, 0.1), 0.8 * 3.0 / 12.0, 1e-9);
}

TEST(SoftStroke, ASmallBlurIsOneStrokeWithAsMuchInk) {
    const auto strokes = soft_strokes({.color = {0, 0, 0, 1}, .width = 3}, 0.4);
    ASSERT_EQ(strokes.size(), 1U);
    EXPECT_NEAR(strokes[0].width, 3.0 - 0.4, 1e-9);
    EXPECT_EQ(strokes[0].color.a, 1.0);
}
