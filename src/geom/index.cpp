// SPDX-License-Identifier: MIT
#include "geom/index.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cordon::geom {

namespace {

constexpr std::size_t fan_out = 16;

/// Position of a cell of a 65536 x 65536 lattice along the Hilbert curve.
std::uint32_t hilbert(std::uint32_t x, std::uint32_t y) {
    std::uint32_t position = 0;
    for (std::uint32_t side = 1U << 15U; side > 0; side >>= 1U) {
        const std::uint32_t right = (x & side) != 0 ? 1 : 0;
        const std::uint32_t top = (y & side) != 0 ? 1 : 0;
        position = (position << 2U) | ((3U * right) ^ top);
        if (top != 0) continue;
        if (right != 0) { // turn the quadrant so that the curve joins
            x = ~x;
            y = ~y;
        }
        std::swap(x, y);
    }
    return position;
}

std::uint32_t cell(double value, double from, double size) {
    const double share = (value - from) / size * 65535.0;
    if (!(share > 0.0)) return 0; // also for boxes of no or of infinite size
    return static_cast<std::uint32_t>(std::min(share, 65535.0));
}

} // namespace

template <typename Space>
BoxIndex<Space>::BoxIndex(std::span<const Box<Space>> boxes) {
    Box<Space> extent;
    for (const Box<Space>& box : boxes)
        if (!box.empty()) extent.add(box);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order; // curve position, id
    order.reserve(boxes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].empty()) continue;
        const Point<Space> c = boxes[i].center();
        order.emplace_back(hilbert(cell(c.x, extent.min_x, extent.width()),
                                   cell(c.y, extent.min_y, extent.height())),
                           static_cast<std::uint32_t>(i));
    }
    std::sort(order.begin(), order.end());
    ids_.reserve(order.size());
    nodes_.reserve(order.size() + order.size() / (fan_out - 1) + 2);
    for (const auto& [position, id] : order) {
        ids_.push_back(id);
        nodes_.push_back(boxes[id]);
    }
    level_start_ = {0, nodes_.size()};
    while (level_start_.back() - level_start_[level_start_.size() - 2] > 1) {
        const std::size_t first = level_start_[level_start_.size() - 2];
        const std::size_t last = level_start_.back();
        for (std::size_t i = first; i < last; i += fan_out) {
            Box<Space> node;
            for (std::size_t k = i; k < std::min(i + fan_out, last); ++k) node.add(nodes_[k]);
            nodes_.push_back(node);
        }
        level_start_.push_back(nodes_.size());
    }
}

template <typename Space>
void BoxIndex<Space>::query(const Box<Space>& area, std::vector<std::uint32_t>& ids) const {
    ids.clear();
    if (ids_.empty()) return;
    // At most fan_out - 1 waiting nodes on each level; 2^32 boxes have 8 levels.
    std::array<std::pair<std::size_t, std::size_t>, fan_out * 9> stack; // level, node
    std::size_t depth = 0;
    stack[depth++] = {level_start_.size() - 2, nodes_.size() - 1};
    while (depth > 0) {
        const auto [level, node] = stack[--depth];
        if (!nodes_[node].intersects(area)) continue;
        if (level == 0) {
            ids.push_back(ids_[node]);
            continue;
        }
        const std::size_t first = level_start_[level - 1] + (node - level_start_[level]) * fan_out;
        const std::size_t last = std::min(first + fan_out, level_start_[level]);
        for (std::size_t child = first; child < last; ++child)
            if (nodes_[child].intersects(area)) stack[depth++] = {level - 1, child};
    }
    std::sort(ids.begin(), ids.end());
}

template <typename Space>
std::vector<std::uint32_t> BoxIndex<Space>::query(const Box<Space>& area) const {
    std::vector<std::uint32_t> ids;
    query(area, ids);
    return ids;
}

template class BoxIndex<GeographicSpace>;
template class BoxIndex<ProjectedSpace>;
template class BoxIndex<PageSpace>;

} // namespace cordon::geom
