// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"
#include "proj/projection.hpp"

#include <optional>

namespace cordon::compose {

/// Where the map lies on the sheet and which part of the world it shows. North is up as the
/// projection has it, unless the map is turned.
class MapFrame {
  public:
    /// `box` in page pixels, `center` in map metres, `resolution` in map metres a pixel (> 0).
    MapFrame(proj::Projection projection, const geom::PageBox& box, geom::Projected center,
             double resolution);

    /// The frame that shows at least `extent` (map metres) in `box`, as large as it fits.
    [[nodiscard]] static MapFrame fit(const proj::Projection& projection, const geom::PageBox& box,
                                      const geom::ProjectedBox& extent);

    /// The same frame with the direction `bearing` up: degrees clockwise from the projection's
    /// north.
    [[nodiscard]] MapFrame turned(double bearing) const;

    [[nodiscard]] double bearing() const { return bearing_; }
    [[nodiscard]] const proj::Projection& projection() const { return projection_; }
    [[nodiscard]] const geom::PageBox& box() const { return box_; }
    [[nodiscard]] double resolution() const { return resolution_; }
    [[nodiscard]] geom::Projected center() const { return center_; }
    [[nodiscard]] geom::PagePoint to_page(geom::Projected p) const {
        const geom::PagePoint straight{box_.min_x + (p.x - left_) / resolution_,
                                       box_.min_y + (top_ - p.y) / resolution_};
        return bearing_ == 0.0 ? straight : turn(straight, -sine_);
    }
    [[nodiscard]] geom::Projected to_map(geom::PagePoint p) const {
        if (bearing_ != 0.0) p = turn(p, sine_);
        return {left_ + (p.x - box_.min_x) * resolution_, top_ - (p.y - box_.min_y) * resolution_};
    }
    /// A vector on the map (right, down in pixels) as it lies on the turned page.
    [[nodiscard]] geom::PagePoint turned_vector(geom::PagePoint v) const {
        return {v.x * cosine_ + v.y * sine_, v.y * cosine_ - v.x * sine_};
    }
    /// The shown part of the map, grown by `margin` pixels on each side.
    [[nodiscard]] geom::ProjectedBox map_box(double margin = 0.0) const;
    /// Longitude/latitude box that covers the frame grown by `margin` pixels.
    [[nodiscard]] geom::LonLatBox window(double margin = 0.0) const;
    /// Latitude of the pole that the map runs round (proj::pole_inside); empty for most maps.
    [[nodiscard]] std::optional<double> pole() const;
    /// Centre of the frame on the ground.
    [[nodiscard]] geom::LonLat ground_center() const;
    /// Ground metres a pixel along the parallel at the centre.
    [[nodiscard]] double ground_resolution() const;
    /// MapLibre zoom at which a web map has the same ground resolution at the frame's centre
    /// (512-pixel tiles); beyond 75° of latitude as at 75°, where web maps leave off to be useful.
    [[nodiscard]] double zoom() const;

  private:
    /// Turns a page point round the middle of the frame by the angle with that sine.
    [[nodiscard]] geom::PagePoint turn(geom::PagePoint p, double sine) const {
        const geom::PagePoint middle = box_.center();
        const geom::PagePoint d = p - middle;
        return {middle.x + d.x * cosine_ - d.y * sine, middle.y + d.x * sine + d.y * cosine_};
    }

    proj::Projection projection_;
    geom::PageBox box_;
    geom::Projected center_;
    double resolution_;
    double left_; ///< map metres of the frame's left side
    double top_;  ///< map metres of the frame's upper side
    double bearing_ = 0.0;
    double cosine_ = 1.0;
    double sine_ = 0.0;
};

} // namespace cordon::compose
