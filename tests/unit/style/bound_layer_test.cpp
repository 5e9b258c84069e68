// SPDX-License-Identifier: MIT
#include "style/style.hpp"

namespace cordon::style {

namespace {

ParsedStyle style_with_layer(const std::string& layer, const std::string& more = "") {
    const std::string text = R"({"version":8,"sources":{"s":{"type":"geojson","data":"x"}},)" +
                             more + R"("layers":[)" + layer + "]}";
    return parse_style(parse_json(text, "test.json"), "test.json");
}

data::FeatureLayer towns() {
    data::FeatureLayer layer("towns");
    const auto add = [&](std::string_view name, double people) {
        layer.shapes.add_point({people / 10.0, 12.0});
        layer.set("name", name);
        layer.set("people", people);
        layer.finish_feature();
    };
    add("Kayes", 10.0);
    add("Nara", 20.0);
    layer.shapes.begin(geom::Kind::line);
    layer.set("kind", std::string_view("road"));
    layer.finish_feature();
    return layer;
}

} // namespace

TEST(BoundLayer, ConstantsAndDefaultsAreTheSameForAllFeatures) {
    const auto parsed = style_with_layer(
        R"({"id":"a","type":"line","source":"s","paint":{"line-color":"#ff0000","line-dasharray":[2,1]}})");
    ASSERT_NE(parsed.style, nullptr);
    const data::FeatureLayer features = towns();
    const BoundLayer bound(parsed.style->layers[0], &features, {});
    EXPECT_TRUE(bound.is_constant(Property::line_color));
    EXPECT_EQ(bound.color(Property::line_color, 1), (Color{1.0, 0.0, 0.0, 1.0}));
    EXPECT_EQ(bound.number(Property::line_width, 0), 1.0);
    EXPECT_EQ(bound.text(Property::line_cap, 0), "butt");
    const auto dashes = bound.numbers(Property::line_dasharray, 0);
    EXPECT_EQ(std::vector<double>(dashes.begin(), dashes.end()), (std::vector<double>{2.0, 1.0}));
    EXPECT_TRUE(bound.numbers(Property::line_pattern, 0).empty());
}

TEST(BoundLayer, ReadsAttributesZoomAndTokens) {
    const auto parsed = style_with_layer(
        R"({"id":"a","type":"symbol","source":"s",
            "filter":["all",["has","name"],["<",["get","people"],15]],
            "layout":{"text-field":"{name} - {people}!","text-size":["interpolate",["linear"],["zoom"],0,10,10,20],
                      "text-font":["Inter Bold"],"icon-padding":[1,2],"text-anchor":["match",["get","name"],"Kayes","left","top"]
}
})");
    ASSERT_NE(parsed.style, nullptr);
    const data::FeatureLayer features = towns();
    const BoundLayer bound(parsed.style->layers[0], &features, {.zoom = 5.0});
    EXPECT_TRUE(bound.matches(0));
    EXPECT_FALSE(bound.matches(1));
    EXPECT_FALSE(bound.matches(2));
    EXPECT_TRUE(bound.is_constant(Property::text_size));
    EXPECT_EQ(bound.number(Property::text_size, 0), 15.0);
    ASSERT_EQ(bound.formatted(Property::text_field, 1).size(), 1U);
    EXPECT_EQ(bound.formatted(Property::text_field, 1)[0].text, "Nara - 20!");
    EXPECT_EQ(bound.texts(Property::text_font, 0), (std::vector<std::string>{"Inter Bold"}));
    EXPECT_EQ(bound.text(Property::text_anchor, 0), "left");
    EXPECT_EQ(bound.text(Property::text_anchor, 1), "top");
    const auto padding = bound.numbers(Property::icon_padding, 0);
    EXPECT_EQ(std::vector<double>(padding.begin(), padding.end()),
              (std::vector<double>{1.0, 2.0, 1.0, 2.0}));
}

TEST(BoundLayer, FailingExpressionsGiveTheDefaultAndOneProblem) {
    const auto parsed = style_with_layer(
        R"({"id":"a","type":"circle","source":"s","paint":{"circle-radius":["number",["get","name"]]}})");
    const data::FeatureLayer features = towns();
    const BoundLayer bound(parsed.style->layers[0], &features, {});
    EXPECT_EQ(bound.number(Property::circle_radius, 0), 5.0);
    EXPECT_EQ(bound.number(Property::circle_radius, 1), 5.0);
    ASSERT_EQ(bound.problems().size(), 1U);
    EXPECT_EQ(bound.problems()[0].message,
              "Expected value to be of type number, but found string instead.");
    EXPECT_EQ(bound.problems()[0].where.key, "layers[0].paint.circle-radius");
}

TEST(BoundLayer, UnknownWordsOfAnEnumerationGiveTheDefault) {
    const auto parsed = style_with_layer(
        R"({"id":"a","type":"line","source":"s","layout":{"line-cap":["get","name"]}})");
    const data::FeatureLayer features = towns();
    const BoundLayer bound(parsed.style->layers[0], &features, {});
    EXPECT_EQ(bound.text(Property::line_cap, 0), "butt");
    ASSERT_EQ(bound.problems().size(), 1U);
    EXPECT_EQ(
        bound.problems()[0].message,
        R"(Expected value to be one of "butt", "round", "square", but found "Kayes" instead.)");
}

TEST(BoundLayer, TakesGlobalStateFromTheStyleOrFromTheContext) {
    const auto parsed = style_with_layer(
        R"({"id":"a","type":"line","source":"s","paint":{"line-width":["*",2,["global-state","mm"]]}})",
        R"("state":{"mm":{"default":3.7795}},)");
    const BoundLayer by_default(parsed.style->layers[0], nullptr, {});
    EXPECT_DOUBLE_EQ(by_default.number(Property::line_width, 0), 7.559);
    const Json state = parse_json(R"({"mm":5})", "state");
    const BoundLayer overridden(parsed.style->layers[0], nullptr, {.state = &state});
    EXPECT_EQ(overridden.number(Property::line_width, 0), 10.0);
}

TEST(BoundLayer, RampsGiveTheColourOfAPlace) {
    const auto parsed = style_with_layer(R"({"id":"h","type":"heatmap","source":"s"})");
    const BoundLayer bound(parsed.style->layers[0], nullptr, {});
    EXPECT_EQ(bound.ramp(Property::heatmap_color, 1.0), (Color{1.0, 0.0, 0.0, 1.0}));
    EXPECT_EQ(bound.ramp(Property::heatmap_color, 0.0).a, 0.0);
}

TEST(BoundLayer, LegacyFiltersAndFunctionsKeepTheirMeaning) {
    const auto parsed = style_with_layer(
        R"({"id":"a","type":"circle","source":"s",
            "filter":["all",["==","$type","Point"],["!in","name","Nara","Gao"],[">=","people",10]],
            "paint":{"circle-radius":{"property":"people","stops":[[10,1],[20,3]]},
                     "circle-color":{"stops":[[4,"white"],[6,"black"]]}}})");
    const data::FeatureLayer features = towns();
    const BoundLayer bound(parsed.style->layers[0], &features, {.zoom = 5.0});
    EXPECT_TRUE(bound.matches(0));
    EXPECT_FALSE(bound.matches(1));
    EXPECT_FALSE(bound.matches(2));
    EXPECT_EQ(bound.number(Property::circle_radius, 1), 3.0);
    EXPECT_EQ(bound.color(Property::circle_color, 0), (Color{0.5, 0.5, 0.5, 1.0}));
}

