// SPDX-License-Identifier: MIT
#pragma once

#include "tile/tile_id.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::tile {

enum class TileFormat { png, webp, jpeg, mvt };

/// `png`, `webp`, `jpg` or `mvt`: the ending of a file, and the word in metadata.
[[nodiscard]] std::string_view name_of(TileFormat format);
/// What becomes of tiles on which nothing is drawn but the background.
enum class EmptyTiles { store, skip };

/// Which tiles are made, and how.
struct Pyramid {
    int min_zoom = 0;
    int max_zoom = 8;
    geom::LonLatBox box{-180, -85.0511287798066, 180, 85.0511287798066};
    int tile_size = 256; ///< CSS pixels a side: 256 or 512
    int scale = 1;       ///< device pixels in a CSS pixel: 1 or 2
    TileFormat format = TileFormat::png;
    EmptyTiles empty = EmptyTiles::store;
    int quality = 85;    ///< of JPEG tiles, 1..100
    int compression = 1; ///< libdeflate level of PNG tiles, 1..12

    [[nodiscard]] std::uint64_t tile_count() const;
};

/// A unit of work: the tiles of an aligned square of 8 x 8 (fewer below zoom 3) that lie in the
/// pyramid. Their ids are one contiguous run, apart from those outside the box.
struct Job {
    int z = 0;
    std::uint32_t x = 0; ///< of the square's first tile
    std::uint32_t y = 0;
    int side = 1;            ///< tiles: 1, 2, 4 or 8
    std::uint32_t tiles = 0; ///< that lie in the pyramid; 0 = not counted

    [[nodiscard]] std::uint64_t first() const; ///< smallest id of the square
    /// Ids of the square's tiles that lie in `range`, ascending.
    [[nodiscard]] std::vector<std::uint64_t> ids(const TileRange& range) const;
};

/// Tiles a side of a whole metatile.
inline constexpr int metatile = 8;
/// Tiles a side of a metatile at zoom `z`: fewer where the world has fewer.
[[nodiscard]] constexpr int metatile_side(int z) {
    return z < 3 ? 1 << z : metatile;
}

/// All jobs, ascending by their ids. Throws Error when there are more than 100 million tiles or a
/// zoom is not possible.
[[nodiscard]] std::vector<Job> jobs_of(const Pyramid& pyramid);

/// A finished tile.
struct Tile {
    std::uint64_t id = 0;
    std::string bytes;  ///< empty = left out (EmptyTiles::skip)
    bool blank = false; ///< nothing but the background
    bool kept = false;  ///< not drawn, for its square is known: `bytes` is empty
};

} // namespace cordon::tile
