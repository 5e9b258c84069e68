// SPDX-License-Identifier: MIT
#include "data/tile_id.hpp"

#include <utility>

namespace cordon::data {

std::uint64_t first_id(int z) {
    return ((std::uint64_t{1} << (2U * static_cast<unsigned>(z))) - 1) / 3;
}

void turn_quadrant(std::uint32_t n, TileId& place, bool right, bool lower) {
    if (lower) return;
    if (right) {
        place.x = n - 1 - place.x;
        place.y = n - 1 - place.y;
    }
    std::swap(place.x, place.y);
}

std::uint64_t hilbert_id(const TileId& tile) {
    std::uint64_t along = 0;
    TileId rest = tile;
    for (int level = tile.z - 1; level >= 0; --level) {
        const std::uint32_t side = std::uint32_t{1} << static_cast<unsigned>(level);
        const bool right = (rest.x & side) != 0;
        const bool lower = (rest.y & side) != 0;
        along += std::uint64_t{side} * side * ((right ? 3U : 0U) ^ (lower ? 1U : 0U));
        rest.x &= side - 1;
        rest.y &= side - 1;
        turn_quadrant(side, rest, right, lower);
    }
    return first_id(tile.z) + along;
}

} // namespace cordon::data
