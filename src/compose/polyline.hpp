// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"

#include <span>
#include <vector>

namespace cordon::compose {

/// A place on a line and the line's direction there.
struct OnLine {
    geom::PagePoint at;
    double angle = 0.0; ///< degrees clockwise from the x axis
};

/// Length in pixels.
[[nodiscard]] double length(std::span<const geom::PagePoint> line);
/// The place at a distance from the start, clamped to the ends. `line` has at least two points.
[[nodiscard]] OnLine place_on(std::span<const geom::PagePoint> line, double distance);
/// Joins lines that share an end (within half a pixel) into longer ones; the order of the input
/// decides.
[[nodiscard]] std::vector<std::vector<geom::PagePoint>>
join_lines(std::vector<std::vector<geom::PagePoint>> lines);

} // namespace cordon::compose
