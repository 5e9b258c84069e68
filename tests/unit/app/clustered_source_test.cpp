// SPDX-License-Identifier: MIT
#include "app/clustered_source.hpp"
#include "app/style_sources.hpp"
#include "core/json.hpp"

#include <cmath>

using namespace cordon;

namespace {

style::Source source_of(const std::string& keys) {
    style::Source source;
    source.id = "s";
    source.type = "geojson";
    source.definition = parse_json(R"({"type":"geojson","cluster":true)" + keys + "}", "test.json");
    return source;
}

/// `count` points with their number `n`, each a thousandth of a degree east of the last, a line
/// at the end.
data::FeatureLayer row_of_points(int count) {
    data::FeatureLayer layer("row");
    for (int i = 0; i <= count; ++i) {
        layer.shapes.begin(i < count ? geom::Kind::point : geom::Kind::line);
        layer.shapes.begin_part();
        layer.shapes.add({-8.0 + i * 0.001, 12.0});
        if (i == count) layer.shapes.add({-7.0, 12.0});
        layer.set("n", static_cast<double>(i));
        layer.set("name", std::string_view(i % 2 == 0 ? "even" : "odd"));
        layer.finish_feature();
    }
    return layer;
}

/// The cluster of `count` points at zoom 0.
data::LayerPtr at_zoom_0(int count, const std::string& keys) {
    app::ClusteredSource source(row_of_points(count), source_of(keys));
    return source.at(0.0, {});
}

std::string abbreviated(int count) {
    const data::LayerPtr layer = at_zoom_0(count, "");
    const data::Value value = layer->value(1, "point_count_abbreviated");
    if (const auto* number = std::get_if<double>(&value))
        return std::to_string(static_cast<int>(*number));
    return std::string(std::get<std::string_view>(value));
}

} // namespace

TEST(ClusteredSource, IsOneOfGeojsonThatSaysSo) {
    EXPECT_TRUE(app::is_clustered(source_of("")));
    EXPECT_FALSE(app::is_clustered(source_of(R"(,"cluster":false)")));
    EXPECT_FALSE(app::is_clustered(source_of(R"(,"cluster":"yes")")));
    style::Source vector = source_of("");
    vector.type = "vector";
    EXPECT_FALSE(app::is_clustered(vector));
}

TEST(ClusteredSource, ShowsOneClusterForItsPointsAndKeepsTheLine) {
    const data::LayerPtr layer = at_zoom_0(5, "");
    ASSERT_EQ(layer->size(), 2U);
    EXPECT_EQ(layer->shapes.kind(0), geom::Kind::line);
    EXPECT_FALSE(layer->boolean(0, "cluster", false));
    EXPECT_EQ(layer->number(0, "n", -1), 5.0);
    EXPECT_EQ(layer->shapes.kind(1), geom::Kind::point);
    EXPECT_TRUE(layer->boolean(1, "cluster", false));
    EXPECT_EQ(layer->number(1, "point_count", 0), 5.0);
    EXPECT_EQ(layer->number(1, "n", -1), -1.0) << "attributes of points are not those of clusters";
    EXPECT_GE(layer->number(1, "cluster_id", -1), 5.0);
    EXPECT_EQ(layer->number(1, "id", -1), layer->number(1, "cluster_id", -2));
    EXPECT_NEAR(layer->shapes[1].part(0)[0].x, -7.998, 1e-9);
    EXPECT_NEAR(layer->shapes[1].part(0)[0].y, 12.0, 1e-9);
}

TEST(ClusteredSource, AbbreviatesLargeNumbersOnly) {
    EXPECT_EQ(abbreviated(999), "999");
    EXPECT_EQ(abbreviated(1000), "1k");
    EXPECT_EQ(abbreviated(1249), "1.2k");
    EXPECT_EQ(abbreviated(1250), "1.3k");
    EXPECT_EQ(abbreviated(10499), "10k");
    EXPECT_EQ(abbreviated(10500), "11k");
}

TEST(ClusteredSource, PointsAboveTheDeepestZoomAreThemselves) {
    app::ClusteredSource source(row_of_points(5), source_of(R"(,"clusterMaxZoom":3)"));
    EXPECT_EQ(source.at(3.99, {})->size(), 2U);
    const data::LayerPtr single = source.at(4.0, {});
    EXPECT_EQ(single->size(), 6U);
    EXPECT_FALSE(single->column("cluster"));
    EXPECT_EQ(single->number(1, "n", -1), 0.0);
    EXPECT_EQ(source.at(99.0, {})->size(), 6U);
    EXPECT_EQ(source.at(std::nan(""), {})->size(), 2U);
}

TEST(ClusteredSource, StopsOneZoomAboveTheLastOfTheSource) {
    // Points a thousandth of a degree apart, in a tile of 0.35 degrees at zoom 10.
    app::ClusteredSource source(row_of_points(2), source_of(R"(,"maxzoom":11)"));
    EXPECT_EQ(source.at(10.0, {})->size(), 2U);
    EXPECT_EQ(source.at(11.0, {})->size(), 3U);
    app::ClusteredSource shallow(row_of_points(2), source_of(R"(,"maxzoom":9,"clusterMaxZoom":9)"));
    EXPECT_EQ(shallow.at(22.0, {})->size(), 2U) << "deeper maps show the tiles of zoom 9";
}

