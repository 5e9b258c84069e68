// SPDX-License-Identifier: MIT
#pragma once

#include "data/tile_id.hpp"
#include "geom/point.hpp"

#include <cstdint>

namespace cordon::tile {

using data::first_id;
using data::hilbert_id;
using data::TileId;

/// The deepest zoom: readers in JavaScript refuse ids beyond 2^53.
inline constexpr int max_zoom = 26;

/// The tile of an id. Throws Error for ids beyond `max_zoom`.
[[nodiscard]] TileId tile_of(std::uint64_t id);

/// The tiles of one zoom that a box touches, both ends included.
struct TileRange {
    int z = 0;
    std::uint32_t min_x = 0;
    std::uint32_t min_y = 0;
    std::uint32_t max_x = 0;
    std::uint32_t max_y = 0;

    [[nodiscard]] bool contains(const TileId& tile) const {
        return tile.z == z && tile.x >= min_x && tile.x <= max_x && tile.y >= min_y &&
               tile.y <= max_y;
    }
    [[nodiscard]] std::uint64_t count() const {
        return (std::uint64_t{max_x} - min_x + 1) * (std::uint64_t{max_y} - min_y + 1);
    }
};

/// Tiles that share more than an edge with `box` (longitudes -180..180, west <= east); a box
/// without area gives the tiles in which it lies.
[[nodiscard]] TileRange tiles_of(const geom::LonLatBox& box, int z);
/// What a tile shows on the ground.
[[nodiscard]] geom::LonLatBox bounds_of(const TileId& tile);

} // namespace cordon::tile
