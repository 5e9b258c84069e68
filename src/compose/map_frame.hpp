// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"
#include "proj/projection.hpp"

namespace cordon::compose {

/// Where the map lies on the sheet and which part of the world it shows. North is up as the
/// projection has it.
class MapFrame {
  public:
    /// `box` in page pixels, `center` in map metres, `resolution` in map metres a pixel (> 0).
    MapFrame(proj::Projection projection, const geom::PageBox& box, geom::Projected center,
             double resolution);

    /// The frame that shows at least `extent` (map metres) in `box`, as large as it fits.
    [[nodiscard]] static MapFrame fit(const proj::Projection& projection, const geom::PageBox& box,
                                      const geom::ProjectedBox& extent);

    [[nodiscard]] const proj::Projection& projection() const { return projection_; }
    [[nodiscard]] const geom::PageBox& box() const { return box_; }
    [[nodiscard]] double resolution() const { return resolution_; }
    [[nodiscard]] geom::Projected center() const { return center_; }
    [[nodiscard]] geom::PagePoint to_page(geom::Projected p) const {
        return {box_.min_x + (p.x - left_) / resolution_, box_.min_y + (top_ - p.y) / resolution_};
    }
    [[nodiscard]] geom::Projected to_map(geom::PagePoint p) const {
        return {left_ + (p.x - box_.min_x) * resolution_, top_ - (p.y - box_.min_y) * resolution_};
    }
    /// The shown part of the map, grown by `margin` pixels on each side.
    [[nodiscard]] geom::ProjectedBox map_box(double margin = 0.0) const;
    /// Longitude/latitude box that covers the frame grown by `margin` pixels.
    [[nodiscard]] geom::LonLatBox window(double margin = 0.0) const;
    /// Centre of the frame on the ground.
    [[nodiscard]] geom::LonLat ground_center() const;
    /// Ground metres a pixel along the parallel at the centre.
    [[nodiscard]] double ground_resolution() const;
    /// MapLibre zoom at which a web map has the same ground resolution at the frame's centre
    /// (512-pixel tiles).
    [[nodiscard]] double zoom() const;

  private:
    proj::Projection projection_;
    geom::PageBox box_;
    geom::Projected center_;
    double resolution_;
    double left_; ///< map metres of the frame's left side
    double top_;  ///< map metres of the frame's upper side
};

} // namespace cordon::compose
