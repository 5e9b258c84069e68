// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"
#include "proj/projection.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// Fast approximate projection, for the .cpp files of this module; not part of its interface.
namespace cordon::proj {

/// A bilinear table of a projection over a longitude-latitude box whose error is measured: each
/// cell is compared with PROJ at its centre and at the middles of its sides, where the error of
/// bilinear interpolation peaks; cells beyond the bound are left to PROJ.
class ProjectionGrid {
  public:
    /// Empty when no table within `bound` (map metres) pays for `point_count` points.
    [[nodiscard]] static std::optional<ProjectionGrid> build(const Projection& projection,
                                                             const geom::LonLatBox& region,
                                                             double bound, std::size_t point_count);

    /// The image of a place; false outside the table and in cells beyond the bound.
    [[nodiscard]] bool lookup(geom::LonLat p, geom::Projected& out) const {
        const double u = (p.x - region_.min_x) * per_x_;
        const double v = (p.y - region_.min_y) * per_y_;
        const bool inside = u >= 0.0 && v >= 0.0 && u <= cells_ && v <= cells_; // false for NaN
        if (!inside) return false;
        const auto last = static_cast<std::uint32_t>(size_ - 1);
        const std::uint32_t i = std::min(static_cast<std::uint32_t>(u), last);
        const std::uint32_t j = std::min(static_cast<std::uint32_t>(v), last);
        if (exact_[j * size_ + i] != 0) return false;
        const double fu = u - i;
        const double fv = v - j;
        const geom::Projected* low = &nodes_[j * (size_ + 1) + i];
        const geom::Projected* high = low + size_ + 1;
        const geom::Projected bottom = low[0] * (1.0 - fu) + low[1] * fu;
        const geom::Projected top = high[0] * (1.0 - fu) + high[1] * fu;
        out = bottom * (1.0 - fv) + top * fv;
        return true;
    }
    [[nodiscard]] std::size_t size() const { return size_; } ///< cells on a side

  private:
    geom::LonLatBox region_;
    double per_x_ = 0.0; ///< cells for a degree
    double per_y_ = 0.0;
    double cells_ = 0.0;
    std::size_t size_ = 0;
    std::vector<geom::Projected> nodes_;
    std::vector<std::uint8_t> exact_; ///< 1 = ask PROJ
};

} // namespace cordon::proj
