// SPDX-License-Identifier: MIT
#pragma once

#include "app/drawing.hpp"

#include <filesystem>

/// A series of pictures, one for each period: for films, slides and pages that step through time.
namespace cordon::app {

struct FrameFolder {
    std::filesystem::path folder; ///< made when it is missing
    OutputFormat format = OutputFormat::png;
};

/// Draws the periods of `request.frames` (no outputs) and writes them as `0001.png` … with
/// `frames.json`, which says what each shows. All have one size, extent and legend; incidents of
/// earlier periods are shown as ghosts. Nothing is written before all are drawn. Throws Error.
[[nodiscard]] RenderOutcome render_frames(const MapDocument& document, const RenderRequest& request,
                                          const FrameFolder& where, Reporter& reporter);

} // namespace cordon::app
