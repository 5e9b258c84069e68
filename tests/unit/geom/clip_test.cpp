// SPDX-License-Identifier: MIT
#include "geom/clip.hpp"
#include "geom/measure.hpp"
#include "unit/geom/build.hpp"

#include <random>

using namespace cordon::geom;
using namespace cordon::geom::test;

namespace {

constexpr PageBox box{0, 0, 10, 10};

PageShapes clipped(const PageShape& shape) {
    PageShapes out;
    clip(shape.view(), box, out);
    return out;
}

Points points_of(const PageView& shape, std::size_t part) {
    return {shape.part(part).begin(), shape.part(part).end()};
}

} // namespace

TEST(Clip, CutsALineIntoThePiecesInside) {
    const PageShapes out = clipped(line({{{-5, 5}, {5, 5}, {5, 15}, {8, 15}, {8, 5}}}));
    ASSERT_EQ(out[0].part_count(), 2U);
    EXPECT_EQ(points_of(out[0], 0), (Points{{0, 5}, {5, 5}, {5, 10}}));
    EXPECT_EQ(points_of(out[0], 1), (Points{{8, 10}, {8, 5}}));
}

TEST(Clip, CutsASegmentThatPassesThrough) {
    const PageShapes out = clipped(line({{{-10, 0}, {20, 30}}, {{-10, -10}, {20, 20}}}));
    ASSERT_EQ(out[0].part_count(), 1U) << "the first passes by a corner";
    EXPECT_EQ(points_of(out[0], 0), (Points{{0, 0}, {10, 10}}));
}

TEST(Clip, KeepsALineInsideUnchanged) {
    const PageShape inside = line({{{1, 1}, {1, 1}, {9, 9}}});
    EXPECT_EQ(points_of(clipped(inside)[0], 0), points_of(inside.view(), 0));
}

TEST(Clip, LinesKeepTheLengthInside) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> at(-10, 20);
    for (int round = 0; round < 200; ++round) {
        Points wild;
        for (int i = 0; i < 8; ++i) wild.push_back({at(random), at(random)});
        double inside = 0.0; // by small steps
        for (std::size_t i = 0; i + 1 < wild.size(); ++i) {
            const PagePoint d = wild[i + 1] - wild[i];
            constexpr int steps = 4000;
            for (int k = 0; k < steps; ++k)
                if (box.contains(wild[i] + d * ((k + 0.5) / steps)))
                    inside += std::hypot(d.x, d.y) / steps;
        }
        const PageShapes out = clipped(line({wild}));
        double kept = 0.0;
        for (std::size_t i = 0; i < out[0].part_count(); ++i) kept += length(out[0].part(i));
        EXPECT_NEAR(kept, inside, 0.1) << "seed 11, round " << round;
    }
}

TEST(Clip, CutsAPolygonAndItsHole) {
    const PageShapes out = clipped(polygon({square(-5, -5, 10), square(-2, -2, 4)}));
    ASSERT_EQ(out[0].part_count(), 2U);
    EXPECT_FALSE(out[0].is_hole(0));
    EXPECT_TRUE(out[0].is_hole(1));
    EXPECT_DOUBLE_EQ(area(out[0]), 25.0 - 4.0);
    EXPECT_EQ(out[0].part(0).front(), out[0].part(0).back());
}

TEST(Clip, GivesTheBoxForAPolygonRoundIt) {
    const PageShapes out = clipped(polygon({square(-5, -5, 30)}));
    EXPECT_DOUBLE_EQ(area(out[0]), 100.0);
    EXPECT_EQ(out[0].part(0).size(), 5U);
}

TEST(Clip, GivesAHoleRoundTheBoxNothingInside) {
    const PageShapes out = clipped(polygon({square(-9, -9, 40), square(-5, -5, 30)}));
    EXPECT_DOUBLE_EQ(area(out[0]), 0.0);
    EXPECT_FALSE(contains(out[0], {5, 5}));
}

TEST(Clip, DropsRingsThatOnlyPassRoundACorner) {
    const Points hook{{-5, -5}, {5, -5}, {5, -1}, {-1, -1}, {-1, 5}, {-5, 5}, {-5, -5}};
    EXPECT_TRUE(clipped(polygon({hook}))[0].empty());
    EXPECT_TRUE(clipped(polygon({square(20, 20, 3)}))[0].empty());
}

TEST(Clip, PaintsTheSamePlacesAsBefore) {
    std::mt19937 random(29);
    std::uniform_real_distribution<double> at(-12, 22);
    std::uniform_real_distribution<double> inside(0.001, 9.999);
    for (int round = 0; round < 200; ++round) {
        Points ring;
        for (int i = 0; i < 9; ++i) ring.push_back({at(random), at(random)}); // crosses itself
        ring.push_back(ring.front());
        const PageShape shape = polygon({ring});
        const PageShapes out = clipped(shape);
        for (int i = 0; i < 50; ++i) {
            const PagePoint p{inside(random), inside(random)};
            EXPECT_EQ(contains(out[0], p), contains(shape.view(), p)) << "seed 29, round " << round;
        }
        for (const PagePoint& p : out.points()) EXPECT_TRUE(box.grown(1e-9).contains(p));
    }
}

TEST(Clip, DropsPointsOutside) {
    PageShape shape(Kind::point);
    shape.add_part(Points{{1, 1}, {11, 1}, {2, 2}});
    shape.add_part(Points{{-1, -1}});
    const PageShapes out = clipped(shape);
    ASSERT_EQ(out[0].part_count(), 1U);
    EXPECT_EQ(points_of(out[0], 0), (Points{{1, 1}, {2, 2}}));
}

TEST(Clip, KeepsTheIndicesOfALayer) {
    PageShapes layer;
    for (const PageShape& shape :
         {line({{{20, 20}, {30, 30}}}), line({{{1, 1}, {2, 2}}}), line({{{5, 5}, {15, 5}}})})
        layer.add_shape(shape.view());
    const PageShapes out = clip(layer, box);
    ASSERT_EQ(out.size(), 3U);
    EXPECT_TRUE(out[0].empty());
    EXPECT_EQ(out.box(2), (PageBox{5, 5, 10, 5}));
}
