// SPDX-License-Identifier: MIT
#pragma once

#include "compose/painter.hpp"

namespace cordon::compose {

/// Draws a fill layer of plain colours as web maps do, into one bitmap: hard areas under hairlines
/// that soften their edges. Needs `context.grid`.
void paint_web_fills(const BoundPageLayer& layer, scene::Group& out);

} // namespace cordon::compose
