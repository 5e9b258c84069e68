// SPDX-License-Identifier: MIT
#include "geom/geos.hpp"
#include "geom/measure.hpp"
#include "place/expression/part_groups.hpp"
#include "proj/geodesic.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace cordon;
using namespace cordon::place::expression;
using geom::Kind;
using geom::LonLat;
using geom::LonLatShape;

namespace {

/// An island of about `degrees` across with a winding coast of `corners` corners.
void add_island(LonLat at, double degrees, int corners, LonLatShape& out) {
    std::vector<LonLat> ring;
    for (int i = 0; i <= corners; ++i) {
        const double turn = 2.0 * std::numbers::pi * (i % corners) / corners;
        const double bays = std::min(corners / 8.0, 100.0);
        const double r = degrees / 2.0 * (0.9 + 0.1 * std::sin(bays * turn));
        ring.push_back({at.x + r * std::cos(turn), at.y + r * std::sin(turn)});
    }
    out.add_part(ring);
}

bool is_valid(const LonLatShape& shape) {
    bool changed = false;
    (void)geom::to_valid_geos(shape.view(), changed);
    return !changed;
}

} // namespace

TEST(PartGroups, JoinsWhatLiesTogether) {
    LonLatShape outline(Kind::polygon);
    add_island({10.0, 50.0}, 2.0, 16, outline);
    add_island({40.0, 50.0}, 2.0, 16, outline);
    add_island({12.5, 50.0}, 2.0, 16, outline);
    const auto groups = part_groups(outline, 50.0);
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_EQ(groups[0].outline.view().part_count(), 2U);
    EXPECT_EQ(groups[1].outline.view().part_count(), 1U);
    EXPECT_LT(groups[0].box.max_x, 15.0);
}

TEST(PartGroups, JoinsAcrossTheAntimeridian) {
    LonLatShape outline(Kind::polygon);
    add_island({178.5, -17.0}, 2.0, 16, outline);
    add_island({-178.5, -17.0}, 2.0, 16, outline);
    const auto groups = part_groups(outline, 100.0);
    ASSERT_EQ(groups.size(), 1U);
    EXPECT_LT(groups[0].box.width(), 10.0) << "and not round the globe";
}

TEST(PartGroups, KeepAHoleWithItsRing) {
    LonLatShape outline(Kind::polygon);
    add_island({10.0, 50.0}, 4.0, 16, outline);
    LonLatShape lake(Kind::polygon);
    add_island({10.0, 50.0}, 1.0, 16, lake);
    outline.add_part(lake.view().part(0), true);
    add_island({60.0, 50.0}, 1.0, 16, outline);
    const auto groups = part_groups(outline, 50.0);
    ASSERT_EQ(groups.size(), 2U);
    ASSERT_EQ(groups[0].outline.view().part_count(), 2U);
    EXPECT_TRUE(groups[0].outline.view().is_hole(1));
}

TEST(HomeParts, AreWithoutASmallIslandInAnotherOcean) {
    LonLatShape outline(Kind::polygon);
    add_island({10.0, 62.0}, 10.0, 64, outline);
    add_island({16.0, 78.0}, 4.0, 32, outline); // 1,000 km to the north
    add_island({3.4, -54.4}, 0.2, 16, outline);
    const LonLatShape home = home_parts(outline);
    EXPECT_EQ(home.view().part_count(), 2U);
    EXPECT_GT(home.box().min_y, 50.0);
}

TEST(HomeParts, KeepALargePartHoweverFarItLies) {
    LonLatShape outline(Kind::polygon);
    add_island({-100.0, 40.0}, 20.0, 64, outline);
    add_island({-150.0, 65.0}, 12.0, 64, outline);
    EXPECT_EQ(home_parts(outline).view().part_count(), 2U);
}

TEST(HomeOutline, OfManyPointsIsShortenedAndValid) {
    LonLatShape outline(Kind::polygon);
    add_island({30.0, 20.0}, 20.0, 40'000, outline);
    const LonLatShape home = home_outline(outline);
    EXPECT_LE(home.view().point_count(), 5000U);
    EXPECT_GE(home.view().point_count(), 500U);
    EXPECT_TRUE(is_valid(home));
    const double area = proj::area_m2(outline.view());
    EXPECT_NEAR(proj::area_m2(home.view()), area, 0.02 * area);
}

TEST(HomeOutline, OfFewPointsIsItself) {
    LonLatShape outline(Kind::polygon);
    add_island({30.0, 20.0}, 20.0, 400, outline);
    EXPECT_EQ(home_outline(outline).view().point_count(), outline.view().point_count());
}

TEST(Generalized, KeepsToAParallel) {
    // A border along 49° N with a place on it every degree: straight for a simplifier.
    LonLatShape outline(Kind::polygon);
    outline.begin_part();
    for (int lon = -120; lon <= -95; ++lon) outline.add({static_cast<double>(lon), 49.0});
    for (int lon = -95; lon >= -120; --lon) outline.add({static_cast<double>(lon), 60.0});
    outline.add({-120.0, 49.0});
    const LonLatShape simple = generalized(outline, 5.0);
    const double area = proj::area_m2(outline.view());
    EXPECT_NEAR(proj::area_m2(simple.view()), area, 0.002 * area);
    EXPECT_LT(proj::distance({-107.5, 49.0}, {-107.5, simple.box().min_y}).value(), 1000.0);
}
