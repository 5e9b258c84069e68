// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace cordon::compose {

/// In which of two ways a style is drawn where the specification leaves it open.
enum class Manner : std::uint8_t {
    sheet, ///< a printed map: geodesic edges, one world, whole names only, exact lengths of dashes
    web ///< as web maps: straight edges in Web Mercator, repeated worlds, symbols cut at the edge,
        ///< dashes and patterns measured at whole zoom levels; lines, plain areas, circles and
        ///< distance fields as bitmaps, pixel by pixel as graphics processors draw them
};

} // namespace cordon::compose
