// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"

namespace cordon::geom {

/// Cuts a shape to a box and appends the result to `out` as one feature, which is empty when
/// nothing is left.
///
/// Points outside are dropped. Lines become the open pieces that lie inside (Liang and Barsky
/// 1984), consecutive inside segments joined to one part. Rings are cut one by one (Sutherland and
/// Hodgman 1974): a ring that leaves and enters the box several times keeps bridges along the box's
/// sides, which paint correctly under the even-odd rule but are not valid in the OGC sense. Rings
/// that cover nothing are dropped, with the holes of a dropped outer ring. Shapes inside the box
/// are copied unchanged. Points of the input must be finite.
template <typename Space>
void clip(const ShapeView<Space>& shape, const Box<Space>& box, Shapes<Space>& out);

/// All features cut to a box; indices stay.
template <typename Space>
[[nodiscard]] Shapes<Space> clip(const Shapes<Space>& shapes, const Box<Space>& box);

} // namespace cordon::geom
