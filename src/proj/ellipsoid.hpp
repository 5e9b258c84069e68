// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>

/// GeographicLib's geodesics for the .cpp files of this module; not part of its interface.
namespace cordon::proj {

/// Semi-major axis of WGS 84 in metres (NIMA TR8350.2).
inline constexpr double wgs84_axis = 6378137.0;
/// Flattening of WGS 84.
inline constexpr double wgs84_flattening = 1.0 / 298.257223563;

/// The ellipsoid on which everything is measured.
[[nodiscard]] inline const GeographicLib::Geodesic& wgs84() {
    return GeographicLib::Geodesic::WGS84();
}

/// The shortest line between two places, for walking along it.
class GeodesicSegment {
  public:
    GeodesicSegment() = default;
    GeodesicSegment(geom::LonLat from, geom::LonLat to)
        : line_(wgs84().InverseLine(from.y, from.x, to.y, to.x,
                                    GeographicLib::Geodesic::LATITUDE |
                                        GeographicLib::Geodesic::LONGITUDE |
                                        GeographicLib::Geodesic::DISTANCE_IN)) {}
    [[nodiscard]] double metres() const { return line_.Distance(); }
    /// The place so many metres from its start.
    [[nodiscard]] geom::LonLat at(double metres) const {
        geom::LonLat place;
        line_.Position(metres, place.y, place.x);
        return place;
    }

  private:
    GeographicLib::GeodesicLine line_;
};

} // namespace cordon::proj
