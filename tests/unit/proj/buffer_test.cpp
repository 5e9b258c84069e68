// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "geom/measure.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <cmath>
#include <numbers>
#include <random>

using namespace cordon;
using namespace cordon::proj;
using geom::Kind;
using geom::LonLat;
using geom::LonLatShape;

namespace {

struct Site {
    const char* name;
    LonLat at;
};

const std::vector<Site> sites{{"Bamako", {-8.00, 12.65}},
                              {"Kayes", {-11.4445, 14.4469}},
                              {"Oslo", {10.74, 59.91}},
                              {"Fiji", {179.9, -17.0}},
                              {"85° N", {30.0, 85.0}}};
const std::vector<double> radii_km{1, 10, 50, 500};

LonLatShape point(LonLat p) {
    LonLatShape shape(Kind::point);
    shape.add_part(std::vector<LonLat>{p});
    return shape;
}

LonLat wrapped(LonLat p) {
    return {p.x - 360.0 * std::round(p.x / 360.0), p.y};
}

/// A winding road of some 60 km through a place.
LonLatShape road(LonLat at) {
    LonLatShape shape(Kind::line);
    shape.begin_part();
    LonLat p = direct(at, Degrees(250), kilometres(25));
    for (int i = 0; i < 60; ++i) {
        shape.add(p);
        p = direct(p, Degrees(70 + 55 * std::sin(i * 0.7) + 10 * std::sin(i * 2.9)),
                   kilometres(1.0));
    }
    return shape;
}

/// A star-shaped district of some 40 km with a hole, by geodesics from its middle.
LonLatShape district(LonLat at) {
    LonLatShape shape(Kind::polygon);
    for (const double size : {1.0, 0.4}) {
        std::vector<LonLat> ring;
        for (int i = 0; i <= 40; ++i) {
            const double azimuth = (size < 1.0 ? 9.0 : -9.0) * (i % 40);
            ring.push_back(
                direct(at, Degrees(azimuth), kilometres(size * (15 + 5 * std::sin(azimuth / 20)))));
        }
        shape.add_part(ring, size < 1.0);
    }
    return shape;
}

double metres_from(LonLat a, LonLat b) {
    return distance(a, b).value();
}

/// Even-odd over longitudes as they stand: for outlines that are cut at ±180.
bool holds(const LonLatShape& outline, LonLat p) {
    return geom::contains(outline.view(), wrapped(p));
}

} // namespace

TEST(Disc, HasAllVerticesOnTheRadius) {
    // Dakar, Bamako and Gao are the places of the feature table.
    for (const LonLat at : {LonLat{-17.45, 14.69}, LonLat{-8.00, 12.65}, LonLat{-0.04, 16.27}}) {
        const LonLatShape shape = disc(at, kilometres(10));
        ASSERT_EQ(shape.view().point_count(), 181U);
        for (const LonLat& p : shape.view().part(0))
            EXPECT_NEAR(distance(at, p).value(), 10e3, 0.01);
        EXPECT_GT(geom::signed_area(shape.view().part(0)), 0.0)
            << "outer rings run counter-clockwise";
    }
}

TEST(Disc, IsCutAtTheAntimeridian) {
    const LonLatShape shape = disc({179.95, -17.0}, kilometres(50));
    ASSERT_EQ(shape.view().part_count(), 2U);
    for (std::size_t k = 0; k < 2; ++k)
        for (const LonLat& p : shape.view().part(k)) EXPECT_LE(std::abs(p.x), 180.0);
    EXPECT_NEAR(area_m2(shape.view()) / (M_PI * 2500e6), 1.0, 2e-3);
    EXPECT_TRUE(holds(shape, {179.9, -17.0}));
    EXPECT_TRUE(holds(shape, {-179.9, -17.0}));
    EXPECT_FALSE(holds(shape, {0.0, -17.0}));
}

TEST(Disc, IsClosedAlongAPoleThatItHolds) {
    const LonLat at{30.0, 85.0};
    const LonLatShape shape = disc(at, kilometres(1000));
    ASSERT_EQ(shape.view().part_count(), 1U);
    EXPECT_EQ(shape.view().box().max_y, 90.0);
    EXPECT_EQ(shape.view().box().min_x, -180.0);
    EXPECT_EQ(shape.view().box().max_x, 180.0);
    std::mt19937 random(5);
    std::uniform_real_distribution<double> lon(-180, 180);
    std::uniform_real_distribution<double> lat(70, 90);
    for (int i = 0; i < 2000; ++i) {
        const LonLat p{lon(random), lat(random)};
        const double d = metres_from(at, p);
        if (std::abs(d - 1000e3) > 2e3) {
            EXPECT_EQ(holds(shape, p), d < 1000e3) << "seed 5";
        }
    }
    EXPECT_LT(buffer_error(point(at).view(), shape, kilometres(1000)), buffer_error_limit);
}

