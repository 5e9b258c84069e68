// SPDX-License-Identifier: MIT
#pragma once

#include "core/units.hpp"
#include "geom/point.hpp"
#include "geom/shapes.hpp"

#include <span>
#include <vector>

/// Distances and directions on the WGS 84 ellipsoid (Karney 2013).
namespace cordon::proj {

struct GeodesicLine {
    Metres distance;
    Degrees azimuth;      ///< at the start, -180..180 clockwise from north
    Degrees back_azimuth; ///< forward azimuth at the end
};

/// The shortest line between two places.
[[nodiscard]] GeodesicLine inverse(geom::LonLat from, geom::LonLat to);
/// The place `distance` away in the direction `azimuth`; longitude in -180..180.
[[nodiscard]] geom::LonLat direct(geom::LonLat from, Degrees azimuth, Metres distance);
[[nodiscard]] Metres distance(geom::LonLat a, geom::LonLat b);
/// Length of a line along its geodesics.
[[nodiscard]] Metres length(std::span<const geom::LonLat> line);
/// Area of a polygon (all parts, holes subtracted) in square metres.
[[nodiscard]] double area_m2(const geom::LonLatView& polygon);
/// The line with points added along the geodesics so that no segment is longer than `longest`.
[[nodiscard]] std::vector<geom::LonLat> densify(std::span<const geom::LonLat> line, Metres longest);
/// The stretch of a line between two distances from its start.
[[nodiscard]] std::vector<geom::LonLat> stretch(std::span<const geom::LonLat> line, Metres from,
                                                Metres to);
/// The place at a distance along a line from its start, clamped to its ends.
[[nodiscard]] geom::LonLat along(std::span<const geom::LonLat> line, Metres at);

} // namespace cordon::proj
