// SPDX-License-Identifier: MIT
#include "compose/hatch.hpp"

#include <cmath>

using namespace cordon;
using geom::PagePoint;

namespace {

geom::PageShape square(double size, double hole = 0) {
    geom::PageShape shape(geom::Kind::polygon);
    const auto ring = [&](double a, double b, bool is_hole) {
        const std::vector<PagePoint> points{{a, a}, {b, a}, {b, b}, {a, b}, {a, a}};
        shape.add_part(points, is_hole);
    };
    ring(0, size, false);
    if (hole > 0) ring((size - hole) / 2, (size + hole) / 2, true);
    return shape;
}

double total_length(const scene::Path& path) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < path.points.size(); i += 2)
        sum += std::hypot(path.points[i + 1].x - path.points[i].x,
                          path.points[i + 1].y - path.points[i].y);
    return sum;
}

} // namespace

TEST(Hatch, CoversAnAreaWithLinesOfTheRightDensity) {
    // Lines at distance d cover an area A with a total length of A / d, whatever the angle.
    for (const double angle : {0.0, 30.0, 45.0, -45.0, 90.0}) {
        scene::Path path;
        compose::add_hatch(square(200).view(), {.angle = angle, .spacing = 4, .width = 1}, path);
        EXPECT_NEAR(total_length(path), 200.0 * 200.0 / 4.0, 200.0 * 2) << angle;
    }
}

TEST(Hatch, LeavesHolesFree) {
    scene::Path path;
    compose::add_hatch(square(200, 100).view(), {.angle = 0, .spacing = 4, .width = 1}, path);
    EXPECT_NEAR(total_length(path), (200.0 * 200 - 100 * 100) / 4.0, 400);
    for (std::size_t i = 0; i + 1 < path.points.size(); i += 2) {
        const PagePoint middle = (path.points[i] + path.points[i + 1]) * 0.5;
        const bool in_hole = middle.x > 51 && middle.x < 149 && middle.y > 51 && middle.y < 149;
        EXPECT_FALSE(in_hole) << middle.x << " " << middle.y;
    }
}

TEST(HatchedAreas, KnowTheSameAreaAgain) {
    compose::HatchedAreas areas;
    const Color red{1, 0, 0, 1};
    EXPECT_TRUE(areas.add(square(200).view(), "hatch:45,2mm,0.3mm", red));
    EXPECT_FALSE(areas.add(square(200).view(), "hatch:45,2mm,0.3mm", red));
    EXPECT_TRUE(areas.add(square(200, 100).view(), "hatch:45,2mm,0.3mm", red)) << "with a hole";
    EXPECT_TRUE(areas.add(square(200).view(), "hatch:-45,2mm,0.3mm", red));
    EXPECT_TRUE(areas.add(square(200).view(), "hatch:45,2mm,0.3mm", {0, 0, 1, 1}));
    EXPECT_TRUE(areas.add(square(201).view(), "hatch:45,2mm,0.3mm", red));
}

TEST(Hatch, StopsAtItsLimit) {
    scene::Path path;
    compose::add_hatch(square(10000).view(), {.angle = 45, .spacing = 0.5, .width = 0.1}, path,
                       100);
    EXPECT_EQ(path.points.size(), 200U);
}
