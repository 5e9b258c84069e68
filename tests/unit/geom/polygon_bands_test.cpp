// SPDX-License-Identifier: MIT
#include "geom/measure.hpp"
#include "geom/polygon_bands.hpp"

#include <cmath>
#include <random>

using namespace cordon::geom;

TEST(PolygonBands, AnswerAsContainsDoes) {
    constexpr unsigned seed = 11;
    std::mt19937 dice(seed);
    std::uniform_real_distribution<double> radius(0.3, 2.0);
    std::uniform_real_distribution<double> degrees(-2.5, 2.5);
    LonLatShape star(Kind::polygon);
    for (const double size : {1.0, 0.2}) { // an outline and its hole
        std::vector<LonLat> ring;
        for (int k = 0; k < 200; ++k) {
            const double r = size * radius(dice);
            // Some corners at round latitudes, as those of the places below.
            ring.push_back(
                {r * std::cos(k * 0.0314), std::round(r * std::sin(k * 0.0314) * 10) / 10});
        }
        ring.push_back(ring.front());
        star.add_part(ring, size < 1.0);
    }
    const PolygonBands bands(star.view());
    int inside = 0;
    for (int k = 0; k < 4000; ++k) {
        LonLat at{degrees(dice), degrees(dice)};
        if (k % 3 == 0) at.y = std::round(at.y * 10) / 10;
        EXPECT_EQ(bands.contains(at), contains(star.view(), at))
            << at.x << ' ' << at.y << ", seed " << seed;
        if (bands.contains(at)) ++inside;
    }
    EXPECT_GT(inside, 500);
}

TEST(PolygonBands, NothingLiesInWhatIsNoPolygon) {
    LonLatShape line(Kind::line);
    line.add_part(std::vector<LonLat>{{0, 0}, {1, 1}});
    EXPECT_FALSE(PolygonBands(line.view()).contains({0.5, 0.5}));
    EXPECT_FALSE(PolygonBands().contains({0.5, 0.5}));
}
