// SPDX-License-Identifier: MIT
#pragma once

#include "geom/shapes.hpp"

namespace cordon::geom {

/// Appends the rings of an area as one line feature, without what runs along its cut at the
/// antimeridian or at a pole.
void add_outline(const LonLatView& area, LonLatShapes& out);

} // namespace cordon::geom
