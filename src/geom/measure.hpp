// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"

#include <cstddef>
#include <optional>
#include <span>

/// Measures in the plane, in units of the space; on the ground see proj/geodesic.hpp.
namespace cordon::geom {

/// Length of a line along its segments.
template <typename Space>
[[nodiscard]] double length(std::span<const Point<Space>> line);

/// Area of a ring, closed or not: positive when it runs counter-clockwise with y up.
template <typename Space>
[[nodiscard]] double signed_area(std::span<const Point<Space>> ring);

/// Area of a polygon feature, holes subtracted.
template <typename Space>
[[nodiscard]] double area(const ShapeView<Space>& polygon);

/// Centre of gravity of a polygon's area, of a line's length or of points; empty for empty
/// features. May lie outside of a polygon: for labels use label_point().
template <typename Space>
[[nodiscard]] std::optional<Point<Space>> centroid(const ShapeView<Space>& shape);

/// Whether the edge between two vertices crosses the ray from `p` towards larger x: the even-odd
/// rule counts these.
template <typename Space>
[[nodiscard]] constexpr bool crosses_ray(Point<Space> p, Point<Space> a, Point<Space> b) {
    return (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x;
}

/// True when `p` lies inside a polygon feature by the even-odd rule over all its rings.
template <typename Space>
[[nodiscard]] bool contains(const ShapeView<Space>& polygon, Point<Space> p);

/// Where a line comes nearest to a point.
template <typename Space>
struct Nearest {
    Point<Space> point;
    std::size_t segment = 0; ///< index of its first vertex
    double fraction = 0.0;   ///< 0..1 along the segment
    double distance = 0.0;   ///< from the given point
    double along = 0.0;      ///< from the line's start
};

template <typename Space>
[[nodiscard]] Nearest<Space> nearest_on_segment(Point<Space> p, Point<Space> a, Point<Space> b);

/// Empty for a line without points. The first of several nearest places counts.
template <typename Space>
[[nodiscard]] std::optional<Nearest<Space>> nearest_on_line(Point<Space> p,
                                                            std::span<const Point<Space>> line);

/// A place on a line with the line's direction there.
template <typename Space>
struct OnLine {
    Point<Space> point;
    double angle = 0.0; ///< radians from the x axis towards y, -pi..pi
};

/// The place at a distance from the line's start, clamped to its ends; empty for a line of fewer
/// than two points.
template <typename Space>
[[nodiscard]] std::optional<OnLine<Space>> place_along(std::span<const Point<Space>> line,
                                                       double at);

/// The middle of a line by length.
template <typename Space>
[[nodiscard]] std::optional<OnLine<Space>> midpoint(std::span<const Point<Space>> line);

/// A place inside a polygon for its label.
template <typename Space>
struct LabelPoint {
    Point<Space> point;
    double clearance = 0.0; ///< distance to the nearest edge
};

/// The pole of inaccessibility: the inside place farthest from all edges, to within `precision`
/// (after Garcia-Castellanos and Lombardo 2007, searched by halving squares). Empty for a polygon
/// without area.
template <typename Space>
[[nodiscard]] std::optional<LabelPoint<Space>> label_point(const ShapeView<Space>& polygon,
                                                           double precision);

/// A polygon that GEOS accepts.
template <typename Space>
struct Valid {
    Shape<Space> shape;
    bool changed = false; ///< the input crossed itself or its rings did not nest
};

/// Repairs a polygon feature; other kinds are copied. Throws Error for coordinates that are not
/// finite.
template <typename Space>
[[nodiscard]] Valid<Space> make_valid(const ShapeView<Space>& shape);

} // namespace cordon::geom
