// SPDX-License-Identifier: MIT
#include "app/preview.hpp"
#include "app/tile_sources.hpp"
#include "core/file.hpp"
#include "core/json.hpp"
#include "data/bitmap_file.hpp"
#include "support/seams.hpp"
#include "support/tile_test.hpp"
#include "text/shaper.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <random>

namespace cordon::app {
namespace {

namespace fs = std::filesystem;
using test::bamako;
using test::Difference;
using test::seams;
using test::zooms;

/// Named apart, so that these tests can be chosen by themselves.
class SeamTest : public test::TileTest {};

/// Groups of the layers of names and markers in the style of the example.
std::set<std::string> symbol_groups() {
    const Json style = parse_json(read_file(CORDON_SOURCE_DIR "/styles/press.json"), "press.json");
    std::set<std::string> out;
    for (const Json& layer : style.find("layers")->items())
        if (layer.text_or("type", "") == "symbol") out.insert("layer-" + layer.text_or("id", ""));
    return out;
}

TEST_F(SeamTest, names_and_markers_of_any_split_are_those_of_one_picture) {
    TileSources sources(document_for_tiles(bamako(), reporter_), zooms(4, 9), reporter_);
    text::Shaper shaper(reporter_);
    for (int z = 4; z <= 9; ++z) {
        const auto map = sources.level(z, shaper);
        ASSERT_GT(map->label_counts().first, 10U);
        for (const int tiles : {8, 3, 1}) {
            const Difference found = seams(*map, tiles * 256, symbol_groups());
            EXPECT_EQ(found.pixels, 0U) << "zoom " << z << ", squares of " << tiles << " tiles";
        }
    }
}

TEST_F(SeamTest, lines_and_areas_of_any_split_are_those_of_one_picture) {
    TileSources sources(document_for_tiles(bamako(), reporter_), zooms(4, 9), reporter_);
    text::Shaper shaper(reporter_);
    for (int z = 4; z <= 9; ++z) {
        const auto map = sources.level(z, shaper);
        for (const int tiles : {8, 1}) {
            const Difference found = seams(*map, tiles * 256);
            EXPECT_EQ(found.pixels, 0U) << "zoom " << z << ", squares of " << tiles
                                        << " tiles, at most by " << found.largest;
        }
    }
}

/// A style whose sources are tiles of the example, as pictures, as elevations and as shapes.
std::string style_of_tiles(const fs::path& pictures, const fs::path& shapes) {
    const std::string tiles = (pictures / "{z}/{x}/{y}.png").string();
    return fmt::format(
        R"({{"version": 8, "sources": {{
  "photo": {{"type": "raster", "tiles": ["{0}"], "tileSize": 256, "minzoom": 5, "maxzoom": 5}},
  "ground": {{"type": "raster-dem", "tiles": ["{0}"], "tileSize": 256, "encoding": "terrarium",
             "minzoom": 5, "maxzoom": 5}},
  "shapes": {{"type": "vector", "url": "{1}"}}}},
 "layers": [
  {{"id": "paper", "type": "background", "paint": {{"background-color": "#fff"}}}},
  {{"id": "photo", "type": "raster", "source": "photo", "paint": {{"raster-opacity": 0.6}}}},
  {{"id": "relief", "type": "color-relief", "source": "ground", "paint": {{
     "color-relief-opacity": 0.5, "color-relief-color": ["interpolate", ["linear"], ["elevation"],
     0, "#204060", 32000, "#f0e0c0"]}}}},
  {{"id": "shade", "type": "hillshade", "source": "ground", "paint": {{"hillshade-exaggeration": 0.2}}}},
  {{"id": "heat", "type": "heatmap", "source": "shapes", "source-layer": "incidents", "paint": {{
     "heatmap-radius": 60, "heatmap-weight": 2, "heatmap-opacity": 0.7}}}},
  {{"id": "roads", "type": "line", "source": "shapes", "source-layer": "routes", "paint": {{
     "line-color": "#333", "line-width": 5}}}},
  {{"id": "dots", "type": "circle", "source": "shapes", "source-layer": "incidents", "paint": {{
     "circle-radius": 9, "circle-color": "#a00"}}}}]}})",
        tiles, shapes.string());
}

