// SPDX-License-Identifier: MIT
#include "support.hpp"
#include "tile_bytes.hpp"

#include "data/vector_tile.hpp"

using namespace cordon;
using data::FeatureLayer;

namespace {

using tile_bytes::zigzag;
constexpr std::uint64_t move_to = 1;
constexpr std::uint64_t line_to = 2;
constexpr std::uint64_t close_ring = 7U | 1U << 3U;

std::uint64_t command(std::uint64_t what, std::uint64_t count) {
    return what | count << 3U;
}

FeatureLayer read(const std::string& bytes, data::VectorTileOptions options = {.layer = "roads"}) {
    FeatureLayer out;
    data::read_vector_tile(bytes, {0, 0, 0}, "0/0/0", options, out);
    return out;
}

const std::vector<std::uint64_t> a_line{command(move_to, 1), zigzag(0),    zigzag(2048),
                                        command(line_to, 1), zigzag(4096), zigzag(0)};

} // namespace

TEST(VectorTile, ReadsALineWithItsAttributes) {
    const FeatureLayer layer = read(tile_bytes::vector_tile(2, a_line));
    ASSERT_EQ(layer.size(), 1U);
    const auto line = layer.shapes[0].part(0);
    ASSERT_EQ(line.size(), 2U);
    EXPECT_NEAR(line[0].x, -180.0, 1e-9);
    EXPECT_NEAR(line[1].x, 180.0, 1e-9);
    EXPECT_NEAR(line[0].y, 0.0, 1e-9);
    EXPECT_EQ(layer.text(0, "name"), "A1");
    EXPECT_EQ(std::get<double>(layer.value(0, "id")), 7.0);
    ASSERT_EQ(layer.tiles.size(), 1U);
    EXPECT_EQ(layer.tiles[0].last, 1U);
}

TEST(VectorTile, TellsHolesByTheirDirection) {
    const auto ring = [](std::int64_t x, std::int64_t y, std::int64_t side, bool hole) {
        const std::int64_t a = hole ? 0 : side;
        const std::int64_t b = hole ? side : 0;
        return std::vector<std::uint64_t>{command(move_to, 1), zigzag(x),        zigzag(y),
                                          command(line_to, 3), zigzag(a),        zigzag(b),
                                          zigzag(side - a),    zigzag(side - b), zigzag(-a),
                                          zigzag(-b),          close_ring};
    };
    std::vector<std::uint64_t> geometry = ring(0, 0, 100, false);
    const auto hole = ring(10, -90, 20, true);
    geometry.insert(geometry.end(), hole.begin(), hole.end());
    const FeatureLayer layer = read(tile_bytes::vector_tile(3, geometry));
    ASSERT_EQ(layer.size(), 1U);
    ASSERT_EQ(layer.shapes[0].part_count(), 2U);
    EXPECT_FALSE(layer.shapes[0].is_hole(0));
    EXPECT_TRUE(layer.shapes[0].is_hole(1));
    EXPECT_EQ(layer.shapes[0].part(0).front(), layer.shapes[0].part(0).back());
}

TEST(VectorTile, LeavesPointsOfTheMarginToTheNeighbour) {
    const FeatureLayer layer = read(tile_bytes::vector_tile(
        1, {command(move_to, 2), zigzag(10), zigzag(10), zigzag(5000), zigzag(0)}));
    ASSERT_EQ(layer.size(), 1U);
    EXPECT_EQ(layer.shapes[0].part_count(), 1U);
}

TEST(VectorTile, RefusesEveryTruncation) {
    const std::string whole = tile_bytes::vector_tile(2, a_line);
    for (std::size_t length = 1; length < whole.size(); ++length)
        EXPECT_THROW((void)read(whole.substr(0, length)), Error) << length << " bytes";
}

TEST(VectorTile, RefusesCountsThatItsBytesCannotHold) {
    const std::uint64_t huge = command(line_to, (std::uint64_t{1} << 60U) - 1);
    EXPECT_THROW((void)read(tile_bytes::vector_tile(2, {command(move_to, 1), 0, 0, huge})), Error);
    EXPECT_THROW(
        (void)read(tile_bytes::vector_tile(2, a_line), {.layer = "roads", .max_points = 1}), Error);
}

TEST(VectorTile, RefusesPointsBeyondAnyTile) {
    const std::uint64_t far = zigzag(std::numeric_limits<std::int64_t>::max());
    EXPECT_THROW((void)read(tile_bytes::vector_tile(
                     2, {command(move_to, 1), far, far, command(line_to, 1), far, far})),
                 Error);
}

TEST(VectorTile, PassesOverAttributesThatAreNotThere) {
    const std::string feature = tile_bytes::field(2, tile_bytes::varints({9, 9})) +
                                tile_bytes::field(3, 2) +
                                tile_bytes::field(4, tile_bytes::varints(a_line));
    const std::string layer = tile_bytes::field(1, "roads") + tile_bytes::field(2, feature);
    EXPECT_EQ(read(tile_bytes::field(3, layer)).size(), 1U);
}

TEST(VectorTile, RefusesMoreAttributesThanAMapHas) {
    std::string layer = tile_bytes::field(1, "roads");
    for (int i = 0; i < 4097; ++i) layer += tile_bytes::field(3, "k" + std::to_string(i));
    EXPECT_THROW((void)read(tile_bytes::field(3, layer)), Error);
}

TEST(VectorTile, KeepsOneColumnForAKeyThatIsNamedTwice) {
    const std::string feature = tile_bytes::field(2, tile_bytes::varints({1, 0, 0, 1})) +
                                tile_bytes::field(3, 2) +
                                tile_bytes::field(4, tile_bytes::varints(a_line));
    const std::string layer = tile_bytes::field(1, "roads") + tile_bytes::field(2, feature) +
                              tile_bytes::field(3, "name") + tile_bytes::field(3, "name") +
                              tile_bytes::field(4, tile_bytes::field(1, "first")) +
                              tile_bytes::field(4, tile_bytes::field(1, "second"));
    const FeatureLayer found = read(tile_bytes::field(3, layer));
    ASSERT_EQ(found.columns().size(), 1U);
    EXPECT_EQ(found.text(0, "name"), "first");
}

TEST(VectorTile, NamesItsLayers) {
    const std::string bytes = tile_bytes::vector_tile(2, a_line);
    EXPECT_EQ(data::vector_tile_layers(bytes, "t"), std::vector<std::string>{"roads"});
    EXPECT_EQ(read(bytes, {.layer = "rivers"}).size(), 0U);
}
