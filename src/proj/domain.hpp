// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"
#include "proj/proj_string.hpp"

/// Where a projection is defined, for the .cpp files of this module; not part of its interface.
namespace cordon::proj {

/// The part of the globe that a projection can show, and how it is cut.
struct Domain {
    bool azimuthal = false; ///< not cut along a meridian
    geom::LonLat center;    ///< of the projection; y matters for azimuthal ones only
    double half_width =
        180.0; ///< degrees of longitude shown on each side of the centre (not azimuthal)
    double min_lat = -90.0; ///< lowest latitude that has a useful image
    double max_lat = 90.0;
    double cap =
        180.0; ///< azimuthal: degrees from the centre up to which places have a useful image
};

/// Latitude at which Web Mercator's square ends: atan(sinh(pi)).
inline constexpr double web_mercator_latitude = 85.05112877980659;

/// The domain of a projection given by its PROJ parameters; `meridian` is the longitude of its
/// prime meridian.
[[nodiscard]] Domain domain_of(const ProjString& parameters, double meridian = 0.0);

/// `lon` moved by whole turns into `from` <= lon < `from` + 360.
[[nodiscard]] double wrap_from(double lon, double from);
/// `lon` in -180..180; both ends stay where they are.
[[nodiscard]] double wrap_lon(double lon);

/// Great circle distance in degrees on the sphere, within 0.6 % of the geodesic.
[[nodiscard]] double angle_between(geom::LonLat a, geom::LonLat b);

} // namespace cordon::proj