TEST(BoundLayer, WithinAndDistanceUseTheGeometryInDegrees) {
    const auto parsed = style_with_layer(
        R"({"id":"a","type":"circle","source":"s",
            "filter":["within",{"type":"Polygon","coordinates":[[[0,11],[1.5,11],[1.5,13],[0,13],[0,11]]]}],
            "paint":{"circle-radius":["distance",{"type":"Point","coordinates":[1,13]}]}})");
    const data::FeatureLayer features = towns();
    const BoundLayer bound(parsed.style->layers[0], &features, {});
    EXPECT_TRUE(bound.matches(0));
    EXPECT_FALSE(bound.matches(1));
    // One degree of latitude at 12 degrees north: 110.63 km on WGS 84.
    EXPECT_NEAR(bound.number(Property::circle_radius, 0), 110630.0, 50.0);
}

TEST(BoundLayer, DistanceKnowsAreasThatGoRoundTheWorld) {
    const auto parsed = style_with_layer(
        R"({"id":"a","type":"circle","source":"s",
            "paint":{"circle-radius":["distance",{"type":"Polygon","coordinates":
                [[[-180,-85],[180,-85],[180,85],[-180,85],[-180,-85]]]}]}})");
    const data::FeatureLayer features = towns();
    const BoundLayer bound(parsed.style->layers[0], &features, {});
    EXPECT_EQ(bound.number(Property::circle_radius, 0), 0.0);
}

TEST(BoundLayer, CoalesceTakesTheFirstImageThatIsThere) {
    const auto parsed = style_with_layer(
        R"({"id":"a","type":"symbol","source":"s",
            "layout":{"icon-image":["coalesce",["image",["get","name"]],["image","dot"]]}})");
    const data::FeatureLayer features = towns();
    const std::function<bool(std::string_view)> has_image = [](std::string_view name) {
        return name == "dot";
    };
    const BoundLayer bound(parsed.style->layers[0], &features, {.has_image = &has_image});
    EXPECT_EQ(bound.text(Property::icon_image, 0), "dot");
    const BoundLayer without(parsed.style->layers[0], &features, {});
    EXPECT_EQ(without.text(Property::icon_image, 0), "Kayes");
}

} // namespace cordon::style