/// Share of the pixels that differ from their left neighbour: is there anything to be seen?
double variety(const render::Bitmap& picture) {
    std::size_t count = 0;
    const auto* bytes = picture.rgba.data(); // an index one past the end is not for operator[]
    for (std::size_t i = 4; i < picture.rgba.size(); i += 4)
        count += std::equal(bytes + i, bytes + i + 4, bytes + i - 4) ? 0 : 1;
    return 4.0 * static_cast<double>(count) / static_cast<double>(picture.rgba.size());
}

TEST_F(SeamTest, bitmaps_relief_heat_and_shapes_of_tiles_meet_without_a_seam) {
    TileOptions options = zooms(5, 6);
    (void)make_tiles(bamako(), options, in("png").string(), {}, reporter_);
    options.pyramid.format = tile::TileFormat::mvt;
    (void)make_tiles(bamako(), options, in("shapes.pmtiles").string(), {}, reporter_);
    write_file(in("style.json"), style_of_tiles(in("png"), in("shapes.pmtiles")));
    RenderOptions map = bamako();
    map.style = in("style.json").string();
    TileSources sources(document_for_tiles(map, reporter_), zooms(5, 9), reporter_);
    text::Shaper shaper(reporter_);
    const std::set<std::string> exact{"layer-photo", "layer-relief", "layer-shade", "layer-heat",
                                      "layer-dots"};
    for (int z = 6; z <= 7; ++z) { // the sources end at 5: theirs are drawn enlarged
        const auto level = sources.level(z, shaper);
        const geom::PageBox part{0, 0, 512, 512};
        for (const std::string& name : exact)
            EXPECT_GT(variety(test::picture_of(*level, part, {name})), 0.0) << name << " " << z;
        const Difference found = seams(*level, 512, exact);
        EXPECT_EQ(found.pixels, 0U) << "zoom " << z << ", at most by " << found.largest;
        EXPECT_EQ(seams(*level, 512, {"layer-roads"}).pixels, 0U);
    }
    for (const Diagnostic& finding : reporter_.diagnostics)
        EXPECT_EQ(finding.message.find("left out"), std::string::npos) << finding.message;
}

/// Differences at corners of metatiles spread over a zoom.
Difference sampled_seams(compose::LevelMap& map, const std::set<std::string>& groups) {
    constexpr int metatile = 2048;
    constexpr int most = 24; // corners
    std::vector<geom::PagePoint> corners;
    for (int y = metatile; y < map.level().height; y += metatile)
        for (int x = metatile; x < map.level().width; x += metatile) corners.emplace_back(x, y);
    Difference all;
    const std::size_t step = std::max<std::size_t>(1, corners.size() / most);
    for (std::size_t i = 0; i < corners.size(); i += step) {
        const Difference one = test::seams_at(map, corners[i], 512, groups);
        all.pixels += one.pixels;
        all.largest = std::max(all.largest, one.largest);
    }
    return all;
}

bool slow_tests_are_wanted() {
    if (std::getenv("CORDON_SLOW_TESTS") != nullptr) return true;
    fmt::print("skipped: a slow test; CORDON_SLOW_TESTS=1 runs it\n");
    return false;
}

TEST_F(SeamTest, deep_zooms_of_the_example_have_no_seams) {
    if (!slow_tests_are_wanted()) GTEST_SKIP();
    TileSources sources(document_for_tiles(bamako(), reporter_), zooms(10, 12), reporter_);
    text::Shaper shaper(reporter_);
    for (int z = 10; z <= 12; ++z) {
        const auto map = sources.level(z, shaper);
        const Difference found = sampled_seams(*map, {});
        fmt::print("zoom {}, {}x{} px, {} labels: {} pixels differ\n", z, map->level().width,
                   map->level().height, map->label_counts().first, found.pixels);
        EXPECT_EQ(found.pixels, 0U) << "at most by " << found.largest;
    }
}

