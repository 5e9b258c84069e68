// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>

namespace cordon::data {

/// A tile of the Web Mercator pyramid; y counts from the north (XYZ, not TMS).
struct TileId {
    int z = 0; ///< 0..30
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    friend auto operator<=>(const TileId&, const TileId&) = default;
};

/// PMTiles v3 ids before zoom `z` (0..31): (4^z - 1) / 3.
[[nodiscard]] std::uint64_t first_id(int z);
/// PMTiles v3 tile id: tiles of all smaller zooms, then the place on the Hilbert curve of zoom z.
[[nodiscard]] std::uint64_t hilbert_id(const TileId& tile);
/// One step of that curve: turns the quadrant of side `n` in which (x, y) lies.
void turn_quadrant(std::uint32_t n, TileId& place, bool right, bool lower);

} // namespace cordon::data
