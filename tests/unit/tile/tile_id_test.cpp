// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "tile/pyramid.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace cordon::tile {
namespace {

TEST(TileId, agrees_with_the_numbers_of_the_specification) {
    EXPECT_EQ(hilbert_id({0, 0, 0}), 0U);
    EXPECT_EQ(hilbert_id({1, 0, 0}), 1U);
    EXPECT_EQ(hilbert_id({1, 0, 1}), 2U);
    EXPECT_EQ(hilbert_id({1, 1, 1}), 3U);
    EXPECT_EQ(hilbert_id({1, 1, 0}), 4U);
    EXPECT_EQ(hilbert_id({2, 0, 0}), 5U);
    EXPECT_EQ(hilbert_id({12, 3423, 1763}), 19078479U);
}

TEST(TileId, goes_to_the_tile_and_back_for_all_tiles_of_small_zooms) {
    for (std::uint64_t id = 0; id < first_id(8); ++id) ASSERT_EQ(hilbert_id(tile_of(id)), id);
    EXPECT_EQ(hilbert_id(tile_of(first_id(27) - 1)), first_id(27) - 1);
    EXPECT_THROW((void)tile_of(first_id(27)), Error);
}

TEST(TileId, neighbours_on_the_curve_are_neighbours_on_the_map) {
    for (std::uint64_t id = first_id(6); id + 1 < first_id(7); ++id) {
        const TileId a = tile_of(id);
        const TileId b = tile_of(id + 1);
        ASSERT_EQ(std::abs(int(a.x) - int(b.x)) + std::abs(int(a.y) - int(b.y)), 1);
    }
}

TEST(TileId, a_box_that_ends_on_an_edge_does_not_take_the_next_tile) {
    const TileRange range = tiles_of({-180, 0, 0, 85.06}, 1);
    EXPECT_EQ(range.min_x, 0U);
    EXPECT_EQ(range.max_x, 0U);
    EXPECT_EQ(range.min_y, 0U);
    EXPECT_EQ(range.max_y, 0U);
    EXPECT_EQ(tiles_of({-8, 12.6, -8, 12.6}, 10).count(), 1U) << "a single point";
}

TEST(TileId, the_bounds_of_a_tile_give_the_tile_back) {
    for (std::uint64_t id = first_id(5); id < first_id(6); ++id) {
        const TileId tile = tile_of(id);
        const geom::LonLatBox box = bounds_of(tile).grown(-1e-9);
        const TileRange range = tiles_of(box, tile.z);
        ASSERT_EQ(range.count(), 1U);
        ASSERT_TRUE(range.contains(tile));
    }
}

TEST(Pyramid, jobs_hold_every_tile_once_in_ascending_order) {
    Pyramid pyramid;
    pyramid.min_zoom = 0;
    pyramid.max_zoom = 8;
    pyramid.box = {-12.5, 10, -4, 16};
    std::uint64_t count = 0;
    std::uint64_t last = 0;
    for (const Job& job : jobs_of(pyramid)) {
        const TileRange range = tiles_of(pyramid.box, job.z);
        EXPECT_EQ(job.ids(range).size(), job.tiles);
        for (const std::uint64_t id : job.ids(range)) {
            EXPECT_TRUE(count == 0 || id > last);
            EXPECT_TRUE(range.contains(tile_of(id)));
            EXPECT_GE(id, job.first());
            EXPECT_LT(id, job.first() + std::uint64_t(job.side) * std::uint64_t(job.side));
            last = id;
            ++count;
        }
    }
    EXPECT_EQ(count, pyramid.tile_count());
    EXPECT_EQ(count, 62U) << "workload W3 of the comparison with other renderers";
}

TEST(Pyramid, refuses_what_would_never_end) {
    Pyramid pyramid;
    pyramid.max_zoom = 14;
    EXPECT_THROW((void)jobs_of(pyramid), Error);
    pyramid.max_zoom = 40;
    EXPECT_THROW((void)jobs_of(pyramid), Error);
}

} // namespace
} // namespace cordon::tile
