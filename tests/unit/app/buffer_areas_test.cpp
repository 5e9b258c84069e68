// SPDX-License-Identifier: MIT
#include "app/buffer_areas.hpp"
#include "core/diagnostic.hpp"
#include "geom/measure.hpp"
#include "proj/geodesic.hpp"

#include <cmath>
#include <random>

using namespace cordon;
using namespace cordon::app;
using data::FeatureLayer;
using geom::LonLat;

namespace {

void add(FeatureLayer& layer, geom::Kind kind, const std::vector<LonLat>& places,
         std::string_view name) {
    layer.shapes.begin(kind);
    layer.shapes.add_part(places);
    layer.set("name", name);
    layer.finish_feature();
}

const std::vector<LonLat> road{{-8.0, 12.65}, {-8.5, 13.2}, {-9.49, 13.03}};
const std::vector<LonLat> branch{{-8.5, 13.2}, {-8.2, 14.0}};

FeatureLayer roads() {
    FeatureLayer layer("roads");
    add(layer, geom::Kind::line, road, "west");
    add(layer, geom::Kind::line, branch, "north");
    return layer;
}

FeatureLayer town() {
    FeatureLayer layer("town");
    add(layer, geom::Kind::point, {{-8.0, 12.65}}, "Bamako");
    return layer;
}

/// Distance to lines by brute force: 200 m steps along each geodesic, independent of the buffers.
double brute_distance(LonLat place, const std::vector<std::vector<LonLat>>& lines) {
    double least = HUGE_VAL;
    for (const auto& line : lines)
        for (const LonLat& p : proj::densify(line, Metres(200.0)))
            least = std::min(least, proj::distance(place, p).value());
    return least;
}

bool holds(const FeatureLayer& areas, LonLat place) {
    for (std::size_t i = 0; i < areas.size(); ++i)
        if (geom::contains(areas.shapes[i], place)) return true;
    return false;
}

double square_km(const FeatureLayer& areas) {
    double sum = 0.0;
    for (std::size_t i = 0; i < areas.size(); ++i) sum += proj::area_m2(areas.shapes[i]) / 1e6;
    return sum;
}

} // namespace

TEST(Areas, AgreeWithDistancesByBruteForceWithinTwoPerMille) {
    const FeatureLayer layer = roads();
    const AreaResult result = make_areas({layer, kilometres(10), {}, {}, true});
    ASSERT_EQ(result.areas.size(), 1U);
    EXPECT_LT(result.error, 0.002);
    EXPECT_GT(result.places, 100U);
    // Vertices of the outline lie at the distance …
    const geom::LonLatView outline = result.areas.shapes[0];
    double worst = 0.0;
    for (std::size_t k = 0; k < outline.part_count(); ++k)
        for (std::size_t i = 0; i < outline.part(k).size(); i += 7)
            worst = std::max(
                worst, std::abs(brute_distance(outline.part(k)[i], {road, branch}) - 10e3) / 10e3);
    EXPECT_LT(worst, 0.002);
    // … and places are inside or outside as their distance says.
    std::mt19937 random(43);
    std::uniform_real_distribution<double> lon(-9.7, -7.7);
    std::uniform_real_distribution<double> lat(12.4, 14.2);
    for (int i = 0; i < 300; ++i) {
        const LonLat place{lon(random), lat(random)};
        const double d = brute_distance(place, {road, branch});
        if (std::abs(d - 10e3) > 20.0) {
            EXPECT_EQ(holds(result.areas, place), d < 10e3) << "seed 43, " << i;
        }
    }
}

TEST(Areas, KeepTheAttributesOfTheirFeatures) {
    const FeatureLayer layer = roads();
    const AreaResult result = make_areas({layer, kilometres(5)});
    ASSERT_EQ(result.areas.size(), 2U);
    EXPECT_EQ(result.areas.text(1, "name"), "north");
    EXPECT_EQ(result.areas.number(1, "buffer_km", 0), 5.0);
    EXPECT_FALSE(result.areas.column("grade"));
}

