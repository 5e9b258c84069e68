// SPDX-License-Identifier: MIT
#include "render/stroker.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::render {

namespace {

using Point = scene::PagePoint;

/// How far an arc's chords may lie from it, in pixels.
constexpr double arc_tolerance = 0.02;
/// How far a corner may stick out before it gets a join, in pixels.
constexpr double corner_tolerance = 0.02;

double dot_of(Point a, Point b) {
    return a.x * b.x + a.y * b.y;
}
double cross_of(Point a, Point b) {
    return a.x * b.y - a.y * b.x;
}

} // namespace

Stroker::Stroker(Coverage& out, const scene::Stroke& stroke, double scale)
    : out_(out), cap_(stroke.cap), join_(stroke.join), half_(stroke.width * scale / 2),
      miter_(std::max(1.0, stroke.miter_limit) * std::max(1.0, stroke.miter_limit)),
      dashes_(stroke, scale) {
    const double half_turn_cosine = std::max(0.0, 1 - corner_tolerance / half_);
    flat_cosine_ = std::max(0.0, 2 * half_turn_cosine * half_turn_cosine - 1);
    // At most a sixth of a turn: arc() relies on it.
    const double step = 2 * std::acos(std::max(1 - arc_tolerance / half_, std::sqrt(0.75)));
    turn_ = {std::cos(step), std::sin(step)};
}

void Stroker::move(Point p) {
    end_sub_path(Ends::open);
    start_ = p;
    points_.assign(1, p);
}

void Stroker::line(Point p) {
    if (points_.empty()) points_.push_back(start_); // after a close
    has_line_ = true;
    if (!is_same_place(points_.back(), p)) points_.push_back(p);
}

void Stroker::close() {
    if (points_.empty()) return;
    has_line_ = true;
    while (points_.size() > 1 && is_same_place(points_.back(), points_.front())) points_.pop_back();
    end_sub_path(Ends::closed);
}

void Stroker::finish() {
    end_sub_path(Ends::open);
}

void Stroker::end_sub_path(Ends ends) {
    if (points_.size() == 1 && has_line_) dot(points_.front(), {1, 0});
    // Two points make a line and the way back; its ends are joins, not caps.
    if (points_.size() > 1) {
        if (dashes_.solid())
            outline(points_, ends);
        else
            dash(ends);
    }
    points_.clear();
    has_line_ = false;
}

void Stroker::outline(std::span<const Point> points, Ends ends) {
    measure(points, ends);
    if (ends == Ends::closed) {
        side(ends);
        reverse(ends);
        side(ends);
        return;
    }
    const Corner& first = corners_.front();
    const Point start = first.at - left_of(first.along);
    out_.move_to(start.x, start.y);
    cap(first.at, {-first.along.x, -first.along.y});
    side(ends);
    const Corner last = corners_.back();
    cap(last.at, last.along);
    reverse(ends);
    side(ends);
}

void Stroker::measure(std::span<const Point> points, Ends ends) {
    const std::size_t n = points.size();
    corners_.resize(n);
    const std::size_t segments = ends == Ends::closed ? n : n - 1;
    for (std::size_t i = 0; i < segments; ++i) {
        const Point to = points[i + 1 < n ? i + 1 : 0] - points[i];
        const double length = std::sqrt(to.x * to.x + to.y * to.y);
        corners_[i] = {points[i], {to.x / length, to.y / length}, length};
    }
    if (ends == Ends::open)
        corners_[n - 1] = {points[n - 1], corners_[n - 2].along, corners_[n - 2].length};
}

void Stroker::reverse(Ends ends) {
    std::reverse(corners_.begin(), corners_.end());
    const Corner first = corners_.front();
    const std::size_t n = corners_.size();
    const auto take = [this](std::size_t i, const Corner& from) {
        corners_[i].along = {-from.along.x, -from.along.y};
        corners_[i].length = from.length;
    };
    for (std::size_t i = 0; i + 1 < n; ++i) take(i, corners_[i + 1]);
    if (ends == Ends::closed)
        take(n - 1, first);
    else
        corners_[n - 1].along = corners_[n - 2].along;
}

void Stroker::side(Ends ends) {
    const std::size_t n = corners_.size();
    begins_ring_ = ends == Ends::closed;
    const std::size_t segments = ends == Ends::closed ? n : n - 1;
    for (std::size_t i = 0; i < segments; ++i) {
        const Corner& before = corners_[i];
        const Corner& after = corners_[i + 1 < n ? i + 1 : 0];
        if (ends == Ends::closed || i + 1 < segments)
            join(after.at, before, after);
        else
            put(after.at + left_of(before.along));
    }
}

void Stroker::dot(Point at, Point along) {
    if (cap_ == scene::Cap::butt) return;
    const Point start = at - left_of(along);
    out_.move_to(start.x, start.y);
    cap(at, {-along.x, -along.y});
    cap(at, along);
}

/// Goes on from the left of the end of a line to its right; `along` points out of the line.
void Stroker::cap(Point at, Point along) {
    const Point left = left_of(along);
    const Point out{along.x * half_, along.y * half_};
    if (cap_ == scene::Cap::round) return arc(at, left, {-left.x, -left.y});
    if (cap_ == scene::Cap::square) {
        put(at + left + out);
        put(at - left + out);
    }
    put(at - left);
}

/// From the left side of the segment `before` to the left side of the segment `after`.
void Stroker::join(Point at, const Corner& before, const Corner& after) {
    const Point from = left_of(before.along);
    const Point to = left_of(after.along);
    const double cosine = dot_of(before.along, after.along);
    const double sine = cross_of(before.along, after.along);
    const auto put_crossing = [&] { // of the two sides
        put({at.x + (from.x + to.x) / (1 + cosine), at.y + (from.y + to.y) / (1 + cosine)});
    };
    if (sine < 0) { // the inside of the turn
        // Each segment may give half of its length to either of its ends; where that is not enough
        // the detour by the middle of the line keeps all windings positive.
        const double room = std::min(before.length, after.length) / 2;
        if (-sine * half_ <= room * (1 + cosine)) return put_crossing();
        put(at + from);
        put(at);
        return put(at + to);
    }
    const bool flat = cosine >= flat_cosine_;
    if (flat || (join_ == scene::Join::miter && 2 <= miter_ * (1 + cosine))) return put_crossing();
    put(at + from);
    if (join_ == scene::Join::round) return arc(at, from, to);
    put(at + to);
}

/// Turns clockwise on the page (y down) from `from` to `to`, at most half a turn.
void Stroker::arc(Point at, Point from, Point to) {
    for (;;) {
        from = {from.x * turn_.x - from.y * turn_.y, from.x * turn_.y + from.y * turn_.x};
        if (cross_of(from, to) <= 0 && dot_of(from, to) > 0) break;
        put(at + from);
    }
    put(at + to);
}

void Stroker::dash(Ends ends) {
    if (!dashes_.cut(points_, ends == Ends::closed)) return outline(points_, Ends::closed);
    for (const Dashes::Dash& dash : dashes_.dashes()) {
        const auto points = std::span(dashes_.points()).subspan(dash.begin, dash.end - dash.begin);
        if (points.size() > 1)
            outline(points, Ends::open);
        else
            dot(points.front(), dash.along);
    }
}

} // namespace cordon::render
