// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

/// Distances near a place without a geodesic, for the .cpp files of this module.
namespace cordon::analysis {

/// A longitude difference by the shorter way round, -180..180.
[[nodiscard]] inline double wrapped(double degrees) {
    if (degrees > 180.0) return degrees - 360.0;
    if (degrees < -180.0) return degrees + 360.0;
    return degrees;
}

/// The plane that touches WGS 84 at a place: x east, y north in metres, by the radii of curvature
/// there. Good to 1e-3 of the distance within 50 km outside the polar regions: it picks candidates,
/// the geodesic decides.
class LocalPlane {
  public:
    explicit LocalPlane(geom::LonLat origin) : origin_(origin) {
        constexpr double axis = 6378137.0;
        constexpr double e2 = 0.00669437999014;
        const double latitude = origin.y * std::numbers::pi / 180.0;
        const double w2 = 1.0 - e2 * std::sin(latitude) * std::sin(latitude);
        const double prime = axis / std::sqrt(w2);
        per_x_ = prime * std::cos(latitude) * std::numbers::pi / 180.0;
        per_y_ = prime * (1.0 - e2) / w2 * std::numbers::pi / 180.0;
    }
    [[nodiscard]] geom::Projected to_plane(geom::LonLat place) const {
        return {wrapped(place.x - origin_.x) * per_x_, (place.y - origin_.y) * per_y_};
    }
    /// The distance between two places near the origin.
    [[nodiscard]] double distance(geom::LonLat a, geom::LonLat b) const {
        return std::hypot(wrapped(a.x - b.x) * per_x_, (a.y - b.y) * per_y_);
    }

  private:
    geom::LonLat origin_;
    double per_x_ = 0.0;
    double per_y_ = 0.0;
};

/// Distance on the mean sphere (haversine): within 0.6 % of the geodesic.
[[nodiscard]] inline double sphere_distance(geom::LonLat a, geom::LonLat b) {
    constexpr double radians = std::numbers::pi / 180.0;
    const double sy = std::sin((b.y - a.y) / 2 * radians);
    const double sx = std::sin((b.x - a.x) / 2 * radians);
    const double h = sy * sy + std::cos(a.y * radians) * std::cos(b.y * radians) * sx * sx;
    return 2 * 6371008.8 * std::asin(std::min(1.0, std::sqrt(h)));
}

/// The place between two neighbouring ones, straight in longitude and latitude.
[[nodiscard]] inline geom::LonLat between(geom::LonLat a, geom::LonLat b, double fraction) {
    const double x = a.x + wrapped(b.x - a.x) * fraction;
    return {x > 180.0 ? x - 360.0 : (x < -180.0 ? x + 360.0 : x), a.y + (b.y - a.y) * fraction};
}

} // namespace cordon::analysis
