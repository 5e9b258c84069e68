// SPDX-License-Identifier: MIT
#include "geom/measure.hpp"
#include "geom/overlay.hpp"
#include "proj/domain.hpp"
#include "proj/local_frame.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace cordon::proj {

namespace {

/// Rounding of GEOS at the cut lines.
constexpr double snap = 1e-9;
/// A ring begins within one turn of -180..180 and reaches at most one further.
constexpr std::array<double, 5> turns{-720.0, -360.0, 0.0, 360.0, 720.0};

/// A ring of a frame with continuous longitudes.
SphereRing to_ring(std::span<const geom::Projected> ring, bool hole, const LocalFrame& frame) {
    SphereRing out;
    out.hole = hole;
    double lon = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const geom::LonLat p = frame.to_lonlat(ring[i]);
        lon = i == 0 ? p.x : p.x + 360.0 * std::round((lon - p.x) / 360.0);
        out.points.push_back({lon, p.y});
    }
    if (out.points.empty()) return out;
    const geom::LonLat first = out.points.front();
    const double back = first.x + 360.0 * std::round((lon - first.x) / 360.0);
    out.turns = static_cast<int>(std::lround((back - first.x) / 360.0));
    if (out.turns != 0) {
        geom::ProjectedShape one(geom::Kind::polygon);
        one.add_part(ring);
        for (const double pole : {90.0, -90.0})
            if (geom::contains(one.view(), frame.to_plane({0.0, pole}))) out.pole = pole;
    }
    return out;
}

bool needs_cut(const SphereRing& ring) {
    return ring.turns != 0 || std::any_of(ring.points.begin(), ring.points.end(),
                                          [](geom::LonLat p) { return std::abs(p.x) > 180.0; });
}

void add_whole(const std::vector<SphereRing>& rings, geom::LonLatShape& out) {
    for (const SphereRing& ring : rings) {
        out.add_part(ring.points, ring.hole);
        out.add(ring.points.front());
    }
}

geom::LonLatShape shifted(const std::vector<geom::LonLat>& ring, double by) {
    geom::LonLatShape out(geom::Kind::polygon);
    out.begin_part();
    for (const geom::LonLat& p : ring) out.add({p.x + by, p.y});
    return out;
}

/// The holes of a polygon, its first ring left out, that reach into a box, in each of their turns.
geom::LonLatShapes holes_in(const std::vector<SphereRing>& rings, const geom::LonLatBox& box) {
    geom::LonLatShapes holes;
    for (std::size_t i = 1; i < rings.size(); ++i)
        for (const double turn : turns) {
            const geom::LonLatShape hole = shifted(planar_ring(rings[i], -180.0), turn);
            if (hole.box().intersects(box)) holes.add_shape(hole.view());
        }
    return holes;
}

/// One polygon with its holes, cut into the strip -180..180.
void add_cut(const std::vector<SphereRing>& rings, geom::LonLatShape& out) {
    static const geom::LonLatShape globe =
        shifted({{-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90}}, 0.0);
    for (const double turn : turns) {
        geom::LonLatShape part =
            geom::intersect(shifted(planar_ring(rings.front(), -180.0), turn).view(), globe.view());
        if (part.empty()) continue;
        const geom::LonLatShapes holes = holes_in(rings, part.box());
        if (!holes.empty()) part = geom::subtract(part.view(), geom::unite(holes).view());
        const geom::LonLatView view = part.view();
        for (std::size_t k = 0; k < view.part_count(); ++k) {
            out.begin_part(view.is_hole(k));
            for (geom::LonLat p : view.part(k)) {
                if (std::abs(std::abs(p.x) - 180.0) < snap) p.x = std::copysign(180.0, p.x);
                if (std::abs(std::abs(p.y) - 90.0) < snap) p.y = std::copysign(90.0, p.y);
                out.add(p);
            }
        }
    }
}

} // namespace

geom::LonLatShape to_lonlat(const geom::ProjectedView& polygon, const LocalFrame& frame) {
    geom::LonLatShape out(geom::Kind::polygon);
    std::vector<SphereRing> rings; // an outer ring and its holes
    for (std::size_t i = 0; i < polygon.part_count(); ++i) {
        if (polygon.part(i).size() >= 4)
            rings.push_back(to_ring(polygon.part(i), polygon.is_hole(i), frame));
        const bool more = i + 1 < polygon.part_count() && polygon.is_hole(i + 1);
        if (more || rings.empty()) continue;
        if (std::any_of(rings.begin(), rings.end(), needs_cut))
            add_cut(rings, out);
        else
            add_whole(rings, out);
        rings.clear();
    }
    return out;
}

} // namespace cordon::proj
