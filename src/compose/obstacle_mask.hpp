// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"
#include "geom/shapes.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace cordon::compose {

/// Linework that labels should keep off but may cross: a coarse grid of weights over the frame, in
/// blocks that exist where something was marked (the frame of a tile zoom may be very large).
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
    static constexpr int block = 64; ///< cells a side
    void mark(double x, double y, int radius, std::uint8_t weight);
    [[nodiscard]] std::size_t block_of(int column, int row) const {
        return static_cast<std::size_t>(row / block) * block_columns_ +
               static_cast<std::size_t>(column / block);
    }
    [[nodiscard]] static std::size_t cell_of(int column, int row) {
        return static_cast<std::size_t>(row % block) * block +
               static_cast<std::size_t>(column % block);
    }

    geom::PageBox frame_;
    int columns_;
    int rows_;
    std::size_t block_columns_;
    std::unordered_map<std::size_t, std::vector<std::uint8_t>> blocks_;
};

} // namespace cordon::compose
