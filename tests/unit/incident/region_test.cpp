// SPDX-License-Identifier: MIT
#include "geom/measure.hpp"
#include "incident/areas.hpp"
#include "incident/regions.hpp"
#include "proj/geodesic.hpp"
#include "unit/incident/helpers.hpp"

using namespace cordon;
using namespace cordon::incident;
using cordon::incident::test::at;
using cordon::incident::test::day;

namespace {

constexpr geom::LonLat kati{-8.07257, 12.74409};
constexpr geom::LonLat bamako{-8.0, 12.65};

double km(geom::LonLat a, geom::LonLat b) {
    return proj::distance(a, b).value() / 1000.0;
}

geom::LonLatShape outline(std::vector<geom::LonLat> points) {
    geom::LonLatShape shape(geom::Kind::polygon);
    shape.add_part(points);
    return shape;
}

} // namespace

TEST(Anchor, OfARingLiesOnItsMiddleRadiusAwayFromTheSubject) {
    const Ring ring{kati, kilometres(45.0), kilometres(55.0), std::nullopt, "Kati"};
    const auto anchor = anchor_of(LocationModel(ring), bamako);
    ASSERT_TRUE(anchor);
    EXPECT_NEAR(km(kati, *anchor), 50.0, 0.01);
    EXPECT_NEAR(km(bamako, *anchor), 63.1, 0.1) << "Kati lies between Bamako and the anchor";
    const auto usual = anchor_of(LocationModel(ring), std::nullopt);
    EXPECT_NEAR(km(kati, *usual), 50.0, 0.01);
    EXPECT_GT(usual->x, kati.x);
    EXPECT_GT(usual->y, kati.y);
}

TEST(Anchor, OfADiscAboveFiveKilometresLiesOnItsOutline) {
    EXPECT_EQ(anchor_of(LocationModel(Point{kati, kilometres(5.0), {}}), bamako), kati);
    EXPECT_NEAR(km(kati, *anchor_of(LocationModel(Point{kati, kilometres(25.0), {}}), bamako)),
                25.0, 0.01);
    EXPECT_TRUE(is_exact(LocationModel(Point{kati, kilometres(5.0), {}})));
    EXPECT_FALSE(is_exact(LocationModel(Point{kati, kilometres(5.1), {}})));
    EXPECT_FALSE(is_exact(LocationModel(Point{kati, std::nullopt, {}})));
}

TEST(Anchor, OfAStretchIsItsMiddle) {
    const Stretch stretch{{}, {}, {}, {{-8, 12}, {-7.9, 12}, {-7, 12}}, kilometres(3.0)};
    const auto anchor = anchor_of(LocationModel(stretch), bamako);
    EXPECT_NEAR(anchor->x, -7.5, 1e-3);
}

TEST(Anchor, OfASectorLiesInItsDirection) {
    const Sector sector{bamako, {Degrees(225), Degrees(315)}, kilometres(90.0), {}};
    const auto anchor = anchor_of(LocationModel(sector), std::nullopt);
    EXPECT_NEAR(km(bamako, *anchor), 60.0, 0.01);
    EXPECT_NEAR(proj::inverse(bamako, *anchor).azimuth.value(), -90.0, 0.01);
    EXPECT_FALSE(anchor_of(
        LocationModel(Sector{bamako, {Degrees(0), Degrees(90)}, std::nullopt, {}}), bamako));
}

TEST(Anchor, OfAnAreaLiesInsideEvenWhenItsCentroidDoesNot) {
    // The letter C: its centroid lies in the bay.
    const auto c =
        outline({{0, 0}, {10, 0}, {10, 2}, {2, 2}, {2, 8}, {10, 8}, {10, 10}, {0, 10}, {0, 0}});
    const geom::LonLat middle = middle_of(c.view());
    EXPECT_TRUE(geom::contains(c.view(), middle));
    EXPECT_FALSE(geom::contains(c.view(), geom::LonLat{6, 5}));
}

