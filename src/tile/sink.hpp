// SPDX-License-Identifier: MIT
#pragma once

#include "tile/pyramid.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace cordon::tile {

/// Under which name a container's metadata hold the record of the run: a member of the JSON of
/// PMTiles and of a folder's `tiles.json`, a row of MBTiles.
inline constexpr const char* record_key = "cordon";

/// What a container says about itself.
struct TilesetInfo {
    std::string name;
    std::string description;
    std::string attribution;
    std::string version = "1.0.0";
    std::string vector_layers; ///< JSON array for vector tiles; empty otherwise
    std::string record;        ///< of the run: a JSON object; empty = none is stored
    bool overlay = false;      ///< drawn over another map
    TileFormat format = TileFormat::png;
    int min_zoom = 0;
    int max_zoom = 0;
    geom::LonLatBox bounds; ///< padded to an area above 0
};

/// `box` with at least a small area: readers refuse a single point.
[[nodiscard]] geom::LonLatBox padded(const geom::LonLatBox& box);

/// What was written.
struct SinkCounts {
    std::uint64_t tiles = 0;    ///< addressed
    std::uint64_t distinct = 0; ///< blobs
    std::uint64_t bytes = 0;    ///< of the file, or of all tile files
};

/// Takes tiles in ascending order of their ids and writes one container.
class TileSink {
  public:
    TileSink() = default;
    TileSink(const TileSink&) = delete;
    TileSink& operator=(const TileSink&) = delete;
    TileSink(TileSink&&) = delete;
    TileSink& operator=(TileSink&&) = delete;
    virtual ~TileSink() = default;

    /// Throws Error when `id` is not above the last one, or when writing fails.
    virtual void add(std::uint64_t id, std::string_view bytes) = 0;
    /// Completes the container and moves it into place. Throws Error when no tile was added.
    virtual SinkCounts finish(const TilesetInfo& info) = 0;
};

/// A PMTiles v3 archive: streaming layout, clustered, one level of leaves.
[[nodiscard]] std::unique_ptr<TileSink> pmtiles_sink(const std::filesystem::path& path);
/// An MBTiles 1.3 file: tables `tiles_shallow` and `tiles_data`, view `tiles`.
[[nodiscard]] std::unique_ptr<TileSink> mbtiles_sink(const std::filesystem::path& path);

/// How rows are counted in a folder: XYZ from the north, TMS from the south.
enum class RowOrder { xyz, tms };
/// `z/x/y.ENDING` files under a folder; equal tiles are linked to one file where the system can.
[[nodiscard]] std::unique_ptr<TileSink> folder_sink(const std::filesystem::path& folder,
                                                    TileFormat format, RowOrder rows);

} // namespace cordon::tile
