// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "core/json.hpp"

namespace cordon::style {

/// What a valid style asks for and a flat, still map with north on top does not show: warnings
/// with key path, line and a hint, in the order of the file. What is drawn in a simpler form
/// (extruded buildings as their footprint) is a note. Keys that change nothing on such a map
/// (pitch alignments, transitions, the cutting of tiles) are not mentioned.
[[nodiscard]] Diagnostics find_undrawn(const Json& style, const std::string& file);

} // namespace cordon::style
