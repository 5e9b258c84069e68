// SPDX-License-Identifier: MIT
#pragma once

#include "core/units.hpp"
#include "geom/point.hpp"

#include <span>
#include <vector>

namespace cordon::proj {

/// Of the centres of discs of one radius those whose discs have the same union as all of them, in
/// their order: what lies among many others is left out. Not the least set, but in dense places a
/// few centres for each square of the radius. Takes about a microsecond a centre.
[[nodiscard]] std::vector<geom::LonLat> needed_centers(std::span<const geom::LonLat> centers,
                                                       Metres radius);

} // namespace cordon::proj
