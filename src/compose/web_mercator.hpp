// SPDX-License-Identifier: MIT
#pragma once

#include "compose/map_frame.hpp"
#include "geom/point.hpp"

#include <cmath>
#include <numbers>

/// The square world of web maps: 0..1 from the antimeridian to the east and from 85.05° N down.
namespace cordon::compose {

inline constexpr double world_metres = 40075016.68557849; ///< circumference of its sphere

/// Place in the square world; latitudes beyond the square are kept at its sides.
[[nodiscard]] inline geom::Projected to_square(geom::LonLat p) {
    constexpr double limit = 85.051128779806604;
    const double latitude = std::min(std::max(p.y, -limit), limit) * std::numbers::pi / 180.0;
    const double y = std::asinh(std::tan(latitude)) / (2.0 * std::numbers::pi);
    return {p.x / 360.0 + 0.5, 0.5 - y};
}

/// Latitude at a height of the square world, in radians.
[[nodiscard]] inline double square_latitude(double y) {
    return std::atan(std::sinh((0.5 - y) * 2.0 * std::numbers::pi));
}

/// Web Mercator metres of a place in the square world.
[[nodiscard]] inline geom::Projected square_to_metres(geom::Projected p) {
    return {(p.x - 0.5) * world_metres, (0.5 - p.y) * world_metres};
}
[[nodiscard]] inline geom::Projected metres_to_square(geom::Projected p) {
    return {p.x / world_metres + 0.5, 0.5 - p.y / world_metres};
}

/// Numbers of the copies of the world that a Web Mercator frame shows; 0 is the usual one.
struct WorldCopies {
    int first = 0;
    int last = 0;
};
[[nodiscard]] inline WorldCopies world_copies(const MapFrame& frame, double margin) {
    const geom::ProjectedBox box = frame.map_box(margin);
    constexpr int most = 20; // a frame of 10,000 pixels at zoom 0
    const auto number = [](double x) {
        return static_cast<int>(std::floor(x / world_metres + 0.5));
    };
    return {std::max(-most, number(box.min_x)), std::min(most, number(box.max_x))};
}

} // namespace cordon::compose
