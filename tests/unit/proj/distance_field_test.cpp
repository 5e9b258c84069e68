// SPDX-License-Identifier: MIT
#include "proj/distance_field.hpp"

#include <random>

using namespace cordon;
using namespace cordon::proj;

namespace {

/// A crooked line or ring of 12 vertices round a place.
geom::LonLatShape course_round(geom::LonLat middle, geom::Kind kind, std::mt19937& random) {
    std::uniform_real_distribution<double> offset(-0.6, 0.6);
    geom::LonLatShape shape(kind);
    shape.begin_part();
    for (int i = 0; i < 12; ++i)
        shape.add({middle.x + offset(random), middle.y + 0.7 * offset(random)});
    if (kind == geom::Kind::polygon) shape.add(shape.view().part(0).front());
    return shape;
}

} // namespace

TEST(DistanceField, QuickDistanceIsTheTrueOneWithinATenthOfAPerMille) {
    constexpr unsigned seed = 17;
    std::mt19937 random(seed); // NOLINT(cert-msc51-cpp): the same places in every run
    std::uniform_real_distribution<double> unit(-1.0, 1.0);
    for (const double latitude : {0.0, 12.65, 45.0, 70.0, -80.0}) {
        for (const geom::Kind kind : {geom::Kind::line, geom::Kind::polygon}) {
            const geom::LonLatShape shape = course_round({-8.0, latitude}, kind, random);
            const DistanceField field(shape.view());
            for (int i = 0; i < 20; ++i) {
                const geom::LonLat place{-8.0 + 6.0 * unit(random), latitude + 4.0 * unit(random)};
                const double exact = field.distance(place);
                if (exact < 1e3 || exact > 1e6) continue;
                EXPECT_NEAR(field.quick_distance(place) / exact, 1.0, 1e-4)
                    << "seed " << seed << ", " << place.x << ' ' << place.y << ", " << exact
                    << " m";
            }
        }
    }
}
