// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"
#include "proj/geodesic_fan.hpp"

#include <geodesic.h>

/// PROJ's geodesic routines for the .cpp files of this module; not part of its interface.
namespace cordon::proj {

/// Semi-major axis of WGS 84 in metres (NIMA TR8350.2).
inline constexpr double wgs84_axis = 6378137.0;
/// Flattening of WGS 84.
inline constexpr double wgs84_flattening = 1.0 / 298.257223563;

/// The ellipsoid on which everything is measured.
[[nodiscard]] const geod_geodesic& wgs84();

/// The shortest line between two places, for walking along it.
class GeodesicSegment {
  public:
    GeodesicSegment() : GeodesicSegment({}, {}) {}
    GeodesicSegment(geom::LonLat from, geom::LonLat to);
    [[nodiscard]] double metres() const { return way_.metres; }
    /// The place so many metres from its start.
    [[nodiscard]] geom::LonLat at(double metres) const;

  private:
    GeodesicFan fan_;
    GeodesicFan::Way way_;
};

} // namespace cordon::proj
