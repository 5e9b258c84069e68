// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"
#include "proj/sheet.hpp"

#include <vector>

/// The horizon of azimuthal maps, for the .cpp files of this module; not part of its interface.
namespace cordon::proj {

/// Cuts features to the places that an azimuthal projection can show: those within an angle of its
/// centre.
class Cap {
  public:
    explicit Cap(const Sheet& sheet);

    [[nodiscard]] bool shows(geom::LonLat p) const { return angle_between(p, center_) <= angle_; }
    /// True when a closed ring with continuous longitudes runs round the place opposite to the
    /// centre.
    [[nodiscard]] bool surrounds_hidden(const std::vector<geom::LonLat>& ring) const;
    /// What of a polygon in longitude and latitude is shown, still cut at ±180 as it was.
    [[nodiscard]] geom::LonLatShape polygon(const geom::LonLatView& polygon) const;
    /// The pieces of a line with continuous longitudes that are shown, as the parts of one feature.
    [[nodiscard]] geom::LonLatShape line(const std::vector<geom::LonLat>& line) const;

  private:
    [[nodiscard]] bool shows_all(const geom::LonLatView& polygon) const;
    [[nodiscard]] geom::LonLat horizon(geom::LonLat shown, geom::LonLat hidden) const;

    geom::LonLat center_;
    geom::LonLat antipode_;
    double angle_;           ///< degrees
    bool inverse_;           ///< `area_` is what is not shown, round the antipode
    geom::LonLatShape area_; ///< the shown disc, or the hidden one when that is the smaller
};

} // namespace cordon::proj
