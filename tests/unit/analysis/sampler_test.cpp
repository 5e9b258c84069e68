// SPDX-License-Identifier: MIT
#include "evidence.hpp"

#include <cmath>

namespace {

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::analysis::test;

constexpr geom::LonLat kati{-8.0726, 12.7441};

/// A road of 200 km from west to east through Kati, and one of 200 km north to south 20 km east.
Network two_roads() {
    data::FeatureLayer layer("roads");
    const auto add = [&](geom::LonLat a, geom::LonLat b, std::string_view ref) {
        layer.shapes.begin(geom::Kind::line);
        layer.shapes.add_part(std::vector{a, b});
        layer.set("ref", ref);
        layer.finish_feature();
    };
    const geom::LonLat east = proj::direct(kati, Degrees(90), kilometres(20));
    add(proj::direct(kati, Degrees(270), kilometres(100)),
        proj::direct(kati, Degrees(90), kilometres(100)), "RN1");
    add(proj::direct(east, Degrees(0), kilometres(100)),
        proj::direct(east, Degrees(180), kilometres(100)), "RN6");
    CollectingReporter reporter;
    return build_network(layer, {}, reporter);
}

struct Sampling : testing::Test {
    [[nodiscard]] Sampler sampler() const { return {incident, roads, parameters}; }
    [[nodiscard]] std::vector<geom::LonLat> draw(std::uint32_t count) const {
        const Sampler source = sampler();
        std::vector<geom::LonLat> out;
        RoadCover::Scratch scratch;
        for (std::uint32_t n = 0; n < count; ++n) {
            Stream stream(1, incident.id, n);
            source.sample(stream, out, scratch);
        }
        return out;
    }
    [[nodiscard]] double distance_to_road(geom::LonLat at) const {
        RoadCover::Scratch scratch;
        const auto road = roads.nearest(at, 500e3, {}, scratch);
        return road ? road->distance_m : 1e9;
    }
    /// Share of the places that a question is true of.
    template <typename Question>
    static double share(const std::vector<geom::LonLat>& places, const Question& question) {
        return static_cast<double>(std::count_if(places.begin(), places.end(), question)) /
               static_cast<double>(places.size());
    }

