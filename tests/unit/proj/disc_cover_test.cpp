// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "proj/buffer.hpp"
#include "proj/disc_cover.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <random>

using namespace cordon;
using namespace cordon::proj;

namespace {

double nearest(const std::vector<geom::LonLat>& centers, geom::LonLat at) {
    double least = HUGE_VAL;
    for (const geom::LonLat& center : centers)
        least = std::min(least, distance(center, at).value());
    return least;
}

/// Places of which neighbours on a ring round `middle` are about equally far apart.
std::vector<geom::LonLat> ring_of(geom::LonLat middle, Metres away, int count) {
    std::vector<geom::LonLat> out;
    for (int k = 0; k < count; ++k) out.push_back(direct(middle, Degrees(360.0 * k / count), away));
    return out;
}

} // namespace

TEST(NeededCenters, CoverWhatAllCover) {
    constexpr unsigned seed = 3;
    std::mt19937 dice(seed);
    for (const geom::LonLat middle : {geom::LonLat{10, 5}, {179.99, -60}, {30, 89.95}}) {
        for (const double radius : {500.0, 5000.0, 100e3}) {
            std::normal_distribution<double> far(0.0, 3.0 * radius);
            std::uniform_real_distribution<double> turn(0.0, 360.0);
            std::vector<geom::LonLat> all;
            for (int i = 0; i < 1500; ++i)
                all.push_back(
                    direct(middle, Degrees(turn(dice)), Metres(std::abs(far(dice)) + 1.0)));
            const auto needed = needed_centers(all, Metres(radius));
            EXPECT_LT(needed.size(), all.size() * 3 / 4) << radius << " m, seed " << seed;
            for (int i = 0; i < 300; ++i) {
                const geom::LonLat at = direct(all[static_cast<std::size_t>(i)],
                                               Degrees(turn(dice)), Metres(radius * 0.999999));
                EXPECT_LE(nearest(needed, at), radius)
                    << at.x << ' ' << at.y << ", " << radius << " m, seed " << seed;
            }
        }
    }
}

TEST(NeededCenters, KeepTheMiddleOfARingThatLeavesAHole) {
    const geom::LonLat middle{20, 0};
    std::vector<geom::LonLat> all = ring_of(middle, Metres(1500.0), 24);
    all.push_back(middle); // its circle is covered by the others, its middle is not
    const auto needed = needed_centers(all, Metres(1000.0));
    EXPECT_NE(std::find(needed.begin(), needed.end(), middle), needed.end());
}

TEST(NeededCenters, AreFewOfThoseNextToEachOther) {
    std::mt19937 dice(4);
    std::uniform_real_distribution<double> degrees(0.0, 0.01);
    std::vector<geom::LonLat> all;
    for (int i = 0; i < 100'000; ++i) all.push_back({degrees(dice), degrees(dice)});
    EXPECT_LT(needed_centers(all, kilometres(5.0)).size(), 4000U);
    EXPECT_EQ(needed_centers(std::vector<geom::LonLat>(1000, {7, 7}), kilometres(5.0)).size(), 1U);
}

TEST(NeededCenters, AreAllOfThoseFarApart) {
    const std::vector<geom::LonLat> all = ring_of({-60, 50}, Metres(50e3), 9);
    EXPECT_EQ(needed_centers(all, Metres(1000.0)), all);
    EXPECT_TRUE(needed_centers({}, Metres(1000.0)).empty());
}

TEST(Buffer, OfTooManyPointsFarApartIsRefused) {
    geom::LonLatShape places(geom::Kind::point);
    places.begin_part();
    for (int i = 0; i < 450; ++i)
        for (int k = 0; k < 450; ++k) places.add({0.1 * i, 0.1 * k});
    try {
        (void)buffer(places.view(), Metres(100.0));
        FAIL();
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "cannot dissolve the buffers of 202500 points: 202500 of them lie too far "
                     "apart to be merged, at most 200000 are allowed\n"
                     "  hint: take a larger distance or a part of the file");
    }
}

TEST(Buffer, OfManyPointsKeepsTheStatedError) {
    std::mt19937 dice(5);
    std::normal_distribution<double> degrees(0.0, 0.05);
    geom::LonLatShape places(geom::Kind::point);
    places.begin_part();
    for (int i = 0; i < 21'000; ++i) places.add({12.0 + degrees(dice), 40.0 + degrees(dice)});
    const geom::LonLatShape outline = buffer(places.view(), kilometres(2.0));
    const std::vector<geom::LonLatView> views{places.view()};
    EXPECT_LT(outline_error(views, outline, kilometres(2.0), 400).largest, buffer_error_limit);
}
