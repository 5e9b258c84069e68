// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"

#include <cstddef>
#include <vector>

namespace cordon::compose {

/// Where a name of `height` pixels has the most room in an area: for each of `rows` heights in
/// `seen` the middle of the widest stretch that lies inside over the whole height of the name, from
/// the top down. Heights without such a stretch are left out.
[[nodiscard]] std::vector<geom::PagePoint>
roomy_places(const geom::PageView& polygon, const geom::PageBox& seen, double height, int rows);

/// The areas of a layer as names see them: outlines to a few pixels.
class AreaOutlines {
  public:
    /// An area with the number of its feature.
    void add(std::size_t feature, const geom::PageView& area);
    /// Does a place lie in an area of another feature?
    [[nodiscard]] bool other_holds(std::size_t feature, geom::PagePoint p) const;

  private:
    geom::PageShapes outlines_;
    std::vector<geom::PageBox> boxes_;
    std::vector<std::size_t> features_; ///< of `outlines_`
};

/// Names need the outline of an area to so many pixels only.
inline constexpr double coarse_outline = 2.0;

} // namespace cordon::compose
