// SPDX-License-Identifier: MIT
#include "app/extent.hpp"
#include "app/focus_countries.hpp"
#include "app/map_layers.hpp"

using namespace cordon;
using namespace cordon::app;

namespace {

Evidence evidence_at(std::initializer_list<geom::LonLat> places) {
    Evidence evidence;
    data::FeatureLayer& points = evidence.layers.points;
    for (const geom::LonLat& at : places) {
        points.shapes.add_point(at);
        points.set("exact", true);
        points.finish_feature();
        ++evidence.located;
    }
    return evidence;
}

double height_km(const Evidence& evidence) {
    return choose_extent({}, evidence, {}, {}, {}).box.height() * 111.2;
}

TEST(Extent, ACapitalIsKnownWithoutItsNeighbours) {
    EXPECT_LT(height_km(evidence_at({{32.53, 15.61}, {32.48, 15.64}})), 70.0) << "Khartoum";
}

TEST(Extent, IncidentsFarFromTownsGetRoom) {
    EXPECT_GT(height_km(evidence_at({{3.0, 20.9}})), 150.0) << "the Sahara";
}

TEST(Extent, AnIncidentAtAPoleLiesInTheMiddleOfItsMap) {
    const MapExtent extent = choose_extent({}, evidence_at({{0.0, -90.0}}), {}, {}, {});
    const auto at = extent.projection.forward({0.0, -90.0});
    ASSERT_TRUE(at);
    EXPECT_NEAR(at->x, extent.projected.center().x, 1.0);
    EXPECT_NEAR(at->y, extent.projected.center().y, 1.0);
    EXPECT_LT(extent.projected.width(), 600e3);
}

TEST(Extent, AMapRoundACentreNearAPoleHasItsWidthAndItsCentre) {
    MapDocument document;
    document.map.centre.emplace();
    document.map.centre->position = geom::LonLat{-60.0, -85.0};
    document.map.width = Metres(2e6);
    const MapExtent extent = choose_extent(document, {}, {}, {}, {});
    EXPECT_NEAR(extent.projected.width(), 2e6, 1.0);
    const auto middle = extent.projection.inverse(extent.projected.center());
    ASSERT_TRUE(middle);
    EXPECT_NEAR(middle->y, -85.0, 1e-6);
    EXPECT_EQ(extent.box.min_y, -90.0);
}

MapDocument round_goma() {
    MapDocument document;
    document.map.centre.emplace();
    document.map.centre->position = geom::LonLat{29.2279, -1.6791}; // Rwanda by a hair
    return document;
}

TEST(Focus, ABorderTownWhoseIncidentsLieAbroadIsAboutThatCountry) {
    const auto focus =
        focus_countries(evidence_at({{28.79, -1.6}, {29.02, -1.595}, {29.1, -1.5}}), round_goma());
    EXPECT_EQ(focus.codes, std::set<std::string>{"CD"});
}

TEST(Focus, ACentreBesideTheCountryOfMostPlacesIsItsTown) {
    // Two incidents at the crossing lie abroad by the shipped border, as Goma itself does.
    const auto focus = focus_countries(
        evidence_at({{28.79, -1.6}, {29.02, -1.595}, {29.1, -1.5}, {29.27, -1.69}, {29.27, -1.7}}),
        round_goma());
    EXPECT_EQ(focus.codes, std::set<std::string>{"CD"});
}

TEST(Focus, ATownOnABorderRiverBelongsToTheCountryOfTheOthers) {
    // Arauca lies across the river by the shipped border.
    const auto focus = focus_countries(
        evidence_at({{-72.7361, 8.6397}, {-70.7617, 7.0903}, {-73.0944, 8.5756}}), {});
    EXPECT_EQ(focus.codes, std::set<std::string>{"CO"});
}

TEST(Focus, TheCountryOfMostPlacesIsNamedFirst) {
    const auto focus =
        focus_countries(evidence_at({{-74.08, 4.6}, {-72.22, 7.77}, {-75.56, 6.25}}), {});
    EXPECT_EQ(focus.names, (std::vector<std::string>{"Colombia", "Venezuela"}));
}

TEST(Focus, ACentreIsTheSubjectWhereItHasAnIncidentOrNoneIsKnown) {
    EXPECT_EQ(focus_countries(evidence_at({}), round_goma()).codes, std::set<std::string>{"RW"});
    EXPECT_EQ(focus_countries(evidence_at({{30.0, -1.95}, {28.79, -1.6}}), round_goma()).codes,
              std::set<std::string>{"RW"});
}

} // namespace
