// SPDX-License-Identifier: MIT
#include "render/dashes.hpp"

#include "render/path_walk.hpp"

#include <cmath>

namespace cordon::render {

namespace {

/// A pattern shorter than this is drawn solid: no screen resolves it.
constexpr double shortest_pattern = 0.1;

} // namespace

bool is_same_place(scene::PagePoint a, scene::PagePoint b) {
    constexpr double same = 1.0 / 512;
    return std::abs(a.x - b.x) < same && std::abs(a.y - b.y) < same;
}

Dashes::Dashes(const scene::Stroke& stroke, double scale) {
    if (!has_dashes(stroke)) return;
    double total = 0;
    for (const double dash : stroke.dashes) total += dash * scale;
    if (total < shortest_pattern) return;
    for (const double dash : stroke.dashes) pattern_.push_back(dash * scale);
    if (pattern_.size() % 2 == 1) total *= 2; // the second time round on and off change places
    if (std::isfinite(stroke.dash_offset)) offset_ = std::fmod(stroke.dash_offset * scale, total);
    if (offset_ < 0) offset_ += total;
}

void Dashes::rewind() {
    index_ = 0;
    left_ = pattern_[0];
    on_ = true;
    double rest = offset_;
    while (rest >= left_) {
        rest -= left_;
        next();
    }
    left_ -= rest;
}

void Dashes::next() {
    index_ = (index_ + 1) % pattern_.size();
    left_ = pattern_[index_];
    on_ = !on_;
}

bool Dashes::cut(const std::vector<Point>& points, bool ring) {
    dashes_.clear();
    points_.clear();
    rewind();
    const bool starts_on = on_;
    if (on_) begin_dash(points.front());
    for (std::size_t i = 0; i + 1 < points.size(); ++i) segment(points[i], points[i + 1]);
    if (ring) segment(points.back(), points.front());
    if (on_) end_dash();
    if (!ring) return true;
    if (on_ && starts_on && dashes_.size() == 1) return false;
    if (on_ && starts_on) join_over_start();
    return true;
}

void Dashes::segment(Point from, Point to) {
    const Point way = to - from;
    const double length = std::sqrt(way.x * way.x + way.y * way.y);
    along_ = {way.x / length, way.y / length};
    double done = 0;
    while (left_ <= length - done) {
        done += left_;
        const Point at{from.x + along_.x * done, from.y + along_.y * done};
        if (on_) {
            put(at);
            end_dash();
            next();
        } else {
            next();
            begin_dash(at);
        }
    }
    left_ -= length - done;
    if (on_) put(to);
}

void Dashes::put(Point p) {
    if (!is_same_place(points_.back(), p)) points_.push_back(p);
}

void Dashes::begin_dash(Point at) {
    dashes_.push_back({points_.size(), points_.size(), along_});
    points_.push_back(at);
}

void Dashes::end_dash() {
    dashes_.back().end = points_.size();
    dashes_.back().along = along_;
}

/// The last dash ends where the first begins: the first becomes its end.
void Dashes::join_over_start() {
    const Dash first = dashes_.front();
    dashes_.erase(dashes_.begin());
    for (std::size_t i = first.begin; i < first.end; ++i) {
        const Point p = points_[i]; // a copy: points_ grows
        put(p);
    }
    dashes_.back().end = points_.size();
    dashes_.back().along = first.along;
}

} // namespace cordon::render
