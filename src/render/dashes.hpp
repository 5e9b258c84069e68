// SPDX-License-Identifier: MIT
#pragma once

#include "scene/scene.hpp"

#include <cstddef>
#include <vector>

namespace cordon::render {

/// Points nearer than 1/512 on both axes are one: a rasteriser cannot tell them apart.
[[nodiscard]] bool is_same_place(scene::PagePoint a, scene::PagePoint b);

/// Cuts lines into dashes. Lengths and coordinates in one unit (device pixels).
class Dashes {
  public:
    using Point = scene::PagePoint;

    struct Dash {
        std::size_t begin = 0; ///< of its points
        std::size_t end = 0;   ///< one point: a dash of no length
        Point along{1, 0};     ///< unit vector of the line at its end
    };

    /// `pattern`: on, off, … as scene::Stroke has it, accepted by has_dashes(); empty = solid.
    Dashes(const scene::Stroke& stroke, double scale);
    [[nodiscard]] bool solid() const { return pattern_.empty(); }

    /// Cuts `points`, of which no two neighbours are in the same place. The pattern begins at the
    /// first point; of a ring, a dash that runs over the start stays whole. False: one dash goes
    /// all round the ring.
    bool cut(const std::vector<Point>& points, bool ring);
    /// Of the last cut().
    [[nodiscard]] const std::vector<Dash>& dashes() const { return dashes_; }
    [[nodiscard]] const std::vector<Point>& points() const { return points_; }

  private:
    void rewind();
    void next();
    void segment(Point from, Point to);
    void put(Point p);
    void begin_dash(Point at);
    void end_dash();
    void join_over_start();

    std::vector<double> pattern_{};
    double offset_ = 0.0;   ///< within the pattern, not negative
    std::size_t index_ = 0; ///< in the pattern
    double left_ = 0.0;     ///< of the present part of the pattern
    bool on_ = true;

    std::vector<Dash> dashes_{};
    std::vector<Point> points_{};
    Point along_{1, 0};
};

} // namespace cordon::render
