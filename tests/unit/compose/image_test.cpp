// SPDX-License-Identifier: MIT
#include "compose/image.hpp"

using namespace cordon;
using namespace cordon::compose;

TEST(Image, ReadsHatchesWithLengthsInSeveralUnits) {
    const auto hatch = parse_hatch("hatch:45,2mm,0.3mm");
    ASSERT_TRUE(hatch);
    EXPECT_DOUBLE_EQ(hatch->angle, 45);
    EXPECT_NEAR(hatch->spacing, 7.559, 0.001);
    EXPECT_NEAR(hatch->width, 1.134, 0.001);
    EXPECT_TRUE(parse_hatch("hatch:-30,4,1px"));
    for (const char* wrong :
         {"hatch:45,2mm", "hatch:a,2,1", "hatch:45,0,1", "hatch:45,2mm,-1", "marker:circle", ""})
        EXPECT_FALSE(parse_hatch(wrong)) << wrong;
}

TEST(Image, TellsCertaintyByTheFill) {
    const IconInk ink{.color = {0.7, 0.1, 0.1, 1}, .halo = std::nullopt};
    const auto solid = make_marker("marker:circle,solid", ink, 16);
    const auto half = make_marker("marker:circle,half", ink, 16);
    const auto hollow = make_marker("marker:circle,hollow", ink, 16);
    const auto disputed = make_marker("marker:circle,disputed", ink, 16);
    ASSERT_TRUE(solid && half && hollow && disputed);
    EXPECT_EQ(solid->shapes[0].fill->color, ink.color);
    EXPECT_EQ(hollow->shapes[0].fill->color, ink.paper);
    EXPECT_GT(half->shapes[0].fill->color.g, ink.color.g);
    EXPECT_LT(half->shapes[0].fill->color.g, ink.paper.g);
    EXPECT_FALSE(disputed->shapes[0].stroke->dashes.empty());
}

TEST(Image, KeepsAllMarkersAboutTheSameSizeRoundTheOrigin) {
    for (const char* shape : {"circle", "square", "diamond", "triangle", "pentagon", "hexagon",
                              "star", "cross", "arrow", "capital"}) {
        const auto icon = make_marker(std::string("marker:") + shape, {}, 16);
        ASSERT_TRUE(icon) << shape;
        EXPECT_NEAR(icon->box.width(), 16, 5) << shape;
        EXPECT_TRUE(icon->box.contains(geom::PagePoint{0, 0})) << shape;
    }
    EXPECT_FALSE(make_marker("marker:banana", {}, 16));
    EXPECT_FALSE(make_marker("airport", {}, 16));
}
