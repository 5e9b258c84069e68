// SPDX-License-Identifier: MIT
#include "app/tile_sources.hpp"
#include "core/file.hpp"
#include "support/seams.hpp"
#include "support/tile_test.hpp"
#include "text/shaper.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace cordon::app {
namespace {

using test::zooms;

/// A table of 240 incidents at 48 towns of no map, more than are numbered.
class CrowdTilesTest : public test::TileTest {
  protected:
    void SetUp() override {
        TileTest::SetUp();
        std::mt19937 dice(6); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same table every time
        const auto between = [&](int low, int high) {
            return low + static_cast<int>(dice() % static_cast<unsigned>(high - low));
        };
        std::string table = "date,latitude,longitude,type,title\n";
        for (int town = 0; town < 48; ++town) {
            const int latitude = between(11'000, 15'000);
            const int longitude = between(-4'000, 2'000);
            for (int i = 0; i < 5; ++i)
                table += fmt::format("2024-{:02}-{:02},{:.3f},{:.3f},armed attack,t{}-{}\n",
                                     between(1, 13), between(1, 29), latitude / 1000.0,
                                     longitude / 1000.0, town, i);
        }
        write_file(in("incidents.csv"), table);
    }

    [[nodiscard]] RenderOptions map() const {
        RenderOptions options;
        options.inputs = {in("incidents.csv").string()};
        return options;
    }
};

/// Shapes and texts of a layer on the whole zoom, by the id of its group; a symbol has one to
/// three.
std::size_t pieces_of(compose::LevelMap& map, const std::string& group) {
    const scene::Group drawn = map.draw(
        {0, 0, static_cast<double>(map.level().width), static_cast<double>(map.level().height)});
    for (const scene::Node& node : drawn.children)
        if (const auto* layer = std::get_if<scene::Group>(&node.item); layer && layer->id == group)
            return layer->children.size();
    return 0;
}

TEST_F(CrowdTilesTest, tiles_of_a_crowd_show_circles_that_part_with_the_zoom) {
    TileSources sources(document_for_tiles(map(), reporter_), zooms(2, 9), reporter_);
    text::Shaper shaper(reporter_);
    std::size_t before = 0;
    for (const int z : {2, 5, 9}) {
        const auto level = sources.level(z, shaper);
        EXPECT_EQ(pieces_of(*level, "layer-incident-markers"), 0U) << "zoom " << z;
        const std::size_t circles = pieces_of(*level, "layer-incident-circles");
        EXPECT_GT(circles, before) << "zoom " << z;
        before = circles;
    }
    EXPECT_GE(before, 48U) << "one for each town, where towns lie apart";
}

TEST_F(CrowdTilesTest, clusters_of_a_style_are_whole_at_seams) {
    std::mt19937 dice(7); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same points every time
    std::string points;
    for (int i = 0; i < 3000; ++i)
        points += fmt::format(
            R"({}{{"type":"Feature","geometry":{{"type":"Point","coordinates":[{},{}]}}}})",
            i == 0 ? "" : ",", -4.0 + static_cast<double>(dice() % 6000) / 1000.0,
            11.0 + static_cast<double>(dice() % 4000) / 1000.0);
    write_file(in("points.geojson"), R"({"type":"FeatureCollection","features":[)" + points + "]}");
    write_file(in("style.json"), R"({"version":8,"sources":{"p":{"type":"geojson","cluster":true,
        "data":"points.geojson"}},"layers":[{"id":"dots","type":"circle","source":"p","paint":{
        "circle-radius":["min",30,["+",4,["sqrt",["coalesce",["get","point_count"],1]]]]}}]})");
    RenderOptions options = map();
    options.inputs = {in("style.json").string()};
    TileOptions tiles = zooms(4, 7);
    tiles.box = geom::LonLatBox{-4, 11, 2, 15};
    TileSources sources(document_for_tiles(options, reporter_), tiles, reporter_);
    text::Shaper shaper(reporter_);
    for (int z = 4; z <= 7; ++z) {
        const auto level = sources.level(z, shaper);
        EXPECT_GT(pieces_of(*level, "layer-dots"), 0U);
        EXPECT_EQ(test::seams(*level, 256, {"layer-dots"}).pixels, 0U) << "zoom " << z;
    }
}

TEST_F(CrowdTilesTest, circles_are_whole_at_seams) {
    TileSources sources(document_for_tiles(map(), reporter_), zooms(4, 7), reporter_);
    text::Shaper shaper(reporter_);
    for (int z = 4; z <= 7; ++z) {
        const auto level = sources.level(z, shaper);
        for (const int tiles : {3, 1}) {
            const test::Difference found =
                test::seams(*level, tiles * 256, {"layer-incident-circles"});
            EXPECT_EQ(found.pixels, 0U) << "zoom " << z << ", squares of " << tiles << " tiles";
        }
    }
}

TEST_F(CrowdTilesTest, shards_of_a_crowd_give_the_bytes_of_one_run) {
    TileOptions options = zooms(3, 6);
    const std::string one = in("one.pmtiles").string();
    (void)make_tiles(map(), options, one, {}, reporter_);
    const TilePlanOutcome plan = plan_tiles(map(), options, 3, place().plan, reporter_);
    for (int shard = plan.shards - 1; shard >= 0; --shard)
        (void)render_shard(place(), shard, 2, {}, reporter_);
    const std::string merged = in("merged.pmtiles").string();
    (void)merge_shards(place(), merged);
    EXPECT_TRUE(read_file(merged) == read_file(one));
}

} // namespace
} // namespace cordon::app
