// SPDX-License-Identifier: MIT
#pragma once

#include "compose/painter.hpp"

namespace cordon::compose {

/// Draws a circle layer as web maps do, into one bitmap: soft edges inside of the radius, strokes
/// mixed into the disc. Needs `context.grid`.
void paint_web_circles(const BoundPageLayer& layer, scene::Group& out);

} // namespace cordon::compose
