// SPDX-License-Identifier: MIT
#include "compose/obstacle_mask.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::compose {

ObstacleMask::ObstacleMask(const geom::PageBox& frame)
    : frame_(frame), columns_(static_cast<int>(std::ceil(frame.width() / cell)) + 1),
      rows_(static_cast<int>(std::ceil(frame.height() / cell)) + 1),
      block_columns_(static_cast<std::size_t>(columns_ / block) + 1) {}

void ObstacleMask::mark(double x, double y, int radius, std::uint8_t weight) {
    const int column = static_cast<int>(std::floor((x - frame_.min_x) / cell));
    const int row = static_cast<int>(std::floor((y - frame_.min_y) / cell));
    for (int r = std::max(0, row - radius); r <= std::min(rows_ - 1, row + radius); ++r) {
        for (int c = std::max(0, column - radius); c <= std::min(columns_ - 1, column + radius);
             ++c) {
            std::vector<std::uint8_t>& cells = blocks_[block_of(c, r)];
            if (cells.empty()) cells.resize(static_cast<std::size_t>(block) * block, 0);
            std::uint8_t& here = cells[cell_of(c, r)];
            here = std::max(here, weight);
        }
    }
}

void ObstacleMask::add_line(std::span<const geom::PagePoint> line, double width, int weight) {
    const int radius = static_cast<int>(std::floor(width / 2 / cell));
    const auto value = static_cast<std::uint8_t>(std::clamp(weight, 0, 255));
    const geom::PageBox near = frame_.grown(width);
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        geom::PageBox box;
        box.add(line[i]);
        box.add(line[i + 1]);
        if (!box.intersects(near)) continue;
        const geom::PagePoint step = line[i + 1] - line[i];
        const double length = std::hypot(step.x, step.y);
        // Segments far longer than the page come from unclipped lines; their cells outside are
        // skipped by mark().
        const int pieces = static_cast<int>(std::min(20000.0, std::ceil(length / cell)));
        for (int k = 0; k <= pieces; ++k) {
            const double t = pieces == 0 ? 0.0 : static_cast<double>(k) / pieces;
            mark(line[i].x + step.x * t, line[i].y + step.y * t, radius, value);
        }
    }
}

void ObstacleMask::add_box(const geom::PageBox& box, int weight) {
    const auto value = static_cast<std::uint8_t>(std::clamp(weight, 0, 255));
    for (double y = box.min_y; y <= box.max_y; y += cell)
        for (double x = box.min_x; x <= box.max_x; x += cell)
            if (frame_.contains(geom::PagePoint{x, y})) mark(x, y, 0, value);
}

double ObstacleMask::cost(const geom::PageBox& box) const {
    const int c0 = std::max(0, static_cast<int>((box.min_x - frame_.min_x) / cell));
    const int c1 = std::min(columns_ - 1, static_cast<int>((box.max_x - frame_.min_x) / cell));
    const int r0 = std::max(0, static_cast<int>((box.min_y - frame_.min_y) / cell));
    const int r1 = std::min(rows_ - 1, static_cast<int>((box.max_y - frame_.min_y) / cell));
    double sum = 0;
    for (int r = r0; r <= r1; ++r)
        for (int c = c0; c <= c1; ++c) {
            const auto found = blocks_.find(block_of(c, r));
            if (found != blocks_.end()) sum += found->second[cell_of(c, r)];
        }
    return sum;
}

} // namespace cordon::compose
