// SPDX-License-Identifier: MIT
#include "place/expression/half_plane.hpp"

#include "geom/shape_memo.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace cordon::place::expression {

namespace {

/// A plane turned so that a direction is up.
struct Turned {
    geom::LonLat middle;
    double k = 1.0; ///< length of a degree of longitude in degrees of latitude
    double sine = 0.0;
    double cosine = 1.0;

    Turned(const geom::LonLatBox& box, Degrees azimuth)
        : middle(box.center()), k(std::max(0.02, std::cos(middle.y * std::numbers::pi / 180.0))),
          sine(std::sin(azimuth.value() * std::numbers::pi / 180.0)),
          cosine(std::cos(azimuth.value() * std::numbers::pi / 180.0)) {}

    [[nodiscard]] geom::LonLat to(geom::LonLat p) const {
        const double x = (p.x - middle.x) * k;
        const double y = p.y - middle.y;
        return {x * cosine - y * sine, x * sine + y * cosine};
    }
    [[nodiscard]] geom::LonLat back(geom::LonLat p) const {
        const double x = p.x * cosine + p.y * sine;
        const double y = -p.x * sine + p.y * cosine;
        return {middle.x + x / k, middle.y + y};
    }
};

/// Area of a ring above a height; signed by its sense (Sutherland and Hodgman's cut, measured).
double area_above(const std::vector<geom::LonLat>& ring, double height) {
    double twice = 0.0;
    geom::LonLat last{};
    bool has_last = false;
    geom::LonLat first{};
    const auto add = [&](geom::LonLat p) {
        if (!has_last) first = p;
        if (has_last) twice += last.x * p.y - p.x * last.y;
        last = p;
        has_last = true;
    };
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const geom::LonLat a = ring[i];
        const geom::LonLat b = ring[i + 1];
        if (a.y >= height) add(a);
        if ((a.y >= height) != (b.y >= height)) {
            const double t = (height - a.y) / (b.y - a.y);
            add({a.x + t * (b.x - a.x), height});
        }
    }
    if (has_last) twice += last.x * first.y - first.x * last.y;
    return twice / 2.0;
}

} // namespace

geom::LonLatShape half_plane(geom::LonLat edge, Degrees ahead, Metres reach) {
    const Degrees left(ahead.value() - 90.0);
    const Degrees right(ahead.value() + 90.0);
    const Degrees behind(ahead.value() + 180.0);
    const geom::LonLat a = proj::direct(edge, left, reach);
    const geom::LonLat b = proj::direct(edge, right, reach);
    const geom::LonLat far = proj::direct(edge, behind, reach);
    const geom::LonLat c = proj::direct(far, right, reach);
    const geom::LonLat d = proj::direct(far, left, reach);
    // Seen with `ahead` up: left, back left, back right, right runs counter-clockwise.
    const std::vector<geom::LonLat> ring{a, d, far, c, b, edge, a};
    geom::LonLatShape shape(geom::Kind::polygon);
    shape.add_part(proj::densify(ring, kilometres(25.0)));
    return shape;
}

namespace {

geom::LonLatShape find_part(const geom::LonLatShape& area, Degrees azimuth, double share) {
    const Turned turned(area.box(), azimuth);
    std::vector<std::vector<geom::LonLat>> rings;
    const geom::LonLatView view = area.view();
    double low = 1e9;
    double high = -1e9;
    double widest = 0.0;
    for (std::size_t i = 0; i < view.part_count(); ++i) {
        auto& ring = rings.emplace_back();
        for (const geom::LonLat& p : view.part(i)) {
            ring.push_back(turned.to(p));
            low = std::min(low, ring.back().y);
            high = std::max(high, ring.back().y);
            widest = std::max(widest, std::abs(ring.back().x));
        }
    }
    const auto above = [&](double height) {
        double sum = 0.0;
        for (std::size_t i = 0; i < rings.size(); ++i)
            sum += (view.is_hole(i) ? -1.0 : 1.0) * std::abs(area_above(rings[i], height));
        return sum;
    };
    const double wanted = share * above(low - 1.0);
    double bottom = low;
    double top = high;
    for (int i = 0; i < 40; ++i) {
        const double middle = (bottom + top) / 2.0;
        (above(middle) > wanted ? bottom : top) = middle;
    }
    std::vector<geom::LonLat> box;
    const double margin = 0.5;
    const std::vector<geom::LonLat> corners{{-widest - margin, bottom},
                                            {widest + margin, bottom},
                                            {widest + margin, high + margin},
                                            {-widest - margin, high + margin},
                                            {-widest - margin, bottom}};
    // The cut is a straight line of the turned plane: bent on the globe, so it is followed closely.
    constexpr int steps = 64;
    for (std::size_t k = 0; k + 1 < corners.size(); ++k)
        for (int i = 0; i < steps; ++i) {
            const double t = static_cast<double>(i) / steps;
            const geom::LonLat p = turned.back(corners[k] + (corners[k + 1] - corners[k]) * t);
            box.push_back({std::clamp(p.x, -180.0, 180.0), std::clamp(p.y, -89.9, 89.9)});
        }
    box.push_back(box.front());
    geom::LonLatShape cut(geom::Kind::polygon);
    cut.add_part(box);
    return proj::intersect(area, cut);
}

} // namespace

geom::LonLatShape part_of(const geom::LonLatShape& area, Degrees azimuth, double share) {
    if (area.empty()) return area;
    // The north of a country is named again and again.
    constexpr std::size_t most_known = std::size_t{1} << 17U; // points: 2 MiB
    static geom::ShapeMemo<geom::LonLatShape> known(most_known);
    geom::ShapeKey key = geom::shape_key(area.view());
    key.add(azimuth.value());
    key.add(share);
    return known.get(key, [&] { return find_part(area, azimuth, share); });
}

} // namespace cordon::place::expression
