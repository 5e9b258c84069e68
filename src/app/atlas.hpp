// SPDX-License-Identifier: MIT
#pragma once

#include "app/atlas_rows.hpp"
#include "app/render_cache.hpp"
#include "app/render_options.hpp"
#include "net/fetcher.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cordon::app {

/// Many maps from one document: one a row.
struct AtlasRequest {
    RenderOptions map;    ///< inputs, title and subtitle may name columns, `{name}`
    RenderRequest render; ///< as may the names of its outputs
    std::vector<AtlasRow> rows;
    int at_once = 1; ///< processes; never changes a map
    std::optional<CacheOptions> cache;
};

/// What became of one row.
struct AtlasMap {
    std::vector<Output> outputs;
    std::optional<RenderOutcome> outcome;     ///< empty = it failed
    Diagnostic error;                         ///< why
    Diagnostics findings;                     ///< of reading and drawing
    std::vector<std::filesystem::path> files; ///< that were opened for it
    net::FetchReport network;                 ///< what was fetched for it, without `inputs`
};

/// Called when a map has ended.
using AtlasProgress = std::function<void(std::size_t done, std::size_t total)>;

/// The outputs of each row. Throws Error when two are one file, when a name is empty, or when an
/// output would be written over `inputs`.
[[nodiscard]] std::vector<std::vector<Output>> plan_atlas(const AtlasRequest& request,
                                                          const std::vector<std::string>& inputs);

/// Draws all rows, each in a process of its own; a row that fails does not keep the others from
/// being drawn. Folders of the outputs are made.
[[nodiscard]] std::vector<AtlasMap> draw_atlas(const AtlasRequest& request,
                                               std::vector<std::vector<Output>> outputs,
                                               const AtlasProgress& progress);

} // namespace cordon::app
