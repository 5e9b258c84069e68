// SPDX-License-Identifier: MIT
#include "proj/geodesic.hpp"
#include "proj/nearby.hpp"

#include <algorithm>
#include <random>

using namespace cordon;
using namespace cordon::proj;

namespace {

/// As NearPlaces::nearest(), by asking for every geodesic.
std::optional<std::size_t> nearest_of(const std::vector<geom::LonLat>& places, geom::LonLat at,
                                      double reach) {
    std::optional<std::size_t> out;
    double shortest = reach;
    for (std::size_t k = 0; k < places.size(); ++k) {
        const double away = distance(places[k], at).value();
        if (away > shortest) continue;
        shortest = away;
        out = k;
    }
    return out;
}

} // namespace

TEST(NearPlaces, FindWhatAllGeodesicsFind) {
    constexpr unsigned seed = 7;
    std::mt19937 dice(seed);
    struct Case {
        geom::LonLatBox box;
        double reach;
    };
    for (const Case& one : {Case{{-2, -1, 2, 1}, 20e3}, Case{{179, -40, 181, -39}, 5e3},
                            Case{{-180, 88, 180, 90}, 30e3}, Case{{10, 50, 10.001, 50.001}, 20.0},
                            Case{{-180, -90, 180, 90}, 3e6}}) {
        std::uniform_real_distribution<double> x(one.box.min_x, one.box.max_x);
        std::uniform_real_distribution<double> y(one.box.min_y, one.box.max_y);
        NearPlaces known{Metres(one.reach)};
        std::vector<geom::LonLat> places;
        for (int i = 0; i < 300; ++i) {
            geom::LonLat at{x(dice), y(dice)};
            if (at.x > 180.0) at.x -= 360.0;
            EXPECT_EQ(known.nearest(at), nearest_of(places, at, one.reach))
                << at.x << ' ' << at.y << " of " << i << ", seed " << seed;
            places.push_back(at);
            known.add(at);
        }
    }
}

TEST(NearPlaces, OfEqualOnesTheLastCounts) {
    NearPlaces known{kilometres(20.0)};
    known.add({0.1, 0.0});
    known.add({-0.1, 0.0});
    known.add({0.5, 0.0});
    EXPECT_EQ(known.nearest({0.0, 0.0}), 1U);
    EXPECT_EQ(known.nearest({0.0, 10.0}), std::nullopt);
}

TEST(Farthest, IsTheLongestGeodesic) {
    std::mt19937 dice(8);
    std::uniform_real_distribution<double> degrees(-1.0, 1.0);
    std::vector<geom::LonLat> places;
    double longest = 0.0;
    for (int i = 0; i < 200; ++i) {
        places.push_back({30.0 + degrees(dice), 60.0 + degrees(dice)});
        longest = std::max(longest, distance({30.0, 60.0}, places.back()).value());
    }
    EXPECT_EQ(farthest({30.0, 60.0}, places).value(), longest);
    EXPECT_EQ(farthest({30.0, 60.0}, {}).value(), 0.0);
}
