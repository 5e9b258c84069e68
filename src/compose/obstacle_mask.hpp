// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"
#include "geom/shapes.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace cordon::compose {

/// Linework that labels should keep off but may cross: a coarse grid of weights over the frame.
class ObstacleMask {
  public:
    explicit ObstacleMask(const geom::PageBox& frame);

    /// Adds a line of `width` pixels; each touched cell takes the larger of its own and the given
    /// weight (0..255).
    void add_line(std::span<const geom::PagePoint> line, double width, int weight);
    void add_box(const geom::PageBox& box, int weight);
    /// Sum of the weights under a box, in units of weight 1 over a square of `cell` pixels.
    [[nodiscard]] double cost(const geom::PageBox& box) const;

    static constexpr double cell = 3.0; ///< pixels

  private:
    void mark(double x, double y, int radius, std::uint8_t weight);

    geom::PageBox frame_;
    int columns_;
    int rows_;
    std::vector<std::uint8_t> cells_;
};

} // namespace cordon::compose
