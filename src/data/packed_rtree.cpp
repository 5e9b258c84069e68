// SPDX-License-Identifier: MIT
#include "data/packed_rtree.hpp"

#include "data/flat_buffer.hpp"

#include <algorithm>
#include <array>

namespace cordon::data {

namespace {

constexpr std::size_t node_bytes = 40;
constexpr std::size_t offset_place = 32; ///< of the feature's offset in a node

} // namespace

std::vector<PackedRTree::Level> PackedRTree::levels(std::uint64_t items, std::uint16_t node_size) {
    std::vector<Level> levels;
    std::size_t count = items;
    levels.push_back({0, count});
    while (count > 1) {
        count = (count + node_size - 1) / node_size;
        levels.push_back({0, count});
    }
    std::reverse(levels.begin(), levels.end());
    for (std::size_t i = 1; i < levels.size(); ++i)
        levels[i].first = levels[i - 1].first + levels[i - 1].count;
    return levels;
}

std::size_t PackedRTree::byte_size(std::uint64_t items, std::uint16_t node_size,
                                   std::size_t limit) {
    if (node_size < 2) throw FlatBufferError("its index has a node size below 2");
    if (items > limit / node_bytes) throw FlatBufferError("it is shorter than its index");
    const std::vector<Level> all = levels(items, node_size);
    const std::size_t size = (all.back().first + all.back().count) * node_bytes;
    if (size > limit) throw FlatBufferError("it is shorter than its index");
    return size;
}

PackedRTree::PackedRTree(std::string_view nodes, std::uint64_t items, std::uint16_t node_size)
    : nodes_(nodes), levels_(levels(items, node_size)), node_size_(node_size) {}

bool PackedRTree::touches(std::size_t node, const geom::LonLatBox& box) const {
    std::array<double, 4> bounds{};
    std::memcpy(bounds.data(), nodes_.data() + node * node_bytes, sizeof bounds);
    return bounds[0] <= box.max_x && box.min_x <= bounds[2] && bounds[1] <= box.max_y &&
           box.min_y <= bounds[3];
}

std::vector<std::uint64_t> PackedRTree::query(const geom::LonLatBox& box) const {
    std::vector<std::size_t> nodes; ///< of one level, in order, counted from the level's first
    if (touches(0, box)) nodes.push_back(0);
    for (std::size_t level = 1; level < levels_.size(); ++level) {
        const Level& below = levels_[level];
        std::vector<std::size_t> children;
        for (const std::size_t node : nodes) {
            const std::size_t end = std::min((node + 1) * node_size_, below.count);
            for (std::size_t child = node * node_size_; child < end; ++child)
                if (touches(below.first + child, box)) children.push_back(child);
        }
        nodes = std::move(children);
    }
    std::vector<std::uint64_t> offsets;
    offsets.reserve(nodes.size());
    for (const std::size_t node : nodes)
        offsets.push_back(read_at<std::uint64_t>(
            nodes_, (levels_.back().first + node) * node_bytes + offset_place));
    return offsets;
}

} // namespace cordon::data
