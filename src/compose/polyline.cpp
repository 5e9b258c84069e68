// SPDX-License-Identifier: MIT
#include "compose/polyline.hpp"

#include "geom/measure.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::compose {

using geom::PagePoint;
using Line = std::vector<PagePoint>;

double length(std::span<const PagePoint> line) {
    return geom::length(line);
}

OnLine place_on(std::span<const PagePoint> line, double distance) {
    const auto found = geom::place_along(line, std::clamp(distance, 0.0, length(line)));
    if (!found) return {line.empty() ? PagePoint{} : line.front(), 0.0};
    return {found->point, found->angle * 180.0 / std::numbers::pi};
}

namespace {

bool meet(PagePoint a, PagePoint b) {
    return std::abs(a.x - b.x) < 0.5 && std::abs(a.y - b.y) < 0.5;
}

/// Appends `other` to `line` when they share an end; either may be turned round.
bool join(Line& line, Line& other) {
    if (meet(line.back(), other.back())) std::reverse(other.begin(), other.end());
    if (meet(line.front(), other.front())) {
        std::reverse(line.begin(), line.end());
    } else if (meet(line.front(), other.back())) {
        std::swap(line, other);
    }
    if (!meet(line.back(), other.front())) return false;
    line.insert(line.end(), other.begin() + 1, other.end());
    return true;
}

} // namespace

std::vector<Line> join_lines(std::vector<Line> lines) {
    std::vector<Line> out;
    for (Line& line : lines) {
        if (line.size() < 2) continue;
        Line current = std::move(line);
        // A joined line may touch an earlier one with its new end, so start over after each join.
        for (std::size_t i = 0; i < out.size();) {
            if (join(out[i], current)) {
                current = std::move(out[i]);
                out.erase(out.begin() + static_cast<std::ptrdiff_t>(i));
                i = 0;
            } else {
                ++i;
            }
        }
        out.push_back(std::move(current));
    }
    return out;
}

} // namespace cordon::compose
