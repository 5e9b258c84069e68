// SPDX-License-Identifier: MIT
#include "app/place_marks.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace cordon;
using namespace cordon::app;

namespace {

struct Town {
    std::string name;
    geom::LonLat at{};
    double rank = 6;
    double population = 10'000;
};

data::FeatureLayer layer_of(const std::vector<Town>& towns) {
    data::FeatureLayer layer("places");
    for (const Town& town : towns) {
        layer.shapes.add_point(town.at);
        layer.set("name", std::string_view(town.name));
        layer.set("rank", town.rank);
        layer.set("population", town.population);
        layer.finish_feature();
    }
    return layer;
}

incident::Incident at_point(const std::string& name, geom::LonLat at) {
    incident::Incident out;
    out.location.said = incident::Point{at, std::nullopt, name};
    return out;
}

constexpr geom::LonLat moscow{37.62, 55.75};
constexpr geom::LonLat idaho{-117.0, 46.73};

} // namespace

TEST(PlaceMarks, OnlyTheTownAtThePositionIsMeantByAName) {
    data::FeatureLayer layer = layer_of({{"Moscow", moscow, 0}, {"Moscow", idaho, 7}});
    Evidence evidence;
    evidence.set.incidents.push_back(at_point("Moscow", {37.4, 55.7}));
    mark_places(layer, {LabelSection{}, evidence});
    EXPECT_TRUE(layer.boolean(0, "wanted", false));
    EXPECT_FALSE(layer.boolean(1, "wanted", false));
}

TEST(PlaceMarks, ATownFarFromThePositionIsNotTheOneThatARegionsNameMeans) {
    data::FeatureLayer layer = layer_of({{"Junín", {-76.0, -11.16}}});
    Evidence evidence;
    evidence.set.incidents.push_back(at_point("Junín", {-74.87, -10.93}));
    mark_places(layer, {LabelSection{}, evidence});
    EXPECT_FALSE(layer.boolean(0, "wanted", false));
}

TEST(PlaceMarks, OfTwoEntriesOfOneTownTheMoreImportantOneIsNamed) {
    data::FeatureLayer layer = layer_of({{"Iligan", {124.24, 8.24}, 5, 342'618},
                                         {"Iligan City", {124.25, 8.25}, 5, 312'323},
                                         {"Kansas City", {-94.6, 39.1}, 3, 500'000}});
    mark_places(layer, {LabelSection{}, Evidence{}});
    EXPECT_FALSE(layer.boolean(0, "hidden", true));
    EXPECT_TRUE(layer.boolean(1, "hidden", false));
    EXPECT_FALSE(layer.boolean(2, "hidden", true));
}

TEST(PlaceMarks, IsolationIsTheWayToTheNearestMoreImportantTown) {
    const std::vector<Town> towns = {{"capital", {0, 0}, 2},
                                     {"town", {2, 0}, 6},
                                     {"village", {2.1, 0}, 9},
                                     {"far", {0, 30}, 6},
                                     {"beyond the antimeridian", {-179.5, 10}, 6},
                                     {"before it", {179.5, 10}, 5}};
    data::FeatureLayer layer = layer_of(towns);
    add_isolation(layer, layer_of(towns));
    EXPECT_NEAR(layer.number(1, "isolation_km", 0), 222.4, 1.0);
    EXPECT_NEAR(layer.number(2, "isolation_km", 0), 11.1, 0.2);
    EXPECT_EQ(layer.number(3, "isolation_km", 0), farthest_isolation_km);
    EXPECT_NEAR(layer.number(4, "isolation_km", 0), 109.5, 1.0);
    EXPECT_EQ(layer.number(0, "isolation_km", 0), farthest_isolation_km);
}

TEST(PlaceMarks, ATownWhoseNameASupplierCarriesIsNotNamedTwice) {
    data::FeatureLayer layer = layer_of({{"Nyala", {24.88, 12.05}}, {"Nyala", {30.0, 12.05}}});
    const data::FeatureLayer suppliers = layer_of({{"Nyala", {24.9, 12.1}}});
    mark_places(layer, {LabelSection{}, Evidence{}, &suppliers});
    EXPECT_TRUE(layer.boolean(0, "hidden", false));
    EXPECT_FALSE(layer.boolean(1, "hidden", true));
}
