// SPDX-License-Identifier: MIT
// Moves by hand: each has a key, its line, and a distance on the sheet.
#include "app/nudge_file.hpp"
#include "fuzz/support.hpp"

#include <cmath>

namespace cordon::fuzz {

void run(std::string_view input) {
    const MemoryFile file(input);
    app::MapDocument document;
    document.labels.nudges = app::FilePath{"moves.toml", file.path()};
    const app::NudgeFile moves = app::read_nudges(document);
    require(moves.lines.size() == moves.nudges.size(), "a move without a line");
    const double most = 501.0 * pixels_per_mm;
    for (const compose::Nudge& move : moves.nudges) {
        require(move.by || move.leader, "a move that moves nothing");
        if (move.by)
            require(std::abs(move.by->x) <= most && std::abs(move.by->y) <= most,
                    "a move off the sheet");
    }
    CollectingReporter findings;
    app::report_unused(moves, {}, findings);
    require(findings.diagnostics.size() == moves.nudges.size(), "an unused move is not told");
}

} // namespace cordon::fuzz
