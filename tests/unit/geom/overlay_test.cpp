// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "geom/measure.hpp"
#include "geom/overlay.hpp"
#include "unit/geom/build.hpp"

#include <thread>

using namespace cordon::geom;
using namespace cordon::geom::test;

TEST(Overlay, BuffersAPointToADisc) {
    PageShape point(Kind::point);
    point.add_part(Points{{3, 4}});
    const PageShape disc = planar_buffer(point.view(), 10.0);
    EXPECT_EQ(disc.view().point_count(), 129U);
    EXPECT_NEAR(area(disc.view()) / (M_PI * 100), 1.0, 5e-4);
}

TEST(Overlay, UnitesOverlappingSquares) {
    PageShapes squares;
    for (const double x : {0.0, 5.0, 30.0}) squares.add_shape(polygon({square(x, 0, 10)}).view());
    const PageShape all = unite(squares);
    EXPECT_EQ(all.view().part_count(), 2U);
    EXPECT_DOUBLE_EQ(area(all.view()), 250.0);
}

TEST(Overlay, AreasAddUp) {
    const PageShape a = polygon({star(10, 200), square(-1, -1, 2)});
    const PageShape b = polygon({square(0, 0, 12)});
    const double common = area(intersect(a.view(), b.view()).view());
    const double rest = area(subtract(a.view(), b.view()).view());
    EXPECT_GT(common, 1.0);
    EXPECT_NEAR(common + rest, area(a.view()), 1e-9);
    PageShapes both;
    both.add_shape(a.view());
    both.add_shape(b.view());
    EXPECT_NEAR(area(unite(both).view()), area(a.view()) + area(b.view()) - common, 1e-9);
}

namespace {

/// Pieces of [0, 2] x [0, 1] about a hole, cut at x = 1; the right one once more at y = 0.5.
PageShapes pieces() {
    PageShapes out;
    out.add_shape(
        polygon(
            {{{0, 0}, {1, 0}, {1, .25}, {.75, .25}, {.75, .75}, {1, .75}, {1, 1}, {0, 1}, {0, 0}}})
            .view());
    out.add_shape(
        polygon({{{1, 0}, {2, 0}, {2, .5}, {1.25, .5}, {1.25, .25}, {1, .25}, {1, 0}}}).view());
    out.add_shape(
        polygon({{{1.25, .5}, {2, .5}, {2, 1}, {1, 1}, {1, .75}, {1.25, .75}, {1.25, .5}}}).view());
    return out;
}

} // namespace

TEST(Overlay, JoinsPiecesThatWereCutAlongAGrid) {
    const PageShape whole = join_cells(pieces(), 0.5);
    ASSERT_EQ(whole.view().part_count(), 2U);
    EXPECT_TRUE(whole.view().is_hole(1));
    EXPECT_DOUBLE_EQ(area(whole.view()), 2.0 - 0.5 * 0.5);
}

TEST(Overlay, JoinedPiecesLeaveIslandsAlone) {
    PageShapes shapes = pieces();
    const PageShape island = polygon({star(0.1, 40)});
    PageShape moved(Kind::polygon);
    moved.begin_part();
    for (const PagePoint& p : island.view().part(0)) moved.add({p.x + 2.25, p.y + 0.25});
    shapes.add_shape(moved.view());
    const PageShape whole = join_cells(shapes, 0.5);
    ASSERT_EQ(whole.view().part_count(), 3U);
    const auto first = whole.view().part(0);
    EXPECT_TRUE(std::equal(first.begin(), first.end(), moved.view().part(0).begin()));
}

TEST(Overlay, PiecesThatAreNoneAreUnitedAllTheSame) {
    PageShapes shapes; // two triangles on the same side of one edge
    shapes.add_shape(polygon({{{0, 0}, {1, 0}, {0, 1}, {0, 0}}}).view());
    shapes.add_shape(polygon({{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}).view());
    EXPECT_DOUBLE_EQ(area(join_cells(shapes, 1.0).view()), 0.75);
    EXPECT_TRUE(join_cells(PageShapes(), 1.0).empty());
}

TEST(Overlay, CutsALineToAPolygon) {
    const PageShape road = line({{{-5, 5}, {15, 5}}});
    const PageShape area_of_interest = polygon({square(0, 0, 10)});
    const PageShape inside = intersect(road.view(), area_of_interest.view());
    ASSERT_EQ(inside.kind(), Kind::line);
    EXPECT_DOUBLE_EQ(length(inside.view().part(0)), 10.0);
    EXPECT_EQ(subtract(road.view(), area_of_interest.view()).view().part_count(), 2U);
}

TEST(Overlay, RepairsItsInputs) {
    const PageShape bow = polygon({{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}});
    EXPECT_DOUBLE_EQ(area(intersect(bow.view(), polygon({square(0, 0, 5)}).view()).view()), 12.5);
}

TEST(Overlay, CutsAPolygonToABoxWithoutBridges) {
    // A comb of three teeth that reach above the box.
    const PageShape comb = polygon({{{0, 0},
                                     {10, 0},
                                     {10, 10},
                                     {8, 10},
                                     {8, 2},
                                     {6, 2},
                                     {6, 10},
                                     {4, 10},
                                     {4, 2},
                                     {2, 2},
                                     {2, 10},
                                     {0, 10},
                                     {0, 0}}});
    const PageShape tips = cut_to(comb.view(), PageBox{-1, 5, 11, 20});
    EXPECT_EQ(tips.view().part_count(), 3U);
    EXPECT_DOUBLE_EQ(area(tips.view()), 30.0);
    EXPECT_TRUE(cut_to(comb.view(), PageBox{20, 20, 30, 30}).empty());
}

TEST(Overlay, RepairsOnlyWhatIsBroken) {
    const PageShape bow = polygon({{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}});
    EXPECT_DOUBLE_EQ(area(repaired(bow.view()).view()), 50.0);
    const PageShape whole = polygon({square(0, 0, 2)});
    EXPECT_EQ(repaired(whole.view()).view().part(0)[1], whole.view().part(0)[1]);
}

TEST(Overlay, GivesNothingForNothing) {
    EXPECT_TRUE(unite(PageShapes()).empty());
    EXPECT_TRUE(
        intersect(PageShape(Kind::polygon).view(), polygon({square(0, 0, 1)}).view()).empty());
    EXPECT_DOUBLE_EQ(
        area(subtract(polygon({square(0, 0, 2)}).view(), PageShape(Kind::polygon).view()).view()),
        4.0);
}

TEST(Overlay, RefusesToOverlayWithALine) {
    const PageShape shape = polygon({square(0, 0, 1)});
    EXPECT_THROW((void)intersect(shape.view(), line({{{0, 0}, {1, 1}}}).view()), cordon::Error);
    EXPECT_THROW((void)planar_buffer(shape.view(), INFINITY), cordon::Error);
}

TEST(Overlay, ServesSeveralThreads) {
    std::vector<double> areas(4);
    std::vector<std::thread> threads;
    for (double& result : areas)
        threads.emplace_back([&result] {
            const PageShape ring = polygon({star(10, 500)});
            result = area(planar_buffer(ring.view(), 1.0).view());
        });
    for (std::thread& thread : threads) thread.join();
    for (const double result : areas) EXPECT_EQ(result, areas[0]);
}
