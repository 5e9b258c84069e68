// SPDX-License-Identifier: MIT
#include "app/cluster_sizes.hpp"
#include "app/clusters.hpp"

using namespace cordon;
using namespace cordon::app;

namespace {

struct Row {
    const char* id;
    geom::LonLat at;
    const char* claim = "reported";
    const char* day = "2025-10-01";
    const char* place = "Kayes";
    std::optional<double> radius_km = 2.0;
};

data::FeatureLayer points_of(const std::vector<Row>& rows) {
    data::FeatureLayer layer("points");
    for (const Row& row : rows) {
        layer.shapes.add_point(row.at);
        layer.set("id", std::string_view(row.id));
        layer.set("model", std::string_view("point"));
        layer.set("class", std::string_view("attack"));
        layer.set("claim", std::string_view(row.claim));
        layer.set("place", std::string_view(row.place));
        layer.set("date_from", std::string_view(row.day));
        layer.set("date_to", std::string_view(row.day));
        layer.set("radius_known", row.radius_km.has_value());
        if (row.radius_km) layer.set("radius_km", *row.radius_km);
        layer.finish_feature();
    }
    return layer;
}

/// On the equator, where a degree is 111.32 km long.
const std::vector<Row> five = {{"a", {0.0, 0.0}},
                               {"b", {0.0, 0.0}, "claimed", "2025-09-03"},
                               {"c", {0.17, 0.0}, "confirmed", "2025-10-28", "Diboli", 12.0},
                               {"far", {0.19, 0.0}},
                               {"far", {3.0, 0.0}}};

const data::FeatureLayer no_areas("areas");

} // namespace

TEST(Clusters, CountsSumToTheIncidentsEachAtItsFirstPlace) {
    const auto points = points_of(five);
    const auto clusters = make_clusters({points, no_areas}, kilometres(20.0), 40);
    ASSERT_EQ(clusters.size(), 2U); // "far" at 21.2 km of the first
    EXPECT_EQ(clusters[0].ids, (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(clusters[0].ids.size() + clusters[1].ids.size(), 4U);
    EXPECT_EQ(clusters[0].at.x, 0.0);
    EXPECT_EQ(clusters[0].letter, "A");
}

TEST(Clusters, KeepSpanClaimsAndTheLargestUncertainty) {
    const auto points = points_of(five);
    const Cluster one = make_clusters({points, no_areas}, kilometres(20.0), 40).front();
    EXPECT_EQ(one.from, "2025-09-03");
    EXPECT_EQ(one.to, "2025-10-28");
    EXPECT_EQ(one.uncertainty_km, 12.0);
    EXPECT_NEAR(one.spread_km, 18.92, 0.01);
    EXPECT_EQ(one.place, "Kayes");
    EXPECT_EQ(one.places, 2U);
    using Counts = std::vector<std::pair<std::string, int>>;
    EXPECT_EQ(one.claims, (Counts{{"confirmed", 1}, {"reported", 1}, {"claimed", 1}}));
    const auto layer = cluster_layer({one}, Language::en);
    EXPECT_EQ(layer->text(0, "claim"), "claimed");
    EXPECT_EQ(layer->text(0, "description"),
              "A. 3 incidents, 3\u00A0Sept. – 28\u00A0Oct.\u00A0"
              "2025; attack (3); confirmed (1), reported (1), "
              "claimed (1); within 19\u00A0km; places uncertain by up to 12\u00A0km");
}

TEST(Clusters, AreNamedByThePlaceThatTheCircleStandsAt) {
    const auto points = points_of({{"a", {0.0, 0.02}, "reported", "2025-10-01", "Belladère", 2.0},
                                   {"b", {0.0, 0.01}, "reported", "2025-10-01", "Lascahobas", 2.0},
                                   {"c", {0.0, 0.0}, "reported", "2025-10-01", "Lascahobas", 2.0}});
    const Cluster one = make_clusters({points, no_areas}, kilometres(20.0), 40).front();
    EXPECT_EQ(one.at.y, 0.02);
    EXPECT_EQ(one.place, "Belladère");
    EXPECT_EQ(one.places, 2U);
}

TEST(Clusters, AnUnknownRadiusIsSaidAndNoZero) {
    const auto points = points_of({{"a", {0.0, 0.0}, "reported", "2025-10-01", "", std::nullopt}});
    const auto layer =
        cluster_layer(make_clusters({points, no_areas}, kilometres(5.0), 40), Language::fr);
    EXPECT_TRUE(std::holds_alternative<std::monostate>(layer->value(0, "uncertainty_km")));
    EXPECT_EQ(layer->number(0, "unknown_radius", 0), 1.0);
    EXPECT_NE(layer->text(0, "description").find("précision non indiquée"), std::string_view::npos);
}

TEST(Clusters, MoreThanAreListedHaveNoLetters) {
    const auto points = points_of({{"a", {0.0, 0.0}}, {"b", {5.0, 0.0}}});
    EXPECT_EQ(make_clusters({points, no_areas}, kilometres(5.0), 1)[0].letter, "");
    EXPECT_EQ(make_clusters({points, no_areas}, kilometres(5.0), 2)[1].letter, "B");
}

TEST(Clusters, CirclesGrowNoWiderThanTheirNeighboursLeaveRoom) {
    std::vector<Cluster> clusters;
    for (int i = 0; i < 25; ++i) {
        Cluster& one = clusters.emplace_back();
        one.at = {0.2 * (i % 5), 0.2 * (i / 5)}; // 22 km apart
        one.ids.assign(50, "x");
    }
    const proj::Projection projection("EPSG:3857");
    const double wide = room_share(clusters, {projection, 10.0 * 100.0, Language::en});
    EXPECT_EQ(wide, 1.0) << "222 pixels apart";
    const double narrow = room_share(clusters, {projection, 10.0 * 1000.0, Language::en});
    const double diameter = ClusterSizes(clusters, 0, narrow).of(clusters[0]) * 16.0;
    EXPECT_LT(diameter, 26.0) << "22 pixels apart";
    EXPECT_GT(diameter, 20.0);
    EXPECT_EQ(room_share(clusters, {projection, 10.0 * 20'000.0, Language::en}), 0.35);
}
