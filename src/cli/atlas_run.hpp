// SPDX-License-Identifier: MIT
#pragma once

#include "app/atlas.hpp"
#include "cli/console.hpp"

namespace cordon::cli {

/// How an atlas ended.
struct AtlasEnd {
    bool failed = false;                      ///< at least one row
    bool gate_refused = false;                ///< at least one title
    std::vector<std::filesystem::path> files; ///< opened for all rows
    std::vector<app::Output> outputs;         ///< of the rows that were drawn
};

/// Draws an atlas with a progress line on a terminal, then lists files, findings (each once) and
/// the rows that failed. `inputs` must not be overwritten.
[[nodiscard]] AtlasEnd run_atlas(const app::AtlasRequest& request,
                                 const std::vector<std::string>& inputs, Console& console);

} // namespace cordon::cli
