// SPDX-License-Identifier: MIT
#pragma once

#include "core/units.hpp"
#include "geom/shapes.hpp"

namespace cordon::place::expression {

/// All places behind a line that runs through `edge` at right angles to `ahead`: what lies on the
/// side away from that azimuth, up to `reach` from it.
[[nodiscard]] geom::LonLatShape half_plane(geom::LonLat edge, Degrees ahead, Metres reach);

/// The share (0..1) of an area that lies farthest in a direction, cut by a line at right angles to
/// it in a plane on which the middle of the area is not squeezed.
[[nodiscard]] geom::LonLatShape part_of(const geom::LonLatShape& area, Degrees azimuth,
                                        double share);

} // namespace cordon::place::expression
