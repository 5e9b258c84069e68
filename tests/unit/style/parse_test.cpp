// SPDX-License-Identifier: MIT
#include "style/style.hpp"

namespace cordon::style {

namespace {

ParsedStyle parse(const std::string& text) {
    return parse_style(parse_json(text, "s.json"), "s.json");
}

} // namespace

TEST(ParseStyle, ReadsSourcesLayersAndMetadata) {
    const auto parsed = parse(R"({"version":8,"name":"Press","projection":{"type":"EPSG:3035"},
        "sources":{"roads":{"type":"geojson","data":"roads.gpkg"},
                   "dem":{"type":"raster-dem","url":"gdal:///dem.tif","cordon:band":1}},
        "layers":[{"id":"bg","type":"background"},
                  {"id":"r","type":"line","source":"roads","minzoom":4,"maxzoom":9,"cordon:leader":true,
                   "metadata":{"cordon:label":"Roads"}}]})");
    ASSERT_NE(parsed.style, nullptr);
    EXPECT_TRUE(parsed.diagnostics.empty());
    const Style& style = *parsed.style;
    EXPECT_EQ(style.name, "Press");
    EXPECT_EQ(style.projection(), "EPSG:3035");
    ASSERT_NE(style.source("roads"), nullptr);
    EXPECT_EQ(style.source("roads")->url, "roads.gpkg");
    EXPECT_EQ(style.source("nothing"), nullptr);
    ASSERT_EQ(style.layers.size(), 2U);
    const Layer& roads = style.layers[1];
    EXPECT_EQ(roads.metadata("cordon:label")->string(), "Roads");
    EXPECT_TRUE(roads.shown_at(4.0));
    EXPECT_FALSE(roads.shown_at(9.0));
    EXPECT_TRUE(style.layers[0].shown_at(30.0));
}

TEST(ParseStyle, RefusesLayersThatCopyALargeOneAgainAndAgain) {
    std::string filter = R"(["in","x")";
    for (int i = 0; i < 6000; ++i) filter += "," + std::to_string(i);
    std::string layers = R"({"id":"a","type":"background","filter":)" + filter + "]}";
    for (int i = 0; i < 1000; ++i) layers += R"(,{"id":")" + std::to_string(i) + R"(","ref":"a"})";
    const auto parsed = parse(R"({"version":8,"sources":{},"layers":[)" + layers + "]}");
    EXPECT_EQ(parsed.style, nullptr);
    ASSERT_FALSE(parsed.diagnostics.empty());
    EXPECT_EQ(parsed.diagnostics.back().message,
              "layers take more than 5000000 values from others by \"ref\"");
}

TEST(ParseStyle, LayersWithRefTakeWhatTheyLack) {
    const auto parsed = parse(R"({"version":8,"sources":{"s":{"type":"vector","url":"x"}},
        "layers":[{"id":"a","type":"line","source":"s","source-layer":"l","filter":["==","x",1],
                   "layout":{"line-cap":"round"},"paint":{"line-width":2}},
                  {"id":"b","ref":"a","paint":{"line-width":5}}]})");
    ASSERT_EQ(parsed.style->layers.size(), 2U);
    const Layer& layer = parsed.style->layers[1];
    EXPECT_EQ(layer.source_layer, "l");
    EXPECT_NE(layer.filter, nullptr);
    const BoundLayer bound(layer, nullptr, {});
    EXPECT_EQ(bound.text(Property::line_cap, 0), "round");
    EXPECT_EQ(bound.number(Property::line_width, 0), 5.0);
}

TEST(ParseStyle, VisibilityMayDependOnGlobalState) {
    const auto parsed = parse(R"({"version":8,"sources":{},"state":{"on":{"default":false}},
        "layers":[{"id":"a","type":"background","layout":{"visibility":"none"}},
                  {"id":"b","type":"background","layout":{"visibility":["case",["boolean",["global-state","on"]],"visible","none"]}},
                  {"id":"c","type":"background"}]})");
    EXPECT_FALSE(parsed.style->layers[0].visible);
    EXPECT_FALSE(parsed.style->layers[1].visible);
    EXPECT_TRUE(parsed.style->layers[2].visible);
}

TEST(ParseStyle, WrongValuesAreLeftOutAndAWrongFilterHidesItsLayer) {
    const auto parsed = parse(R"({"version":8,"sources":{"s":{"type":"geojson","data":"x"}},
        "layers":[{"id":"a","type":"line","source":"s","filter":["no-such-operator",1],
                   "paint":{"line-width":"wide","line-color":["rgb",1]}}]})");
    const Layer& layer = parsed.style->layers[0];
    EXPECT_FALSE(layer.has(Property::line_width));
    EXPECT_FALSE(layer.has(Property::line_color));
    const BoundLayer bound(layer, nullptr, {});
    EXPECT_FALSE(bound.matches(0));
}

TEST(ParseStyle, GivesNoStyleWithoutLayers) {
    EXPECT_EQ(parse(R"([1,2])").style, nullptr);
    EXPECT_EQ(parse(R"({"version":8,"sources":{}})").style, nullptr);
}

} // namespace cordon::style
