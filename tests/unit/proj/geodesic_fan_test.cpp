// SPDX-License-Identifier: MIT
#include "proj/ellipsoid.hpp"
#include "proj/geodesic.hpp"
#include "proj/geodesic_fan.hpp"
#include "proj/library.hpp"

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

using namespace cordon;
using namespace cordon::proj;
using geom::LonLat;

namespace {

constexpr double degree = std::numbers::pi / 180.0;

/// What PROJ says of the line between two places.
struct Peer {
    double metres = 0.0;
    double azimuth = 0.0;
    double end = 0.0;

    Peer(LonLat from, LonLat to) {
        library().geod_inverse(&wgs84(), from.y, from.x, to.y, to.x, &metres, &azimuth, &end);
    }
};

/// Centres all over the globe, the poles, the equator and places beside them among them.
std::vector<LonLat> centers(std::mt19937_64& random, std::size_t count) {
    std::uniform_real_distribution<double> lon(-180.0, 180.0);
    std::uniform_real_distribution<double> sine(-1.0, 1.0);
    std::vector<LonLat> out{{0, 0},    {-8, 12.65},   {180, 0},    {-180, 45},  {10, 90},
                            {10, -90}, {25, 89.9999}, {25, -1e-9}, {179.9, -17}};
    while (out.size() < count) out.push_back({lon(random), std::asin(sine(random)) / degree});
    return out;
}

/// A place as metres along a heading, the four winds often.
geom::Projected position(std::mt19937_64& random, double reach) {
    std::uniform_real_distribution<double> turn(-180.0, 180.0);
    std::uniform_real_distribution<double> share(0.0, 1.0);
    const double metres = reach * share(random);
    const double any = turn(random);
    const double azimuth = share(random) < 0.2 ? 90.0 * std::round(any / 90.0) : any;
    return {metres * std::sin(azimuth * degree), metres * std::cos(azimuth * degree)};
}

constexpr double reaches[] = {10.0, 1e3, 1e5, 1e6, 5e6, 14e6, 18e6};

} // namespace

TEST(GeodesicFan, FindsThePlacesThatProjFinds) {
    std::mt19937_64 random(20251111);
    for (const double reach : reaches)
        for (const LonLat center : centers(random, 400)) {
            const GeodesicFan fan(center);
            const geom::Projected p = position(random, reach);
            const LonLat place = fan.to_lonlat(p);
            EXPECT_LE(std::abs(place.x), 180.0);
            const Peer peer(center, place);
            const double off = std::hypot(peer.metres * std::sin(peer.azimuth * degree) - p.x,
                                          peer.metres * std::cos(peer.azimuth * degree) - p.y);
            EXPECT_LT(off, 1e-7) << center.x << " " << center.y << ", " << reach << " m";
        }
}

TEST(GeodesicFan, MeasuresAsProjDoes) {
    std::mt19937_64 random(20251112);
    for (const double reach : reaches)
        for (const LonLat center : centers(random, 400)) {
            const GeodesicFan fan(center);
            const LonLat place = fan.to_lonlat(position(random, reach));
            const auto way = fan.way_to(place);
            ASSERT_TRUE(way) << center.x << " " << center.y << ", " << reach << " m";
            const Peer peer(center, place);
            EXPECT_NEAR(way->metres, peer.metres, 5e-8);
            // As far as the place would be off: directions to what is near are not exact.
            const double turn =
                std::atan2(way->start.east, way->start.north) - peer.azimuth * degree;
            EXPECT_LT(std::abs(std::sin(turn)) * std::min(peer.metres, 6e6), 1e-7);
            const double end = std::atan2(way->end.east, way->end.north) - peer.end * degree;
            EXPECT_LT(std::abs(std::sin(end)) * std::min(peer.metres, 6e6), 1e-7);
        }
}

