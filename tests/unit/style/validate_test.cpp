// SPDX-License-Identifier: MIT
#include "style/validate/validate.hpp"

namespace cordon::style {

namespace {

std::vector<std::string> faults(const std::string& text) {
    std::vector<std::string> out;
    for (const Diagnostic& d : validate_style(parse_json(text, "s.json"), "s.json"))
        out.push_back(to_text(d));
    return out;
}

std::string layer_style(const std::string& layer) {
    return R"({"version":8,"sources":{"s":{"type":"geojson","data":"x"}},"layers":[)" + layer +
           "]}";
}

} // namespace

TEST(ValidateStyle, NamesEachEarlierLayerOfTheSameId) {
    const auto found = faults(R"({"version":8,"sources":{},"layers":[
{"id":"a","type":"background"},{"id":1,"type":"background"},
{"id":"a","type":"background"},
{"id":"1","type":"background"},{"id":"a","type":"background"}]})");
    EXPECT_THAT(found,
                testing::Contains(testing::HasSubstr(
                    "s.json:3: layers[2]: duplicate layer id \"a\", previously used at line 2")));
    EXPECT_THAT(found,
                testing::Contains(testing::HasSubstr(
                    "s.json:4: layers[4]: duplicate layer id \"a\", previously used at line 2")));
    EXPECT_THAT(found,
                testing::Contains(testing::HasSubstr(
                    "s.json:4: layers[4]: duplicate layer id \"a\", previously used at line 3")));
    EXPECT_THAT(found, testing::Not(testing::Contains(testing::HasSubstr("id \"1\""))))
        << "a number is not the text of its digits";
}

TEST(ValidateStyle, ExtensionsHaveNoFaults) {
    EXPECT_EQ(
        faults(
            R"({"version":8,"cordon:sheet":{},"metadata":{"cordon:projections":{"a":"+proj=laea"}},
        "projection":{"type":"EPSG:3035"},"state":{"mm":{"default":3.7795}},
        "sources":{"v":{"type":"vector","url":"gdal:///data.gpkg","cordon:open":["A=B"]},
                   "r":{"type":"raster","url":"gdal:///dem.tif","cordon:band":1},
                   "d":{"type":"raster-dem","url":"gdal:///dem.tif","cordon:band":1},
                   "g":{"type":"geojson","data":"countries.gpkg"}},
        "layers":[{"id":"a","type":"fill","source":"g","cordon:leader":{"length":5},"metadata":{"cordon:label":"Land"},
                   "paint":{"fill-pattern":["concat","hatch:45,2mm,",["get","w"]],"fill-layer-blend":"multiply"}},
                  {"id":"b","type":"line","source":"v","source-layer":"x","paint":{"line-width":["*",0.25,["global-state","mm"]]}},
                  {"id":"c","type":"hillshade","source":"d"}]})"),
        std::vector<std::string>{});
}

TEST(ValidateStyle, MistypedPropertiesGetASuggestion) {
    EXPECT_EQ(
        faults(layer_style(R"({"id":"a","type":"line","source":"s","paint":{"line-widht":2}})")),
        (std::vector<std::string>{
            "s.json:1: layers[0].paint.line-widht: unknown property \"line-widht\"\n"
            "  hint: did you mean 'line-width'?"}));
    EXPECT_EQ(faults(layer_style(
                  R"({"id":"a","type":"line","source":"s","paint":{"line-cap":"round"}})"))[0],
              "s.json:1: layers[0].paint.line-cap: unknown property \"line-cap\"\n  hint: it "
              "belongs into layout");
}

TEST(ValidateStyle, FaultsComeInTheOrderOfTheirLines) {
    const auto all =
        faults("{\"version\":7,\n\"layers\":[{\n\"id\":\"a\",\n\"type\":\"nothing\"}]\n}");
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[0], "s.json:1: version: expected one of [8], 7 found");
    EXPECT_EQ(all[1], "s.json:1: missing required property \"sources\"");
    EXPECT_EQ(all[2], "s.json:2: layers[0]: missing required property \"source\"");
    EXPECT_EQ(all[3], "s.json:4: layers[0].type: expected one of [fill, line, symbol, circle, "
                      "heatmap, fill-extrusion, "
                      "raster, hillshade, color-relief, background], \"nothing\" found");
}

TEST(ValidateStyle, MixedFiltersAreWarnings) {
    const auto found =
        validate_style(parse_json(layer_style(R"({"id":"a","type":"line","source":"s",
            "filter":["all",["==",["get","a"],1],["in","b","x","y"]]})"),
                                  "s"),
                       "s");
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0].severity, Severity::warning);
    EXPECT_EQ(found[0].where.key, "layers[0].filter[2]");
    EXPECT_EQ(found[0].message,
              "Mixing deprecated filter syntax with expression syntax is not supported. Replace "
              R"(["in","b","x","y"] with ["in",["get","b"],["literal",["x","y"]]].)");
}

TEST(ValidateStyle, WrongRootsAreNamed) {
    EXPECT_EQ(faults("[1]"), (std::vector<std::string>{"s.json:1: object expected, array found"}));
    EXPECT_EQ(faults(R"({"version":8,"sources":{},"layers":[5]})"),
              (std::vector<std::string>{"s.json:1: layers[0]: object expected, number found"}));
}

} // namespace cordon::style
