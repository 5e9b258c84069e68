// SPDX-License-Identifier: MIT
#include "incident/features.hpp"
#include "proj/geodesic.hpp"
#include "unit/incident/helpers.hpp"

using namespace cordon;
using namespace cordon::incident;
using namespace cordon::incident::test;

namespace {

bool truth(const data::FeatureLayer& layer, std::size_t feature, std::string_view column) {
    return std::get<bool>(layer.value(feature, column));
}

Incident ring_incident() {
    Incident incident = at("ring", day(2025, 10, 28), {0, 0});
    const geom::LonLat kati{-8.07257, 12.74409};
    incident.location.said = Ring{kati, kilometres(45.0), kilometres(55.0), std::nullopt, "Kati"};
    incident.location.credible =
        Ring{kati, kilometres(31.0), kilometres(57.0), std::nullopt, "Kati"};
    incident.place = LocalText("50 km de Kati");
    incident.claim = Claim::claimed;
    return incident;
}

} // namespace

TEST(Features, ARingHasTwoContoursAndNoExactPoint) {
    IncidentSet set;
    set.incidents = {ring_incident()};
    const FeatureLayers layers = to_features(set, {});
    ASSERT_EQ(layers.areas.size(), 2U);
    EXPECT_EQ(layers.areas.text(0, "contour"), "credible");
    EXPECT_EQ(layers.areas.text(1, "contour"), "said");
    EXPECT_TRUE(layers.areas.shapes.box(0).contains(layers.areas.shapes.box(1)));
    ASSERT_EQ(layers.points.size(), 1U);
    EXPECT_FALSE(truth(layers.points, 0, "exact"));
    EXPECT_EQ(layers.stretches.size(), 0U);
    const geom::LonLat anchor = layers.points.shapes[0].part(0)[0];
    EXPECT_NEAR(proj::distance({-8.07257, 12.74409}, anchor).value(), 50000.0, 10.0);
}

TEST(Features, AttributesAreReadyForStyles) {
    IncidentSet set;
    set.attribution = "someone";
    set.incidents = {ring_incident()};
    set.incidents[0].flags = {"escorted"};
    set.incidents[0].sources[0].url = "example.org/1";
    const FeatureLayers layers = to_features(set, {.language = Language::fr});
    const data::FeatureLayer& points = layers.points;
    EXPECT_EQ(points.text(0, "id"), "ring");
    EXPECT_EQ(points.number(0, "number", 0), 1.0);
    EXPECT_EQ(points.text(0, "label"), "1");
    EXPECT_EQ(points.text(0, "type"), "attack_on_traffic");
    EXPECT_EQ(points.text(0, "class"), "attack");
    EXPECT_EQ(points.text(0, "claim"), "claimed");
    EXPECT_EQ(points.text(0, "date_from"), "2025-10-28");
    EXPECT_EQ(points.number(0, "day_to", 0), day(2025, 10, 28).days());
    EXPECT_EQ(points.text(0, "model"), "ring");
    EXPECT_EQ(points.text(0, "source_ids"), "s1");
    EXPECT_EQ(points.text(0, "source_urls"), "example.org/1");
    EXPECT_TRUE(truth(points, 0, "escorted"));
    EXPECT_EQ(points.text(0, "description"), "1. 28\u00A0oct.\u00A02025, 50 km de Kati\u202F: "
                                             "attaque contre la circulation (revendiqué)");
    EXPECT_EQ(points.metadata.attribution, "someone");
}

TEST(Features, RivalPlacesShareTheNumberAndAreDisputed) {
    Location one;
    one.said = Stretch{{}, {}, {}, {{-8, 12}, {-7.5, 12}}, kilometres(3.0)};
    Location two;
    two.said = Point{{-6, 12}, kilometres(2.0), {}};
    IncidentSet set;
    set.incidents = {at("x", day(2025, 9, 14), {0, 0})};
    set.incidents[0].claim = Claim::confirmed;
    set.incidents[0].location.said = Alternatives{{one, two}};
    const FeatureLayers layers = to_features(set, {});
    ASSERT_EQ(layers.points.size(), 2U);
    EXPECT_EQ(layers.points.text(0, "label"), "1a");
    EXPECT_EQ(layers.points.text(1, "label"), "1b");
    EXPECT_EQ(layers.points.text(1, "alternative"), "b");
    EXPECT_EQ(layers.points.text(0, "claim"), "disputed");
    EXPECT_FALSE(truth(layers.points, 0, "exact"));
    EXPECT_TRUE(truth(layers.points, 1, "exact"));
    EXPECT_EQ(layers.stretches.size(), 1U);
    EXPECT_EQ(layers.areas.size(), 2U);
}

TEST(Features, AnUnknownRadiusIsSaidAndDrawsNoOutline) {
    IncidentSet set;
    set.incidents = {at("x", day(2025, 9, 14), {1, 2})};
    set.incidents[0].location.said = Point{{1, 2}, std::nullopt, {}};
    const FeatureLayers layers = to_features(set, {});
    ASSERT_EQ(layers.points.size(), 1U);
    EXPECT_EQ(layers.areas.size(), 0U);
    EXPECT_FALSE(truth(layers.points, 0, "radius_known"));
    EXPECT_FALSE(truth(layers.points, 0, "exact"));
}

TEST(Features, ASectorWithoutReachUsesItsCredibleOne) {
    IncidentSet set;
    set.incidents = {at("x", day(2025, 9, 14), {0, 0})};
    const AzimuthRange west{Degrees(247.5), Degrees(292.5)};
    set.incidents[0].location.said = Sector{{-8, 12.65}, west, std::nullopt, "Bamako"};
    set.incidents[0].location.credible = Sector{{-8, 12.65}, west, kilometres(100.0), "Bamako"};
    const FeatureLayers layers = to_features(set, {});
    ASSERT_EQ(layers.areas.size(), 1U);
    EXPECT_EQ(layers.areas.text(0, "contour"), "credible");
    EXPECT_EQ(layers.points.size(), 1U);
}

TEST(Features, PendingOnesAppearOnlyWhenAskedFor) {
    IncidentSet set;
    set.incidents = {at("x", day(2025, 9, 14), {0, 0})};
    set.incidents[0].review = Review::pending;
    EXPECT_EQ(to_features(set, {}).points.size(), 0U);
    const FeatureLayers layers = to_features(set, {.pending = Pending::drawn});
    ASSERT_EQ(layers.points.size(), 1U);
    EXPECT_TRUE(truth(layers.points, 0, "pending"));
}

TEST(Features, LayersAreInTheOrderOfTheNumbers) {
    IncidentSet set;
    set.incidents = {at("late", day(2025, 9, 14), {1, 0}), at("early", day(2025, 9, 1), {1, 0})};
    const FeatureLayers layers = to_features(set, {});
    EXPECT_EQ(layers.points.text(0, "id"), "early");
    EXPECT_EQ(layers.points.text(1, "id"), "late");
    EXPECT_TRUE(truth(layers.points, 0, "same_place"));
}
