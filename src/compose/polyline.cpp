// SPDX-License-Identifier: MIT
#include "compose/polyline.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::compose {

using geom::PagePoint;
using Line = std::vector<PagePoint>;

double length(std::span<const PagePoint> line) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        sum += std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
    return sum;
}

OnLine place_on(std::span<const PagePoint> line, double distance) {
    std::size_t i = 0;
    double left = std::max(0.0, distance);
    double step = 0;
    for (;; ++i) {
        const PagePoint d = line[i + 1] - line[i];
        step = std::hypot(d.x, d.y);
        if (left <= step || i + 2 >= line.size()) break;
        left -= step;
    }
    const PagePoint d = line[i + 1] - line[i];
    const double t = step > 0 ? std::min(1.0, left / step) : 0.0;
    return {line[i] + d * t, std::atan2(d.y, d.x) * 180.0 / std::numbers::pi};
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
