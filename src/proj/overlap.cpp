// SPDX-License-Identifier: MIT
#include "geom/measure.hpp"
#include "proj/buffer.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::proj {

namespace {

constexpr double degree = std::numbers::pi / 180.0;

/// How far, in degrees, the true course of an edge may run beside the straight line between its
/// ends in longitude and latitude: L² tan(latitude) / 8R, doubled.
double bow(geom::LonLat a, geom::LonLat b) {
    constexpr double steepest = 89.5;
    const double latitude = std::min(steepest, std::max(std::abs(a.y), std::abs(b.y)));
    const double length = std::hypot(a.x - b.x, a.y - b.y);
    return 2.0 * length * length * degree * std::tan(latitude * degree) / 8.0;
}

/// The largest of those of a shape.
double largest_bow(const geom::LonLatView& shape) {
    double most = 0.0;
    for (std::size_t k = 0; k < shape.part_count(); ++k) {
        const auto ring = shape.part(k);
        for (std::size_t i = 1; i < ring.size(); ++i)
            most = std::max(most, bow(ring[i - 1], ring[i]));
    }
    return most;
}

/// Far from the antimeridian and the poles, where degrees are no measure.
bool is_plain(const geom::LonLatBox& box) {
    return box.min_x > -179.0 && box.max_x < 179.0 && box.min_y > -85.0 && box.max_y < 85.0;
}

/// Degrees on the ground in which edges are known well enough.
constexpr double margin = 0.02;

/// Boxes that lie apart by more than the edges can bow out of them.
bool surely_apart(const geom::LonLatShape& a, const geom::LonLatShape& b) {
    const geom::LonLatBox x = a.box();
    const geom::LonLatBox y = b.box();
    if (!is_plain(x) || !is_plain(y) || x.intersects(y)) return false;
    const double by = margin + largest_bow(a.view()) + largest_bow(b.view());
    const double latitude =
        std::max({std::abs(x.min_y), std::abs(x.max_y), std::abs(y.min_y), std::abs(y.max_y)});
    const double by_x = by / std::cos(latitude * degree);
    return x.max_y + by < y.min_y || y.max_y + by < x.min_y || x.max_x + by_x < y.min_x ||
           y.max_x + by_x < x.min_x;
}

/// A place inside a polygon and clear of all its edges.
bool surely_inside(geom::LonLat p, const geom::LonLatView& polygon) {
    if (!geom::contains(polygon, p)) return false;
    const double shrunk = std::cos(p.y * degree);
    const auto near = [&](geom::LonLat q) { return geom::LonLat{(q.x - p.x) * shrunk, q.y - p.y}; };
    for (std::size_t k = 0; k < polygon.part_count(); ++k) {
        const auto ring = polygon.part(k);
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const double clear =
                geom::nearest_on_segment({0.0, 0.0}, near(ring[i - 1]), near(ring[i])).distance;
            if (clear < margin + bow(ring[i - 1], ring[i])) return false;
        }
    }
    return true;
}

/// Some corner of a polygon with an area lies well inside the other one.
bool surely_overlap(const geom::LonLatShape& a, const geom::LonLatShape& b) {
    constexpr std::size_t corners = 4;
    constexpr double least = 0.001; // degrees: no sliver that rounding could remove
    const geom::LonLatBox box = a.box();
    if (!is_plain(box) || box.width() < least || box.height() < least) return false;
    const auto ring = a.view().part(0);
    const std::size_t step = std::max<std::size_t>(1, ring.size() / corners);
    for (std::size_t i = 0; i < ring.size(); i += step)
        if (surely_inside(ring[i], b.view())) return true;
    return false;
}

} // namespace

bool overlap(const geom::LonLatShape& a, const geom::LonLatShape& b) {
    if (a.empty() || b.empty() || surely_apart(a, b)) return false;
    const bool a_is_smaller = a.view().point_count() < b.view().point_count();
    if (surely_overlap(a_is_smaller ? a : b, a_is_smaller ? b : a)) return true;
    return !intersect(a, b).empty();
}

} // namespace cordon::proj
