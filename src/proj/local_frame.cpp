// SPDX-License-Identifier: MIT
#include "proj/local_frame.hpp"

#include "core/diagnostic.hpp"
#include "proj/edge.hpp"
#include "proj/ellipsoid.hpp"
#include "proj/geodesic.hpp"
#include "proj/nearby.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::proj {

namespace {

constexpr double degree = std::numbers::pi / 180.0;

/// No two places are farther apart than that, in metres: along the meridian, then the parallel.
double farthest_apart(geom::LonLat a, geom::LonLat b) {
    constexpr double metres_in_degree = 111'700.0; // the longest on the ellipsoid is 111,694 m
    const double shrunk = std::cos(std::max(std::abs(a.y), std::abs(b.y)) * degree);
    return metres_in_degree * (std::abs(a.y - b.y) + shrunk * std::abs(a.x - b.x));
}

} // namespace

geom::Projected LocalFrame::to_plane(geom::LonLat place) const {
    const GeodesicLine line = inverse(center_, place);
    const double metres = line.distance.value();
    const double azimuth = line.azimuth.value() * degree;
    return {metres * std::sin(azimuth), metres * std::cos(azimuth)};
}

geom::LonLat LocalFrame::to_lonlat(geom::Projected position) const {
    const double azimuth = std::atan2(position.x, position.y) / degree;
    return direct(center_, Degrees(azimuth), Metres(std::hypot(position.x, position.y)));
}

FrameFit fit_frame(std::span<const geom::LonLat> places) {
    if (places.empty()) throw Error("cannot measure round a feature without places");
    double x = 0.0;
    double y = 0.0;
    double z = 0.0;
    for (const geom::LonLat& p : places) {
        if (!std::isfinite(p.x) || !(std::abs(p.y) <= 90.0))
            throw Error(fmt::format(
                "cannot measure round the place {}, {}: it is not a longitude and latitude", p.x,
                p.y));
        x += std::cos(p.y * degree) * std::cos(p.x * degree);
        y += std::cos(p.y * degree) * std::sin(p.x * degree);
        z += std::sin(p.y * degree);
    }
    const double length = std::sqrt(x * x + y * y + z * z);
    const bool centered = length > 1e-3 * static_cast<double>(places.size());
    const geom::LonLat middle{std::atan2(y, x) / degree, std::atan2(z, std::hypot(x, y)) / degree};
    // One place is its own centre, to the last bit.
    FrameFit fit{LocalFrame(places.size() == 1 ? places.front() : middle), 0.0};
    fit.reach = farthest(fit.frame.center(), places).value();
    if (!centered || fit.reach > farthest_in_frame)
        throw Error(
            "cannot measure round a feature that is spread over more than half of the globe",
            "split it into several features");
    return fit;
}

double longest_edge(double error, double reach, double latitude) {
    // Chords of length L differ by L² k / 8, where k is the difference of curvatures: tan(latitude)
    // / R between a geodesic and a straight line in degrees, about reach / R² between a geodesic
    // and a straight line in a frame.
    constexpr double least = 0.05;
    const double steep = std::tan(std::min(std::abs(latitude), 89.5) * degree);
    const double bend = std::max({least, steep, reach / wgs84_axis}) / wgs84_axis;
    return std::clamp(std::sqrt(8.0 * error / bend), 1.0, 20e3);
}

std::vector<geom::LonLat> course(std::span<const geom::LonLat> points, bool closed,
                                 double longest) {
    std::vector<geom::LonLat> out;
    const std::size_t n = points.size();
    for (std::size_t i = 0; i < n; ++i) {
        out.push_back(points[i]);
        if (i + 1 == n && !closed) break;
        geom::LonLat next = points[(i + 1) % n];
        next.x += 360.0 * std::round((points[i].x - next.x) / 360.0); // the shorter way
        if (farthest_apart(points[i], next) <= longest) continue;
        const int pieces = piece_count(distance(points[i], next).value(), longest);
        if (pieces == 1) continue;
        const Edge edge(points[i], next);
        for (int k = 1; k < pieces; ++k) out.push_back(edge.at(static_cast<double>(k) / pieces));
    }
    if (closed && !out.empty()) out.push_back(out.front());
    return out;
}

geom::ProjectedShape to_plane(const geom::LonLatView& polygon, const LocalFrame& frame,
                              double longest) {
    geom::ProjectedShape out(geom::Kind::polygon);
    for (const SphereRing& ring : sphere_rings(polygon, Cuts::mend)) {
        if (ring.everything)
            throw Error("cannot measure round a polygon that covers the whole globe");
        out.begin_part(ring.hole);
        for (const geom::LonLat& p : course(ring.points, true, longest)) out.add(frame.to_plane(p));
    }
    return out;
}

} // namespace cordon::proj
