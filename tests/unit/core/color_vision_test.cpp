// SPDX-License-Identifier: MIT
#include "core/color_vision.hpp"

using namespace cordon;

namespace {

Color rgb(int value) {
    return {((value >> 16) & 255) / 255.0, ((value >> 8) & 255) / 255.0, (value & 255) / 255.0,
            1.0};
}

} // namespace

TEST(ColorVision, DifferenceIsZeroForEqualColoursAndAHundredFromBlackToWhite) {
    EXPECT_NEAR(color_difference(rgb(0x123456), rgb(0x123456)), 0.0, 1e-12);
    EXPECT_NEAR(color_difference(rgb(0x000000), rgb(0xffffff)), 100.0, 0.01);
    EXPECT_NEAR(color_difference(rgb(0xffffff), rgb(0x000000)), 100.0, 0.01);
}

TEST(ColorVision, DifferenceOfGreysIsThatOfTheirLightnessWeightedByTheFormula) {
    // L* 53.585 and 46.03: dL over 1 + 0.015 * off^2 / sqrt(20 + off^2) with off = -0.19.
    EXPECT_NEAR(color_difference(rgb(0x808080), rgb(0x6d6d6d)), 7.55, 0.05);
}

TEST(ColorVision, GreyKeepsWhiteBlackAndTheLightnessOfColours) {
    EXPECT_NEAR(color_difference(seen_by(rgb(0xffffff), Vision::grey), rgb(0xffffff)), 0.0, 0.01);
    const Color red = seen_by(rgb(0xff0000), Vision::grey);
    EXPECT_EQ(red.r, red.g);
    EXPECT_EQ(red.g, red.b);
    EXPECT_NEAR(red.r * 255.0, 127.0, 1.0); // luminance 0.2126
}

TEST(ColorVision, DichromatsConfuseRedAndGreenButNotBlueAndOrange) {
    const Color red = rgb(0xc44e1a);
    const Color green = rgb(0x6a7a1e);
    const Color blue = rgb(0x0072b2);
    const Color orange = rgb(0xe69f00);
    const double seen = color_difference(red, green);
    EXPECT_LT(color_difference(seen_by(red, Vision::deutan), seen_by(green, Vision::deutan)),
              seen / 2.0);
    for (const Vision vision : {Vision::protan, Vision::deutan, Vision::tritan})
        EXPECT_GT(color_difference(seen_by(blue, vision), seen_by(orange, vision)), 20.0)
            << name(vision);
}

TEST(ColorVision, WhiteStaysWhiteForAll) {
    for (const Vision vision : all_visions)
        EXPECT_LT(color_difference(seen_by(rgb(0xffffff), vision), rgb(0xffffff)), 0.5)
            << name(vision);
}
