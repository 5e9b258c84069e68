// SPDX-License-Identifier: MIT
#include "app/network_addresses.hpp"
#include "app/sprites.hpp"
#include "app/style_sources.hpp"
#include "app/style_view.hpp"
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

TEST(StyleSources, TakesDrawingsFromTheFolderOfASpriteAndFromFiles) {
    const auto folder = folder_of("drawings");
    std::filesystem::create_directories(folder / "signs" / "deep");
    const char* drawing =
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="12" height="8"><path d="M1 1h9v6z"/></svg>)";
    write_file(folder / "signs" / "well.svg", drawing);
    write_file(folder / "signs" / "deep" / "pump.svg", drawing);
    write_file(folder.parent_path() / "outside.svg", drawing);
    write_file(folder / "signs" / "bad.svg", "<svg onload='a()'/>");
    const auto style =
        style_of("", R"("sprite":[{"id":"default","url":"signs"},{"id":"two","url":"signs"}],)");
    ASSERT_TRUE(style);
    CollectingReporter reporter;
    const compose::StyleImages images =
        app::read_sprites(*style, app::local_files(folder), 2.0, reporter);
    const compose::StyleImage* well = images.find("well");
    ASSERT_NE(well, nullptr);
    ASSERT_TRUE(well->art);
    EXPECT_EQ(well->css_width(), 12.0);
    EXPECT_EQ(well->width, 24) << "the bitmap has the output's pixels";
    EXPECT_NE(images.find("two:well"), nullptr);
    EXPECT_NE(images.find("signs/deep/pump.svg"), nullptr);
    EXPECT_EQ(images.find("../outside.svg"), nullptr) << "names lead downwards only";
    EXPECT_EQ(images.find((folder / "signs" / "well.svg").string()), nullptr);
    EXPECT_EQ(images.find("absent"), nullptr);
    EXPECT_TRUE(reporter.diagnostics.empty());
    EXPECT_EQ(images.find("bad"), nullptr);
    EXPECT_EQ(images.find("bad"), nullptr);
    ASSERT_EQ(reporter.diagnostics.size(), 1U) << "said once";
    EXPECT_THAT(reporter.diagnostics[0].message, testing::HasSubstr("'onload'"));
}

TEST(StyleSources, KnowsTheShippedSymbols) {
    const auto style = style_of("", R"("sprite":"cordon:icons",)");
    ASSERT_TRUE(style);
    CollectingReporter reporter;
    const compose::StyleImages images =
        app::read_sprites(*style, app::local_files("."), 1.0, reporter);
    const compose::StyleImage* hospital = images.find("hospital");
    ASSERT_NE(hospital, nullptr);
    EXPECT_TRUE(hospital->art->tinted) << "takes icon-color";
    EXPECT_TRUE(reporter.diagnostics.empty());
}

TEST(StyleView, IsTheOneThatTheStyleIsMadeFor) {
    const auto style = style_of("", R"("center":[-8,12.65],"zoom":7,)");
    const app::StyleView view = app::view_of(*style);
    ASSERT_TRUE(view.box);
    EXPECT_NEAR(view.box->center().x, -8, 1e-9);
    EXPECT_NEAR(view.box->width(), 680.0 / (512.0 * 128.0) * 360.0, 1e-9);
    EXPECT_TRUE(view.box->contains(geom::LonLat{-8, 12.65}));
    EXPECT_TRUE(view.projection.empty());
    EXPECT_EQ(app::view_of(*style_of("", R"("center":[0,0],"zoom":0,)")).box->width(), 360.0);
    EXPECT_FALSE(app::view_of(*style_of("", R"("zoom":3,)")).box);
}

TEST(StyleView, NamesAProjectionWithAColonOrItsOwn) {
    const auto projection = [](const std::string& type, const std::string& more = "") {
        return app::view_of(*style_of("", R"("projection":{"type":")" + type + "\"}," + more))
            .projection;
    };
    EXPECT_EQ(projection("EPSG:3035"), "EPSG:3035");
    EXPECT_EQ(projection("mercator"), "EPSG:3857");
    EXPECT_EQ(projection("globe"), "");
    EXPECT_EQ(projection("custom:sahel",
                         R"("metadata":{"cordon:projections":{"custom:sahel":"+proj=eqc"}},)"),
              "+proj=eqc");
    EXPECT_EQ(projection("custom:none"), "");
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

TEST(StyleSources, SaysOnceThatAMapHasNoTile) {
    const auto folder = folder_of("no_tiles");
    const auto style = style_of(R"("t":{"type":"vector","tiles":["{z}/{x}/{y}.pbf"],"minzoom":3})");
    ASSERT_TRUE(style);
    CollectingReporter reporter;
    app::StyleSources sources(*style, app::local_files(folder), reporter);
    compose::SourceView view{.window = {-9, 11, -7, 13}, .zoom = 2.5};
    (void)sources.layer_at("t", "roads", view);
    EXPECT_TRUE(reporter.diagnostics.empty()) << "nothing is expected below minzoom";
    view.zoom = 6.5;
    (void)sources.layer_at("t", "roads", view);
    (void)sources.layer_at("t", "water", view);
    ASSERT_EQ(reporter.diagnostics.size(), 1U);
    EXPECT_EQ(reporter.diagnostics[0].severity, Severity::warning);
    EXPECT_NE(reporter.diagnostics[0].message.find("'{z}/{x}/{y}.pbf' has no tile of zoom 6"),
              std::string::npos)
        << reporter.diagnostics[0].message;
}

TEST(StyleSources, NamesArchivesThatAreNotThere) {
    const auto folder = folder_of("no_archive");
    write_file(folder / "here.pmtiles", "x");
    const auto style = style_of(R"("a":{"type":"vector","url":"pmtiles://gone.pmtiles"},
        "b":{"type":"vector","url":"here.pmtiles"})");
    ASSERT_TRUE(style);
    const auto found = app::find_network_addresses(*style, {"test.json", app::local_files(folder)});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].message, "'pmtiles://gone.pmtiles' is not there");
    EXPECT_EQ(found[0].where.key, "sources.a.url");
}

TEST(StyleSources, TellsTilesFromFiles) {
    const auto style = style_of(R"("t":{"type":"vector","tiles":["{z}/{x}/{y}.pbf"]},
        "f":{"type":"raster","url":"gdal:///dem.tif"})");
    ASSERT_TRUE(style);
    EXPECT_TRUE(app::is_tile_set(*style->source("t")));
    EXPECT_FALSE(app::is_tile_set(*style->source("f")));
}