TEST(GeodesicFan, GoesTheShortWayRoundAndComesBackToItsCentre) {
    const GeodesicFan fan({179.5, -17.0});
    EXPECT_NEAR(fan.to_plane({-179.5, -17.0})->x, Peer({179.5, -17.0}, {-179.5, -17.0}).metres,
                200.0);
    EXPECT_EQ(fan.to_plane({179.5, -17.0}), (geom::Projected{0.0, 0.0}));
    EXPECT_EQ(fan.to_plane({-180.5, -17.0}), (geom::Projected{0.0, 0.0}));
    EXPECT_LT(fan.to_lonlat({200e3, 0.0}).x, -178.0);
}

TEST(GeodesicFan, LeavesTheOtherSideOfTheGlobeToProj) {
    EXPECT_FALSE(GeodesicFan({0.0, 0.0}).way_to({179.7, 0.3}));
    EXPECT_NEAR(distance({0.0, 0.0}, {179.7, 0.3}).value(), Peer({0, 0}, {179.7, 0.3}).metres,
                1e-6);
    const GeodesicLine line = inverse({10.0, 20.0}, {-171.0, -21.0});
    const Peer peer({10.0, 20.0}, {-171.0, -21.0});
    EXPECT_NEAR(line.azimuth.value(), peer.azimuth, 1e-9);
    EXPECT_NEAR(line.back_azimuth.value(), peer.end, 1e-9);
}

TEST(GeodesicFan, DirectKeepsTheMeridianAndTheEquator) {
    EXPECT_EQ(direct({-8.0, 12.65}, Degrees(180.0), kilometres(300)).x, -8.0);
    EXPECT_EQ(direct({-8.0, 12.65}, Degrees(-360.0), kilometres(300)).x, -8.0);
    EXPECT_EQ(direct({30.0, 0.0}, Degrees(90.0), kilometres(300)).y, 0.0);
    EXPECT_EQ(direct({30.0, 0.0}, Degrees(270.0), kilometres(300)).y, 0.0);
}

TEST(GeodesicFan, GivesNoNumbersForWhatIsNoPlace) {
    const double nothing = std::nan("");
    EXPECT_FALSE(GeodesicFan({0.0, 0.0}).way_to({1.0, 91.0}));
    EXPECT_FALSE(GeodesicFan({0.0, -91.0}).way_to({1.0, 0.0}));
    EXPECT_FALSE(GeodesicFan({nothing, 0.0}).way_to({1.0, 0.0}));
    EXPECT_TRUE(std::isnan(inverse({0.0, 91.0}, {1.0, 0.0}).azimuth.value()));
    EXPECT_TRUE(std::isnan(distance({0.0, 0.0}, {1.0, nothing}).value()));
    EXPECT_TRUE(std::isnan(direct({0.0, 0.0}, Degrees(nothing), kilometres(1)).y));
    EXPECT_TRUE(std::isnan(direct({0.0, 95.0}, Degrees(10.0), kilometres(1)).y));
}

TEST(Area, LongEdgesAreMeasuredAsProjDoes) {
    std::mt19937_64 random(20251113);
    std::uniform_real_distribution<double> lon(-180.0, 180.0);
    std::uniform_real_distribution<double> lat(-60.0, 60.0);
    std::uniform_real_distribution<double> reach(40e3, 2000e3);
    for (int round = 0; round < 300; ++round) {
        const GeodesicFan fan({lon(random), lat(random)});
        const double size = reach(random);
        std::vector<LonLat> ring;
        for (const double azimuth : {250.0, 130.0, 10.0})
            ring.push_back(fan.to_lonlat(
                {size * std::sin(azimuth * degree), size * std::cos(azimuth * degree)}));
        geod_polygon sum{};
        library().geod_polygon_init(&sum, 0);
        for (const LonLat& p : ring) library().geod_polygon_addpoint(&wgs84(), &sum, p.y, p.x);
        double area = 0.0;
        library().geod_polygon_compute(&wgs84(), &sum, 0, 1, &area, nullptr);
        ring.push_back(ring.front());
        geom::LonLatShape shape(geom::Kind::polygon);
        shape.add_part(ring);
        EXPECT_NEAR(area_m2(shape.view()), area, 5.0 + 1e-10 * area);
    }
}
