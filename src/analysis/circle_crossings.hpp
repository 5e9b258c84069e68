// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// Where a line meets a circle on the ground.
struct CircleCrossing {
    geom::LonLat at{};
    double along_m = 0.0; ///< from the line's start
};

/// All crossings of a line with the circle of `radius_m` round `centre`, along the line, to a
/// centimetre; touching is no crossing.
[[nodiscard]] std::vector<CircleCrossing> circle_crossings(std::span<const geom::LonLat> line,
                                                           geom::LonLat centre, double radius_m);

} // namespace cordon::analysis
