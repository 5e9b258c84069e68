// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"
#include "proj/sphere_rings.hpp"

#include <span>
#include <vector>

/// Planes for computing with distances, for the .cpp files of this module; not part of its
/// interface.
namespace cordon::proj {

/// The azimuthal equidistant plane round a place: x east, y north in metres; distances and
/// directions from the centre are true. Between other places a distance d is off by about d
/// (a/R)²/6, where a is how far the line passes from the centre: 1e-4 at 150 km, whatever d is.
class LocalFrame {
  public:
    explicit LocalFrame(geom::LonLat center) : center_(center) {}
    [[nodiscard]] geom::LonLat center() const { return center_; }
    [[nodiscard]] geom::Projected to_plane(geom::LonLat place) const;
    [[nodiscard]] geom::LonLat to_lonlat(geom::Projected position) const;

  private:
    geom::LonLat center_;
};

/// Farthest that a feature may lie from the centre of its frame, in metres: beyond, the antipode
/// comes near.
inline constexpr double farthest_in_frame = 15e6;

/// A frame in the middle of some places, and how far the farthest of them lies from it.
struct FrameFit {
    LocalFrame frame;
    double reach = 0.0; ///< metres
};

/// Throws Error when the places are spread over so much of the globe that they have no middle.
[[nodiscard]] FrameFit fit_frame(std::span<const geom::LonLat> places);

/// Longest straight edge (metres) of an outline for which reading it as a geodesic, as a straight
/// line in longitude and latitude or as one in a frame makes a difference of less than `error`
/// metres. `reach` = distance from the frame's centre, `latitude` = the highest one touched, in
/// degrees.
[[nodiscard]] double longest_edge(double error, double reach, double latitude);

/// The course of a line or, with `closed`, of a ring with points at most `longest` metres apart.
[[nodiscard]] std::vector<geom::LonLat> course(std::span<const geom::LonLat> points, bool closed,
                                               double longest);

/// A polygon feature in a frame, its cuts along the antimeridian and the poles mended, edges at
/// most `longest` metres.
[[nodiscard]] geom::ProjectedShape to_plane(const geom::LonLatView& polygon,
                                            const LocalFrame& frame, double longest);

/// A polygon of a frame as longitudes and latitudes: cut at the antimeridian, closed along a pole
/// that it holds.
[[nodiscard]] geom::LonLatShape to_lonlat(const geom::ProjectedView& polygon,
                                          const LocalFrame& frame);

} // namespace cordon::proj
