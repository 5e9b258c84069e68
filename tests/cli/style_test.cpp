// SPDX-License-Identifier: MIT
// Styles that bring clusters and fonts of their own.
#include "cli/program.hpp"

using namespace cordon::test;
using testing::HasSubstr;
using testing::Not;

namespace {

constexpr const char* font_folder = "/usr/share/fonts/truetype/dejavu/";

/// A style over eight points at two towns, at zoom 6; `root` and `source` are further members.
std::string town_style(const std::string& root, const std::string& source,
                       const std::string& font) {
    std::string features;
    for (int i = 0; i < 8; ++i) {
        const std::string lon = i < 5 ? "-8.0" + std::to_string(i) : "-4.1" + std::to_string(i);
        const std::string lat = i < 5 ? "12.65" : "14.50";
        features += (i == 0 ? "" : ",") + std::string(R"({"type":"Feature","properties":{"n":)") +
                    std::to_string(i) + R"(},"geometry":{"type":"Point","coordinates":[)" + lon +
                    "," + lat + "]}}";
    }
    return R"({"version":8,"center":[-6,13.5],"zoom":6,)" + root +
           R"("sources":{"towns":{"type":"geojson","attribution":"own",)" + source +
           R"("data":{"type":"FeatureCollection","features":[)" + features + R"(]}}},"layers":[
  {"id":"paper","type":"background","paint":{"background-color":"#fff"}},
  {"id":"dots","type":"circle","source":"towns","paint":{"circle-radius":9}},
  {"id":"words","type":"symbol","source":"towns","layout":{
    "text-field":["case",["has","point_count"],
      ["concat","points ",["get","point_count_abbreviated"]," sum ",["get","sum"]],
      ["concat","single ",["get","n"]]],
    "text-font":[")" +
           font + R"("],"text-allow-overlap":true}}]})";
}

const std::string clustered = R"("cluster":true,"clusterProperties":{"sum":["+",["get","n"]]},)";

std::string in_font(const std::string& face) {
    return town_style(R"("font-faces":{"House":)" + face + "},", clustered, "House");
}

bool has_dejavu() {
    return std::filesystem::exists(std::string(font_folder) + "DejaVuSans-Bold.ttf");
}

} // namespace

