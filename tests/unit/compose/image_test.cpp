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

TEST(Image, EqualMarkersHaveTheAreaOfACircleWhateverTheirShape) {
    const auto area = [](const scene::Path& path) {
        double twice = 0.0;
        for (std::size_t i = 0; i < path.points.size(); ++i) {
            const auto& a = path.points[i];
            const auto& b = path.points[(i + 1) % path.points.size()];
            twice += a.x * b.y - b.x * a.y;
        }
        return std::abs(twice) / 2.0;
    };
    for (const char* shape : {"square", "diamond", "shield", "plus", "triangle", "hexagon"}) {
        const auto icon = make_marker(std::string("marker:") + shape + ",equal,solid", {}, 40);
        ASSERT_TRUE(icon) << shape;
        const double radius = 20.0 - 0.6; // half of the outline
        EXPECT_NEAR(area(icon->shapes.front().path), 3.14159265 * radius * radius, 0.01) << shape;
    }
}

TEST(Image, ARangeStandsFromItsLowestToItsHighestOverThePlace) {
    const auto icon = make_marker("marker:range,0.25", {}, 40);
    ASSERT_TRUE(icon);
    EXPECT_NEAR(icon->box.min_y, -40.0, 1.5);
    const auto bar = icon->shapes[icon->shapes.size() - 2].path.box();
    EXPECT_DOUBLE_EQ(bar.min_y, -40.0);
    EXPECT_DOUBLE_EQ(bar.max_y, -10.0);
    for (const char* wrong :
         {"marker:range", "marker:range,2", "marker:range,-1", "marker:range,x"})
        EXPECT_FALSE(make_marker(wrong, {}, 40)) << wrong;
}
