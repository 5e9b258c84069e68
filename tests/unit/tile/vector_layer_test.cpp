// SPDX-License-Identifier: MIT
#include "tile/digest.hpp"
#include "tile/maker.hpp"
#include "tile/vector_layer.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cordon::tile {
namespace {

data::LayerPtr one_point(double lon, double lat) {
    auto layer = std::make_shared<data::FeatureLayer>();
    layer->shapes.add_point({lon, lat});
    layer->add_column("name").push(std::string_view("Kati"));
    return layer;
}

std::string hex(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return out;
}

TEST(VectorLayer, a_point_has_the_bytes_of_the_specification) {
    const data::LayerPtr layer = one_point(0, 0);
    VectorLayerWriter writer("hello");
    geom::PageShape point(geom::Kind::point);
    point.begin_part();
    point.add({25, 17});
    writer.add(*layer, 0, point.view());
    // version 2, name, feature {id 1, tags 0 0, type point, geometry 9 50 34}, key, value, extent.
    EXPECT_EQ(hex(writer.bytes()), "7802"
                                   "0a0568656c6c6f"
                                   "120d0801120200001801220309"
                                   "3222"
                                   "1a046e616d65"
                                   "22060a044b617469"
                                   "288020");
}

TEST(VectorLayer, rings_turn_as_the_specification_wants_and_tiny_ones_go) {
    const data::LayerPtr layer = one_point(0, 0);
    geom::PageShape area(geom::Kind::polygon);
    for (const bool tiny : {false, true}) {
        area.begin_part();
        const double size = tiny ? 0.1 : 10;
        area.add({0, 0});
        area.add({0, size}); // down first: counter-clockwise on the screen
        area.add({size, size});
        area.add({size, 0});
        area.add({0, 0});
    }
    VectorLayerWriter writer("a");
    writer.add(*layer, 0, area.view());
    // Move to 0,10 … the ring is turned round: 9 (move), 26 (line x3), 15 (close).
    EXPECT_THAT(hex(writer.bytes()), testing::HasSubstr("220b0914001a0014130000130f"));
}

TEST(VectorMaker, a_point_near_an_edge_is_in_both_tiles_and_an_empty_tile_is_marked) {
    Pyramid pyramid;
    pyramid.min_zoom = pyramid.max_zoom = 1;
    pyramid.format = TileFormat::mvt;
    const auto maker = vector_maker({{"points", one_point(-0.5, 40)}}, pyramid);
    Team team;
    const std::vector<Tile> tiles = maker->make(jobs_of(pyramid).front(), team);
    ASSERT_EQ(tiles.size(), 4U);
    for (const Tile& tile : tiles) {
        const bool north = tile_of(tile.id).y == 0;
        EXPECT_EQ(tile.blank, !north);
        const std::string message = gunzip(tile.bytes, 10000);
        EXPECT_EQ(message.empty(), !north);
        EXPECT_EQ(message.find("Kati") != std::string::npos, north);
    }
}

} // namespace
} // namespace cordon::tile
