// SPDX-License-Identifier: MIT
#pragma once

#include "app/tiles.hpp"
#include "core/json.hpp"
#include "tile/pyramid.hpp"
#include "tile/sink.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace cordon::app {

/// A plan of tiles as it stands in its file.
struct TilePlan {
    std::string id;    ///< SHA-256 of the rest
    std::string build; ///< program and libraries that must draw all shards
    RenderOptions map; ///< inputs, style, language
    TileOptions options;
    std::string name;
    std::string attribution;
    std::string description;
    std::string vector_layers;
    std::vector<std::pair<std::string, std::string>> inputs; ///< file and SHA-256
    std::vector<std::size_t> cuts; ///< first job of each shard, and the number of jobs

    [[nodiscard]] int shards() const { return static_cast<int>(cuts.size()) - 1; }
};

class TileSources;

/// Everything about tiles that are drawn from `sources` but the cuts, which are those of one shard.
[[nodiscard]] TilePlan plan_of(const RenderOptions& map, const TileOptions& options,
                               TileSources& sources);
/// Throws Error when an input of the sources is not the one of the plan.
void check_inputs(const TilePlan& plan, TileSources& sources);

/// What tiles were asked for: `map` (inputs, style, language) and `tiles` (zooms, box, format …).
[[nodiscard]] Json run_json(const RenderOptions& map, const TileOptions& options);
/// The record that tiles of a plan carry in their container, whatever its cuts: version, build,
/// map, tiles, and each input with its SHA-256, as a JSON object.
[[nodiscard]] std::string record_of(const TilePlan& plan);
/// Map and tiles of such a record; the rest of the plan is empty. Throws Error when it has none.
[[nodiscard]] TilePlan run_of_record(const Json& record, const std::string& file);
/// What the container of a plan's tiles says about itself, the record included.
[[nodiscard]] tile::TilesetInfo info_of(const TilePlan& plan);

/// The plan with its id and build, which it computes.
[[nodiscard]] Json finished_plan(TilePlan& plan);
/// What a tree says, whoever wrote it. Throws Error when it is no plan, or when one of its numbers
/// has no meaning.
[[nodiscard]] TilePlan plan_content(const Json& json, const std::string& file);
/// Throws Error when the tree is no plan, was changed, or is of another build.
[[nodiscard]] TilePlan plan_from(const Json& json, const std::string& file);

/// Computes the id and writes the file.
void write_plan(TilePlan& plan, const std::filesystem::path& path);
/// Throws Error when the file is no plan, was changed, or is of another build.
[[nodiscard]] TilePlan read_plan(const std::filesystem::path& path);

} // namespace cordon::app
