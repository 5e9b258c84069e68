// SPDX-License-Identifier: MIT
#pragma once

#include "core/units.hpp"
#include "geom/shapes.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace cordon::proj {

/// Largest relative radius error that a buffer may have: 0.2 % (stated, tested and never exceeded
/// silently).
inline constexpr double buffer_error_limit = 0.002;
/// The same for rough_buffer(): 2 %.
inline constexpr double rough_buffer_error_limit = 0.02;

/// All places at most `radius` from a place: the direct geodesic problem every 360/`vertices`
/// degrees. Split at the antimeridian; a disc that holds a pole is closed along it. radius in 1 m
/// .. 5,000 km.
[[nodiscard]] geom::LonLatShape disc(geom::LonLat center, Metres radius, int vertices = 180);
/// All places between `inner` and `outer` from a place; a hole when inner > 0.
[[nodiscard]] geom::LonLatShape ring(geom::LonLat center, Metres inner, Metres outer,
                                     int vertices = 180);
/// The part of a ring between two azimuths, clockwise from `from` to `to`.
[[nodiscard]] geom::LonLatShape sector(geom::LonLat center, Metres inner, Metres outer,
                                       Degrees from, Degrees to);
/// All places at most `radius` from any part of a point, line or polygon feature. Wide features are
/// split and buffered in local azimuthal equidistant frames, then united. Throws Error when the
/// error limit is exceeded.
[[nodiscard]] geom::LonLatShape buffer(const geom::LonLatView& feature, Metres radius);
/// The same within rough_buffer_error_limit, for outlines and borders that words name: many times
/// quicker for long lines.
[[nodiscard]] geom::LonLatShape rough_buffer(const geom::LonLatView& feature, Metres radius);

/// Union, intersection and difference of polygons on the ellipsoid, computed in a local frame with
/// densified edges.
[[nodiscard]] geom::LonLatShape unite(const std::vector<geom::LonLatShape>& polygons);
[[nodiscard]] geom::LonLatShape intersect(const geom::LonLatShape& a, const geom::LonLatShape& b);
[[nodiscard]] geom::LonLatShape subtract(const geom::LonLatShape& a, const geom::LonLatShape& b);
/// `a` without any of the others.
[[nodiscard]] geom::LonLatShape subtract(const geom::LonLatShape& a,
                                         const std::vector<geom::LonLatShape>& others);

/// Whether two polygons have area in common: the answer of !intersect(a, b).empty(), which is asked
/// only where corners and boxes do not show it at once.
[[nodiscard]] bool overlap(const geom::LonLatShape& a, const geom::LonLatShape& b);

/// Largest |true distance to the feature - radius| / radius over the outline's vertices and edge
/// midpoints, by dense geodesic search. Slow; for statements and tests.
[[nodiscard]] double buffer_error(const geom::LonLatView& feature, const geom::LonLatShape& outline,
                                  Metres radius);

/// How exactly an outline keeps its distance.
struct OutlineError {
    double largest = 0.0;   ///< share of the radius
    std::size_t places = 0; ///< vertices and edge midpoints that were measured
};

/// The same for an outline round several features, of which the nearest one counts, at about
/// `most_places` places spread evenly over it.
[[nodiscard]] OutlineError outline_error(std::span<const geom::LonLatView> features,
                                         const geom::LonLatShape& outline, Metres radius,
                                         std::size_t most_places);

} // namespace cordon::proj
