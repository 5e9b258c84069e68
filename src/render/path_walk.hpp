// SPDX-License-Identifier: MIT
#pragma once

#include "scene/scene.hpp"

#include <algorithm>
#include <cstddef>

namespace cordon::render {

using scene::PagePoint;
using scene::Path;
using scene::Verb;

/// A part of a path: verbs and points as half-open ranges.
struct PathRange {
    std::size_t verb_begin = 0;
    std::size_t verb_end = 0;
    std::size_t point_begin = 0;
    std::size_t point_end = 0;

    [[nodiscard]] static PathRange whole(const Path& path) {
        return {0, path.verbs.size(), 0, path.points.size()};
    }
    [[nodiscard]] bool empty() const { return verb_begin >= verb_end; }
};

/// False when a coordinate is infinite or not a number: such a piece is not drawn.
[[nodiscard]] inline bool is_finite(const Path& path, const PathRange& range) {
    double sum = 0; // 0 * inf and 0 * NaN are NaN; one addition a coordinate, no branch
    for (std::size_t i = range.point_begin; i < range.point_end; ++i)
        sum += path.points[i].x * 0.0 + path.points[i].y * 0.0;
    return sum == 0.0;
}

/// Calls `visit(range)` for each piece of a shape that holds something and is finite.
template <typename Visit>
void for_each_piece(const scene::Shape& shape, Visit visit) {
    const PathRange all = PathRange::whole(shape.path);
    const auto send = [&](const PathRange& range) {
        if (!range.empty() && is_finite(shape.path, range)) visit(range);
    };
    if (shape.pieces.empty()) return send(all);
    PathRange range;
    for (const scene::Shape::Piece& piece : shape.pieces) {
        range.verb_begin = range.verb_end;
        range.point_begin = range.point_end;
        range.verb_end = std::clamp<std::size_t>(piece.verb_end, range.verb_begin, all.verb_end);
        range.point_end =
            std::clamp<std::size_t>(piece.point_end, range.point_begin, all.point_end);
        send(range);
    }
}

/// Sends the segments of `range` to `sink` (move, line, cubic, close), each coordinate kept within
/// ±`limit` pixels. Stops where the points run out; a path that does not begin with a move gets
/// one.
template <typename Sink>
void walk(const Path& path, const PathRange& range, double limit, Sink& sink) {
    const auto kept = [limit](PagePoint p) {
        return PagePoint{std::clamp(p.x, -limit, limit), std::clamp(p.y, -limit, limit)};
    };
    std::size_t p = range.point_begin;
    bool started = false;
    for (std::size_t v = range.verb_begin; v < range.verb_end; ++v) {
        const Verb verb = path.verbs[v];
        if (verb == Verb::close) {
            if (started) sink.close();
            continue;
        }
        const std::size_t needed = verb == Verb::cubic ? 3 : 1;
        if (p + needed > range.point_end) return;
        if (verb == Verb::move || !started) sink.move(kept(path.points[p]));
        if (verb == Verb::line && started) sink.line(kept(path.points[p]));
        if (verb == Verb::cubic)
            sink.cubic(kept(path.points[p]), kept(path.points[p + 1]), kept(path.points[p + 2]));
        started = true;
        p += needed;
    }
}

/// A stroke that can be drawn: a width above 0 and dashes that a drawing library accepts (all
/// finite, none negative, not all 0); other dashes are left out.
[[nodiscard]] inline bool has_dashes(const scene::Stroke& stroke) {
    double sum = 0;
    for (const double dash : stroke.dashes) {
        if (!(dash >= 0 && dash < 1e6)) return false;
        sum += dash;
    }
    return sum > 0;
}
[[nodiscard]] inline bool is_visible(const scene::Stroke& stroke) {
    return stroke.width > 0 && stroke.width < 1e6 && stroke.color.a > 0;
}

/// The box when the path is an axis-parallel rectangle (three or four lines, closed or back at its
/// start).
[[nodiscard]] inline std::optional<scene::PageBox> as_rectangle(const Path& path) {
    const auto& v = path.verbs;
    const auto& p = path.points;
    const bool closed = !v.empty() && v.back() == Verb::close;
    const std::size_t n = v.size() - (closed ? 1 : 0);
    if ((n != 4 && n != 5) || p.size() != n || v[0] != Verb::move) return std::nullopt;
    if (std::count(v.begin(), v.end(), Verb::line) != static_cast<std::ptrdiff_t>(n) - 1)
        return std::nullopt;
    if (n == 5 && !(p[4] == p[0])) return std::nullopt;
    const bool first_horizontal =
        p[0].y == p[1].y && p[1].x == p[2].x && p[2].y == p[3].y && p[3].x == p[0].x;
    const bool first_vertical =
        p[0].x == p[1].x && p[1].y == p[2].y && p[2].x == p[3].x && p[3].y == p[0].y;
    if (!first_horizontal && !first_vertical) return std::nullopt;
    return path.box();
}

/// Centre and radius of a path that Path::circle made.
struct Circle {
    PagePoint center;
    double radius = 0.0;
};
[[nodiscard]] inline std::optional<Circle> as_circle(const Path& path) {
    if (path.verbs.size() != 10 || path.points.size() != 17) return std::nullopt;
    const scene::PageBox box = path.box();
    const Circle circle{box.center(), box.width() / 2};
    const Path model = Path::circle(circle.center, circle.radius);
    if (model.verbs != path.verbs) return std::nullopt;
    const double tolerance = 1e-6 * (1 + circle.radius);
    for (std::size_t i = 0; i < path.points.size(); ++i) {
        const PagePoint d = path.points[i] - model.points[i];
        if (!(std::abs(d.x) <= tolerance && std::abs(d.y) <= tolerance)) return std::nullopt;
    }
    return circle;
}

} // namespace cordon::render
