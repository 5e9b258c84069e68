// SPDX-License-Identifier: MIT
#include "proj/stadium.hpp"

#include <cmath>
#include <numbers>
#include <vector>

namespace cordon::proj {

namespace {

/// 32 chords a quarter turn: 1 - cos(step / 2) = 0.03 % (16 would lose 0.12 %).
constexpr double step = std::numbers::pi / 64.0;
/// Bends sharper than this many radians short of a half turn get a whole half disc.
constexpr double half_turn = std::numbers::pi - 0.01;

struct Segment {
    geom::Projected a;
    geom::Projected b;
    geom::Projected normal; ///< to the left, as long as the radius
};

std::vector<Segment> segments(std::span<const geom::Projected> line, double radius) {
    std::vector<Segment> out;
    out.reserve(line.size());
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const geom::Projected a = out.empty() ? line[0] : out.back().b;
        const geom::Projected d = line[i + 1] - a;
        const double length = std::hypot(d.x, d.y);
        // Steps below a millionth of the radius have no usable direction and change nothing.
        if (length <= 1e-6 * radius) continue;
        out.push_back({a, line[i + 1], {-d.y / length * radius, d.x / length * radius}});
    }
    return out;
}

/// Clockwise turn in radians (-pi..pi) from one segment to the next.
double clockwise_turn(const Segment& from, const Segment& to) {
    const double cross = from.normal.x * to.normal.y - from.normal.y * to.normal.x;
    const double dot = from.normal.x * to.normal.x + from.normal.y * to.normal.y;
    return -std::atan2(cross, dot);
}

/// The points between two ends of an arc round `center` that starts at `center + arm` and turns by
/// `angle` clockwise.
void add_arc(geom::Projected center, geom::Projected arm, double angle,
             geom::ProjectedShapes& out) {
    const int pieces = static_cast<int>(std::ceil(std::abs(angle) / step - 1e-9));
    for (int k = 1; k < pieces; ++k) {
        const double turn = -angle * k / pieces;
        const double c = std::cos(turn);
        const double s = std::sin(turn);
        out.add(center + geom::Projected{arm.x * c - arm.y * s, arm.x * s + arm.y * c});
    }
}

/// The polygon of one segment with what lies beyond its end, and before its start for the first of
/// an open line.
void add_segment(const Segment& s, const Segment* next, bool first_of_line,
                 geom::ProjectedShapes& out) {
    out.begin(geom::Kind::polygon);
    out.begin_part();
    const double turn = next == nullptr ? std::numbers::pi : clockwise_turn(s, *next);
    const geom::Projected next_normal = next == nullptr ? s.normal * -1.0 : next->normal;
    const geom::Projected start = s.a + s.normal;
    out.add(start);
    out.add(s.b + s.normal);
    // The line's own vertices are corners, so that neighbours share edges to the last bit and leave
    // no slivers.
    if (std::abs(turn) >= half_turn) {
        add_arc(s.b, s.normal, std::numbers::pi, out);
    } else if (turn > 0.0) { // to the right: the left side opens
        add_arc(s.b, s.normal, turn, out);
        out.add(s.b + next_normal);
        out.add(s.b);
    } else {
        out.add(s.b);
        if (turn < 0.0) { // the right side opens; its arc is walked backwards
            out.add(s.b - next_normal);
            add_arc(s.b, next_normal * -1.0, -turn, out);
        }
    }
    out.add(s.b - s.normal);
    out.add(s.a - s.normal);
    if (first_of_line)
        add_arc(s.a, s.normal * -1.0, std::numbers::pi, out);
    else
        out.add(s.a);
    out.add(start);
}

} // namespace

void add_line_buffer(std::span<const geom::Projected> line, double radius,
                     geom::ProjectedShapes& out) {
    if (line.empty()) return;
    const std::vector<Segment> all = segments(line, radius);
    if (all.empty()) return add_disc(line.front(), radius, out);
    const bool closed = line.size() > 3 && line.front() == line.back();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool last = i + 1 == all.size();
        const Segment* next = last ? (closed ? &all.front() : nullptr) : &all[i + 1];
        add_segment(all[i], next, i == 0 && !closed, out);
    }
}

void add_disc(geom::Projected center, double radius, geom::ProjectedShapes& out) {
    out.begin(geom::Kind::polygon);
    out.begin_part();
    const geom::Projected start{center.x, center.y + radius};
    out.add(start);
    add_arc(center, {0.0, radius}, 2.0 * std::numbers::pi, out);
    out.add(start);
}

} // namespace cordon::proj
