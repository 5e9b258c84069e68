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

/// `by` pixels to the right of the direction from `a` to `b`.
PagePoint to_the_right(PagePoint a, PagePoint b, double by) {
    const PagePoint way = b - a;
    const double step = std::hypot(way.x, way.y);
    return PagePoint{-way.y, way.x} * (by / step);
}

/// The points of a line beside its corner: one where the two sides meet, two where that is far off.
void add_corner(Line& out, PagePoint at, PagePoint before, PagePoint after) {
    const PagePoint sum = before + after;
    const double by2 = before.x * before.x + before.y * before.y;
    const double reach = (sum.x * sum.x + sum.y * sum.y) / 2; // by² (1 + cosine of the turn)
    constexpr double sharpest = 0.3;                          // a turn of 134 degrees
    if (reach > sharpest * by2) {
        out.push_back(at + sum * (by2 / reach));
    } else {
        out.push_back(at + before);
        out.push_back(at + after);
    }
}

} // namespace

Beside beside(std::span<const PagePoint> line, double distance, double by) {
    Line points;
    for (const PagePoint& p : line)
        if (points.empty() || !(p == points.back())) points.push_back(p);
    if (points.size() < 2 || by == 0.0) return {std::move(points), distance};
    Beside out;
    double walked = 0.0;
    bool passed = false;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const PagePoint right = to_the_right(points[i], points[i + 1], by);
        if (i == 0) {
            out.line.push_back(points[0] + right);
        } else {
            add_corner(out.line, points[i], to_the_right(points[i - 1], points[i], by), right);
        }
        const double step = length(std::span<const PagePoint>(points).subspan(i, 2));
        if (!passed && (walked + step >= distance || i + 2 == points.size())) {
            passed = true;
            const PagePoint at = points[i] + (points[i + 1] - points[i]) *
                                                 std::clamp((distance - walked) / step, 0.0, 1.0);
            // Inside of a sharp bend the point may lie before the corner's: then it is the corner.
            const PagePoint way = at + right - out.line.back();
            const double ahead =
                (way.x * (points[i + 1] - points[i]).x + way.y * (points[i + 1] - points[i]).y) /
                step;
            out.distance = length(out.line) + std::max(0.0, ahead);
        }
        walked += step;
    }
    const std::size_t last = points.size() - 1;
    out.line.push_back(points[last] + to_the_right(points[last - 1], points[last], by));
    return out;
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
