// SPDX-License-Identifier: MIT
#include "helpers.hpp"

#include "data/reader.hpp"
#include "proj/geodesic.hpp"

#include <filesystem>
#include <map>

namespace {

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::analysis::test;

const std::filesystem::path clip =
    std::filesystem::path(CORDON_SHARED_DIR) / "data" / "roads" / "wafrica_osm_roads.geojson";

/// The main roads of West Africa; their data are not part of the repository.
class ClipNetwork : public testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(clip)) GTEST_SKIP() << "test data not there: " << clip;
        network = build_network(data::read_layer(clip, {}, reporter), {}, reporter);
    }
    CollectingReporter reporter;
    Network network;
};

constexpr geom::LonLat bamako{-8.0, 12.65};
const std::map<std::string, geom::LonLat> towns{{"Kayes", {-11.44448, 14.44693}},
                                                {"Ségou", {-6.25947, 13.44032}},
                                                {"Sikasso", {-5.66654, 11.31755}},
                                                {"Kita", {-9.4895, 13.0349}},
                                                {"Dakar", {-17.44406, 14.6937}}};

TEST_F(ClipNetwork, IsReadWhole) {
    EXPECT_EQ(network.edges.size(), 901U);
    EXPECT_EQ(network.nodes.size(), 617U);
    EXPECT_EQ(network.component_count, 2U);
    EXPECT_NEAR(network.length_m, 51024e3, 1e3);
    for (const Edge& edge : network.edges)
        EXPECT_NEAR(edge.length_m / proj::length(network.line(edge)).value(), 1.0, 1e-7);
    EXPECT_EQ(network.snapped_ends, 0U);
}

TEST_F(ClipNetwork, HasTheRoadDistancesThatWereMeasured) {
    const std::map<std::string, double> expected{
        {"Kayes", 602}, {"Ségou", 233}, {"Sikasso", 371}, {"Kita", 181}, {"Dakar", 1235}};
    std::vector<RouteRequest> requests;
    for (const auto& [town, at] : towns)
        requests.push_back({town, town, "", {{"Bamako", bamako}, {town, at}}});
    make_routes(network, requests, kilometres(10), reporter);
    ASSERT_EQ(network.routes.size(), 5U) << all(reporter);
    for (const Route& route : network.routes) {
        const double km = expected.at(route.id);
        EXPECT_NEAR(route.length_m / 1000.0, km, km / 100) << route.id;
    }
}

TEST_F(ClipNetwork, HasNoRoadNearKoulikoro) {
    const geom::LonLat koulikoro{-7.55985, 12.86273};
    EXPECT_FALSE(nearest_road(network, koulikoro, kilometres(10)));
    const auto nearest = nearest_road(network, koulikoro, kilometres(100));
    ASSERT_TRUE(nearest);
    EXPECT_NEAR(nearest->distance_m / 1000.0, 21.0, 1.0);
    make_routes(network, {{"k", "Koulikoro", "", {{"Bamako", bamako}, {"Koulikoro", koulikoro}}}},
                kilometres(10), reporter);
    EXPECT_TRUE(network.routes.empty());
    EXPECT_NE(all(reporter).find("no road near Koulikoro within 10 km (nearest 21 km away)"),
              std::string::npos)
        << all(reporter);
}

TEST_F(ClipNetwork, MeetsARoadBetweenItsVertices) {
    const auto zantiebougou = nearest_road(network, {-7.25462, 11.38375}, kilometres(5));
    ASSERT_TRUE(zantiebougou);
    EXPECT_NEAR(zantiebougou->distance_m, 200.0, 60.0);
}

} // namespace
