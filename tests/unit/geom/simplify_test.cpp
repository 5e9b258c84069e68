// SPDX-License-Identifier: MIT
#include "geom/measure.hpp"
#include "geom/simplify.hpp"
#include "unit/geom/build.hpp"

#include <random>

using namespace cordon::geom;
using namespace cordon::geom::test;

namespace {

PageShapes simplified(const PageShape& shape, double tolerance,
                      SmallRings small = SmallRings::keep) {
    PageShapes out;
    simplify(shape.view(), tolerance, small, out);
    return out;
}

Points walk(unsigned seed, int n) {
    std::mt19937 random(seed);
    std::normal_distribution<double> step(0, 1);
    Points out{{0, 0}};
    for (int i = 1; i < n; ++i)
        out.push_back(out.back() + PagePoint{step(random) + 0.5, step(random)});
    return out;
}

} // namespace

TEST(Simplify, KeepsEveryDroppedPointWithinTheTolerance) {
    for (const double tolerance : {0.1, 1.0, 10.0}) {
        const Points wild = walk(3, 20000);
        const PageShapes out = simplified(line({wild}), tolerance);
        EXPECT_EQ(out[0].part(0).front(), wild.front());
        EXPECT_EQ(out[0].part(0).back(), wild.back());
        EXPECT_LT(out[0].point_count(), wild.size());
        for (std::size_t i = 0; i < wild.size(); i += 37)
            EXPECT_LE(nearest_on_line(wild[i], out[0].part(0))->distance, tolerance) << "seed 3";
    }
}

TEST(Simplify, ReducesAStraightLineToItsEnds) {
    Points straight;
    for (int i = 0; i <= 1000; ++i) straight.push_back({i * 0.1, i * 0.2});
    EXPECT_EQ(simplified(line({straight}), 0.01)[0].point_count(), 2U);
}

TEST(Simplify, KeepsRingsClosedWithFourPoints) {
    for (const double tolerance : {0.5, 5.0, 500.0}) {
        const PageShapes out = simplified(polygon({star(10, 300)}), tolerance);
        ASSERT_EQ(out[0].part_count(), 1U);
        EXPECT_GE(out[0].part(0).size(), 4U);
        EXPECT_EQ(out[0].part(0).front(), out[0].part(0).back());
        EXPECT_GT(area(out[0]), 0.0);
    }
}

TEST(Simplify, DropsSmallRingsOnRequestOnly) {
    const PageShape shape = polygon({square(0, 0, 1), square(0.25, 0.25, 0.5)});
    EXPECT_EQ(simplified(shape, 3.0)[0].part_count(), 2U);
    EXPECT_EQ(simplified(shape, 3.0, SmallRings::drop)[0].part_count(), 0U);
    EXPECT_EQ(simplified(shape, 0.7, SmallRings::drop)[0].part_count(), 1U);
}

TEST(Simplify, EndsOnTheWorstCase) {
    Points saw; // all corners are kept, one after another
    for (int i = 0; i < 50000; ++i)
        saw.push_back({static_cast<double>(i), (i % 2) * (1.0 + i * 1e-3)});
    EXPECT_EQ(simplified(line({saw}), 0.5)[0].point_count(), saw.size());
}

TEST(Simplify, LeavesPointsAlone) {
    PageShape shape(Kind::point);
    shape.add_part(Points{{0, 0}, {0.001, 0}, {0.002, 0}});
    EXPECT_EQ(simplified(shape, 10.0)[0].point_count(), 3U);
}

TEST(Densify, AddsPointsOnLongEdgesOnly) {
    PageShapes out;
    densify(line({{{0, 0}, {10, 2}, {10.5, 2}}}).view(), 2.5, out);
    const auto points = out[0].part(0);
    ASSERT_EQ(points.size(), 6U);
    EXPECT_EQ(points[1], (PagePoint{2.5, 0.5}));
    EXPECT_EQ(points[4], (PagePoint{10, 2}));
    EXPECT_EQ(points[5], (PagePoint{10.5, 2}));
}
