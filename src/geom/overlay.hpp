// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"

/// Set operations in the plane through GEOS. They cost 5 to 10 microseconds a vertex: for analysis
/// and preparation, not for tiles (see clip.hpp). Coordinates are taken as planar whatever their
/// space; distances on the ground belong to proj/buffer.hpp. Throws Error when GEOS cannot compute
/// a result. Inputs may be invalid: they are repaired first.
namespace cordon::geom {

/// All places at most `distance` (units of the space, may be negative for polygons) from a shape;
/// round ends and corners with `quad_segments` chords a quarter turn: 32 lose 0.03 % of the
/// distance, 10 lose 0.3 %. GEOS drops concave corners flatter than 1 % of the distance beforehand,
/// so this is for drawing.
template <typename Space>
[[nodiscard]] Shape<Space> planar_buffer(const ShapeView<Space>& shape, double distance,
                                         int quad_segments = 32);

/// The union of all polygon features.
template <typename Space>
[[nodiscard]] Shape<Space> unite(const Shapes<Space>& polygons);

/// The union of valid polygons that were cut apart along lines of a grid: multiples of `cell`
/// (above 0) in x and y, where neighbours have the same points. Takes time for what touches such a
/// line only. Polygons that touch no line are not looked at: they should overlap no other.
template <typename Space>
[[nodiscard]] Shape<Space> join_cells(const Shapes<Space>& polygons, double cell);

/// What both shapes share: the second is a polygon, the first a point set, a line or a polygon and
/// gives its kind.
template <typename Space>
[[nodiscard]] Shape<Space> intersect(const ShapeView<Space>& shape,
                                     const ShapeView<Space>& polygon);

/// What of the first shape lies outside the second one, a polygon.
template <typename Space>
[[nodiscard]] Shape<Space> subtract(const ShapeView<Space>& shape, const ShapeView<Space>& polygon);

/// A polygon cut to a box, by GEOS's rectangle clipper: unlike clip() without bridges along the
/// box's sides, so that the result is valid where the input is.
template <typename Space>
[[nodiscard]] Shape<Space> cut_to(const ShapeView<Space>& polygon, const Box<Space>& box);

/// The same polygon, repaired where its rings cross themselves or one another.
template <typename Space>
[[nodiscard]] Shape<Space> repaired(const ShapeView<Space>& polygon);

} // namespace cordon::geom
