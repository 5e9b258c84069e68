// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <limits>

namespace cordon::geom {

struct GeographicSpace; ///< x = longitude, y = latitude in degrees, WGS 84; x in -180..180, y in
                        ///< -90..90
struct ProjectedSpace;  ///< x = easting, y = northing in metres of a map projection
struct PageSpace; ///< x to the right, y down, in CSS pixels (1/96 inch) from the sheet's top left
                  ///< corner

/// A position in one space; only `proj` turns one space into another.
template <typename Space>
struct Point {
    double x = 0.0;
    double y = 0.0;

    friend bool operator==(const Point&, const Point&) = default;
    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
    friend Point operator*(Point a, double k) { return {a.x * k, a.y * k}; }
};

using LonLat = Point<GeographicSpace>;
using Projected = Point<ProjectedSpace>;
using PagePoint = Point<PageSpace>;

/// A closed axis-parallel box; empty until something is added.
template <typename Space>
struct Box {
    double min_x = std::numeric_limits<double>::infinity();
    double min_y = std::numeric_limits<double>::infinity();
    double max_x = -std::numeric_limits<double>::infinity();
    double max_y = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool empty() const { return min_x > max_x || min_y > max_y; }
    [[nodiscard]] double width() const { return empty() ? 0.0 : max_x - min_x; }
    [[nodiscard]] double height() const { return empty() ? 0.0 : max_y - min_y; }
    [[nodiscard]] Point<Space> center() const {
        return {min_x + (max_x - min_x) / 2, min_y + (max_y - min_y) / 2};
    }
    [[nodiscard]] bool contains(Point<Space> p) const {
        return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y;
    }
    [[nodiscard]] bool contains(const Box& other) const {
        return other.min_x >= min_x && other.max_x <= max_x && other.min_y >= min_y &&
               other.max_y <= max_y;
    }
    [[nodiscard]] bool intersects(const Box& other) const {
        return min_x <= other.max_x && other.min_x <= max_x && min_y <= other.max_y &&
               other.min_y <= max_y;
    }
    void add(Point<Space> p) {
        min_x = std::min(min_x, p.x);
        min_y = std::min(min_y, p.y);
        max_x = std::max(max_x, p.x);
        max_y = std::max(max_y, p.y);
    }
    void add(const Box& other) {
        min_x = std::min(min_x, other.min_x);
        min_y = std::min(min_y, other.min_y);
        max_x = std::max(max_x, other.max_x);
        max_y = std::max(max_y, other.max_y);
    }
    /// The box grown by `by` on each side; negative values shrink it.
    [[nodiscard]] Box grown(double by) const {
        return {min_x - by, min_y - by, max_x + by, max_y + by};
    }

    friend bool operator==(const Box&, const Box&) = default;
};

using LonLatBox = Box<GeographicSpace>;
using ProjectedBox = Box<ProjectedSpace>;
using PageBox = Box<PageSpace>;

} // namespace cordon::geom
