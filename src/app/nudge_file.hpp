// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "compose/nudges.hpp"
#include "core/diagnostic.hpp"

#include <set>
#include <string>
#include <vector>

namespace cordon::app {

/// The moves by hand of a sheet. The file is TOML: a name or an id, and millimetres to the right
/// and down (`"Kati" = [4, -2]`), or a table (`{move = [4, -2], layer = "towns", leader = true}`).
struct NudgeFile {
    std::string file;
    std::string sha256; ///< of its bytes
    std::vector<compose::Nudge> nudges;
    std::vector<int> lines; ///< of each move in the file
};

/// Reads the moves that `labels.nudges` names; none when it names no file. Throws Error with the
/// line for what is no move; at most 10,000 moves, each at most 500 mm.
[[nodiscard]] NudgeFile read_nudges(const MapDocument& document);

/// Warns of moves whose name or symbol is not on the map.
void report_unused(const NudgeFile& nudges, const std::set<std::size_t>& used, Reporter& reporter);

} // namespace cordon::app