    Network network = two_roads();
    RoadCover roads{network, kilometres(1)};
    Parameters parameters = read_parameters(Json());
    Incident incident = attack("one", day(10, 28), kati);
};

double km_from_kati(geom::LonLat at) {
    return proj::distance(kati, at).value() / 1000;
}

TEST_F(Sampling, OfARingIsUniformInArea) {
    incident.location.said = incident::Ring{kati, kilometres(30), kilometres(60), {}, {}};
    const auto places = draw(20'000);
    ASSERT_EQ(places.size(), 20'000U);
    for (const geom::LonLat at : places) {
        ASSERT_GE(km_from_kati(at), 29.7);
        ASSERT_LE(km_from_kati(at), 60.3);
    }
    // F(d) = (d² - 30²) / (60² - 30²); the largest gap to it is the Kolmogorov statistic.
    std::vector<double> distances;
    for (const geom::LonLat at : places) distances.push_back(km_from_kati(at));
    std::sort(distances.begin(), distances.end());
    double worst = 0.0;
    for (std::size_t i = 0; i < distances.size(); ++i) {
        const double expected = (distances[i] * distances[i] - 900.0) / 2700.0;
        worst = std::max(worst, std::abs(expected - static_cast<double>(i) / 20'000));
    }
    EXPECT_LT(worst, 1.63 / std::sqrt(20'000)) << "1 % level";
    const double eastern = share(places, [](geom::LonLat at) { return at.x > kati.x; });
    EXPECT_NEAR(eastern, 0.5, 0.015);
}

TEST_F(Sampling, OfASectorKeepsToItsDirections) {
    incident.location.said =
        incident::Sector{kati, {Degrees(315), Degrees(45)}, kilometres(40), {}};
    for (const geom::LonLat at : draw(2000)) {
        const double azimuth = proj::inverse(kati, at).azimuth.value();
        EXPECT_LE(std::abs(std::remainder(azimuth, 360.0)), 45.001);
        EXPECT_LE(km_from_kati(at), 40.2);
    }
}

TEST_F(Sampling, OfAStretchIsUniformAlongItsLineAndInsideItsBand) {
    const geom::LonLat end = proj::direct(kati, Degrees(0), kilometres(100));
    incident.location.said = stretch_of(kati, end, 3.0);
    const auto places = draw(10'000);
    const double first_half =
        share(places, [](geom::LonLat at) { return km_from_kati(at) < 50.0; });
    EXPECT_NEAR(first_half, 0.5, 0.02);
    for (const geom::LonLat at : places)
        EXPECT_LE(local_distance_m(at, std::vector{kati, between(kati, end), end}), 3020.0);
    const double east = share(places, [](geom::LonLat at) { return at.x > kati.x; });
    EXPECT_NEAR(east, 0.5, 0.02);
}

TEST_F(Sampling, OfAnAreaFillsItsOutlineEvenly) {
    incident::Area area;
    area.polygon = geom::LonLatShape(geom::Kind::polygon);
    area.polygon.begin_part();
    // An L: three squares of one degree.
    for (const geom::LonLat at :
         {geom::LonLat{-9, 12}, {-7, 12}, {-7, 13}, {-8, 13}, {-8, 14}, {-9, 14}, {-9, 12}})
        area.polygon.add(at);
    incident.location.said = area;
    const auto places = draw(9000);
    const double corner = share(places, [](geom::LonLat at) { return at.x < -8 && at.y < 13; });
    EXPECT_NEAR(corner, 1.0 / 3, 0.02);
    EXPECT_EQ(share(places, [](geom::LonLat at) { return at.x > -8 && at.y > 13; }), 0.0);
}

TEST_F(Sampling, StaysOffTheRoadUnlessASourceSaysOtherwise) {
    incident.location.said = incident::Point{kati, kilometres(10), {}};
    const auto off = draw(500);
    EXPECT_LT(share(off, [&](geom::LonLat at) { return distance_to_road(at) < 10.0; }), 0.05);
    incident.flags = {"on_road"};
    for (const geom::LonLat at : draw(500)) {
        EXPECT_LT(distance_to_road(at), 5.0);
        EXPECT_LT(km_from_kati(at), 10.6) << "pieces are cut to a kilometre";
    }
    EXPECT_FALSE(sampler().lacks_road());
}

TEST_F(Sampling, TakesTheNamedRoadWhenItIsThere) {
    incident.location.said = incident::Point{kati, kilometres(30), {}};
    incident.flags = {"on_road"};
    incident.road = "RN6";
    for (const geom::LonLat at : draw(300)) EXPECT_NEAR(km_from_kati(at), 25.0, 5.6);
    const auto east = proj::direct(kati, Degrees(90), kilometres(20));
    for (const geom::LonLat at : draw(300)) EXPECT_NEAR(at.x, east.x, 0.01);
    incident.road = "RN99";
    const auto places = draw(300);
    const double west = share(places, [](geom::LonLat at) { return at.x < kati.x; });
    EXPECT_GT(west, 0.2) << "no such road there: all roads of the region";
}

TEST_F(Sampling, OnARoadNarrowerThanItsPiecesFindsIt) {
    for (const double radius_km : {0.0, 0.05, 0.3}) {
        for (const double km : {0.0, 17.3, 48.9, 77.71}) {
            const geom::LonLat at = proj::direct(kati, Degrees(90), kilometres(km));
            incident.location.said = incident::Point{at, kilometres(radius_km), {}};
            incident.flags = {"on_road"};
            EXPECT_FALSE(sampler().lacks_road()) << radius_km << " km at " << km;
            for (const geom::LonLat place : draw(20))
                EXPECT_LE(proj::distance(at, place).value(), 1000 * radius_km + 120.0)
                    << radius_km << " km at " << km;
        }
    }
}

TEST_F(Sampling, WhereNoRoadIsSaysSo) {
    incident.location.said =
        incident::Point{proj::direct(kati, Degrees(315), kilometres(80)), kilometres(5), {}};
    incident.flags = {"on_road"};
    EXPECT_TRUE(sampler().lacks_road());
    EXPECT_EQ(draw(10).size(), 10U);
}

TEST_F(Sampling, OfRivalPlacesTakesOneOfThem) {
    const geom::LonLat a = proj::direct(kati, Degrees(0), kilometres(10));
    const geom::LonLat b = proj::direct(kati, Degrees(180), kilometres(10));
    incident.location.said = rivals({a, b});
    const auto places = draw(4000);
    ASSERT_EQ(places.size(), 4000U);
    EXPECT_NEAR(share(places, [](geom::LonLat at) { return at.y > kati.y; }), 0.5, 0.03);
    EXPECT_FALSE(sampler().is_point());
}

TEST_F(Sampling, OfSeveralPlacesTakesAllOfThem) {
    incident::Several several;
    several.places = rivals({kati, {-8.5, 12.0}, {-7.0, 13.0}}).places;
    incident.location.said = several;
    EXPECT_EQ(draw(7).size(), 21U);
    EXPECT_TRUE(sampler().is_point());
    std::vector<geom::LonLat> stated;
    sampler().nominal(stated);
    EXPECT_EQ(stated, (std::vector<geom::LonLat>{kati, {-8.5, 12.0}, {-7.0, 13.0}}));
}

TEST_F(Sampling, OfAPointOfUnknownExactnessTakesTheParameter) {
    incident.location.said = incident::Point{kati, {}, {}};
    double farthest = 0.0;
    for (const geom::LonLat at : draw(2000)) farthest = std::max(farthest, km_from_kati(at));
    EXPECT_NEAR(farthest, 5.0, 0.1);
    parameters.unknown_radius_km = 20;
    farthest = 0.0;
    for (const geom::LonLat at : draw(2000)) farthest = std::max(farthest, km_from_kati(at));
    EXPECT_NEAR(farthest, 20.0, 0.3);
}

TEST_F(Sampling, UnderStressPutsFourOfFiveWithinTheDistance) {
    parameters.stress_km = 50;
    const double within =
        share(draw(10'000), [](geom::LonLat at) { return km_from_kati(at) <= 50.0; });
    EXPECT_NEAR(within, 0.8, 0.015);
    incident.location.said = incident::Ring{kati, kilometres(30), kilometres(60), {}, {}};
    for (const geom::LonLat at : draw(500)) EXPECT_LT(km_from_kati(at), 60.3) << "points only";
}

TEST_F(Sampling, OfNoPlaceGivesNothing) {
    incident.location.said = incident::Unknown{"nobody said"};
    EXPECT_TRUE(sampler().empty());
    EXPECT_TRUE(draw(3).empty());
    incident.location.said = incident::Sector{kati, {Degrees(0), Degrees(90)}, {}, {}};
    EXPECT_TRUE(sampler().empty()) << "a direction without a reach";
    incident.location.said = incident::Area{.name = "Kayes", .level = "admin1"};
    EXPECT_TRUE(sampler().empty()) << "an area without an outline";
}

TEST_F(Sampling, PrefersTheCredibleRegion) {
    incident.location.credible = incident::Ring{kati, kilometres(40), kilometres(60), {}, {}};
    for (const geom::LonLat at : draw(200)) EXPECT_GT(km_from_kati(at), 39.5);
}

TEST_F(Sampling, OfOneArticleIsTheEighthTestVector) {
    incident.location.said = incident::Ring{kati, kilometres(45), kilometres(55), {}, {}};
    // A road that leaves Kati to the north, and to nowhere else.
    CollectingReporter reporter;
    const Network radial = build_network(
        lines_of({{kati, proj::direct(kati, Degrees(0), kilometres(120))}}), {}, reporter);
    const RoadCover road(radial, kilometres(1));
    const Sampler source(incident, road, parameters);
    RoadCover::Scratch scratch;
    std::vector<geom::LonLat> at;
    std::vector<RoadCover::Near> near;
    constexpr std::uint32_t draws = 200'000;
    int hits = 0;
    for (std::uint32_t n = 0; n < draws; ++n) {
        Stream stream(1, "rn24", n);
        at.clear();
        near.clear();
        source.sample(stream, at, scratch);
        road.near(at.front(), 10'000.0, near, scratch);
        if (!near.empty()) ++hits;
    }
    EXPECT_NEAR(static_cast<double>(hits) / draws, 0.065, 0.002);
}

} // namespace