TEST(ClusteredSource, GathersByTheRadiusInPixelsOfTiles) {
    // At zoom 10 the points are 1.46 pixels apart.
    const auto shown = [](const std::string& keys) {
        app::ClusteredSource source(row_of_points(4), source_of(keys));
        return source.at(10.0, {})->size() - 1;
    };
    EXPECT_EQ(shown(R"(,"clusterRadius":1.4)"), 4U);
    EXPECT_EQ(shown(R"(,"clusterRadius":1.5)"), 2U);
    EXPECT_EQ(shown(R"(,"clusterRadius":4.4)"), 1U);
    EXPECT_EQ(shown(R"(,"clusterRadius":4.4,"clusterMinPoints":5)"), 4U);
    EXPECT_EQ(shown(R"(,"clusterRadius":-3)"), 4U);
}

TEST(ClusteredSource, AddsUpPropertiesByOperators) {
    const data::LayerPtr layer = at_zoom_0(5, R"(,"clusterProperties":{
        "sum":["+",["get","n"]], "most":["max",["get","n"]], "names":["concat",["get","name"]],
        "has_three":["any",["==",["get","n"],3]], "evens":["+",["case",["==",["get","name"],"even"],1,0]],
        "point_count":["+",1000]})");
    EXPECT_EQ(layer->number(1, "sum", -1), 10.0);
    EXPECT_EQ(layer->number(1, "most", -1), 4.0);
    EXPECT_EQ(layer->text(1, "names"), "evenoddevenoddeven");
    EXPECT_TRUE(layer->boolean(1, "has_three", false));
    EXPECT_EQ(layer->number(1, "evens", -1), 3.0);
    EXPECT_EQ(layer->number(1, "point_count", -1), 5.0);
    EXPECT_EQ(layer->number(0, "sum", -1), -1.0) << "single features have their own attributes";
}

TEST(ClusteredSource, AddsUpPropertiesByExpressions) {
    // All at once: in steps a cluster's `n` would be squared.
    const data::LayerPtr layer = at_zoom_0(5, R"(,"clusterMaxZoom":0,"clusterProperties":{
        "n":[["+",["accumulated"],["get","n"]],["get","n"]],
        "squares":[["+",["accumulated"],["^",["get","n"],2]],["get","n"]],
        "both":[["concat",["accumulated"],"/",["get","both"]],["get","n"]],
        "null":[["+",["accumulated"],["get","null"]],["get","nothing"]]})");
    EXPECT_EQ(layer->number(1, "n", -1), 10.0);
    EXPECT_EQ(layer->number(0, "n", -1), 5.0);
    EXPECT_EQ(layer->number(1, "squares", -1), 30.0) << "other properties are seen too";
    EXPECT_EQ(layer->text(1, "both"), "0/1/2/3/4");
    EXPECT_TRUE(std::holds_alternative<std::monostate>(layer->value(1, "null")));
}

TEST(ClusteredSource, SumsOfAZoomAreMadeOfThoseOfTheNext) {
    app::ClusteredSource source(row_of_points(40),
                                source_of(R"(,"clusterRadius":20,"clusterProperties":{
            "sum":["+",["get","n"]]})"));
    for (const double zoom : {17.0, 8.0, 5.0, 9.0, 0.0}) {
        const data::LayerPtr layer = source.at(zoom, {});
        double sum = 0.0;
        double points = 0.0;
        for (std::size_t i = 1; i < layer->size(); ++i) {
            const bool cluster = layer->boolean(i, "cluster", false);
            sum += layer->number(i, cluster ? "sum" : "n", -1);
            points += layer->number(i, "point_count", 1);
        }
        EXPECT_EQ(points, 40.0);
        EXPECT_EQ(sum, 780.0);
    }
}

TEST(ClusteredSource, AWindowCutsButDoesNotChangeThem) {
    app::ClusteredSource source(row_of_points(200), source_of(R"(,"clusterRadius":10)"));
    const data::LayerPtr all = source.at(9.0, {});
    const data::LayerPtr part = source.at(9.0, {-7.95, 11, -7.9, 13});
    ASSERT_GT(part->size(), 2U);
    ASSERT_LT(part->size(), all->size());
    for (std::size_t i = 0; i < part->size(); ++i) {
        bool known = false;
        for (std::size_t k = 0; k < all->size() && !known; ++k)
            known = all->shapes[k].part(0)[0] == part->shapes[i].part(0)[0] &&
                    all->number(k, "cluster_id", -1) == part->number(i, "cluster_id", -1);
        EXPECT_TRUE(known) << i;
    }
    EXPECT_EQ(source.at(9.0, {360 - 7.95, 11, 360 - 7.9, 13})->size(), part->size());
}

TEST(ClusteredSource, IsWhatAStyleGives) {
    const auto parsed = style::parse_style(parse_json(R"({"version":8,"layers":[],"sources":{"s":{
        "type":"geojson","cluster":true,"filter":["!=",["get","n"],2],"data":{
        "type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[2,1]}},
        {"type":"Feature","properties":{"n":2},"geometry":{"type":"Point","coordinates":[2,1]}},
        {"type":"Feature","properties":{"n":3},"geometry":{"type":"Point","coordinates":[2,1]}}
        ]}}}})",
                                                      "t.json"),
                                           "t.json");
    ASSERT_TRUE(parsed.style);
    EXPECT_TRUE(parsed.diagnostics.empty());
    CollectingReporter reporter;
    app::StyleSources sources(*parsed.style, app::local_files("."), reporter);
    const data::LayerPtr layer = sources.layer_at("s", "", {.window = {}, .zoom = 4.0});
    ASSERT_TRUE(layer);
    ASSERT_EQ(layer->size(), 1U);
    EXPECT_EQ(layer->number(0, "point_count", 0), 2.0) << "the filter comes first";
    EXPECT_EQ(sources.layer_at("s", "", {.window = {}, .zoom = 18.0})->size(), 2U);
}
