// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"

#include <span>

/// Exact buffers of lines in a plane, for the .cpp files of this module; not part of its interface.
namespace cordon::proj {

/// Appends simple polygons whose union is the buffer of a line, or of a ring when its last point is
/// its first: a rectangle for each segment, joined to the pie slice on the outer side of the bend
/// at its end, and half discs at the ends of a line. Chords lose at most 0.03 % of `radius`. GEOS's
/// own buffer first drops bends flatter than 1 % of the radius, which would break the promised 0.2
/// %.
void add_line_buffer(std::span<const geom::Projected> line, double radius,
                     geom::ProjectedShapes& out);

/// Appends the disc round a point as a polygon.
void add_disc(geom::Projected center, double radius, geom::ProjectedShapes& out);

} // namespace cordon::proj
