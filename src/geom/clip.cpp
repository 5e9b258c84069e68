// SPDX-License-Identifier: MIT
#include "geom/clip.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

namespace cordon::geom {

namespace {

/// One side of the box as a half-plane: inside where `sign * (coordinate - limit) <= 0`.
struct Side {
    bool vertical = true; ///< limits x, else y
    double limit = 0.0;
    double sign = 1.0; ///< 1 for an upper limit, -1 for a lower one

    template <typename Space>
    [[nodiscard]] bool inside(Point<Space> p) const {
        return sign * ((vertical ? p.x : p.y) - limit) <= 0.0;
    }
    /// Where the segment meets the side; its ends lie on different sides of it.
    template <typename Space>
    [[nodiscard]] Point<Space> cut(Point<Space> a, Point<Space> b) const {
        if (vertical) return {limit, a.y + (limit - a.x) / (b.x - a.x) * (b.y - a.y)};
        return {a.x + (limit - a.y) / (b.y - a.y) * (b.x - a.x), limit};
    }
};

template <typename Space>
Box<Space> box_of(std::span<const Point<Space>> points) {
    Box<Space> box;
    for (const Point<Space>& p : points) box.add(p);
    return box;
}

/// The part of a segment inside the box as parameters 0..1; false when there is none.
template <typename Space>
bool inside_range(Point<Space> a, Point<Space> d, const Box<Space>& box, double& t0, double& t1) {
    const std::array<double, 4> p{-d.x, d.x, -d.y, d.y};
    const std::array<double, 4> q{a.x - box.min_x, box.max_x - a.x, a.y - box.min_y,
                                  box.max_y - a.y};
    for (std::size_t i = 0; i < 4; ++i) {
        if (p[i] == 0.0) {
            if (q[i] < 0.0) return false;
            continue;
        }
        const double t = q[i] / p[i];
        if (p[i] < 0.0)
            t0 = std::max(t0, t);
        else
            t1 = std::min(t1, t);
        if (t0 > t1) return false;
    }
    return true;
}

template <typename Space>
void clip_line(std::span<const Point<Space>> line, const Box<Space>& box, Shapes<Space>& out) {
    bool open = false; // the end of the last piece is the start of this segment
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point<Space> a = line[i];
        const Point<Space> d = line[i + 1] - a;
        double t0 = 0.0;
        double t1 = 1.0;
        if (!inside_range(a, d, box, t0, t1) || (t0 == t1 && !(d == Point<Space>{}))) {
            open = false;
            continue;
        }
        if (!open || t0 > 0.0) {
            out.begin_part();
            out.add(t0 > 0.0 ? a + d * t0 : a);
        }
        out.add(t1 < 1.0 ? a + d * t1 : line[i + 1]);
        open = t1 == 1.0;
    }
}

/// One pass of Sutherland and Hodgman over a ring whose first point is repeated at the end.
template <typename Space>
void cut_ring(const std::vector<Point<Space>>& in, const Side& side,
              std::vector<Point<Space>>& out) {
    out.clear();
    for (std::size_t i = 0; i + 1 < in.size(); ++i) {
        const bool from = side.inside(in[i]);
        const bool to = side.inside(in[i + 1]);
        if (from) out.push_back(in[i]);
        if (from != to) out.push_back(side.cut(in[i], in[i + 1]));
    }
    if (!out.empty()) out.push_back(out.front());
}

/// Drops repeated points and points inside a straight run along one coordinate, which the passes
/// leave on the sides.
template <typename Space>
void tidy_ring(std::vector<Point<Space>>& ring) {
    std::size_t n = 0;
    for (const Point<Space>& p : ring) {
        if (n > 0 && ring[n - 1] == p) continue;
        const bool straight = n > 1 && ((ring[n - 2].x == ring[n - 1].x && ring[n - 1].x == p.x) ||
                                        (ring[n - 2].y == ring[n - 1].y && ring[n - 1].y == p.y));
        if (straight)
            ring[n - 1] = p;
        else
            ring[n++] = p;
        if (n > 1 && ring[n - 2] == ring[n - 1]) --n; // the run turned back on itself
    }
    ring.resize(n);
}

template <typename Space>
double twice_area(const std::vector<Point<Space>>& ring) {
    double sum = 0.0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        const Point<Space> a = ring[i] - ring[0];
        const Point<Space> b = ring[i + 1] - ring[0];
        sum += a.x * b.y - a.y * b.x;
    }
    return sum;
}