TEST(ClustersOfAStyle, AreDrawnWithTheirCountsAndSums) {
    const Workplace place{Data::shipped};
    place.put("style.json", town_style("", clustered, "Inter Regular"));
    const RunResult result = place.cordon({"render", "style.json", "-o", "a.svg"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.err, Not(HasSubstr("cluster")));
    const std::string svg = place.get("a.svg");
    EXPECT_THAT(svg, HasSubstr(">points 5 sum 10<"));
    EXPECT_THAT(svg, HasSubstr(">points 3 sum 18<"));
    EXPECT_THAT(svg, Not(HasSubstr("single")));
    EXPECT_THAT(svg, HasSubstr("towns: own"));
}

TEST(ClustersOfAStyle, PartWhereTheMapIsDeepEnough) {
    const Workplace place{Data::shipped};
    place.put("style.json", town_style("", R"("clusterMaxZoom":4,)" + clustered, "Inter Regular"));
    EXPECT_EQ(place.cordon({"render", "style.json", "-o", "a.svg"}).code, 0);
    EXPECT_THAT(place.get("a.svg"), HasSubstr(">single 7<"));
    EXPECT_THAT(place.get("a.svg"), Not(HasSubstr("points")));
}

TEST(ClustersOfAStyle, AreMadeOfTheFileThatAMapNamesForTheSource) {
    const Workplace place{Data::shipped};
    place.put("style.json", town_style("", clustered, "Inter Regular"));
    place.put("own.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"n":40},"geometry":{"type":"Point","coordinates":[-6,13.5]}},
{"type":"Feature","properties":{"n":2},"geometry":{"type":"Point","coordinates":[-6,13.51]}}]})");
    place.put("map.toml", "[map]\nstyle = \"style.json\"\n[[layers]]\nname = \"towns\"\n"
                          "file = \"own.geojson\"\nattribution = \"me\"\n");
    const RunResult result = place.cordon({"render", "map.toml", "-o", "a.svg"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(place.get("a.svg"), HasSubstr(">points 2 sum 42<"));
}

TEST(FontsOfAStyle, AreSetInAllFormats) {
    if (!has_dejavu()) GTEST_SKIP() << "fonts-dejavu-core is not installed";
    const Workplace place{Data::shipped};
    std::filesystem::copy_file(std::string(font_folder) + "DejaVuSans-Bold.ttf",
                               place.folder() / "house.ttf");
    place.put("style.json", in_font(R"("house.ttf")"));
    const RunResult result =
        place.cordon({"render", "style.json", "-o", "a.svg", "-o", "a.pdf", "-o", "a.png", "-v"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.err, HasSubstr("texts in fonts of the style (font-faces) as outlines"));
    EXPECT_THAT(result.err, Not(HasSubstr("not found")));
    EXPECT_THAT(place.get("a.pdf"), Not(HasSubstr("DejaVu"))) << "drawn letters, no font file";
    EXPECT_THAT(place.get("a.pdf"), HasSubstr("/Type3"));
    const std::string svg = place.get("a.svg");
    EXPECT_THAT(svg, HasSubstr("aria-label=\"points 5 sum 10\""));
    EXPECT_THAT(svg, Not(HasSubstr(">points 5 sum 10<")));
    EXPECT_THAT(svg, HasSubstr("house.ttf")) << "the record names the file";
    EXPECT_EQ(place.cordon({"render", "style.json", "-o", "b.svg"}).code, 0);
    EXPECT_EQ(place.get("b.svg"), svg);
}

TEST(FontsOfAStyle, AreInTheKeyOfTheCache) {
    if (!has_dejavu()) GTEST_SKIP() << "fonts-dejavu-core is not installed";
    const Workplace place{Data::shipped};
    const auto render = [&] {
        EXPECT_EQ(place.cordon({"render", "style.json", "-o", "a.png", "--cache", "kept"}).code, 0);
        return place.get("a.png");
    };
    place.put("style.json", in_font(R"("house.ttf")"));
    const std::string without = render();
    std::filesystem::copy_file(std::string(font_folder) + "DejaVuSans-Bold.ttf",
                               place.folder() / "house.ttf");
    const std::string with = render();
    EXPECT_NE(with, without) << "a font that was added";
    EXPECT_EQ(render(), with);
    std::filesystem::copy_file(std::string(font_folder) + "DejaVuSansMono.ttf",
                               place.folder() / "house.ttf",
                               std::filesystem::copy_options::overwrite_existing);
    EXPECT_NE(render(), with) << "another font under the same name";
}

TEST(FontsOfAStyle, ThatCannotBeUsedAreNamedByCheckAndRender) {
    const Workplace place{Data::shipped};
    place.put("text.ttf", "no font");
    place.put("style.json", in_font(R"([
{"url":"gone.ttf"},
{"url":"https://example.org/a.ttf"},
{"url":"text.ttf","unicode-range":["U+41"]}])"));
    const RunResult check = place.cordon({"check", "style.json"});
    EXPECT_EQ(check.code, 0);
    EXPECT_THAT(check.out, HasSubstr("0 errors, 3 warnings"));
    EXPECT_THAT(check.err, HasSubstr("style.json:2: font-faces.House[0]: there is no font file"));
    EXPECT_THAT(check.err, HasSubstr("style.json:3: font-faces.House[1]: the font "
                                     "'https://example.org/a.ttf' is not a local file and is not "
                                     "fetched"));
    EXPECT_THAT(check.err, HasSubstr("style.json:4: font-faces.House[2]: the font file"));
    EXPECT_THAT(check.err, HasSubstr("it is no TrueType or OpenType font"));
    const RunResult render = place.cordon({"render", "style.json", "-o", "a.svg"});
    EXPECT_EQ(render.code, 0);
    EXPECT_THAT(render.err, HasSubstr("font-faces.House[1]"));
    EXPECT_THAT(place.get("a.svg"), HasSubstr(">points 5 sum 10<"));
}

TEST(CheckOfAStyle, NamesWhatWouldComeFromANetwork) {
    const Workplace place{Data::shipped};
    place.put("style.json", R"({"version":8,
"glyphs":"https://example.org/{fontstack}/{range}.pbf",
"sprite":"https://example.org/sprite",
"sources":{
"tiles":{"type":"vector","url":"https://example.org/tiles.json"},
"more":{"type":"raster","tiles":[
"https://example.org/{z}/{x}/{y}.png"]},
"points":{"type":"geojson","data":"https://example.org/points.geojson"},
"local":{"type":"vector","url":"pmtiles://base.pmtiles"},
"own":{"type":"vector","url":"cordon:basemap"}},
"layers":[]})");
    place.put("base.pmtiles", "is there");
    const RunResult result = place.cordon({"check", "style.json", "-v"});
    EXPECT_EQ(result.code, 0);
    EXPECT_THAT(result.out, HasSubstr("0 errors, 1 warning"));
    EXPECT_THAT(result.err, HasSubstr("note: style.json:2: glyphs: 'https://example.org/"));
    EXPECT_THAT(result.err, HasSubstr("style.json:3: sprite: 'https://example.org/sprite' is not "
                                      "fetched: its icons and patterns are left out"));
    EXPECT_THAT(result.err, HasSubstr("style.json:5: sources.tiles.url: 'https://example.org/"));
    EXPECT_THAT(result.err, HasSubstr("style.json:7: sources.more.tiles[0]: "));
    EXPECT_THAT(result.err, HasSubstr("style.json:8: sources.points.data: "));
    EXPECT_THAT(result.err, testing::Not(HasSubstr("sources.local")));
    EXPECT_THAT(result.err, testing::Not(HasSubstr("sources.own")));
}

TEST(HalosOfIcons, ThatTheyCannotHaveAreSaidOnce) {
    const Workplace place{Data::shipped};
    place.put("red.svg", R"(<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">
<rect width="16" height="16" fill="#c00"/></svg>)");
    place.put("ink.svg", R"(<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">
<rect width="16" height="16"/></svg>)");
    const auto notes = [&](const std::string& icon) {
        std::string style = town_style("", "", "Inter Regular");
        const std::string field = "\"text-field\":";
        style.insert(style.find(field), R"("icon-image":")" + icon + R"(",)");
        const std::string paint = R"("text-allow-overlap":true})";
        style.insert(style.find(paint) + paint.size(),
                     R"(,"paint":{"icon-halo-color":"#fff","icon-halo-width":2})");
        place.put("style.json", style);
        const RunResult result = place.cordon({"render", "style.json", "-o", "a.svg", "-v"});
        EXPECT_EQ(result.code, 0) << result.err;
        const std::string words = "has colours of its own and therefore no halo";
        std::size_t count = 0;
        for (std::size_t at = result.err.find(words); at != std::string::npos;
             at = result.err.find(words, at + 1))
            ++count;
        return count;
    };
    EXPECT_EQ(notes("red.svg"), 1U);
    EXPECT_EQ(notes("ink.svg"), 0U);
}

TEST(ImagesOfAStyle, ThatAreMissingAreNamedOnceALayer) {
    const Workplace place{Data::shipped};
    place.put("icons/dot.svg", R"(<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8">
<circle cx="4" cy="4" r="4"/></svg>)");
    const auto style = [](const std::string& icon, const std::string& pattern) {
        return R"({"version":8,"sprite":"icons","sources":{"a":{"type":"geojson","data":
{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"k":"dot"},"geometry":{"type":"Point","coordinates":[0,0]}},
{"type":"Feature","properties":{"k":"atm"},"geometry":{"type":"Point","coordinates":[1,0]}},
{"type":"Feature","properties":{"k":"atm"},"geometry":{"type":"Point","coordinates":[1,1]}},
{"type":"Feature","properties":{"k":"zoo"},"geometry":{"type":"Point","coordinates":[0,1]}}]}}},
"layers":[{"id":"paper","type":"background","paint":{"background-pattern":")" +
               pattern + R"("}},
{"id":"pois","type":"symbol","source":"a","layout":{"icon-image":")" +
               icon + R"("}}]})";
    };
    const auto said = [&](const std::string& text) {
        place.put("style.json", text);
        const RunResult result =
            place.cordon({"render", "style.json", "-o", "a.svg", "-v", "--bbox", "-1,-1,2,2"});
        EXPECT_EQ(result.code, 0) << result.err;
        return result.err;
    };
    const std::string by_data = said(style("{k}", "wavy"));
    EXPECT_THAT(by_data,
                HasSubstr("note: layer 'pois': icon-image: not in the sprite: atm, zoo\n"));
    EXPECT_THAT(by_data,
                HasSubstr("warning: layer 'paper': background-pattern: not in the sprite: wavy\n"));
    EXPECT_THAT(said(style("dot", "dot")), testing::Not(HasSubstr("not in the sprite")));
    EXPECT_THAT(said(style("marker:circle", "hatch:45,4,1")),
                testing::Not(HasSubstr("layer 'pois'")));
}
