// SPDX-License-Identifier: MIT
#pragma once

#include "app/tile_manifest.hpp"

#include <cstdint>

/// Whether a run of tiles can only give what an earlier one gave: nothing is drawn then.
namespace cordon::app {

/// Digest of what a run is asked for, of the folder in which it runs, and of the program with what
/// it has loaded: to be taken before anything is read, because more is loaded then.
[[nodiscard]] std::string asked_for(const RenderOptions& map, const TileOptions& options);

/// Notes in the manifest of a finished run which files it has read or looked for. `started`:
/// file_time_now() before it; `earlier`: of which squares were taken over, null = of none. Leaves
/// the list empty when it cannot be whole.
void note_files(TileManifest& manifest, std::int64_t started, const TileManifest* earlier,
                const TileOptions& options);

/// Was the earlier run asked for the same (asked_for), and are all its files what they were?
[[nodiscard]] bool is_rerun(const TileManifest& earlier, const std::string& asked);

} // namespace cordon::app
