// SPDX-License-Identifier: MIT
#pragma once

#include "app/file_digests.hpp"
#include "app/tile_plan.hpp"
#include "core/diagnostic.hpp"
#include "tile/pyramid.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A list of finished tiles with their digests, and what they were drawn from: for checks, and for
/// runs that write only what has changed.
namespace cordon::app {

class TileSources;

/// SHA-256 of what a tile holds; vector tiles are unpacked first.
[[nodiscard]] std::string tile_digest(std::string_view bytes, tile::TileFormat format);
/// `z/x/y`, rows from the north.
[[nodiscard]] std::string tile_name(std::uint64_t id);

/// Digests by the ids of tiles, ascending when a manifest was read or written.
using DigestList = std::vector<std::pair<std::uint64_t, std::string>>;

struct TileManifest {
    TilePlan plan;        ///< of one shard
    DigestList tiles;     ///< of their bytes
    std::string drawn_by; ///< digest of the program and libraries; empty = no squares are known
    DigestList squares;   ///< of what the squares of raster tiles show, by their first tile
    std::string asked;    ///< digest of what the run was asked for, and where it ran
    /// Every file that the run opened or looked for, so that one without a change is known without
    /// drawing; empty when that cannot be known (standard input, addresses).
    std::vector<KnownFile> files;

    /// The digest of a tile; empty when the list has none.
    [[nodiscard]] std::string_view find(std::uint64_t id) const;
    /// The digest of the square of a job; empty when the list has none.
    [[nodiscard]] std::string_view find(const tile::Job& square) const;
};

void write_tile_manifest(TileManifest& manifest, const std::filesystem::path& path);
/// Throws Error for what is no manifest, or was changed by hand.
[[nodiscard]] TileManifest read_tile_manifest(const std::filesystem::path& path);

} // namespace cordon::app
