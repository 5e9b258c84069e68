// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"
#include "proj/ellipsoid.hpp"

#include <vector>

/// The course of a segment between two vertices, for the .cpp files of this module; not part of its
/// interface.
namespace cordon::proj {

/// Two vertices with continuous longitudes (|dx| <= 360) and the course between them.
///
/// The rule of the whole module: a segment whose ends have the same latitude follows the parallel,
/// one whose ends have the same longitude the meridian (borders such as 49° N, graticules, boxes,
/// cuts along the antimeridian, the pole); any other segment follows the geodesic.
class Edge {
  public:
    Edge(geom::LonLat a, geom::LonLat b);
    /// Position at the share `t` (0..1) of the way; longitudes stay continuous.
    [[nodiscard]] geom::LonLat at(double t) const;
    [[nodiscard]] bool follows_grid() const { return follows_grid_; }

  private:
    geom::LonLat a_;
    geom::LonLat b_;
    bool follows_grid_;
    GeodesicSegment line_;
};

/// Into how many pieces of at most `longest` a length is cut: 1 .. 10 million, 1 for lengths that
/// are no numbers.
[[nodiscard]] int piece_count(double length, double longest);

/// True when a segment follows a parallel or a meridian.
[[nodiscard]] bool follows_grid(geom::LonLat a, geom::LonLat b);

/// Adds points to geodesic segments longer than `longest` degrees, so that between points straight
/// lines in longitude and latitude will do. `in` and `out` differ.
void add_course_points(const std::vector<geom::LonLat>& in, double longest,
                       std::vector<geom::LonLat>& out);

} // namespace cordon::proj
