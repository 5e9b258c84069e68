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
/// A line beside another.
struct Beside {
    std::vector<geom::PagePoint> line{};
    double distance = 0.0; ///< from its start to the point beside the one that was asked for
};
/// The line `by` pixels to the right of `line` (below it where it runs to the right; negative =
/// left), its corners mitred; `distance` is that of a point on `line`. `line` has at least two
/// points.
[[nodiscard]] Beside beside(std::span<const geom::PagePoint> line, double distance, double by);
/// Joins lines that share an end (within half a pixel) into longer ones; the order of the input
/// decides.
[[nodiscard]] std::vector<std::vector<geom::PagePoint>>
join_lines(std::vector<std::vector<geom::PagePoint>> lines);

} // namespace cordon::compose
