// SPDX-License-Identifier: MIT
#pragma once

#include "tile/pyramid.hpp"
#include "tile/sink.hpp"

#include <filesystem>

namespace cordon::app {

/// Writes `index.html` into a folder of raster tiles: a map to pan and zoom, in one file, that asks
/// nothing of the network and also works when opened from a disk. Throws Error for vector tiles.
void write_tile_page(const std::filesystem::path& folder, const tile::Pyramid& pyramid,
                     const tile::TilesetInfo& info, bool tms);

} // namespace cordon::app
