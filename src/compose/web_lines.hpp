// SPDX-License-Identifier: MIT
#pragma once

#include "compose/painter.hpp"

namespace cordon::compose {

/// Draws a line layer as web maps do, tile by tile, into one bitmap: bands that lie over
/// themselves at bends, soft edges, dashes, images and ramps along the line. Needs
/// `context.grid`.
void paint_web_lines(const BoundPageLayer& layer, scene::Group& out);

} // namespace cordon::compose
