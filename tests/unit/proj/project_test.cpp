// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "proj/geodesic.hpp"
#include "proj/projection.hpp"

#include <cmath>
#include <random>

using namespace cordon;
using namespace cordon::proj;
using geom::Kind;
using geom::LonLat;
using geom::LonLatShapes;
using geom::Projected;
using geom::ProjectedShapes;

namespace {

constexpr geom::LonLatBox whole_world{-180, -90, 180, 90};

void add(LonLatShapes& shapes, Kind kind, const std::vector<std::vector<LonLat>>& parts) {
    shapes.begin(kind);
    for (const auto& part : parts) shapes.add_part(part);
}

LonLatShapes one(Kind kind, const std::vector<std::vector<LonLat>>& parts) {
    LonLatShapes shapes;
    add(shapes, kind, parts);
    return shapes;
}

double area(const geom::ProjectedView& shape) {
    double sum = 0.0;
    for (std::size_t k = 0; k < shape.part_count(); ++k) {
        double ring = 0.0;
        const auto part = shape.part(k);
        for (std::size_t i = 0; i + 1 < part.size(); ++i)
            ring += part[i].x * part[i + 1].y - part[i].y * part[i + 1].x;
        sum += (shape.is_hole(k) ? -1 : 1) * std::abs(ring) / 2;
    }
    return sum;
}

double longest_segment(const geom::ProjectedView& shape) {
    double longest = 0.0;
    for (std::size_t k = 0; k < shape.part_count(); ++k)
        for (std::size_t i = 0; i + 1 < shape.part(k).size(); ++i) {
            const Projected d = shape.part(k)[i + 1] - shape.part(k)[i];
            longest = std::max(longest, std::hypot(d.x, d.y));
        }
    return longest;
}

double distance_to(const geom::ProjectedView& shape, Projected p) {
    double best = HUGE_VAL;
    for (std::size_t k = 0; k < shape.part_count(); ++k)
        for (std::size_t i = 0; i + 1 < shape.part(k).size(); ++i) {
            const Projected a = shape.part(k)[i];
            const Projected d = shape.part(k)[i + 1] - a;
            const double t = std::clamp(
                ((p.x - a.x) * d.x + (p.y - a.y) * d.y) / (d.x * d.x + d.y * d.y), 0.0, 1.0);
            best = std::min(best, std::hypot(p.x - a.x - t * d.x, p.y - a.y - t * d.y));
        }
    return best;
}

/// Fiji's shape in small: a square across the antimeridian, cut there as GeoJSON asks.
LonLatShapes cut_square() {
    return one(Kind::polygon, {{{178, -18}, {180, -18}, {180, -16}, {178, -16}, {178, -18}},
                               {{-180, -18}, {-179, -18}, {-179, -16}, {-180, -16}, {-180, -18}}});
}

/// All land south of 75° S, closed along the antimeridian and the pole.
LonLatShapes south_cap() {
    std::vector<LonLat> ring;
    for (int lon = -180; lon <= 180; lon += 5) ring.push_back({static_cast<double>(lon), -75.0});
    ring.push_back({180, -90});
    ring.push_back({-180, -90});
    ring.push_back(ring.front());
    return one(Kind::polygon, {ring});
}

} // namespace

TEST(Project, LongLinesFollowTheGeodesic) {
    const std::vector<LonLat> line{{-8.0, 12.65}, {2.11, 13.51}}; // Bamako to Niamey
    const Projection projection("EPSG:3857");
    const double tolerance = 100.0;
    const ProjectedShapes map =
        project(one(Kind::line, {line}), projection, {-20, 0, 20, 30}, tolerance);
    ASSERT_EQ(map[0].part_count(), 1U);
    EXPECT_GT(map[0].point_count(), 2U);
    for (int i = 0; i <= 20; ++i) {
        const LonLat p = along(line, length(line) * (i / 20.0));
        EXPECT_LT(distance_to(map[0], *projection.forward(p)), tolerance);
    }
}

