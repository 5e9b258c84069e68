// SPDX-License-Identifier: MIT
#pragma once

#include "geom/point.hpp"
#include "proj/projection_impl.hpp"

/// How a map cuts the globe, for the .cpp files of this module; not part of its interface.
namespace cordon::proj {

/// The piece of the longitude-latitude plane that is drawn: a strip of one turn of longitude, cut
/// to the window.
struct Sheet {
    geom::LonLatBox window; ///< as asked for
    geom::LonLatBox
        keep; ///< geometry outside is cut away; longitudes run from `seam` to at most `seam + 360`
    double seam = -180.0; ///< where the strip begins
    bool round =
        false; ///< azimuthal with all longitudes in view: no strip, `keep` bounds latitudes only
    bool mend = false;   ///< the seam is not at ±180: cuts there have to be mended
    bool capped = false; ///< parts of `keep` lie beyond the projection's cap
    geom::LonLat cap_center;
    double cap = 180.0; ///< degrees
};

/// The sheet for a window of a projection.
[[nodiscard]] Sheet make_sheet(const Projection::Impl& projection, const geom::LonLatBox& window);

/// True when a feature's box touches the window, whole turns apart or not.
[[nodiscard]] bool touches(const geom::LonLatBox& box, const geom::LonLatBox& window);

} // namespace cordon::proj
