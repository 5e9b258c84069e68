// SPDX-License-Identifier: MIT
#include "tile/tile_id.hpp"

#include "core/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::tile {

namespace {

double tile_x(double lon, double side) {
    return (lon + 180.0) / 360.0 * side;
}

double tile_y(double lat, double side) {
    constexpr double limit = 85.0511287798066; // where the square ends
    const double phi = std::clamp(lat, -limit, limit) * std::numbers::pi / 180.0;
    return (1.0 - std::asinh(std::tan(phi)) / std::numbers::pi) / 2.0 * side;
}

} // namespace

TileId tile_of(std::uint64_t id) {
    int z = 0;
    while (z <= max_zoom && id >= first_id(z + 1)) ++z;
    if (z > max_zoom) throw Error(fmt::format("tile id {} lies beyond zoom {}", id, max_zoom));
    std::uint64_t rest = id - first_id(z);
    TileId tile{z, 0, 0};
    for (int level = 0; level < z; ++level) {
        const std::uint32_t side = std::uint32_t{1} << static_cast<unsigned>(level);
        const bool right = (rest & 2U) != 0;
        const bool lower = ((rest & 1U) != 0) != right;
        data::turn_quadrant(side, tile, right, lower);
        tile.x += right ? side : 0;
        tile.y += lower ? side : 0;
        rest >>= 2U;
    }
    return tile;
}

TileRange tiles_of(const geom::LonLatBox& box, int z) {
    const auto side = static_cast<double>(std::uint64_t{1} << static_cast<unsigned>(z));
    const auto first = [&](double at) {
        return static_cast<std::uint32_t>(std::clamp(std::floor(at), 0.0, side - 1));
    };
    // A box that ends on a tile's edge does not reach into the next tile.
    const auto last = [&](double at, std::uint32_t from) {
        const double end = std::clamp(std::ceil(at) - 1, 0.0, side - 1);
        return std::max(from, static_cast<std::uint32_t>(end));
    };
    TileRange range{z, first(tile_x(box.min_x, side)), first(tile_y(box.max_y, side)), 0, 0};
    range.max_x = last(tile_x(box.max_x, side), range.min_x);
    range.max_y = last(tile_y(box.min_y, side), range.min_y);
    return range;
}

geom::LonLatBox bounds_of(const TileId& tile) {
    const auto side = static_cast<double>(std::uint64_t{1} << static_cast<unsigned>(tile.z));
    const auto lat = [&](double y) {
        return std::atan(std::sinh(std::numbers::pi * (1 - 2 * y / side))) * 180.0 /
               std::numbers::pi;
    };
    return {tile.x / side * 360.0 - 180.0, lat(tile.y + 1.0), (tile.x + 1.0) / side * 360.0 - 180.0,
            lat(tile.y)};
}

} // namespace cordon::tile