TEST(Project, TheMiddleOfBamakoToNiameyLiesWhereItIsOnPaper) {
    // A sheet 180 mm wide that shows both, drawn to a quarter of a CSS pixel as sheets are.
    const std::vector<LonLat> line{{-8.0, 12.65}, {2.11, 13.51}};
    const Projection projection("EPSG:3857");
    const auto west = projection.forward({-9.0, 12.0});
    const auto east = projection.forward({3.0, 12.0});
    const double metres_in_mm = (east->x - west->x) / 180.0;
    const double quarter_pixel = 0.25 * 25.4 / 96.0 * metres_in_mm;
    const ProjectedShapes map =
        project(one(Kind::line, {line}), projection, {-20, 0, 20, 30}, quarter_pixel);
    const auto middle = *projection.forward(along(line, length(line) / 2.0));
    EXPECT_LT(distance_to(map[0], middle), 0.2 * metres_in_mm);
    // A straight line on the map would miss it by far more.
    const ProjectedShapes straight =
        project(one(Kind::line, {line}), projection, {-20, 0, 20, 30}, 1e9);
    EXPECT_GT(distance_to(straight[0], middle), 0.2 * metres_in_mm);
}

TEST(Project, ShortSegmentsGetNoPoints) {
    const ProjectedShapes map =
        project(one(Kind::line, {{{-8.0, 12.65}, {-8.1, 12.7}, {-8.2, 12.9}}}),
                Projection("EPSG:3857"), {-20, 0, 20, 30}, 100.0);
    EXPECT_EQ(map[0].point_count(), 3U);
}

TEST(Project, BordersAlongAParallelStayOnIt) {
    const Projection albers("+proj=aea +lat_1=30 +lat_2=50 +lon_0=-100 +datum=WGS84");
    const ProjectedShapes map =
        project(one(Kind::line, {{{-123, 49}, {-95, 49}}}), albers, {-130, 20, -60, 60}, 200.0);
    for (int lon = -123; lon <= -95; ++lon)
        EXPECT_LT(distance_to(map[0], *albers.forward({static_cast<double>(lon), 49.0})), 200.0);
}

TEST(Project, FeaturesOutsideTheWindowBecomeEmptyAndKeepTheirPlace) {
    LonLatShapes shapes;
    add(shapes, Kind::point, {{{100, 40}}});
    add(shapes, Kind::point, {{{-8, 12}}});
    add(shapes, Kind::line, {{{100, 40}, {101, 41}}});
    const ProjectedShapes map = project(shapes, Projection("EPSG:32629"), {-12, 10, -5, 15}, 10.0);
    ASSERT_EQ(map.size(), 3U);
    EXPECT_TRUE(map[0].empty());
    EXPECT_EQ(map[1].point_count(), 1U);
    EXPECT_TRUE(map[2].empty());
    EXPECT_EQ(map.kind(2), Kind::line);
}

TEST(Project, LinesAreCutAtTheSeam) {
    const Projection world("+proj=eqearth +datum=WGS84");
    const ProjectedShapes map =
        project(one(Kind::line, {{{170, 10}, {-170, 20}}}), world, whole_world, 1000.0);
    ASSERT_EQ(map[0].part_count(), 2U);
    EXPECT_GT(map[0].part(0).back().x, 16e6);
    EXPECT_LT(map[0].part(1).front().x, -16e6);
    EXPECT_LT(longest_segment(map[0]), 2e6);
}

TEST(Project, PolygonsAreCutAtASeamAwayFromTheAntimeridian) {
    const Projection pacific("+proj=eqearth +lon_0=150 +datum=WGS84"); // seam at 30° W
    const ProjectedShapes map =
        project(one(Kind::polygon, {{{-40, 0}, {-20, 0}, {-20, 10}, {-40, 10}, {-40, 0}}}), pacific,
                whole_world, 1000.0);
    ASSERT_EQ(map[0].part_count(), 2U);
    EXPECT_LT(longest_segment(map[0]), 3e6);
    const double expected =
        area(project(one(Kind::polygon, {{{-10, 0}, {10, 0}, {10, 10}, {-10, 10}, {-10, 0}}}),
                     pacific, whole_world, 1000.0)[0]);
    EXPECT_NEAR(area(map[0]) / expected, 1.0, 1e-3); // Equal Earth keeps areas
}

