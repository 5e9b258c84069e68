// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "geom/measure.hpp"
#include "unit/geom/build.hpp"

using namespace cordon::geom;
using namespace cordon::geom::test;

TEST(Measure, MeasuresLengthsAndAreas) {
    const Points path{{0, 0}, {3, 4}, {3, 10}};
    EXPECT_DOUBLE_EQ(length(std::span<const PagePoint>(path)), 11.0);
    const PageShape shape = polygon({square(0, 0, 10), square(2, 2, 3)});
    EXPECT_DOUBLE_EQ(area(shape.view()), 91.0);
    EXPECT_DOUBLE_EQ(signed_area(shape.view().part(0)), 100.0);
    EXPECT_DOUBLE_EQ(area(line({path}).view()), 0.0);
}

TEST(Measure, FindsCentresOfGravity) {
    EXPECT_EQ(*centroid(polygon({square(1e6, 1e6, 10)}).view()), (PagePoint{1e6 + 5, 1e6 + 5}));
    const auto with_hole = centroid(polygon({square(0, 0, 10), square(5, 0, 5)}).view());
    EXPECT_NEAR(with_hole->x, (100 * 5 - 25 * 7.5) / 75.0, 1e-12);
    EXPECT_EQ(*centroid(line({{{0, 0}, {10, 0}, {10, 0}}}).view()), (PagePoint{5, 0}));
    EXPECT_EQ(*centroid(polygon({{{0, 0}, {2, 0}, {4, 0}, {0, 0}}}).view()), (PagePoint{1.5, 0}));
    EXPECT_FALSE(centroid(PageShape(Kind::polygon).view()));
}

TEST(Measure, TellsInsideFromOutside) {
    const PageShape shape = polygon({square(0, 0, 10), square(2, 2, 3)});
    EXPECT_TRUE(contains(shape.view(), {1, 1}));
    EXPECT_FALSE(contains(shape.view(), {3, 3}));
    EXPECT_FALSE(contains(shape.view(), {11, 3}));
}

TEST(Measure, FindsTheNearestPlaceOnALine) {
    const Points path{{0, 0}, {10, 0}, {10, 10}};
    const auto near = nearest_on_line({12, 4}, std::span<const PagePoint>(path));
    ASSERT_TRUE(near);
    EXPECT_EQ(near->segment, 1U);
    EXPECT_DOUBLE_EQ(near->fraction, 0.4);
    EXPECT_EQ(near->point, (PagePoint{10, 4}));
    EXPECT_DOUBLE_EQ(near->distance, 2.0);
    EXPECT_DOUBLE_EQ(near->along, 14.0);
    EXPECT_FALSE(nearest_on_line({0, 0}, std::span<const PagePoint>()));
}

TEST(Measure, FindsTheMiddleOfALine) {
    const Points path{{0, 0}, {10, 0}, {10, 0}, {10, 30}};
    const auto middle = midpoint(std::span<const PagePoint>(path));
    EXPECT_EQ(middle->point, (PagePoint{10, 10}));
    EXPECT_DOUBLE_EQ(middle->angle, M_PI / 2);
    EXPECT_EQ(place_along(std::span<const PagePoint>(path), 1e9)->point, path.back());
    EXPECT_FALSE(midpoint(std::span<const PagePoint>(path).first(1)));
}

TEST(LabelPoint, LiesInTheWidestPart) {
    const auto in_square = label_point(polygon({square(0, 0, 10)}).view(), 0.01);
    EXPECT_NEAR(in_square->clearance, 5.0, 0.01);
    // A U whose left arm is thicker.
    const Points u{{0, 0}, {20, 0}, {20, 20}, {18, 20}, {18, 2}, {8, 2}, {8, 20}, {0, 20}, {0, 0}};
    const auto in_u = label_point(polygon({u}).view(), 0.01);
    EXPECT_NEAR(in_u->point.x, 4.0, 0.25);
    EXPECT_GE(in_u->clearance, 3.99);
    EXPECT_TRUE(contains(polygon({u}).view(), in_u->point));
}

TEST(LabelPoint, KeepsOutOfHolesAndPicksTheLargestPart) {
    PageShape shape(Kind::polygon);
    shape.add_part(square(0, 0, 10));
    shape.add_part(square(1, 1, 8), true);
    shape.add_part(square(100, 100, 6));
    const auto label = label_point(shape.view(), 0.01);
    EXPECT_NEAR(label->point.x, 103, 0.05);
    EXPECT_NEAR(label->clearance, 3.0, 0.02);
}

TEST(LabelPoint, StaysInsideAnOutlineOfManyPoints) {
    const PageShape shape = polygon({star(100, 5000)});
    const auto label = label_point(shape.view(), 0.5);
    ASSERT_TRUE(label);
    EXPECT_TRUE(contains(shape.view(), label->point));
    EXPECT_NEAR(label->clearance, 50, 0.5);
}

TEST(LabelPoint, IsMissingWithoutArea) {
    EXPECT_FALSE(label_point(polygon({{{0, 0}, {5, 0}, {9, 0}, {0, 0}}}).view(), 0.1));
    EXPECT_FALSE(label_point(PageShape(Kind::polygon).view(), 0.1));
}

TEST(MakeValid, RepairsAPolygonThatCrossesItself) {
    const Valid<PageSpace> bow =
        make_valid(polygon({{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}}).view());
    EXPECT_TRUE(bow.changed);
    EXPECT_EQ(bow.shape.view().part_count(), 2U);
    EXPECT_DOUBLE_EQ(area(bow.shape.view()), 50.0);
}

TEST(MakeValid, LeavesAValidPolygonAlone) {
    const PageShape shape = polygon({square(0, 0, 10), square(2, 2, 3)});
    const Valid<PageSpace> same = make_valid(shape.view());
    EXPECT_FALSE(same.changed);
    EXPECT_EQ(same.shape.view().part_count(), 2U);
    EXPECT_TRUE(std::equal(same.shape.view().part(1).begin(), same.shape.view().part(1).end(),
                           shape.view().part(1).begin()));
}

TEST(MakeValid, RefusesCoordinatesThatAreNotFinite) {
    EXPECT_THROW((void)make_valid(polygon({{{0, 0}, {NAN, 1}, {1, 1}, {0, 0}}}).view()),
                 cordon::Error);
}