TEST(Disc, RefusesImpossibleRadii) {
    EXPECT_THROW((void)disc({0, 0}, Metres(0)), Error);
    EXPECT_THROW((void)disc({0, 0}, Metres(NAN)), Error);
    EXPECT_THROW((void)disc({0, 0}, kilometres(6000)), Error);
    EXPECT_THROW((void)disc({0, 95}, kilometres(6)), Error);
    EXPECT_THROW((void)disc({0, 0}, kilometres(6), 2), Error);
    try {
        (void)ring({0, 0}, kilometres(6), kilometres(5));
        FAIL();
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "cannot draw a ring from 6000 to 5000 m: the inner radius must "
                                   "be smaller than the outer");
    }
}

TEST(Ring, HasAHole) {
    const LonLatShape shape = ring({-8.07, 12.74}, kilometres(45), kilometres(55));
    ASSERT_EQ(shape.view().part_count(), 2U);
    EXPECT_TRUE(shape.view().is_hole(1));
    EXPECT_NEAR(area_m2(shape.view()) / (M_PI * (55.0 * 55 - 45.0 * 45) * 1e6), 1.0, 1e-3);
}

TEST(Ring, IsValidAcrossTheAntimeridianAndRoundAPole) {
    for (const LonLat at :
         {LonLat{180.0, -17.0}, LonLat{-179.9, 10.0}, LonLat{10.0, 89.9}, LonLat{10.0, -89.0}}) {
        const LonLatShape shape = ring(at, kilometres(450), kilometres(550));
        EXPECT_FALSE(geom::make_valid(shape.view()).changed) << at.x << ' ' << at.y;
        EXPECT_NEAR(area_m2(shape.view()) / (M_PI * (550.0 * 550 - 450.0 * 450) * 1e6), 1.0, 0.01);
        EXPECT_FALSE(holds(shape, direct(at, Degrees(77), kilometres(400))));
        EXPECT_TRUE(holds(shape, direct(at, Degrees(77), kilometres(500))));
        EXPECT_FALSE(holds(shape, direct(at, Degrees(77), kilometres(600))));
    }
}

TEST(Sector, RunsClockwiseBetweenItsAzimuths) {
    const LonLat at{-8.0, 12.65};
    const LonLatShape shape =
        sector(at, kilometres(20), kilometres(100), Degrees(315), Degrees(45));
    EXPECT_TRUE(holds(shape, direct(at, Degrees(0), kilometres(50))));
    EXPECT_TRUE(holds(shape, direct(at, Degrees(320), kilometres(50))));
    EXPECT_FALSE(holds(shape, direct(at, Degrees(90), kilometres(50))));
    EXPECT_FALSE(holds(shape, direct(at, Degrees(0), kilometres(10))));
    EXPECT_NEAR(area_m2(shape.view()) / (M_PI * (100.0 * 100 - 20 * 20) * 1e6 / 4), 1.0, 1e-3);
    EXPECT_NEAR(area_m2(sector(at, Metres(0), kilometres(10), Degrees(10), Degrees(10)).view()) /
                    (M_PI * 1e8),
                1.0, 1e-3);
}

TEST(Buffer, OfAPointKeepsTheStatedError) {
    for (const Site& site : sites)
        for (const double km : radii_km) {
            const LonLatShape feature = point(site.at);
            const double error = buffer_error(
                feature.view(), buffer(feature.view(), kilometres(km)), kilometres(km));
            EXPECT_LT(error, buffer_error_limit) << site.name << ' ' << km << " km";
            EXPECT_GT(error, 0.0);
        }
}

TEST(Buffer, OfARoadKeepsTheStatedError) {
    for (const Site& site : sites)
        for (const double km : radii_km) {
            const LonLatShape feature = road(site.at);
            const double error = buffer_error(
                feature.view(), buffer(feature.view(), kilometres(km)), kilometres(km));
            EXPECT_LT(error, buffer_error_limit) << site.name << ' ' << km << " km";
        }
}

TEST(Buffer, OfADistrictKeepsTheStatedError) {
    for (const Site& site : sites)
        for (const double km : radii_km) {
            const LonLatShape feature = district(site.at);
            const LonLatShape outline = buffer(feature.view(), kilometres(km));
            EXPECT_LT(buffer_error(feature.view(), outline, kilometres(km)), buffer_error_limit)
                << site.name << ' ' << km << " km";
            EXPECT_FALSE(geom::make_valid(outline.view()).changed)
                << site.name << ' ' << km << " km";
        }
}