TEST(Areas, LoseNoGroundWhenTheyAreCombined) {
    const FeatureLayer a = roads();
    const FeatureLayer b = town();
    const auto made = [&](std::optional<Combine> combine) {
        AreaRequest request{a, kilometres(10), {}, combine, true};
        request.with = combine ? &b : nullptr;
        request.with_distance = kilometres(30);
        return square_km(make_areas(request).areas);
    };
    const double own = made(std::nullopt);
    const double both = made(Combine::intersect);
    const double rest = made(Combine::difference);
    const double all = made(Combine::unite);
    const double other = square_km(make_areas({b, kilometres(30)}).areas);
    EXPECT_GT(both, 300.0);
    EXPECT_NEAR(both + rest, own, 1e-4 * own);
    EXPECT_NEAR(all + both, own + other, 1e-4 * all);
}

TEST(Areas, DifferenceAndIntersectionPartTheGround) {
    const FeatureLayer a = roads();
    const FeatureLayer b = town();
    AreaRequest request{a, kilometres(10), {}, Combine::difference, false, &b, kilometres(20)};
    const AreaResult outside = make_areas(request);
    request.combine = Combine::intersect;
    const AreaResult inside = make_areas(request);
    const LonLat near = proj::direct({-8.0, 12.65}, Degrees(-45), kilometres(5));
    EXPECT_TRUE(holds(inside.areas, near));
    EXPECT_FALSE(holds(outside.areas, near));
    EXPECT_TRUE(holds(outside.areas, {-9.49, 13.03}));
    ASSERT_EQ(inside.areas.size(), 1U) << "nothing is left of the branch";
    EXPECT_EQ(inside.areas.text(0, "name"), "west");
}

TEST(Areas, RingsBeginWhereTheOneInsideEnds) {
    const FeatureLayer layer = town();
    const AreaResult result = make_areas({layer, kilometres(10), {2, 0.5, 1}});
    ASSERT_EQ(result.areas.size(), 3U);
    EXPECT_EQ(result.areas.number(1, "buffer_from_km", -1), 5.0);
    EXPECT_EQ(result.areas.number(1, "buffer_km", -1), 10.0);
    EXPECT_NEAR(square_km(result.areas), M_PI * 400.0, 0.002 * M_PI * 400.0);
}

TEST(Areas, CrossTheAntimeridianAndHoldAPole) {
    FeatureLayer layer("ends");
    add(layer, geom::Kind::line, {{178.5, -17.0}, {-179.0, -16.0}}, "Fiji");
    add(layer, geom::Kind::point, {{30.0, 89.9}}, "pole");
    const AreaResult result = make_areas({layer, kilometres(50)});
    ASSERT_EQ(result.areas.size(), 2U);
    EXPECT_LT(result.error, 0.002);
    EXPECT_EQ(result.areas.shapes[0].part_count(), 2U);
    EXPECT_EQ(result.areas.shapes.box(1).max_y, 90.0);
    EXPECT_NEAR(proj::area_m2(result.areas.shapes[1]) / 1e6, M_PI * 2500.0, 20.0);
}

TEST(Areas, RefuseWhatTheyCannotMake) {
    const FeatureLayer line = roads();
    const FeatureLayer point = town();
    EXPECT_THROW((void)make_areas({line, std::nullopt}), Error) << "lines have no area";
    EXPECT_THROW((void)make_areas({line, kilometres(5), {}, Combine::difference}), Error);
    AreaRequest no_area{line, kilometres(5), {}, Combine::difference, false, &point};
    EXPECT_THROW((void)make_areas(no_area), Error) << "the point has no area without a distance";
    FeatureLayer wide("wide");
    add(wide, geom::Kind::line, {{-179, 0}, {0, 10}, {179, 0}}, "round");
    EXPECT_THROW((void)make_areas({wide, kilometres(50)}), Error);
}

TEST(ErrorPercent, IsNeverLessThanTheError) {
    EXPECT_EQ(error_percent(0.0), "0.00");
    EXPECT_EQ(error_percent(0.00041), "0.05");
    EXPECT_EQ(error_percent(0.002), "0.20");
}

TEST(Areas, MoreAreasThanFitIntoMemoryAreRefused) {
    FeatureLayer many("many");
    for (int i = 0; i < 50'001; ++i) add(many, geom::Kind::point, {{i * 0.001, 12.0}}, "x");
    AreaRequest request{.layer = many, .distance = kilometres(1.0), .rings = {1.0, 2.0}};
    try {
        (void)make_areas(request);
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "50001 features of layer 'many' with 2 distances are more than 100000 areas\n"
                     "  hint: take a part of the file, or dissolve the areas into one");
    }
}
