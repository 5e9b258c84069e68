// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "proj/projection_impl.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace cordon::proj {

namespace {

/// Samples along an edge; the lost sagitta is below 1/8000 of an edge for curves that turn less
/// than a half turn.
constexpr int edge_samples = 128;
constexpr int interior_samples = 32;

/// Positions on the edges and in a lattice of the inside.
template <typename Space, typename Visit>
void sample(const geom::Box<Space>& box, Visit visit) {
    const auto at = [&box](double u, double v) {
        return geom::Point<Space>{box.min_x + u * (box.max_x - box.min_x),
                                  box.min_y + v * (box.max_y - box.min_y)};
    };
    for (int i = 0; i <= edge_samples; ++i) {
        const double u = static_cast<double>(i) / edge_samples;
        for (const double side : {0.0, 1.0}) {
            visit(at(u, side));
            visit(at(side, u));
        }
    }
    for (int i = 1; i < interior_samples; ++i)
        for (int j = 1; j < interior_samples; ++j)
            visit(at(static_cast<double>(i) / interior_samples,
                     static_cast<double>(j) / interior_samples));
}

template <typename Space>
void check(const geom::Box<Space>& box) {
    if (box.empty() || !std::isfinite(box.width()) || !std::isfinite(box.height()))
        throw Error("cannot compute an extent: the box is empty");
}

} // namespace

geom::LonLatBox geographic_extent(const Projection& projection, const geom::ProjectedBox& box) {
    check(box);
    const Domain& domain = ProjectionAccess::impl(projection).domain;
    // Longitudes are counted from the middle of the box, so that an antimeridian in view does not
    // split them.
    const auto middle = projection.inverse(box.center());
    const double origin = (domain.azimuthal && middle ? middle->x : domain.center.x) - 180.0;
    geom::LonLatBox out;
    sample(box, [&](geom::Projected p) {
        if (const auto place = projection.inverse(p))
            out.add(geom::LonLat{wrap_from(place->x, origin), place->y});
    });
    if (out.empty()) throw Error("the map's frame shows no place of the projection");
    const double margin_x = out.width() * 0.01;
    const double margin_y = out.height() * 0.01;
    out = {out.min_x - margin_x, out.min_y - margin_y, out.max_x + margin_x, out.max_y + margin_y};
    bool pole_inside = false;
    for (const double pole : {-90.0, 90.0}) {
        const auto image = projection.forward({domain.center.x, pole});
        if (!image || !box.contains(*image)) continue;
        pole_inside = true;
        out.add(geom::LonLat{out.min_x, pole});
    }
    out.min_y = std::max(out.min_y, -90.0);
    out.max_y = std::min(out.max_y, 90.0);
    if (pole_inside || out.width() >= 359.0) return {-180.0, out.min_y, 180.0, out.max_y};
    const double turn = wrap_from(out.min_x, -180.0) - out.min_x;
    return {out.min_x + turn, out.min_y, out.max_x + turn, out.max_y};
}

geom::ProjectedBox projected_extent(const Projection& projection, const geom::LonLatBox& box) {
    check(box);
    const Domain& domain = ProjectionAccess::impl(projection).domain;
    const geom::LonLatBox shown{box.min_x, std::clamp(box.min_y, domain.min_lat, domain.max_lat),
                                std::min(box.max_x, box.min_x + 360.0),
                                std::clamp(box.max_y, domain.min_lat, domain.max_lat)};
    geom::ProjectedBox out;
    const auto visit = [&](geom::LonLat p) {
        if (domain.azimuthal && angle_between(p, domain.center) > domain.cap) return;
        const double off_center = wrap_from(p.x, domain.center.x - 180.0) - domain.center.x;
        if (!domain.azimuthal && std::abs(off_center) > domain.half_width) return;
        if (const auto image = projection.forward(p)) out.add(*image);
    };
    sample(shown, visit);
    // Extremes often lie on the central meridian, on the equator and on both sides of the seam.
    constexpr double beside_seam = 180.0 - 1e-9;
    for (const double offset : {0.0, -beside_seam, beside_seam}) {
        const double lon = wrap_from(domain.center.x + offset, shown.min_x);
        if (lon > shown.max_x) continue;
        for (int i = 0; i <= edge_samples; ++i)
            visit({lon, shown.min_y + shown.height() * i / edge_samples});
    }
    for (const double lat : {0.0, domain.center.y})
        for (int i = 0; i <= edge_samples && lat > shown.min_y && lat < shown.max_y; ++i)
            visit({shown.min_x + shown.width() * i / edge_samples, lat});
    if (out.empty()) throw Error("the projection shows no place of the map's extent");
    return out;
}

} // namespace cordon::proj