TEST_F(SeamTest, two_hundred_thousand_names_have_no_seams) {
    if (!slow_tests_are_wanted()) GTEST_SKIP();
    std::mt19937 dice(20251030); // the seed
    const auto uniform = [&](double low, double high) {
        return low + (high - low) * static_cast<double>(dice()) / 4294967296.0;
    };
    std::string points = R"({"type": "FeatureCollection", "features": [)";
    constexpr int count = 200'000;
    for (int i = 0; i < count; ++i)
        points += fmt::format(
            R"({}{{"type": "Feature", "properties": {{"name": "{} {}", "weight": {}}}, "geometry":
            {{"type": "Point", "coordinates": [{:.5f}, {:.5f}]}}}})",
            i == 0 ? "" : ",", std::string(2 + dice() % 12, static_cast<char>('a' + dice() % 26)),
            i, dice() % 1000, uniform(-12.5, -4), uniform(10, 16));
    write_file(in("names.geojson"), points + "]}");
    write_file(in("style.json"), R"({"version": 8, "sources": {"names": {"type": "geojson",
        "data": "names.geojson"}}, "layers": [{"id": "names", "type": "symbol", "source": "names",
        "layout": {"text-field": ["get", "name"], "text-font": ["Noto Sans Regular"], "text-size": 12,
        "symbol-sort-key": ["get", "weight"]},
        "paint": {"text-halo-color": "#fff", "text-halo-width": 1.5}}]})");
    RenderOptions map;
    map.inputs = {in("style.json").string()};
    TileOptions options = zooms(5, 12);
    options.box = geom::LonLatBox{-12.5, 10, -4, 16};
    TileSources sources(document_for_tiles(map, reporter_), options, reporter_);
    text::Shaper shaper(reporter_);
    for (const int z : {5, 7, 9, 10, 11, 12}) {
        const auto level = sources.level(z, shaper);
        const auto [placed, dropped] = level->label_counts();
        EXPECT_EQ(placed + dropped, std::size_t{count});
        const Difference found = z < 9 ? seams(*level, 512) : sampled_seams(*level, {});
        fmt::print("zoom {}: {} of {} names stand, {} pixels differ\n", z, placed, count,
                   found.pixels);
        EXPECT_EQ(found.pixels, 0U);
    }
}

TEST_F(SeamTest, a_tile_of_the_preview_is_that_of_the_archive) {
    (void)make_tiles(bamako(), zooms(6, 8), in("png").string(), {}, reporter_);
    Preview preview(bamako(), std::make_shared<Findings>());
    int compared = 0;
    for (const auto& entry : fs::recursive_directory_iterator(in("png"))) {
        if (entry.path().extension() != ".png") continue;
        PreviewTile tile;
        const fs::path path = fs::relative(entry.path(), in("png"));
        auto part = path.begin();
        tile.z = std::stoi(part->string());
        tile.x = static_cast<std::uint32_t>(std::stoul((++part)->string()));
        tile.y = static_cast<std::uint32_t>(std::stoul((++part)->stem().string()));
        const auto drawn = preview.tile(tile);
        ASSERT_TRUE(drawn) << path;
        EXPECT_TRUE(*drawn == read_file(entry.path())) << path;
        ++compared;
    }
    EXPECT_GT(compared, 40);
}

TEST_F(SeamTest, jpeg_tiles_look_like_the_others) {
    TileOptions options = zooms(6, 6);
    (void)make_tiles(bamako(), options, in("png").string(), {}, reporter_);
    options.pyramid.format = tile::TileFormat::jpeg;
    options.page = true;
    (void)make_tiles(bamako(), options, in("jpg").string(), {}, reporter_);
    const auto exact = data::decode_bitmap(read_file(in("png/6/30/29.png")), "png");
    const auto lossy = data::decode_bitmap(read_file(in("jpg/6/30/29.jpg")), "jpg");
    ASSERT_EQ(exact.rgba.size(), lossy.rgba.size());
    double sum = 0;
    for (std::size_t i = 0; i < exact.rgba.size(); ++i)
        sum += std::abs(exact.rgba[i] - lossy.rgba[i]);
    EXPECT_LT(sum / static_cast<double>(exact.rgba.size()), 2.0) << "of 255";
    options.pyramid.quality = 20;
    (void)make_tiles(bamako(), options, in("poor").string(), {}, reporter_);
    EXPECT_LT(fs::file_size(in("poor/6/30/29.jpg")), fs::file_size(in("jpg/6/30/29.jpg")));
}

} // namespace
} // namespace cordon::app
