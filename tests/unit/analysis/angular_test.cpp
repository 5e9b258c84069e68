// SPDX-License-Identifier: MIT
#include "analysis/measures.hpp"

#include <algorithm>
#include <cmath>
#include <random>

namespace {

using namespace cordon::analysis;

TEST(AngularCoverage, IsTheFirstTestVector) {
    const Angular result = angular_coverage(
        std::vector<AngularInput>{{50e3, 0, 10e3}, {50e3, 120, 10e3}, {50e3, 240, 10e3}});
    EXPECT_NEAR(result.theta_deg, 69.2224, 5e-4);
    EXPECT_NEAR(result.covered_share, 0.1923, 5e-5);
    EXPECT_NEAR(result.gap_deg, 96.9259, 5e-4);
    EXPECT_NEAR(result.gap_to_deg - result.gap_from_deg, result.gap_deg, 1e-9);
    EXPECT_NEAR(result.resultant_length, 0.0, 1e-12);
    EXPECT_NEAR(result.circular_variance, 1.0, 1e-12);
}

TEST(AngularCoverage, IsWholeWhenTheCentreLiesInADisc) {
    for (const double distance : {0.0, 9e3, 10e3}) {
        const Angular result =
            angular_coverage(std::vector<AngularInput>{{distance, 70, 10e3}, {80e3, 200, 10e3}});
        EXPECT_EQ(result.theta_deg, 360.0);
        EXPECT_EQ(result.covered_share, 1.0);
        EXPECT_EQ(result.gap_deg, 0.0);
    }
}

TEST(AngularCoverage, CountsAnArcAcrossNorthOnce) {
    // Half-angle 5.6 degrees at azimuth 358.
    const double half = 5.6 * 3.14159265358979323846 / 180;
    const double distance = 100e3;
    const double radius =
        mean_earth_radius_m * std::asin(std::sin(half) * std::sin(distance / mean_earth_radius_m));
    const Angular result = angular_coverage(
        std::vector<AngularInput>{{distance, 358, radius}, {distance, -2, radius}});
    EXPECT_NEAR(result.theta_deg, 11.2, 1e-9);
    EXPECT_NEAR(result.gap_deg, 348.8, 1e-9);
    EXPECT_NEAR(result.gap_from_deg, 3.6, 1e-9);
    EXPECT_NEAR(result.gap_to_deg, 352.4, 1e-9);
}

TEST(AngularCoverage, IsNothingWithoutDiscs) {
    const Angular result = angular_coverage({});
    EXPECT_EQ(result.theta_deg, 0.0);
    EXPECT_EQ(result.gap_deg, 360.0);
    EXPECT_EQ(result.resultant_length, 0.0);
    EXPECT_EQ(angular_coverage(std::vector<AngularInput>{{std::nan(""), 0, 1e3}}).gap_deg, 360.0);
}

TEST(AngularCoverage, WeighsTheResultant) {
    const Angular result =
        angular_coverage(std::vector<AngularInput>{{50e3, 0, 1e3, 3.0}, {50e3, 180, 1e3, 1.0}});
    EXPECT_NEAR(result.resultant_length, 0.5, 1e-12);
    EXPECT_NEAR(result.circular_variance, 0.5, 1e-12);
}

TEST(AngularCoverage, IsWhatCountingDirectionsGives) {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> unit(0.0, 1.0);
        for (int round = 0; round < 50; ++round) {
            std::vector<AngularInput> discs;
            const int count = 1 + static_cast<int>(12 * unit(random));
            for (int i = 0; i < count; ++i)
                discs.push_back({20e3 + 300e3 * unit(random), 720 * unit(random) - 360,
                                 1e3 + 20e3 * unit(random)});
            constexpr int steps = 36000;
            std::vector<bool> covered(steps, false);
            for (const AngularInput& disc : discs) {
                const double half =
                    disc.distance_m <= disc.radius_m
                        ? 180.0
                        : std::asin(std::sin(disc.radius_m / mean_earth_radius_m) /
                                    std::sin(disc.distance_m / mean_earth_radius_m)) *
                              180 / 3.14159265358979323846;
                for (int k = 0; k < steps; ++k) {
                    const double off = std::remainder(k / 100.0 - disc.azimuth_deg, 360.0);
                    if (std::abs(off) <= half) covered[k] = true;
                }
            }
            int run = 0;
            int longest = 0;
            for (int k = 0; k < 2 * steps; ++k) {
                run = covered[k % steps] ? 0 : run + 1;
                longest = std::max(longest, std::min(run, steps));
            }
            const Angular result = angular_coverage(discs);
            EXPECT_NEAR(result.theta_deg,
                        static_cast<double>(std::count(covered.begin(), covered.end(), true)) / 100,
                        0.01 * (count + 1))
                << "seed " << seed << " round " << round;
            EXPECT_NEAR(result.gap_deg, longest / 100.0, 0.021) << "seed " << seed;
        }
    }
}

TEST(AngularCoverage, DoesNotDependOnTheOrder) {
    std::vector<AngularInput> discs{{50e3, 350, 10e3}, {60e3, 10, 10e3}, {70e3, 90, 5e3}};
    const Angular first = angular_coverage(discs);
    std::reverse(discs.begin(), discs.end());
    EXPECT_EQ(angular_coverage(discs).theta_deg, first.theta_deg);
    EXPECT_EQ(angular_coverage(discs).gap_from_deg, first.gap_from_deg);
}

TEST(LargestGap, IsBetweenNeighboursAllRound) {
    EXPECT_EQ(largest_gap_deg({}), 360.0);
    EXPECT_EQ(largest_gap_deg({77.0}), 360.0);
    EXPECT_EQ(largest_gap_deg({350.0, 10.0}), 340.0);
    EXPECT_EQ(largest_gap_deg({0.0, 90.0, 180.0, 270.0}), 90.0);
    EXPECT_EQ(largest_gap_deg({-10.0, 200.0, 100.0}), 150.0);
}

} // namespace