TEST(Project, MendsPolygonsThatTheirDataCutAtTheAntimeridian) {
    for (const char* definition : {"+proj=laea +lat_0=-17 +lon_0=179 +datum=WGS84",
                                   "+proj=eqearth +lon_0=180 +datum=WGS84"}) {
        const ProjectedShapes map =
            project(cut_square(), Projection(definition), {175, -22, 185, -12}, 100.0);
        ASSERT_EQ(map[0].part_count(), 1U) << definition;
        const auto ring = map[0].part(0);
        EXPECT_EQ(ring.front(), ring.back());
        EXPECT_NEAR(area(map[0]) / 70.3e9, 1.0, 0.01) << definition; // 3° x 2° at 17° S
        EXPECT_LT(longest_segment(map[0]), 330e3);
    }
}

TEST(Project, KeepsPolygonsThatAreCutWhereTheMapIsCut) {
    const ProjectedShapes map = project(cut_square(), Projection("EPSG:3857"), whole_world, 100.0);
    ASSERT_EQ(map[0].part_count(), 2U);
    EXPECT_NEAR(map.box(0).max_x, 20037508.34, 0.01);
    EXPECT_NEAR(map.box(0).min_x, -20037508.34, 0.01);
}

TEST(Project, DrawsAntarcticaOnTheWholeWorld) {
    const Projection world("+proj=eqearth +datum=WGS84");
    const ProjectedShapes map = project(south_cap(), world, whole_world, 1000.0);
    const double zone = 2 * M_PI * 6371007.2 * 6371007.2 * (1 - std::sin(75 * M_PI / 180));
    EXPECT_NEAR(area(map[0]) / zone, 1.0, 0.01);
    const ProjectedShapes turned = project(
        south_cap(), Projection("+proj=eqearth +lon_0=100 +datum=WGS84"), whole_world, 1000.0);
    EXPECT_NEAR(area(turned[0]) / zone, 1.0, 0.01);
    ASSERT_EQ(turned[0].part_count(), 1U);
}

TEST(Project, DrawsAntarcticaRoundThePoleWithoutASlit) {
    const Projection polar("EPSG:3031");
    const ProjectedShapes map = project(south_cap(), polar, {-180, -90, 180, -60}, 1000.0);
    ASSERT_EQ(map[0].part_count(), 1U);
    const double rim = std::hypot(polar.forward({0, -75})->x, polar.forward({0, -75})->y);
    for (const Projected& p : map[0].part(0)) EXPECT_NEAR(std::hypot(p.x, p.y), rim, 1200.0);
    EXPECT_NEAR(area(map[0]) / (M_PI * rim * rim), 1.0, 0.01);
}

TEST(Project, CutsAntarcticaWhereWebMercatorEnds) {
    const ProjectedShapes map = project(south_cap(), Projection("EPSG:3857"), whole_world, 1000.0);
    EXPECT_NEAR(map.box(0).min_y, -20037508.34, 0.01);
    EXPECT_NEAR(map.box(0).max_x, 20037508.34, 0.01);
    EXPECT_NEAR(area(map[0]), 40075016.7 * (map.box(0).max_y - map.box(0).min_y), 1e9);
}

TEST(Project, FillsThePoleWithAFarRing) {
    // The northern hemisphere seen from above the pole, cut at 50° N: a disc.
    LonLatShapes north =
        one(Kind::polygon,
            {{{-180, 0}, {-90, 0}, {0, 0}, {90, 0}, {180, 0}, {180, 90}, {-180, 90}, {-180, 0}}});
    const Projection polar("+proj=laea +lat_0=90 +datum=WGS84");
    const ProjectedShapes map = project(north, polar, {-180, 55, 180, 90}, 1000.0);
    ASSERT_EQ(map[0].part_count(), 1U);
    for (const Projected& p : map[0].part(0))
        EXPECT_GT(std::hypot(p.x, p.y), polar.forward({0, 55})->y * -1.0);
}

