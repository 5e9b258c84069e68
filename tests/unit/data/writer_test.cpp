// SPDX-License-Identifier: MIT
#include "core/json.hpp"
#include "data/writer.hpp"

#include <array>

namespace {

using namespace cordon;
using data::FeatureLayer;

FeatureLayer point_layer(const std::string& name, geom::LonLat at) {
    FeatureLayer layer(name);
    layer.shapes.add_point(at);
    layer.set("id", std::string_view(name + "-1"));
    layer.finish_feature();
    return layer;
}

TEST(GeoJsonWriter, WritesAFeatureALine) {
    FeatureLayer layer = point_layer("one", {-8.0, 12.65});
    layer.metadata.attribution = "© \"A\"";
    EXPECT_EQ(data::to_geojson(layer),
              "{\"type\":\"FeatureCollection\",\"name\":\"one\",\"attribution\":\"© \\\"A\\\"\","
              "\"features\":[\n{\"type\":\"Feature\",\"properties\":{\"id\":\"one-1\"},"
              "\"geometry\":{\"type\":\"Point\",\"coordinates\":[-8,12.65]}}\n]}\n");
}

TEST(GeoJsonWriter, PutsLayersIntoOneCollection) {
    FeatureLayer a = point_layer("a", {1, 2});
    a.metadata.attribution = "A";
    a.metadata.licence = "MIT";
    // Texts that look like features and a column of the reserved name confuse nothing.
    FeatureLayer b("b\"\n");
    b.shapes.begin(geom::Kind::line);
    b.shapes.add_part(std::vector<geom::LonLat>{{0, 0}, {1, 1}});
    b.set("layer", std::string_view("mine"));
    b.set("text", std::string_view("{\"type\":\"Feature\",\"properties\":{"));
    b.finish_feature();
    b.metadata.attribution = "B";
    FeatureLayer bare("bare");
    bare.shapes.begin(geom::Kind::none);
    bare.finish_feature();
    bare.metadata.attribution = "A";
    const FeatureLayer empty("empty");
    const std::array<const FeatureLayer*, 4> layers{&a, &b, &empty, &bare};
    const std::string text = data::to_geojson(layers, "all");
    const Json json = parse_json(text, "test");
    EXPECT_EQ(json.text_or("name", ""), "all");
    EXPECT_EQ(json.text_or("attribution", ""), "A; B");
    EXPECT_EQ(json.text_or("licence", ""), "MIT");
    const Json::Array& features = json.find("features")->items();
    ASSERT_EQ(features.size(), 3U);
    const auto property = [&](std::size_t i, std::string_view key) {
        return features[i].find("properties")->text_or(key, "none");
    };
    EXPECT_EQ(property(0, "layer"), "a");
    EXPECT_EQ(property(0, "id"), "a-1");
    EXPECT_EQ(property(1, "layer"), "b\"\n");
    EXPECT_EQ(property(1, "text"), "{\"type\":\"Feature\",\"properties\":{");
    EXPECT_EQ(property(2, "layer"), "bare");
    EXPECT_TRUE(features[2].find("geometry")->is_null());
    EXPECT_EQ(features[1].find("properties")->members().size(), 2U);
}

TEST(GeoJsonWriter, WritesAnEmptyCollection) {
    EXPECT_EQ(data::to_geojson({}, "none"),
              "{\"type\":\"FeatureCollection\",\"name\":\"none\",\"features\":[\n]}\n");
}

} // namespace
