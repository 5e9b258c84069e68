// SPDX-License-Identifier: MIT
#pragma once

#include "scene/scene.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::render {

/// A path sink that scales to device pixels and turns curves into lines which lie within 0.02 px of
/// them; hands move(), line() and close() on to `out`.
template <typename Out>
class Flatten {
  public:
    using Point = scene::PagePoint;

    Flatten(Out& out, double scale) : out_(out), scale_(scale) {}

    void move(Point p) {
        start_ = at_ = scaled(p);
        out_.move(at_);
    }
    void line(Point p) {
        at_ = scaled(p);
        out_.line(at_);
    }
    void cubic(Point a, Point b, Point p) {
        const Point from = at_;
        a = scaled(a);
        b = scaled(b);
        at_ = scaled(p);
        // Wang's bound: n chords of equal parameter lie within max |second difference| * 3/4 / n².
        const double bend = std::max(std::hypot(from.x - 2 * a.x + b.x, from.y - 2 * a.y + b.y),
                                     std::hypot(a.x - 2 * b.x + at_.x, a.y - 2 * b.y + at_.y));
        const int n = static_cast<int>(std::clamp(std::ceil(std::sqrt(37.5 * bend)), 1.0, 500.0));
        for (int i = 1; i < n; ++i) {
            const double t = static_cast<double>(i) / n;
            const double s = 1 - t;
            // Relative to its start, so that a curve that is moved by whole pixels keeps its
            // points.
            const double wa = 3 * s * s * t;
            const double wb = 3 * s * t * t;
            const double wp = t * t * t;
            out_.line(
                {from.x + (wa * (a.x - from.x) + wb * (b.x - from.x) + wp * (at_.x - from.x)),
                 from.y + (wa * (a.y - from.y) + wb * (b.y - from.y) + wp * (at_.y - from.y))});
        }
        out_.line(at_);
    }
    void close() {
        at_ = start_;
        out_.close();
    }

  private:
    [[nodiscard]] Point scaled(Point p) const { return {p.x * scale_, p.y * scale_}; }

    Out& out_;
    double scale_;
    Point start_{};
    Point at_{};
};

} // namespace cordon::render
