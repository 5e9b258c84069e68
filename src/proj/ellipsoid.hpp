// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"

#include <geodesic.h>

/// PROJ's geodesic routines for the .cpp files of this module; not part of its interface.
namespace cordon::proj {

/// Semi-major axis of WGS 84 in metres (NIMA TR8350.2).
inline constexpr double wgs84_axis = 6378137.0;
/// Flattening of WGS 84.
inline constexpr double wgs84_flattening = 1.0 / 298.257223563;

/// The ellipsoid on which everything is measured.
[[nodiscard]] const geod_geodesic& wgs84();

/// The shortest line from `a` to `b`; its length is the member `s13`.
[[nodiscard]] geod_geodesicline geodesic_between(geom::LonLat a, geom::LonLat b);

/// The place `metres` from the start of a line.
[[nodiscard]] geom::LonLat position_on(const geod_geodesicline& line, double metres);

} // namespace cordon::proj