TEST(Project, KeepsAHoleInAPolygonRoundThePole) {
    std::vector<LonLat> hole;
    for (int lon = -180; lon <= 180; lon += 5) hole.push_back({static_cast<double>(-lon), -85.0});
    hole.push_back({-180, -90});
    hole.push_back({180, -90});
    hole.push_back(hole.front());
    LonLatShapes cap = south_cap();
    cap.add_part(hole, true);
    const double zone =
        2 * M_PI * 6371007.2 * 6371007.2 * (std::sin(85 * M_PI / 180) - std::sin(75 * M_PI / 180));
    for (const char* definition :
         {"+proj=eqearth +datum=WGS84", "+proj=eqearth +lon_0=100 +datum=WGS84"}) {
        const ProjectedShapes map = project(cap, Projection(definition), whole_world, 1000.0);
        EXPECT_NEAR(area(map[0]) / zone, 1.0, 0.01) << definition;
    }
    const ProjectedShapes polar = project(cap, Projection("+proj=laea +lat_0=-90 +datum=WGS84"),
                                          {-180, -90, 180, -60}, 1000.0);
    EXPECT_EQ(polar[0].part_count(), 2U);
    EXPECT_NEAR(area(polar[0]) / zone, 1.0, 0.01);
}

TEST(Project, FillsTheWholeWorld) {
    const LonLatShapes ocean =
        one(Kind::polygon, {{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90}}});
    const double sphere = 4 * M_PI * 6371007.2 * 6371007.2;
    for (const char* definition :
         {"+proj=eqearth +datum=WGS84", "+proj=eqearth +lon_0=-160 +datum=WGS84"}) {
        const ProjectedShapes map = project(ocean, Projection(definition), whole_world, 1000.0);
        ASSERT_EQ(map[0].part_count(), 1U);
        EXPECT_NEAR(area(map[0]) / sphere, 1.0, 0.002) << definition;
    }
    // An equal-area disc less the 5 degrees round its antipode.
    for (const char* definition :
         {"+proj=laea +lat_0=14 +lon_0=-8 +datum=WGS84", "+proj=laea +lat_0=90 +datum=WGS84"}) {
        const ProjectedShapes map = project(ocean, Projection(definition), whole_world, 1000.0);
        EXPECT_NEAR(area(map[0]) / sphere, 1.0, 0.005) << definition;
    }
    const ProjectedShapes globe = project(
        ocean, Projection("+proj=ortho +lat_0=14 +lon_0=-8 +datum=WGS84"), whole_world, 1000.0);
    EXPECT_NEAR(area(globe[0]) / (M_PI * 6371007.2 * 6371007.2), 1.0, 0.01);
    EXPECT_GT(longest_segment(globe[0]), 0.0);
    EXPECT_LT(longest_segment(globe[0]), 2e5);
}

TEST(Project, DrawsTheGlobeUpToItsHorizon) {
    const Projection globe("+proj=ortho +lat_0=20 +lon_0=170 +datum=WGS84");
    LonLatShapes shapes = cut_square(); // in front, across the antimeridian
    add(shapes, Kind::polygon, {{{0, 0}, {20, 0}, {20, 10}, {0, 10}, {0, 0}}});      // behind
    add(shapes, Kind::polygon, {{{60, 0}, {100, 0}, {100, 40}, {60, 40}, {60, 0}}}); // half
    add(shapes, Kind::line, {{{-180, 0}, {-90, 0}, {0, 0}, {90, 0}, {180, 0}}});
    add(shapes, Kind::point, {{{170, 20}}, {{-10, -20}}});
    const ProjectedShapes map = project(shapes, globe, whole_world, 1000.0);
    EXPECT_EQ(map[0].part_count(), 1U);
    EXPECT_TRUE(map[1].empty());
    ASSERT_EQ(map[2].part_count(), 1U);
    EXPECT_EQ(map[3].part_count(), 2U);
    EXPECT_EQ(map[4].point_count(), 1U);
    for (const Projected& p : map.points()) EXPECT_LT(std::hypot(p.x, p.y), 6385000.0);
    EXPECT_LT(longest_segment(map[2]), 2e6);
    EXPECT_NEAR(map.box(3).max_x, 6378137.0, 5000.0);
}

