// SPDX-License-Identifier: MIT
#include "core/json.hpp"
#include "style/undrawn.hpp"

namespace cordon::style {

namespace {

Diagnostics undrawn(const std::string& members) {
    const std::string text = "{\"version\":8,\n" + members + "}";
    return find_undrawn(parse_json(text, "test.json"), "test.json");
}

/// Key path and severity of the only finding.
std::string only(const std::string& members) {
    const Diagnostics found = undrawn(members);
    if (found.size() != 1) return std::to_string(found.size()) + " findings";
    EXPECT_EQ(found[0].where.file, "test.json");
    EXPECT_EQ(found[0].where.line, 2);
    const std::string_view severity = found[0].severity == Severity::warning ? "warning" : "note";
    return found[0].where.key + " " + std::string(severity);
}

} // namespace

TEST(Undrawn, NamesWhatAFlatMapLeavesOut) {
    EXPECT_EQ(only(R"("bearing":30)"), "bearing warning");
    EXPECT_EQ(only(R"("pitch":40)"), "pitch warning");
    EXPECT_EQ(only(R"("roll":-5)"), "roll warning");
    EXPECT_EQ(only(R"("centerAltitude":100)"), "centerAltitude warning");
    EXPECT_EQ(only(R"("terrain":{"source":"dem"})"), "terrain warning");
    EXPECT_EQ(only(R"("sky":{})"), "sky note");
    EXPECT_EQ(only(R"("light":{})"), "light note");
    EXPECT_EQ(only(R"("projection":{"type":"globe"})"), "projection.type note");
    EXPECT_EQ(only(R"("projection":{"type":["step",["zoom"],"globe",5,"mercator"]})"),
              "projection.type note");
}

TEST(Undrawn, NamesSourcesAndLayers) {
    EXPECT_EQ(only(R"("sources":{"v":{"type":"video","urls":[]}})"), "sources.v warning");
    EXPECT_EQ(only(R"("sources":{"v":{"type":"vector","encoding":"mlt"}})"),
              "sources.v.encoding warning");
    EXPECT_EQ(only(R"("layers":[{"id":"b","type":"fill-extrusion"}])"), "layers[0] note");
}

TEST(Undrawn, NamesWhatClustersCannotAddUp) {
    const auto property = [](const std::string& pair) {
        return only(R"("sources":{"g":{"type":"geojson","cluster":true,"clusterProperties":{"p":)" +
                    pair + "}}}");
    };
    const std::string found = "sources.g.clusterProperties.p warning";
    EXPECT_EQ(property(R"(["sum",["get","x"]])"), found);
    EXPECT_EQ(property(R"(["upcase",["get","x"]])"), found);
    EXPECT_EQ(property(R"(["+"])"), found);
    EXPECT_EQ(property(R"("+")"), found);
    for (const char* rule : {R"("+")", R"("*")", R"("max")", R"("min")", R"("any")", R"("all")",
                             R"("concat")", R"(["+",["accumulated"],["get","p"]])"})
        EXPECT_EQ(property(std::string("[") + rule + R"(,["get","x"]])"), "0 findings") << rule;
}

TEST(Undrawn, SaysWhatToDoInstead) {
    const Diagnostics found = undrawn(R"("bearing":12.5)");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].message, "the map is drawn with north on top, not turned by 12.5 degrees");
    EXPECT_EQ(found[0].hints.size(), 1U);
}

TEST(Undrawn, IsSilentWhereNothingIsMissing) {
    EXPECT_TRUE(undrawn(R"("bearing":0,"pitch":0,"roll":0,"transition":{"duration":0},
        "glyphs":"x","font-faces":{"A":"a.ttf"},"projection":{"type":"EPSG:3035"},
        "sources":{"g":{"type":"geojson","cluster":true,"tolerance":1,"buffer":9},
                   "v":{"type":"vector","encoding":"mvt"}, "wrong":7},
        "layers":[{"id":"a","type":"line"},7])")
                    .empty());
    EXPECT_TRUE(
        undrawn(R"("projection":{"type":"mercator"},"sources":[],"layers":{},"sky":null)").empty());
    EXPECT_TRUE(find_undrawn(parse_json("[]", "t"), "t").empty());
}

} // namespace cordon::style
