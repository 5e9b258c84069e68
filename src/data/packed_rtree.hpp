// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace cordon::data {

/// The packed Hilbert R-tree of a FlatGeobuf file, read where it lies: 40 bytes a node (four
/// doubles, an offset), the root first, the items last, each node's children side by side. The
/// tree's shape follows from the number of items and the node size alone, so the offsets of inner
/// nodes are not trusted and not needed.
class PackedRTree {
  public:
    /// Size in bytes of the index over `items` features. Throws FlatBufferError when it cannot fit
    /// into `limit`.
    [[nodiscard]] static std::size_t byte_size(std::uint64_t items, std::uint16_t node_size,
                                               std::size_t limit);

    /// `nodes` are exactly the bytes of the index; node_size >= 2.
    PackedRTree(std::string_view nodes, std::uint64_t items, std::uint16_t node_size);

    /// Offsets, from the first feature on, of the features whose boxes touch the box; in the order
    /// of the file.
    [[nodiscard]] std::vector<std::uint64_t> query(const geom::LonLatBox& box) const;

  private:
    struct Level {
        std::size_t first = 0; ///< node
        std::size_t count = 0;
    };
    static std::vector<Level> levels(std::uint64_t items, std::uint16_t node_size);
    [[nodiscard]] bool touches(std::size_t node, const geom::LonLatBox& box) const;

    std::string_view nodes_;
    std::vector<Level> levels_; ///< root first
    std::size_t node_size_;
};

} // namespace cordon::data