TEST(Places, RivalsHaveLettersAndSeveralHaveNone) {
    Location point;
    point.said = Point{kati, kilometres(1.0), {}};
    Location rivals;
    rivals.said = Alternatives{{point, point}};
    const auto letters = places_of(rivals);
    ASSERT_EQ(letters.size(), 2U);
    EXPECT_EQ(letters[0].alternative, "a");
    EXPECT_EQ(letters[1].alternative, "b");
    Location several;
    several.said = Several{{point, rivals}};
    EXPECT_EQ(places_of(several).size(), 3U);
    EXPECT_EQ(places_of(several)[0].alternative, "");
    EXPECT_EQ(places_of(several)[2].alternative, "b");
}

TEST(Regions, PolygonsFollowTheModel) {
    EXPECT_TRUE(polygon_of(LocationModel(Unknown{})).empty());
    EXPECT_TRUE(polygon_of(LocationModel(Point{kati, std::nullopt, {}})).empty());
    const auto ring =
        polygon_of(LocationModel(Ring{kati, kilometres(45.0), kilometres(55.0), std::nullopt, {}}));
    EXPECT_EQ(ring.view().part_count(), 2U) << "the middle is a hole";
    EXPECT_FALSE(geom::contains(ring.view(), kati));
    EXPECT_TRUE(geom::contains(ring.view(), proj::direct(kati, Degrees(200.0), kilometres(50.0))));
    const auto band =
        polygon_of(LocationModel(Stretch{{}, {}, {}, {{-8, 12}, {-7, 12}}, kilometres(3.0)}));
    EXPECT_TRUE(geom::contains(band.view(), geom::LonLat{-7.5, 12.02}));
    EXPECT_FALSE(geom::contains(band.view(), geom::LonLat{-7.5, 12.04}));
}

TEST(Regions, FilesShowPointsOnlyForExactOnes) {
    EXPECT_EQ(file_shape_of(LocationModel(Point{kati, kilometres(5.0), {}})).kind(),
              geom::Kind::point);
    EXPECT_EQ(file_shape_of(LocationModel(Point{kati, kilometres(6.0), {}})).kind(),
              geom::Kind::polygon);
    EXPECT_EQ(
        file_shape_of(LocationModel(Stretch{{}, {}, {}, {{-8, 12}, {-7, 12}}, kilometres(3.0)}))
            .kind(),
        geom::Kind::line);
}

TEST(Areas, TakeTheDivisionThatHoldsTheirPosition) {
    data::FeatureLayer divisions("admin1");
    for (const auto& [name, west] :
         std::vector<std::pair<const char*, double>>{{"Kayes", 0.0}, {"Ségou", 10.0}}) {
        divisions.shapes.add_shape(
            outline({{west, 0}, {west + 10, 0}, {west + 10, 10}, {west, 10}, {west, 0}}).view());
        divisions.set("name", std::string_view(name));
        divisions.finish_feature();
    }
    IncidentSet set;
    const auto area = [&](Area model) {
        set.incidents.push_back(at("x", day(2025, 9, 1), {0, 0}));
        set.incidents.back().location.said = std::move(model);
    };
    area({.name = "other words", .level = "admin1", .reported_at = geom::LonLat{12, 5}});
    area({.name = "segou", .level = "admin1"});
    area({.name = "Gao", .level = "admin1"});
    area({.name = "Kayes", .level = "admin2"});
    const AreaJoinResult result =
        fill_areas(set, divisions, {.level = "admin1", .name_column = "name"});
    EXPECT_EQ(result.filled, 2U);
    EXPECT_EQ(result.missing, 1U);
    EXPECT_EQ(std::get<Area>(set.incidents[0].location.said).polygon.box().min_x, 10.0);
    EXPECT_TRUE(is_located(set.incidents[1].location));
    EXPECT_FALSE(is_located(set.incidents[3].location)) << "another level";
}
