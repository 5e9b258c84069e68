// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::data {

/// What to take from a tile.
struct VectorTileOptions {
    std::string layer;      ///< `source-layer`
    std::string promote_id; ///< attribute that stands for the feature's id; empty = its own
    std::size_t max_points = 20'000'000; ///< of one tile
};

/// Appends one layer of a Mapbox Vector Tile (version 1 and 2, unpacked) to `out` in WGS 84, with
/// a TileSpan. Features keep the tile's margin; points outside of the tile are left out, because
/// the neighbour has them. The feature's own id becomes the attribute `id` unless it has one of
/// that name. Throws Error for what is no vector tile; `name` is what messages call it.
void read_vector_tile(std::string_view bytes, const TileId& tile, const std::string& name,
                      const VectorTileOptions& options, FeatureLayer& out);

/// Names of the layers of a tile.
[[nodiscard]] std::vector<std::string> vector_tile_layers(std::string_view bytes,
                                                          const std::string& name);

} // namespace cordon::data
