// SPDX-License-Identifier: MIT
#include "evidence.hpp"

#include <random>

namespace {

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::analysis::test;

constexpr geom::LonLat bamako{-8.0, 12.65};

/// A straight road of 100 km through Bamako, in a direction.
Network straight(double azimuth_deg) {
    CollectingReporter reporter;
    return build_network(
        lines_of({{proj::direct(bamako, Degrees(azimuth_deg + 180.0), kilometres(50)),
                   proj::direct(bamako, Degrees(azimuth_deg), kilometres(50))}}),
        {}, reporter);
}

Parameters with_radius(double km) {
    Parameters p = read_parameters(Json());
    for (auto& [type, radius] : p.radius_km) radius = km;
    return p;
}

TEST(Frame, OfOneDiscOnAStraightRoadIsTheFourthTestVector) {
    for (const double azimuth : {0.0, 35.0, 90.0, 160.0}) {
        const Network network = straight(azimuth);
        const Scene scene(network, {attack("one", day(10, 20), bamako)}, with_radius(10));
        Frame frame(*scene.world);
        frame.add({.event = 0, .weight = 0.5}, std::vector{bamako}, 1.0);
        frame.finish();
        ASSERT_EQ(frame.touched(), (std::vector<std::uint32_t>{0}));
        EXPECT_NEAR(frame.exposure(0), 0.20, 1e-6) << azimuth;
        EXPECT_NEAR(frame.exposure_weighted(0), 0.10, 1e-6);
        ASSERT_EQ(frame.evidence(0).hits.size(), 1U);
    }
}

TEST(Frame, OfCoincidentDiscsIsTheFifthTestVector) {
    const Network network = straight(35);
    const Scene scene(network,
                      {attack("one", day(10, 20), bamako), attack("two", day(10, 21), bamako)},
                      with_radius(10));
    Frame frame(*scene.world);
    frame.add({.event = 0, .weight = 0.3}, std::vector{bamako}, 1.0);
    frame.add({.event = 1, .weight = 0.6}, std::vector{bamako}, 1.0);
    frame.finish();
    EXPECT_NEAR(frame.exposure(0), 0.20, 1e-6) << "the union, not the sum";
    EXPECT_NEAR(frame.exposure_weighted(0), 0.20 * (1.0 - 0.7 * 0.4), 1e-6);
    frame.reweigh(std::vector{1.0, 0.6});
    EXPECT_NEAR(frame.exposure_weighted(0), 0.20, 1e-6) << "one is certain";
    frame.reweigh(std::vector{0.0, 0.0});
    EXPECT_NEAR(frame.exposure(0), 0.20, 1e-6) << "X does not depend on the weights";
    EXPECT_EQ(frame.exposure_weighted(0), 0.0);
}

TEST(Frame, CountsSeveralPlacesOfOneEventOnce) {
    const Network network = straight(35);
    const Scene scene(network, {attack("one", day(10, 20), bamako)}, with_radius(10));
    Frame frame(*scene.world);
    const geom::LonLat near = proj::direct(bamako, Degrees(35), kilometres(10));
    frame.add({.event = 0, .weight = 0.5}, std::vector{bamako, near}, 1.0);
    frame.finish();
    EXPECT_NEAR(frame.exposure(0), 0.30, 1e-4);
    EXPECT_NEAR(frame.exposure_weighted(0), 0.15, 1e-4) << "one event is not two";
    EXPECT_EQ(frame.evidence(0).hits.size(), 1U);
}

TEST(Frame, ForgetsWhatItIsToldToForget) {
    const Network network = straight(35);
    const Scene scene(network, {attack("one", day(10, 20), bamako)}, with_radius(10));
    Frame frame(*scene.world);
    frame.add({.event = 0, .weight = 0.5}, std::vector{bamako}, 1.0);
    frame.finish();
    frame.clear();
    frame.finish();
    EXPECT_TRUE(frame.touched().empty());
    EXPECT_EQ(frame.exposure(0), 0.0);
    EXPECT_TRUE(frame.evidence(0).hits.empty());
}

/// Exposures point by point along the roads: slow and simple.
struct Sums {
    std::vector<double> exposure;
    std::vector<double> weighted;
};

Sums brute_force(const Scene& scene, const std::vector<geom::LonLat>& places,
                 const std::vector<double>& weights, double radius_m) {
    const Network& network = scene.network;
    Sums sums{std::vector<double>(network.stretches.size()),
              std::vector<double>(network.stretches.size())};
    constexpr double step_m = 50.0;
    for (const Edge& edge : network.edges) {
        const auto line = proj::densify(network.line(edge), Metres(step_m));
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            const geom::LonLat middle = point_between(line[i], line[i + 1], 0.5);
            const double length = proj::distance(line[i], line[i + 1]).value();
            double safe = 1.0;
            bool any = false;
            for (std::size_t e = 0; e < places.size(); ++e) {
                if (proj::distance(places[e], middle).value() >= radius_m) continue;
                any = true;
                safe *= 1.0 - weights[e];
            }
            const double share = length / network.stretches[edge.stretch].length_m;
            if (any) sums.exposure[edge.stretch] += share;
            sums.weighted[edge.stretch] += share * (1.0 - safe);
        }
    }
    return sums;
}

TEST(Frame, IsThatOfBruteForceOnManyDiscs) {
    std::mt19937 random(20251030);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    const Town town(four_spokes_in_a_ring);
    std::vector<Incident> incidents;
    std::vector<geom::LonLat> places;
    std::vector<double> weights;
    for (int i = 0; i < 24; ++i) {
        places.push_back({-8.8 + 1.6 * unit(random), 11.9 + 1.5 * unit(random)});
        weights.push_back(i % 7 == 0 ? 1.0 : unit(random));
        incidents.push_back(attack("e" + std::to_string(100 + i), day(10, 20), places.back()));
    }
    const Scene scene(town.drawn.network, incidents, with_radius(12));
    Frame frame(*scene.world);
    for (std::uint32_t e = 0; e < places.size(); ++e)
        frame.add({.event = e, .weight = weights[e]}, std::span(&places[e], 1), 1.0);
    frame.finish();
    const Sums expected = brute_force(scene, places, weights, 12'000.0);
    ASSERT_FALSE(frame.touched().empty());
    for (std::uint32_t s = 0; s < town.drawn.network.stretches.size(); ++s) {
        EXPECT_NEAR(frame.exposure(s), expected.exposure[s], 2e-3) << s;
        EXPECT_NEAR(frame.exposure_weighted(s), expected.weighted[s], 2e-3) << s;
    }
}

} // namespace