TEST(Project, GridErrorStaysBelowATenthOfTheTolerance) {
    std::mt19937 random(42);
    std::uniform_real_distribution<double> unit(0, 1);
    struct Case {
        const char* definition;
        geom::LonLatBox window;
        double tolerance;
    };
    for (const Case& c :
         {Case{"+proj=laea +lat_0=13 +lon_0=-8.5 +datum=WGS84", {-18, 4, 5, 25}, 100.0},
          Case{"EPSG:32629", {-12, 8, -5, 16}, 50.0},
          Case{"+proj=aea +lat_1=28.5 +lat_2=45.5 +lon_0=-95.5 +datum=WGS84",
               {-125, 24, -66, 50},
               500.0},
          Case{"+proj=eqearth +datum=WGS84", {-180, -90, 180, 90}, 6000.0},
          Case{"EPSG:3031", {-180, -90, 180, -60}, 5000.0}}) {
        LonLatShapes shapes;
        shapes.begin(Kind::point);
        shapes.begin_part();
        for (int i = 0; i < 300000; ++i)
            shapes.add({c.window.min_x + unit(random) * c.window.width(),
                        c.window.min_y + unit(random) * c.window.height()});
        const Projection projection(c.definition);
        std::vector<Projected> exact(shapes.points().size());
        projection.forward(shapes.points(), exact);
        const ProjectedShapes map = project(shapes, projection, c.window, c.tolerance);
        ASSERT_EQ(map.points().size(), exact.size());
        double worst = 0.0;
        std::size_t interpolated = 0;
        for (std::size_t i = 0; i < exact.size(); ++i) {
            const double error =
                std::hypot(exact[i].x - map.points()[i].x, exact[i].y - map.points()[i].y);
            worst = std::max(worst, error);
            interpolated += error > 0.0 ? 1U : 0U;
        }
        EXPECT_LE(worst, c.tolerance / 10) << c.definition << ", seed 42";
        // Longitudes are too coarse a parameter near a pole: there all goes through PROJ.
        if (c.window.min_y > -90.0 || c.tolerance > 5000.0) {
            EXPECT_GT(interpolated, exact.size() / 2) << c.definition;
        }
    }
}

TEST(Project, GivesTheSameBitsAgain) {
    const LonLatShapes shapes = south_cap();
    const Projection world("+proj=eqearth +lon_0=100 +datum=WGS84");
    const ProjectedShapes a = project(shapes, world, whole_world, 1000.0);
    const ProjectedShapes b = project(shapes, world, whole_world, 1000.0);
    ASSERT_EQ(a.points().size(), b.points().size());
    for (std::size_t i = 0; i < a.points().size(); ++i) EXPECT_EQ(a.points()[i], b.points()[i]);
}

TEST(Project, DropsBrokenCoordinates) {
    LonLatShapes shapes = one(Kind::line, {{{1e300, 0}, {2e300, 10}}});
    add(shapes, Kind::line, {{{0, 0}, {NAN, 5}, {1, 1}, {2, 2}}});
    add(shapes, Kind::polygon, {{{0, 0}, {5, 200}, {NAN, NAN}, {179, 3}, {-179, 3}, {0, 0}}});
    std::vector<LonLat> spiral;
    for (int i = 0; i < 2000; ++i)
        spiral.push_back({i * 100.0 - 360.0 * std::round(i * 100.0 / 360.0), i * 1e-3});
    add(shapes, Kind::line, {spiral});
    for (const char* definition :
         {"EPSG:3857", "EPSG:32629", "+proj=laea +lat_0=10 +datum=WGS84"}) {
        const ProjectedShapes map = project(shapes, Projection(definition), whole_world, 1000.0);
        ASSERT_EQ(map.size(), 4U);
        EXPECT_TRUE(map[0].empty());
        for (const Projected& p : map.points())
            EXPECT_TRUE(std::isfinite(p.x) && std::isfinite(p.y)) << definition;
    }
}

TEST(Project, RefusesAToleranceOfNothing) {
    EXPECT_THROW((void)project(cut_square(), Projection("EPSG:3857"), whole_world, 0.0), Error);
    EXPECT_THROW((void)project(cut_square(), Projection("EPSG:3857"), {}, 1.0), Error);
}
