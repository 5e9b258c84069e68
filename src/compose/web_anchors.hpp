// SPDX-License-Identifier: MIT
#pragma once

#include "compose/tile_square.hpp"

#include <span>
#include <vector>

namespace cordon::compose {

/// A place for a symbol on a line.
struct LineAnchor {
    geom::PagePoint at{}; ///< page pixels
    double angle = 0.0;   ///< of the line on the page, degrees clockwise from the right
};

/// How web maps space symbols along lines, in pixels at a whole zoom.
struct AnchorRules {
    double spacing = 250.0; ///< `symbol-spacing`
    double length = 0.0;    ///< of the symbol along the line
    double clear = 32.0;    ///< room at the start of a line, where it may meet others
};

/// The anchors of a line within one tile: spaced from the line's start, or from the tile's side
/// where the line comes in.
[[nodiscard]] std::vector<LineAnchor> web_anchors(std::span<const geom::PagePoint> line,
                                                  const TileSquare& tile, double overscaling,
                                                  const AnchorRules& rules);

} // namespace cordon::compose
