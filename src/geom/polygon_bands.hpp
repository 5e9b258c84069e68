// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"

#include <cstddef>
#include <vector>

namespace cordon::geom {

/// Answers for one polygon, and many places, what contains() answers: edges are kept by bands of
/// latitude, so that only those near the place's parallel are looked at.
class PolygonBands {
  public:
    PolygonBands() = default;
    explicit PolygonBands(const LonLatView& polygon);

    /// Exactly as contains() of the polygon.
    [[nodiscard]] bool contains(LonLat place) const;

  private:
    struct Edge {
        LonLat from;
        LonLat to;
    };
    [[nodiscard]] std::size_t band(double latitude) const;

    LonLatBox box_;
    std::vector<std::size_t> first_; ///< of each band's edges, and the end
    std::vector<Edge> edges_;
};

} // namespace cordon::geom
