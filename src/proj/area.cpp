// SPDX-License-Identifier: MIT
// Areas on the ellipsoid. The area between an edge and the equator is summed over the edges
// (Karney 2013, "Algorithms for geodesics", section 6); that of a short edge by a closed form.
#include "geom/shape_memo.hpp"
#include "proj/ellipsoid.hpp"
#include "proj/geodesic.hpp"

#include <GeographicLib/PolygonArea.hpp>

#include <cmath>
#include <numbers>

namespace cordon::proj {

namespace {

constexpr double radians = std::numbers::pi / 180.0;
constexpr double e2 = wgs84_flattening * (2.0 - wgs84_flattening);
constexpr double b2 = wgs84_axis * wgs84_axis * (1.0 - e2);

/// Edges longer than this, in degrees, and rings that come nearer to a pole than `polar` are
/// measured by the exact series.
constexpr double longest_edge = 0.25;
constexpr double polar = 85.0;

/// Area between the equator and a parallel for each radian of longitude, from the sine `s` of its
/// latitude: b²/2 · (s / (1 - e²s²) + artanh(e s) / e), as a series in e²s² that ends below 1e-14.
double zone(double s) {
    const double x = e2 * s * s;
    return b2 * s *
           (1.0 +
            x * (2.0 / 3.0 + x * (3.0 / 5.0 + x * (4.0 / 7.0 + x * (5.0 / 9.0 + x * 6.0 / 11.0)))));
}

/// Area between a short edge and the equator: Simpson's rule along the straight line in longitude
/// and latitude, and what lies between that line and the geodesic, to the second order.
double below_short_edge(double lat1, double zone1, double lat2, double zone2, double dlon) {
    const double middle = (lat1 + lat2) / 2.0 * radians;
    const double s = std::sin(middle);
    const double c = std::cos(middle);
    const double dlat = (lat2 - lat1) * radians;
    const double w = 1.0 - e2 * s * s;
    const double bow = dlon * dlon * s * c / 12.0 + s / c * dlat * dlat / 6.0;
    return dlon * ((zone1 + 4.0 * zone(s) + zone2) / 6.0 + b2 / (w * w) * c * bow);
}

double below_long_edge(geom::LonLat a, geom::LonLat b) {
    double below = 0.0;
    double other = 0.0;
    wgs84().GenInverse(a.y, a.x, b.y, b.x, GeographicLib::Geodesic::AREA, other, other, other,
                       other, other, other, below);
    return below;
}

double exact_area(std::span<const geom::LonLat> ring) {
    GeographicLib::PolygonArea sum(wgs84());
    for (const geom::LonLat& p : ring) sum.AddPoint(p.y, p.x);
    double perimeter = 0.0;
    double area = 0.0;
    sum.Compute(false, true, perimeter, area);
    return std::abs(area);
}

/// The area that a ring (without its closing point) encloses, whatever its direction.
double ring_area(std::span<const geom::LonLat> ring) {
    if (ring.size() < 3) return 0.0;
    double area = 0.0;
    double turned = 0.0;
    double zone1 = zone(std::sin(ring.back().y * radians));
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const geom::LonLat a = i == 0 ? ring.back() : ring[i - 1];
        const geom::LonLat b = ring[i];
        if (std::abs(b.y) > polar) return exact_area(ring);
        const double dlon = std::remainder(b.x - a.x, 360.0);
        turned += dlon;
        const double zone2 = zone(std::sin(b.y * radians));
        if (std::abs(dlon) <= longest_edge && std::abs(b.y - a.y) <= longest_edge) {
            area += below_short_edge(a.y, zone1, b.y, zone2, dlon * radians);
        } else {
            area += below_long_edge(a, b);
        }
        zone1 = zone2;
    }
    // Round a pole the edges' areas are not the whole.
    return std::abs(turned) > 180.0 ? exact_area(ring) : std::abs(area);
}

} // namespace

namespace {

double measure(const geom::LonLatView& polygon) {
    double total = 0.0;
    for (std::size_t i = 0; i < polygon.part_count(); ++i) {
        std::span<const geom::LonLat> ring = polygon.part(i);
        if (ring.size() > 1 && ring.front() == ring.back()) ring = ring.first(ring.size() - 1);
        const double area = ring_area(ring);
        total += polygon.is_hole(i) ? -area : area;
    }
    return std::max(0.0, total);
}

} // namespace

double area_m2(const geom::LonLatView& polygon) {
    if (polygon.kind() != geom::Kind::polygon) return 0.0;
    constexpr std::size_t most_known = 8192;
    static geom::ShapeMemo<double> known(most_known);
    return known.get(geom::shape_key(polygon), [&] { return measure(polygon); });
}

} // namespace cordon::proj
