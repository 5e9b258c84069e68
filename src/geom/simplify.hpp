// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"

namespace cordon::geom {

/// What happens to rings that enclose less than the square of the tolerance.
enum class SmallRings : bool { keep, drop };

/// Appends one feature with fewer points: no dropped point lies further than `tolerance` (units of
/// the space) from the result (Douglas and Peucker 1973 after a pass that skips points nearer than
/// a quarter of the tolerance to the last one kept). End points stay, rings stay closed with at
/// least four points, points stay as they are. Lines do not keep from crossing one another: this is
/// for drawing, with tolerances below a pixel.
template <typename Space>
void simplify(const ShapeView<Space>& shape, double tolerance, SmallRings small,
              Shapes<Space>& out);

/// All features simplified; indices stay.
template <typename Space>
[[nodiscard]] Shapes<Space> simplify(const Shapes<Space>& shapes, double tolerance,
                                     SmallRings small = SmallRings::keep);

/// Appends one feature with points added on its straight edges, so that none is longer than
/// `longest` (units of the space) along x or y.
template <typename Space>
void densify(const ShapeView<Space>& shape, double longest, Shapes<Space>& out);

} // namespace cordon::geom