TEST(Buffer, OfALineAcrossTheContinentKeepsTheStatedError) {
    LonLatShape line(Kind::line);
    line.add_part(
        std::vector<LonLat>{{-17.45, 14.69}, {-8.0, 12.65}, {2.11, 13.51}, {15.05, 12.11}});
    for (const double km : {5.0, 100.0, 1000.0}) {
        const LonLatShape outline = buffer(line.view(), kilometres(km));
        EXPECT_LT(buffer_error(line.view(), outline, kilometres(km)), buffer_error_limit)
            << km << " km";
    }
}

TEST(Buffer, KeepsFlatBends) {
    // A bend of 0.8 % of the radius: GEOS's own buffer drops it and is off by as much.
    LonLatShape line(Kind::line);
    line.add_part(std::vector<LonLat>{{-9.0, 12.0}, {-8.5, 12.0 - 0.0072}, {-8.0, 12.0}});
    const LonLatShape outline = buffer(line.view(), kilometres(100));
    EXPECT_LT(buffer_error(line.view(), outline, kilometres(100)), buffer_error_limit);
}

TEST(Buffer, HoldsThePlacesWithinTheRadiusAndNoOthers) {
    for (const Site& site : sites) {
        const LonLatShape feature = road(site.at);
        const double radius = 20e3;
        const LonLatShape outline = buffer(feature.view(), Metres(radius));
        // Independent of the library's distance search: vertices every kilometre bound the distance
        // within 0.5 km.
        std::mt19937 random(17);
        std::uniform_real_distribution<double> azimuth(0, 360);
        std::uniform_real_distribution<double> away(0, 70e3);
        for (int i = 0; i < 300; ++i) {
            const LonLat p = direct(site.at, Degrees(azimuth(random)), Metres(away(random)));
            double nearest = HUGE_VAL;
            for (const LonLat& q : feature.view().part(0))
                nearest = std::min(nearest, distance(p, q).value());
            if (nearest < radius - 50) {
                EXPECT_TRUE(holds(outline, p)) << site.name << ", seed 17";
            }
            if (nearest > radius + 550) {
                EXPECT_FALSE(holds(outline, p)) << site.name << ", seed 17";
            }
        }
    }
}

TEST(Buffer, OfAPolygonHoldsThePolygonAndFillsSmallHoles) {
    const LonLatShape feature = district({-8.0, 12.65});
    const LonLatShape narrow = buffer(feature.view(), kilometres(1));
    EXPECT_EQ(narrow.view().part_count(), 2U);
    EXPECT_EQ(buffer(feature.view(), kilometres(10)).view().part_count(), 1U);
    for (const LonLat& p : feature.view().part(0)) EXPECT_TRUE(holds(narrow, p));
}

TEST(Buffer, OfAPolygonThatIsCutAtTheAntimeridianIgnoresTheCut) {
    LonLatShape fiji(Kind::polygon);
    fiji.add_part(std::vector<LonLat>{{179, -18}, {180, -18}, {180, -16}, {179, -16}, {179, -18}});
    fiji.add_part(
        std::vector<LonLat>{{-180, -18}, {-179, -18}, {-179, -16}, {-180, -16}, {-180, -18}});
    const LonLatShape outline = buffer(fiji.view(), kilometres(20));
    EXPECT_EQ(outline.view().part_count(), 2U);
    EXPECT_LT(buffer_error(fiji.view(), outline, kilometres(20)), buffer_error_limit);
    EXPECT_TRUE(holds(outline, {180.0 - 1e-6, -17}));
}

TEST(Buffer, GivesTheSameBitsAgain) {
    const LonLatShape a = buffer(road({179.9, -17.0}).view(), kilometres(10));
    const LonLatShape b = buffer(road({179.9, -17.0}).view(), kilometres(10));
    ASSERT_EQ(a.view().point_count(), b.view().point_count());
    for (std::size_t k = 0; k < a.view().part_count(); ++k)
        EXPECT_TRUE(
            std::equal(a.view().part(k).begin(), a.view().part(k).end(), b.view().part(k).begin()));
}

TEST(Buffer, RefusesWhatItCannotMeasure) {
    EXPECT_THROW((void)buffer(LonLatShape(Kind::line).view(), kilometres(1)), Error);
    EXPECT_THROW((void)buffer(point({0, 91}).view(), kilometres(1)), Error);
    LonLatShape scattered(Kind::point);
    scattered.add_part(std::vector<LonLat>{{0, 0}, {180, 0}});
    EXPECT_THROW((void)buffer(scattered.view(), kilometres(1)), Error);
}

TEST(BufferError, NoticesAWrongOutline) {
    const LonLatShape feature = point({-8.0, 12.65});
    EXPECT_NEAR(buffer_error(feature.view(), disc({-8.0, 12.65}, kilometres(11)), kilometres(10)),
                0.1, 1e-3);
    EXPECT_NEAR(buffer_error(district({-8.0, 12.65}).view(), disc({-8.0, 12.65}, kilometres(12)),
                             kilometres(10)),
                1.0, 1e-12);
}

