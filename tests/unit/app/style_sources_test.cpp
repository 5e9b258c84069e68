// SPDX-License-Identifier: MIT
#include "app/sprites.hpp"
#include "app/style_sources.hpp"
#include "core/file.hpp"

using namespace cordon;

namespace {

std::filesystem::path folder_of(const std::string& name) {
    const auto folder = std::filesystem::path(testing::TempDir()) / ("style_sources_" + name);
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder;
}

std::shared_ptr<const style::Style> style_of(const std::string& sources,
                                             const std::string& more = "") {
    const std::string text =
        R"({"version":8,)" + more + R"("layers":[],"sources":{)" + sources + "}}";
    return style::parse_style(parse_json(text, "test.json"), "test.json").style;
}

constexpr const char* a_point =
    R"({"type":"Feature","properties":{"name":"Kati"},"geometry":{"type":"Point","coordinates":[-8,12]}})";

} // namespace

TEST(StyleSources, FindsFilesBesideTheStyleAndNothingOnANetwork) {
    const auto folder = folder_of("finder");
    write_file(folder / "towns.geojson", a_point);
    const app::FileFinder finder = app::local_files(folder);
    EXPECT_EQ(finder("towns.geojson"), (folder / "towns.geojson").string());
    EXPECT_FALSE(finder("https://example.org/towns.geojson"));
    EXPECT_FALSE(finder("http://example.org/towns.geojson"));
}

TEST(StyleSources, ReadsGeojsonInTheStyleAndBesideIt) {
    const auto folder = folder_of("geojson");
    write_file(folder / "towns.geojson", a_point);
    std::string text = R"("beside":{"type":"geojson","data":"towns.geojson"},)";
    text += R"("inside":{"type":"geojson","data":)";
    text += a_point;
    text += "}";
    const auto style = style_of(text);
    ASSERT_TRUE(style);
    CollectingReporter reporter;
    app::StyleSources sources(*style, app::local_files(folder), reporter);
    for (const char* id : {"inside", "beside"}) {
        const data::LayerPtr layer = sources.layer(id, "", {-180, -90, 180, 90});
        ASSERT_TRUE(layer) << id;
        EXPECT_EQ(layer->text(0, "name"), "Kati") << id;
    }
    EXPECT_FALSE(sources.layer("absent", "", {-180, -90, 180, 90}));
}

TEST(StyleSources, NamesTheTileThatIsBroken) {
    const auto folder = folder_of("broken");
    write_file(folder / "0-0-0.mvt", "this is no vector tile");
    const auto style = style_of(R"("v":{"type":"vector","tiles":["{z}-{x}-{y}.mvt"],"maxzoom":0})");
    ASSERT_TRUE(style);
    CollectingReporter reporter;
    app::StyleSources sources(*style, app::local_files(folder), reporter);
    compose::SourceView view;
    view.window = {-180, -85, 180, 85};
    try {
        (void)sources.layer_at("v", "roads", view);
        FAIL() << "a broken tile was read";
    } catch (const Error& error) {
        EXPECT_THAT(error.diagnostic().message, testing::HasSubstr("0/0/0"));
    }
}

TEST(StyleSources, LeavesOutSpritesThatAreNotThere) {
    const auto folder = folder_of("sprites");
    const auto style = style_of("", R"("sprite":"icons",)");
    ASSERT_TRUE(style);
    CollectingReporter reporter;
    const compose::StyleImages images =
        app::read_sprites(*style, app::local_files(folder), 1.0, reporter);
    EXPECT_EQ(images.find("marker"), nullptr);
    EXPECT_FALSE(reporter.diagnostics.empty());
}

TEST(StyleSources, TellsTilesFromFiles) {
    const auto style = style_of(R"("t":{"type":"vector","tiles":["{z}/{x}/{y}.pbf"]},
        "f":{"type":"raster","url":"gdal:///dem.tif"})");
    ASSERT_TRUE(style);
    EXPECT_TRUE(app::is_tile_set(*style->source("t")));
    EXPECT_FALSE(app::is_tile_set(*style->source("f")));
}
