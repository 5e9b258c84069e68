// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"

#include <cmath>
#include <vector>

/// Builders of page shapes for tests.
namespace cordon::geom::test {

using Points = std::vector<PagePoint>;

inline PageShape line(const std::vector<Points>& parts) {
    PageShape shape(Kind::line);
    for (const Points& part : parts) shape.add_part(part);
    return shape;
}

/// The first ring is the outer one, the others are its holes.
inline PageShape polygon(const std::vector<Points>& rings) {
    PageShape shape(Kind::polygon);
    for (std::size_t i = 0; i < rings.size(); ++i) shape.add_part(rings[i], i > 0);
    return shape;
}

inline Points square(double x, double y, double side) {
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

/// A wavy star with `n` corners.
inline Points star(double radius, int n) {
    Points ring;
    for (int i = 0; i < n; ++i) {
        const double angle = 2 * M_PI * i / n;
        const double r = radius * (0.75 + 0.25 * std::sin(9 * angle));
        ring.push_back({r * std::cos(angle), r * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return ring;
}

} // namespace cordon::geom::test
