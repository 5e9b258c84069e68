// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cordon::geom {

/// Finds the boxes that touch a box: `BoxIndex<PageSpace> index(boxes); index.query(area, ids);`
///
/// A packed R-tree that is built once: boxes sorted along a Hilbert curve (Kamel and Faloutsos
/// 1993), sixteen to a node, levels in one flat array. Immutable after that, so that threads may
/// share it. Empty boxes are never found.
template <typename Space>
class BoxIndex {
  public:
    BoxIndex() = default;
    explicit BoxIndex(std::span<const Box<Space>> boxes);

    /// Sets `ids` to the indices of all boxes that share a point with `area`, ascending. `ids`
    /// keeps its memory.
    void query(const Box<Space>& area, std::vector<std::uint32_t>& ids) const;
    [[nodiscard]] std::vector<std::uint32_t> query(const Box<Space>& area) const;

    [[nodiscard]] std::size_t size() const { return ids_.size(); } ///< boxes that are not empty
    [[nodiscard]] bool empty() const { return ids_.empty(); }

  private:
    std::vector<Box<Space>>
        nodes_; ///< the boxes in Hilbert order, then each level above them, the root last
    std::vector<std::size_t> level_start_; ///< first node of each level, and the end
    std::vector<std::uint32_t> ids_;       ///< of the boxes at level 0
};

} // namespace cordon::geom