/// Scratch space that a thread keeps, so that a layer of small rings allocates nothing.
template <typename Space>
struct Scratch {
    std::vector<Point<Space>> ring;
    std::vector<Point<Space>> next;
};

/// True when a ring was appended.
template <typename Space>
bool clip_ring(std::span<const Point<Space>> ring, bool hole, const Box<Space>& box,
               Shapes<Space>& out) {
    const Box<Space> extent = box_of(ring);
    if (!extent.intersects(box)) return false;
    if (box.contains(extent)) {
        out.add_part(ring, hole);
        return true;
    }
    thread_local Scratch<Space> scratch;
    scratch.ring.assign(ring.begin(), ring.end());
    if (!(scratch.ring.front() == scratch.ring.back()))
        scratch.ring.push_back(scratch.ring.front());
    const auto pass = [](bool needed, const Side& side) {
        if (!needed) return;
        cut_ring(scratch.ring, side, scratch.next);
        std::swap(scratch.ring, scratch.next);
    };
    pass(extent.min_x < box.min_x, {true, box.min_x, -1.0});
    pass(extent.max_x > box.max_x, {true, box.max_x, 1.0});
    pass(extent.min_y < box.min_y, {false, box.min_y, -1.0});
    pass(extent.max_y > box.max_y, {false, box.max_y, 1.0});
    tidy_ring(scratch.ring);
    if (scratch.ring.size() < 4 || twice_area(scratch.ring) == 0.0) return false;
    out.add_part(scratch.ring, hole);
    return true;
}

template <typename Space>
void clip_points(std::span<const Point<Space>> points, const Box<Space>& box, Shapes<Space>& out) {
    bool begun = false;
    for (const Point<Space>& p : points) {
        if (!box.contains(p)) continue;
        if (!begun) out.begin_part();
        begun = true;
        out.add(p);
    }
}

} // namespace

template <typename Space>
void clip(const ShapeView<Space>& shape, const Box<Space>& box, Shapes<Space>& out) {
    out.begin(shape.kind());
    bool outer_kept = false;
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        const std::span<const Point<Space>> part = shape.part(i);
        if (part.empty()) continue;
        if (shape.kind() == Kind::point) {
            clip_points(part, box, out);
        } else if (shape.kind() == Kind::line) {
            clip_line(part, box, out);
        } else if (!shape.is_hole(i)) {
            outer_kept = clip_ring(part, false, box, out);
        } else if (outer_kept) {
            clip_ring(part, true, box, out);
        }
    }
}

template <typename Space>
Shapes<Space> clip(const Shapes<Space>& shapes, const Box<Space>& box) {
    Shapes<Space> out;
    out.reserve(shapes.size(), 0);
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const Box<Space>& extent = shapes.box(i);
        if (box.contains(extent) && !extent.empty())
            out.add_shape(shapes[i]);
        else if (box.intersects(extent))
            clip(shapes[i], box, out);
        else
            out.begin(shapes.kind(i));
    }
    return out;
}

template void clip(const LonLatView&, const LonLatBox&, LonLatShapes&);
template void clip(const ProjectedView&, const ProjectedBox&, ProjectedShapes&);
template void clip(const PageView&, const PageBox&, PageShapes&);
template LonLatShapes clip(const LonLatShapes&, const LonLatBox&);
template ProjectedShapes clip(const ProjectedShapes&, const ProjectedBox&);
template PageShapes clip(const PageShapes&, const PageBox&);

} // namespace cordon::geom
