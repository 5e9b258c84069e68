// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "geom/shape_memo.hpp"
#include "proj/buffer.hpp"
#include "proj/domain.hpp"
#include "proj/local_frame.hpp"
#include "proj/radius.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::proj {

namespace {

constexpr double degree = std::numbers::pi / 180.0;
/// Chords of a sector's arc turn by at most so many degrees, as those of a disc with 180 vertices.
constexpr double arc_step = 2.0;
/// A sector's straight sides get so many points, so that they stay geodesics however they are read.
constexpr int side_points = 64;

void check_center(geom::LonLat center) {
    if (!std::isfinite(center.x) || !(std::abs(center.y) <= 90.0))
        throw Error(
            fmt::format("cannot draw a circle round {}, {}: it is not a longitude and latitude",
                        center.x, center.y));
}

void check_annulus(Metres inner, Metres outer) {
    check_radius(outer);
    if (!(inner.value() >= 0.0) || !(inner < outer))
        throw Error(fmt::format(
            "cannot draw a ring from {} to {} m: the inner radius must be smaller than the outer",
            inner.value(), outer.value()));
}

geom::Projected polar(double radius, double azimuth) {
    return {radius * std::sin(azimuth * degree), radius * std::cos(azimuth * degree)};
}

void add_circle(double radius, int vertices, bool hole, geom::ProjectedShape& out) {
    out.begin_part(hole);
    // Counter-clockwise seen with north up, holes clockwise (RFC 7946, section 3.1.6).
    const double sign = hole ? 1.0 : -1.0;
    for (int i = 0; i < vertices; ++i) out.add(polar(radius, sign * 360.0 * i / vertices));
    out.add(polar(radius, 0.0));
}

int checked_vertices(int vertices) {
    if (vertices < 8 || vertices > 3600)
        throw Error(
            fmt::format("cannot draw a circle with {} vertices: 8 to 3600 are allowed", vertices));
    return vertices;
}

} // namespace

void check_radius(Metres radius) {
    if (radius.value() >= 1.0 && radius.value() <= 5e6) return;
    throw Error(fmt::format("cannot use a radius of {} m: it must lie between 1 m and 5000 km",
                            radius.value()));
}

geom::LonLatShape disc(geom::LonLat center, Metres radius, int vertices) {
    return ring(center, Metres(0.0), radius, vertices);
}

namespace {

geom::LonLatShape make_ring(geom::LonLat center, Metres inner, Metres outer, int vertices) {
    geom::ProjectedShape plane(geom::Kind::polygon);
    add_circle(outer.value(), vertices, false, plane);
    if (inner.value() > 0.0) add_circle(inner.value(), vertices, true, plane);
    return to_lonlat(plane.view(), LocalFrame({wrap_lon(center.x), center.y}));
}

} // namespace

geom::LonLatShape ring(geom::LonLat center, Metres inner, Metres outer, int vertices) {
    check_center(center);
    check_annulus(inner, outer);
    const int count = checked_vertices(vertices);
    // The same towns get the same discs again and again.
    constexpr std::size_t most_known = std::size_t{1} << 20U; // points: 16 MiB
    static geom::ShapeMemo<geom::LonLatShape> known(most_known);
    geom::ShapeKey key;
    for (const double number : {center.x, center.y, inner.value(), outer.value()}) key.add(number);
    key.add(static_cast<std::uint64_t>(count));
    return known.get(key, [&] { return make_ring(center, inner, outer, count); });
}

geom::LonLatShape sector(geom::LonLat center, Metres inner, Metres outer, Degrees from,
                         Degrees to) {
    check_center(center);
    check_annulus(inner, outer);
    if (!std::isfinite(from.value()) || !std::isfinite(to.value()))
        throw Error("cannot draw a sector between azimuths that are not finite");
    const double sweep = wrap_from(to.value() - from.value(), 0.0);
    if (sweep == 0.0) return ring(center, inner, outer);
    const int pieces = static_cast<int>(std::ceil(sweep / arc_step));
    geom::ProjectedShape plane(geom::Kind::polygon);
    plane.begin_part();
    const auto arc = [&](double radius, double start, double by) {
        for (int i = 0; i <= pieces; ++i) plane.add(polar(radius, start + by * i / pieces));
    };
    const auto side = [&](double azimuth, double first, double last) {
        for (int i = 1; i < side_points; ++i)
            plane.add(polar(first + (last - first) * i / side_points, azimuth));
    };
    const geom::Projected start = polar(outer.value(), to.value());
    arc(outer.value(), to.value(), -sweep);
    side(from.value(), outer.value(), inner.value());
    if (inner.value() > 0.0)
        arc(inner.value(), from.value(), sweep);
    else
        plane.add({0.0, 0.0});
    side(to.value(), inner.value(), outer.value());
    plane.add(start);
    return to_lonlat(plane.view(), LocalFrame({wrap_lon(center.x), center.y}));
}

} // namespace cordon::proj