TEST(Combine, KeepsAreas) {
    for (const Site& site : sites) {
        const LonLatShape a = disc(site.at, kilometres(30));
        const LonLatShape b = disc(direct(site.at, Degrees(100), kilometres(25)), kilometres(30));
        const double common = area_m2(intersect(a, b).view());
        const double rest = area_m2(subtract(a, b).view());
        const double all = area_m2(unite({a, b}).view());
        EXPECT_NEAR((common + rest) / area_m2(a.view()), 1.0, 1e-5) << site.name;
        EXPECT_NEAR((area_m2(a.view()) + area_m2(b.view()) - common) / all, 1.0, 1e-5) << site.name;
        // The lens of two equal circles, planar: 2 r² acos(d / 2r) - d/2 sqrt(4r² - d²).
        const double lens = 2 * 900 * std::acos(25.0 / 60) - 12.5 * std::sqrt(3600.0 - 625);
        EXPECT_NEAR(common / (lens * 1e6), 1.0, 1e-3) << site.name;
    }
}

TEST(Combine, GivesNothingForNothing) {
    const LonLatShape a = disc({0, 0}, kilometres(10));
    EXPECT_TRUE(unite({}).empty());
    EXPECT_TRUE(intersect(a, LonLatShape(Kind::polygon)).empty());
    EXPECT_TRUE(intersect(a, disc({5, 5}, kilometres(10))).empty());
    EXPECT_EQ(subtract(a, LonLatShape(Kind::polygon)).view().point_count(), a.view().point_count());
}

TEST(Overlap, SaysWhatTheIntersectionSays) {
    constexpr unsigned seed = 11;
    std::mt19937 random(seed);
    const auto number = [&](double from, double to) {
        return std::uniform_real_distribution<double>(from, to)(random);
    };
    int both = 0;
    for (int i = 0; i < 300; ++i) {
        const LonLat at{number(-175.0, 175.0), number(-75.0, 75.0)};
        // A box with long edges that follow geodesics, and a disc somewhere near its rim.
        const double side = number(0.05, 4.0);
        LonLatShape area(Kind::polygon);
        area.add_part(std::vector<LonLat>{{at.x - side, at.y - side},
                                          {at.x + side, at.y - 0.9 * side},
                                          {at.x + 0.9 * side, at.y + side},
                                          {at.x - side, at.y + 0.8 * side},
                                          {at.x - side, at.y - side}});
        const LonLat centre{at.x + number(-1.5, 1.5) * side, at.y + number(-1.5, 1.5) * side};
        const LonLatShape round = disc(centre, kilometres(number(0.5, 30.0 + 20.0 * side)));
        const bool expected = !intersect(round, area).empty();
        both += expected ? 1 : 0;
        EXPECT_EQ(overlap(round, area), expected) << "seed " << seed << ", case " << i;
        EXPECT_EQ(overlap(area, round), expected) << "seed " << seed << ", case " << i;
    }
    EXPECT_GT(both, 30);
    EXPECT_LT(both, 270);
}

TEST(Overlap, OfNothingIsNothing) {
    const LonLatShape round = disc({0.0, 0.0}, kilometres(10));
    EXPECT_FALSE(overlap(round, LonLatShape(Kind::polygon)));
    EXPECT_FALSE(overlap(LonLatShape(Kind::polygon), round));
    EXPECT_FALSE(overlap(round, disc({170.0, 10.0}, kilometres(10))));
}

namespace {

/// An island whose coast winds in `bays` bays, by geodesics from its middle, without its cut at
/// the antimeridian.
void add_island(LonLat at, double km, int bays, LonLatShape& out) {
    std::vector<LonLat> ring;
    const int corners = 12 * bays;
    for (int i = 0; i <= corners; ++i) {
        const double turn = 2.0 * std::numbers::pi * (i % corners) / corners;
        ring.push_back(direct(at, Degrees(-turn * 180.0 / std::numbers::pi),
                              kilometres(km * (1.0 + 0.15 * std::sin(bays * turn)))));
    }
    out.add_part(ring);
}

} // namespace

TEST(RoughBuffer, KeepsItsWiderLimit) {
    for (const Site& site : sites) {
        LonLatShape islands(Kind::polygon);
        add_island(site.at, 300.0, 20, islands);
        add_island(direct(site.at, Degrees(160), kilometres(700)), 60.0, 7, islands);
        for (const double km : {10.0, 50.0, 200.0}) {
            const LonLatShape outline = rough_buffer(islands.view(), kilometres(km));
            EXPECT_LE(buffer_error(islands.view(), outline, kilometres(km)),
                      rough_buffer_error_limit)
                << site.name << ", " << km << " km";
        }
    }
}
