// SPDX-License-Identifier: MIT
// Areas on the ellipsoid. The area between an edge and the equator is summed over the edges
// (Karney 2013, "Algorithms for geodesics", section 6); that of a short edge by a closed form.
#include "geom/shape_memo.hpp"
#include "proj/edge.hpp"
#include "proj/ellipsoid.hpp"
#include "proj/geodesic.hpp"
#include "proj/library.hpp"

#include <cmath>
#include <numbers>

namespace cordon::proj {

namespace {

constexpr double radians = std::numbers::pi / 180.0;
constexpr double e2 = wgs84_flattening * (2.0 - wgs84_flattening);
constexpr double b2 = wgs84_axis * wgs84_axis * (1.0 - e2);

/// Edges longer than this, in degrees, are measured in pieces, and rings that come nearer to a pole
/// than `polar` by the exact series.
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

/// A place of a long edge.
struct Stop {
    geom::LonLat at;
    double zone = 0.0;
};

Stop stop_at(geom::LonLat at) {
    return {at, zone(std::sin(at.y * radians))};
}

double below_short_edge(const Stop& a, const Stop& b) {
    return below_short_edge(a.at.y, a.zone, b.at.y, b.zone,
                            std::remainder(b.at.x - a.at.x, 360.0) * radians);
}

/// Area between a long edge and the equator. That of short pieces of its geodesic is off by the
/// square of their length: Richardson's extrapolation from pieces and their halves leaves a square
/// metre for an edge of 200 km. Near a pole by PROJ's series.
double below_long_edge(geom::LonLat from, geom::LonLat to) {
    constexpr double piece = 10e3; // metres
    const GeodesicSegment edge(from, to);
    const int pieces = piece_count(edge.metres(), piece);
    double whole = 0.0;
    double halves = 0.0;
    Stop a = stop_at(from);
    for (int k = 1; k <= pieces; ++k) {
        const Stop middle = stop_at(edge.at(edge.metres() * (k - 0.5) / pieces));
        const Stop b = stop_at(k == pieces ? to : edge.at(edge.metres() * k / pieces));
        if (std::abs(middle.at.y) > polar || std::abs(b.at.y) > polar) {
            double area = 0.0;
            library().geod_geninverse(&wgs84(), from.y, from.x, to.y, to.x, nullptr, nullptr,
                                      nullptr, nullptr, nullptr, nullptr, &area);
            return area;
        }
        whole += below_short_edge(a, b);
        halves += below_short_edge(a, middle) + below_short_edge(middle, b);
        a = b;
    }
    return halves + (halves - whole) / 3.0;
}

double exact_area(std::span<const geom::LonLat> ring) {
    geod_polygon sum{};
    library().geod_polygon_init(&sum, 0);
    for (const geom::LonLat& p : ring) library().geod_polygon_addpoint(&wgs84(), &sum, p.y, p.x);
    double area = 0.0;
    library().geod_polygon_compute(&wgs84(), &sum, 0, 1, &area, nullptr);
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
    constexpr std::size_t most_known = 1024;
    static geom::ShapeMemo<double> known(most_known);
    return known.get(geom::shape_key(polygon), [&] { return measure(polygon); });
}

} // namespace cordon::proj
