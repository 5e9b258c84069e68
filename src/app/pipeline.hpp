// SPDX-License-Identifier: MIT
#pragma once

#include "app/drawing.hpp"

#include <string>
#include <vector>

/// From a document to finished files.
namespace cordon::app {

/// A map that was drawn, but not written yet.
struct DrawnMap {
    RenderOutcome outcome;          ///< `written` has names, formats and sizes
    std::vector<std::string> files; ///< bytes in the order of the request; words are left empty
};

/// Draws the `given` document to all outputs. Nothing is written when anything fails before the
/// first output is complete. Throws Error; findings that let the run go on are reported.
[[nodiscard]] RenderOutcome render(const MapDocument& given, const RenderRequest& request,
                                   Reporter& reporter);

/// The same without writing anything.
[[nodiscard]] DrawnMap draw(const MapDocument& given, const RenderRequest& request,
                            Reporter& reporter);

/// Writes a drawn map under the names of its request; makes the words about it.
void write_outputs(DrawnMap& map, const RenderRequest& request);

/// Reads everything that the `given` document names (style, incidents, layers) and reports all
/// faults; draws nothing.
void check(const MapDocument& given, Reporter& reporter);

} // namespace cordon::app
