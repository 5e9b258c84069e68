// SPDX-License-Identifier: MIT
#pragma once

#include "proj/projection.hpp"

#include <optional>

namespace cordon::proj {

/// Latitude of the pole inside a box on the map, 90 or -90, when the map runs all round it: an
/// azimuthal projection, and not both poles in view; else empty.
[[nodiscard]] std::optional<double> pole_inside(const Projection& projection,
                                                const geom::ProjectedBox& box);

} // namespace cordon::proj
