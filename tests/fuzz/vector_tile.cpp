// SPDX-License-Identifier: MIT
// A Mapbox Vector Tile, packed or not.
#include "data/vector_tile.hpp"

#include "data/tile_store.hpp"
#include "fuzz/support.hpp"

namespace cordon::fuzz {

void run(std::string_view input) {
    const std::string bytes = data::unpacked(std::string(input));
    const std::vector<std::string> names = data::vector_tile_layers(bytes, "input");
    std::size_t left = 8; // layers of one tile: enough to see how they follow each other
    for (const std::string& name : names) {
        if (left-- == 0) return;
        data::FeatureLayer layer(name);
        // Twice into one layer, as the tiles of a map are read.
        data::read_vector_tile(bytes, {5, 15, 14}, "input", {.layer = name}, layer);
        data::read_vector_tile(bytes, {0, 0, 0}, "input", {.layer = name, .promote_id = "name"},
                               layer);
        require_whole(layer);
        for (const data::TileSpan& span : layer.tiles)
            require(span.first <= span.last && span.last <= layer.size(),
                    "a span leaves the layer");
    }
}

} // namespace cordon::fuzz
