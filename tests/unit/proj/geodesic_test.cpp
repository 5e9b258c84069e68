// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "proj/geodesic.hpp"

#include <array>

using namespace cordon;
using namespace cordon::proj;
using geom::LonLat;

namespace {

constexpr LonLat bamako{-8.00, 12.65};

geom::LonLatShape polygon(std::initializer_list<std::vector<LonLat>> rings) {
    geom::LonLatShape shape(geom::Kind::polygon);
    bool hole = false;
    for (const auto& ring : rings) {
        shape.add_part(ring, hole);
        hole = true;
    }
    return shape;
}

} // namespace

TEST(Geodesic, MeasuresKatiFromBamako) {
    const GeodesicLine line = inverse(bamako, {-8.0726, 12.7441});
    EXPECT_NEAR(line.distance.value(), 13.1e3, 50);
    EXPECT_NEAR(line.azimuth.value(), 322.9 - 360.0, 0.05);
}

// Towns as OpenStreetMap and GeoNames place them; town points differ by kilometres between sources,
// hence 3 km and 1.5°.
TEST(Geodesic, MeasuresTheTownsRoundBamako) {
    struct Town {
        const char* name;
        LonLat at;
        double km;
        double azimuth;
    };
    const std::array<Town, 7> towns{{{"Kolokani", {-8.0361, 13.5728}, 102.2, 357.9},
                                     {"Bougouni", {-7.4822, 11.4179}, 147.5, 157.5},
                                     {"Kolondiéba", {-6.8926, 11.0894}, 210.6, 144.9},
                                     {"Kita", {-9.4895, 13.0349}, 167.2, 284.9},
                                     {"Kayes", {-11.4445, 14.4469}, 422.5, 298.5},
                                     {"Ségou", {-6.2157, 13.4317}, 212.0, 65.7},
                                     {"Sikasso", {-5.6665, 11.3176}, 293.8, 119.9}}};
    for (const Town& town : towns) {
        const GeodesicLine line = inverse(bamako, town.at);
        EXPECT_NEAR(line.distance.value() / 1e3, town.km, 3.0) << town.name;
        const double azimuth =
            line.azimuth.value() < 0 ? line.azimuth.value() + 360 : line.azimuth.value();
        EXPECT_NEAR(azimuth, town.azimuth, 1.5) << town.name;
    }
}

TEST(Geodesic, DirectUndoesInverse) {
    for (const LonLat to : {LonLat{2.1, 13.5}, LonLat{-179.5, -17.0}, LonLat{60.0, 89.0}}) {
        const GeodesicLine line = inverse(bamako, to);
        const LonLat back = direct(bamako, line.azimuth, line.distance);
        EXPECT_LT(distance(back, to).value(), 1e-6);
    }
}

TEST(Geodesic, CrossesTheAntimeridianTheShortWay) {
    EXPECT_NEAR(distance({179.0, 0.0}, {-179.0, 0.0}).value(), 222638.98, 0.1);
    const std::vector<LonLat> line{{179.0, -17.0}, {-179.0, -17.0}};
    const LonLat middle = along(line, Metres(length(line).value() / 2));
    EXPECT_NEAR(std::abs(middle.x), 180.0, 1e-9);
}

TEST(Geodesic, DensifiesToPiecesOfEqualLength) {
    const std::vector<LonLat> line{{-8.0, 12.65}, {2.11, 13.51}};
    const std::vector<LonLat> dense = densify(line, kilometres(100));
    EXPECT_EQ(dense.front(), line.front());
    EXPECT_EQ(dense.back(), line.back());
    ASSERT_EQ(dense.size(), 13U);
    for (std::size_t i = 1; i < dense.size(); ++i)
        EXPECT_NEAR(distance(dense[i - 1], dense[i]).value(), length(line).value() / 12, 1e-3);
    EXPECT_NEAR(length(dense).value(), length(line).value(), 1e-3);
}

TEST(Geodesic, RefusesToDensifyToPiecesOfNoLength) {
    const std::vector<LonLat> line{{0, 0}, {1, 1}};
    EXPECT_THROW((void)densify(line, Metres(0)), Error);
    EXPECT_THROW((void)densify(line, Metres(1e-6)), Error);
}

TEST(Geodesic, TakesAStretchOutOfALine) {
    const std::vector<LonLat> line{{-8.0, 12.0}, {-8.0, 13.0}, {-7.0, 13.0}};
    const std::vector<LonLat> part = stretch(line, kilometres(50), kilometres(150));
    ASSERT_EQ(part.size(), 3U);
    EXPECT_NEAR(length(part).value(), 100e3, 1e-3);
    EXPECT_NEAR(distance(line[0], part[0]).value(), 50e3, 1e-3);
    EXPECT_EQ(part[1], line[1]);
}

TEST(Geodesic, ClampsAStretchToTheLine) {
    const std::vector<LonLat> line{{-8.0, 12.0}, {-8.0, 13.0}};
    EXPECT_EQ(stretch(line, kilometres(-5), kilometres(1e4)), line);
    EXPECT_EQ(stretch(line, kilometres(500), kilometres(600)), std::vector<LonLat>{line.back()});
    EXPECT_EQ(along(line, kilometres(-1)), line.front());
    EXPECT_EQ(along(line, kilometres(1e5)), line.back());
}

TEST(Geodesic, MeasuresAreasWithHoles) {
    // One degree square on the equator, by Karney's Planimeter: 12308778361.5 m².
    const std::vector<LonLat> square{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
    EXPECT_NEAR(area_m2(polygon({square}).view()), 12308778361.469, 1.0);
    const std::vector<LonLat> clockwise(square.rbegin(), square.rend());
    EXPECT_NEAR(area_m2(polygon({clockwise}).view()), 12308778361.469, 1.0);
    EXPECT_NEAR(area_m2(polygon({square, clockwise}).view()), 0.0, 1e-3);
}

TEST(Geodesic, AreasOfShortEdgesAreThoseOfGeodesics) {
    // The same lines cut into short pieces enclose the same area: the first are measured by the
    // exact series, the second by the closed form.
    for (const double lat : {-70.0, -33.0, 0.5, 12.65, 48.0, 79.0}) {
        const std::vector<LonLat> ring{
            {-8.3, lat}, {-4.1, lat + 1.2}, {-3.0, lat + 4.5}, {-7.2, lat + 3.0}, {-8.3, lat}};
        const std::vector<LonLat> fine = densify(ring, kilometres(4));
        const double whole = area_m2(polygon({ring}).view());
        EXPECT_NEAR(area_m2(polygon({fine}).view()) / whole, 1.0, 1e-8) << lat;
    }
}

TEST(Geodesic, MeasuresAPolarCapThatIsCutAtTheAntimeridian) {
    std::vector<LonLat> cap;
    for (int lon = -180; lon <= 180; ++lon) cap.push_back({static_cast<double>(lon), -80.0});
    cap.push_back({180, -90});
    cap.push_back({-180, -90});
    cap.push_back(cap.front());
    // Area of the zone south of 80° S on WGS 84 is 3.92e6 km².
    EXPECT_NEAR(area_m2(polygon({cap}).view()) / 1e12, 3.92, 0.03);
}
