// SPDX-License-Identifier: MIT
#pragma once

#include "app/render_options.hpp"
#include "core/diagnostic.hpp"
#include "tile/pyramid.hpp"
#include "tile/sink.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The same map as a pyramid of tiles.
namespace cordon::app {

/// What pyramid is wanted; the box is that of the map unless given.
struct TileOptions {
    tile::Pyramid pyramid;              ///< `box` is not used
    std::optional<geom::LonLatBox> box; ///< longitudes -180..180
    bool tms = false;                   ///< rows of a folder count from the south
    bool page = false;                  ///< write a page beside the tiles of a folder
    bool record = true; ///< store inputs with digests and parameters in the metadata
    int threads = 1;
    std::filesystem::path manifest; ///< list of the tiles' digests to write; empty = none
    /// Manifest of an earlier run: squares of raster tiles in which nothing has changed are not
    /// drawn, and only tiles that differ are written, which needs a folder; empty = all.
    std::filesystem::path changed_since;
};

/// How far a run is; called after each job.
struct TileProgress {
    std::uint64_t done = 0;  ///< tiles
    std::uint64_t total = 0; ///< tiles
};
using TileProgressTo = std::function<void(const TileProgress&)>;

/// What a run wrote.
struct TileOutcome {
    std::uint64_t tiles = 0;
    std::uint64_t blank = 0;    ///< nothing but the background
    std::uint64_t distinct = 0; ///< contents after deduplication
    std::uint64_t bytes = 0;    ///< of the container, or of all files
    geom::LonLatBox box;
    std::string attribution;
    std::uint64_t kept =
        0; ///< not drawn, with `changed_since`: nothing in their square has changed
    std::vector<std::string> changed; ///< `z/x/y` of tiles that differ, with `changed_since`
    std::vector<std::string> gone;    ///< the same of tiles that there are no longer

    /// Takes over what the finished container holds.
    void finish(const tile::SinkCounts& counts, const tile::TilesetInfo& info);
};

/// Is it one file that holds all tiles (PMTiles, MBTiles), not a folder?
[[nodiscard]] bool is_tile_archive(std::string_view output);

/// Draws all tiles in this process. `output` ends in .pmtiles or .mbtiles, else it is a folder.
/// Throws Error; nothing of an archive is left when it fails.
[[nodiscard]] TileOutcome make_tiles(const RenderOptions& map, const TileOptions& options,
                                     const std::string& output, const TileProgressTo& progress,
                                     Reporter& reporter);

/// Where a plan and its shards lie.
struct TilePlace {
    std::filesystem::path plan;   ///< plan.json
    std::filesystem::path folder; ///< of the shards
};

/// What a plan holds, for the summary.
struct TilePlanOutcome {
    std::string id; ///< SHA-256 of everything that decides about the tiles' bytes
    std::uint64_t tiles = 0;
    std::uint64_t jobs = 0;
    int shards = 0;
};

/// Writes a plan: inputs with digests, zooms, box, cuts of the job list into `shards` parts.
[[nodiscard]] TilePlanOutcome plan_tiles(const RenderOptions& map, const TileOptions& options,
                                         int shards, const std::filesystem::path& plan,
                                         Reporter& reporter);
/// Makes one shard, or goes on with it. Throws Error when an input has changed since the plan, when
/// the plan is of another build, or when another process is at work on the shard.
[[nodiscard]] TileOutcome render_shard(const TilePlace& place, int shard, int threads,
                                       const TileProgressTo& progress, Reporter& reporter);
/// Numbers of the shards that are not finished, ascending.
[[nodiscard]] std::vector<int> missing_shards(const TilePlace& place);
/// Puts all shards into one container. Throws Error for missing, damaged and foreign shards.
[[nodiscard]] TileOutcome merge_shards(const TilePlace& place, const std::string& output);
/// What is wrong with a PMTiles archive, sentence by sentence; with a plan its tiles are compared
/// with the plan's.
[[nodiscard]] std::vector<std::string> verify_tiles(const std::filesystem::path& archive,
                                                    const std::filesystem::path& plan);
/// What to check.
struct TileCheck {
    std::string tiles; ///< archive or folder
    std::filesystem::path manifest;
    std::size_t squares = 4; ///< of each zoom, drawn again across the edges; 0 = none
    int threads = 1;
};
struct TileCheckOutcome {
    std::uint64_t stored = 0;        ///< tiles compared with the manifest
    std::uint64_t drawn = 0;         ///< tiles drawn again
    std::vector<std::string> faults; ///< sentence by sentence
};
/// Are the tiles those of the manifest, and are they the same when they are drawn in other squares?
/// Throws Error when the manifest cannot be read, or when an input has changed since.
[[nodiscard]] TileCheckOutcome check_tiles(const TileCheck& wanted, Reporter& reporter);
/// Shards that this process should make, from the variables of array jobs and MPI ranks (Slurm,
/// Kubernetes, AWS Batch, Cloud Run, PBS, SGE, LSF, Open MPI). Throws Error when none is set.
[[nodiscard]] std::vector<int> shards_of_environment(const std::filesystem::path& plan);
/// The shards of worker `index` of `count`: index, index + count, index + 2 count …
[[nodiscard]] std::vector<int> shards_of_worker(const std::filesystem::path& plan, int index,
                                                int count);

} // namespace cordon::app
