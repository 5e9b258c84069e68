// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"

#include <vector>

namespace cordon::place::expression {

/// Outer rings of an outline, with their holes, whose boxes come within twice a distance of one
/// another, directly or through others.
struct PartGroup {
    geom::LonLatShape outline{geom::Kind::polygon};
    geom::LonLatBox box; ///< grown by the distance; reaches beyond ±180 where it crosses it
};

/// A box with `km` more on each side; from a pole's neighbourhood, all longitudes.
[[nodiscard]] geom::LonLatBox grown_by_km(const geom::LonLatBox& box, double km);

/// All parts of a polygon in such groups, in the order of each group's first part.
[[nodiscard]] std::vector<PartGroup> part_groups(const geom::LonLatShape& outline, double km);

/// An outline without what "the coast of France" does not mean: groups that lie more than 2,000 km
/// from the largest one and have less than a twentieth of the area. The whole when nothing is so.
[[nodiscard]] geom::LonLatShape home_parts(const geom::LonLatShape& outline);

/// An outline without the detail below `km`, valid; empty when nothing of it is that large. Edges
/// along parallels keep to them.
[[nodiscard]] geom::LonLatShape generalized(const geom::LonLatShape& outline, double km);

/// What an area's surroundings and parts are drawn from: its home_parts(), in at most some 4,000
/// points.
[[nodiscard]] geom::LonLatShape home_outline(const geom::LonLatShape& outline);

} // namespace cordon::place::expression
