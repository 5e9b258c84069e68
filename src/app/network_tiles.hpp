// SPDX-License-Identifier: MIT
#pragma once

#include "data/tile_store.hpp"
#include "net/fetcher.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace cordon::app {

/// Which way the rows of a tile set count.
enum class TileRows : bool { from_north, from_south };

/// The address of a tile: {z}, {x}, {y} (counted as `rows` says), {-y} (from the south), {quadkey},
/// {bbox-epsg-3857}, {prefix} and {ratio} (empty) of a template are filled in.
[[nodiscard]] std::string filled_template(const std::string& pattern, const data::TileId& tile,
                                          TileRows rows);

/// The address of the first tile, by which a template is judged: braces are no letters of a host.
[[nodiscard]] std::string first_address(const std::string& pattern);

/// Tiles by addresses of one or several templates, which share the load by column and row as in
/// browsers. What a server lacks (404, 410, 204) is no tile; any other failure throws Error.
[[nodiscard]] std::unique_ptr<data::TileStore>
open_network_tiles(std::vector<std::string> patterns, TileRows rows, net::FetcherPtr network);

/// An archive of tiles (PMTiles) of which only the parts that are needed are fetched, or the whole
/// where the server sends no parts.
[[nodiscard]] std::unique_ptr<data::TileStore> open_network_pmtiles(const std::string& address,
                                                                    net::FetcherPtr network);

} // namespace cordon::app
