// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"

namespace cordon::compose {

/// Whether a line keeps its length (its dashes are counted from its start).
enum class KeepLength : bool { no, yes };

/// Appends `shape`, moved by `by`, as one feature without points that cannot show between `top` and
/// `bottom` (page pixels, before the move). No edge that crosses the band is touched: of points in
/// a row above the band, or below it, the first two and the last two stay, so that such an edge
/// also keeps the turn at its end, where the sides of a stroke begin. Points beside the band stay
/// too.
void add_band(const geom::PageView& shape, double top, double bottom, geom::PagePoint by,
              KeepLength keep, geom::PageShapes& out);

} // namespace cordon::compose
