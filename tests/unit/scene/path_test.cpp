// SPDX-License-Identifier: MIT
#include "scene/scene.hpp"

#include <cmath>

using namespace cordon::scene;

namespace {

/// Points at equal parameters on all cubic segments of a path.
std::vector<PagePoint> cubic_points(const Path& path, int per_segment) {
    std::vector<PagePoint> out;
    PagePoint at;
    std::size_t p = 0;
    for (const Verb verb : path.verbs) {
        if (verb == Verb::close) continue;
        if (verb == Verb::cubic) {
            for (int i = 0; i <= per_segment; ++i) {
                const double t = static_cast<double>(i) / per_segment;
                const double u = 1 - t;
                out.push_back(at * (u * u * u) + path.points[p] * (3 * u * u * t) +
                              path.points[p + 1] * (3 * u * t * t) +
                              path.points[p + 2] * (t * t * t));
            }
            p += 2;
        }
        at = path.points[p++];
    }
    return out;
}

} // namespace

TEST(Path, OfACircleStaysWithinThreeTenthousandthsOfItsRadius) {
    const PagePoint center{40, -7};
    const double radius = 12.5;
    const auto points = cubic_points(Path::circle(center, radius), 50);
    ASSERT_EQ(points.size(), 4 * 51U);
    for (const PagePoint p : points) {
        const PagePoint d = p - center;
        EXPECT_NEAR(std::hypot(d.x, d.y), radius, 0.0003 * radius);
    }
}

TEST(Path, OfACircleHasTheCirclesBox) {
    EXPECT_EQ(Path::circle({10, 20}, 5).box(), (PageBox{5, 15, 15, 25}));
}

TEST(Path, OfARoundedRectangleNeverTurnsInsideOut) {
    const PageBox box{0, 0, 10, 4};
    const Path path = Path::rounded_rectangle(box, 100);
    EXPECT_EQ(path.box(), box);
    EXPECT_EQ(path.points.front(), (PagePoint{2, 0})); // half the height, not the radius asked for
}

TEST(Path, OfARectangleGoesRoundOnceAndCloses) {
    const Path path = Path::rectangle({1, 2, 4, 6});
    EXPECT_EQ(path.verbs,
              (std::vector<Verb>{Verb::move, Verb::line, Verb::line, Verb::line, Verb::close}));
    EXPECT_EQ(path.points, (std::vector<PagePoint>{{1, 2}, {4, 2}, {4, 6}, {1, 6}}));
}

TEST(Path, GrowsByAnotherPath) {
    Path path = Path::rectangle({0, 0, 1, 1});
    path.append(Path::circle({10, 10}, 1));
    EXPECT_EQ(path.verbs.size(), 5 + 10U);
    EXPECT_EQ(path.points.size(), 4 + 17U);
    EXPECT_EQ(path.box(), (PageBox{0, 0, 11, 11}));
}

TEST(Path, WithoutPointsHasAnEmptyBox) {
    EXPECT_TRUE(Path().box().empty());
    EXPECT_TRUE(Path().empty());
}

TEST(Shape, EndsItsPiecesAtWhatItHolds) {
    Shape shape;
    shape.path.append(Path::rectangle({0, 0, 1, 1}));
    shape.end_piece();
    shape.path.append(Path::circle({}, 1));
    shape.end_piece();
    ASSERT_EQ(shape.pieces.size(), 2U);
    EXPECT_EQ(shape.pieces[0].verb_end, 5U);
    EXPECT_EQ(shape.pieces[0].point_end, 4U);
    EXPECT_EQ(shape.pieces[1].point_end, 21U);
}
