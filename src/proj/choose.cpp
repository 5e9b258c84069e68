// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "proj/domain.hpp"
#include "proj/projection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::proj {

namespace {

/// Sizes of an extent in the terms of the choice.
struct Extent {
    double width = 0.0;  ///< degrees of longitude
    double height = 0.0; ///< degrees of latitude
    double lon = 0.0;    ///< of its centre, -180..180
    double lat = 0.0;
    double min_lat = 0.0;
    double max_lat = 0.0;
    double min_lon = 0.0;
    /// Width on the ground in degrees of a great circle.
    [[nodiscard]] double ground_width() const {
        return width * std::cos(lat * std::numbers::pi / 180.0);
    }
    [[nodiscard]] double size() const { return std::max(ground_width(), height); }
};

Extent measure(const geom::LonLatBox& box) {
    const bool finite = std::isfinite(box.min_x) && std::isfinite(box.max_x) &&
                        std::isfinite(box.min_y) && std::isfinite(box.max_y);
    if (box.empty() || !finite)
        throw Error("cannot choose a projection: the extent of the map is empty");
    Extent e;
    e.width = std::min(360.0, box.width());
    e.height = box.height();
    e.lon = wrap_lon(box.center().x);
    e.lat = box.center().y;
    e.min_lat = box.min_y;
    e.max_lat = box.max_y;
    e.min_lon = wrap_from(box.min_x, -180.0);
    return e;
}

/// Rounded to a tenth of a degree for small extents, else to half a degree; never `-0`.
double rounded(double value, const Extent& e) {
    const double steps = e.size() < 5.0 ? 10.0 : 2.0;
    return std::round(value * steps) / steps + 0.0;
}

ProjectionChoice world(const Extent& e) {
    // An extent of (nearly) the whole turn has no centre of its own: Greenwich, as readers expect.
    const double lon = e.width >= 350.0 ? 0.0 : wrap_lon(std::round(e.lon / 5.0) * 5.0) + 0.0;
    return {fmt::format("+proj=eqearth +lon_0={} +datum=WGS84 +units=m +no_defs", lon),
            "the extent is as wide as a continent or the world: Equal Earth keeps areas and looks "
            "familiar",
            "l’emprise est de la taille d’un continent ou du monde\u202F: Equal Earth conserve les "
            "surfaces et reste "
            "familière"};
}

ProjectionChoice polar(const Extent& e) {
    const double lon = e.width >= 180.0 ? 0.0 : rounded(e.lon, e);
    return {
        fmt::format("+proj=laea +lat_0={} +lon_0={} +datum=WGS84 +units=m +no_defs",
                    e.lat < 0 ? -90 : 90, lon),
        "the extent lies near a pole: Lambert's azimuthal projection centred on the pole keeps "
        "areas",
        "l’emprise est proche d’un pôle\u202F: la projection azimutale de Lambert centrée sur le "
        "pôle conserve les "
        "surfaces"};
}

ProjectionChoice utm(const Extent& e) {
    const int zone = static_cast<int>(std::floor((e.min_lon + 180.0) / 6.0)) % 60 + 1;
    return {fmt::format("+proj=utm +zone={}{} +datum=WGS84 +units=m +no_defs", zone,
                        e.lat < 0 ? " +south" : ""),
            fmt::format("the extent is small and lies inside UTM zone {}", zone),
            fmt::format("l’emprise est petite et tient dans le fuseau UTM {}", zone)};
}

ProjectionChoice albers(const Extent& e) {
    // Standard parallels at one sixth of the height from the edges spread the distortion (Snyder
    // 1987, p. 99).
    const double inset = e.height / 6.0;
    return {fmt::format(
                "+proj=aea +lat_1={} +lat_2={} +lat_0={} +lon_0={} +datum=WGS84 +units=m +no_defs",
                rounded(e.min_lat + inset, e), rounded(e.max_lat - inset, e), rounded(e.lat, e),
                rounded(e.lon, e)),
            "the extent is wider than high in middle latitudes: Albers' conic keeps areas",
            "l’emprise est plus large que haute aux latitudes moyennes\u202F: la conique d’Albers "
            "conserve les surfaces"};
}

ProjectionChoice local(const Extent& e) {
    return {fmt::format("+proj=laea +lat_0={} +lon_0={} +datum=WGS84 +units=m +no_defs",
                        rounded(e.lat, e), rounded(e.lon, e)),
            "the extent is a region: Lambert's azimuthal projection centred on it keeps areas",
            "l’emprise est une région\u202F: la projection azimutale de Lambert centrée sur elle "
            "conserve les surfaces"};
}

bool inside_one_zone(const Extent& e) {
    const double last = e.min_lon + e.width;
    return e.width < 3.0 && e.height < 4.0 && e.min_lat > -80.0 && e.max_lat < 84.0 &&
           std::floor((e.min_lon + 180.0) / 6.0) == std::floor((last + 180.0) / 6.0);
}

bool near_pole(const Extent& e) {
    const double nearest_equator = e.lat < 0 ? -e.max_lat : e.min_lat;
    const double nearest_pole = e.lat < 0 ? -e.min_lat : e.max_lat;
    return std::abs(e.lat) > 70.0 || (nearest_pole >= 89.0 && nearest_equator > 30.0);
}

} // namespace

ProjectionChoice choose_projection(const geom::LonLatBox& extent) {
    const Extent e = measure(extent);
    if (inside_one_zone(e)) return utm(e);
    if (near_pole(e)) return polar(e);
    if (e.width > 120.0 || e.height > 110.0) return world(e);
    const bool one_hemisphere = e.min_lat * e.max_lat >= 0.0;
    const bool middle = std::abs(e.lat) >= 20.0 && std::abs(e.lat) <= 70.0;
    if (middle && one_hemisphere && e.ground_width() > 1.6 * e.height) return albers(e);
    return local(e);
}

} // namespace cordon::proj
