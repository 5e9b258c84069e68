// SPDX-License-Identifier: MIT
#pragma once

#include "compose/symbol.hpp"

namespace cordon::compose {

/// Turn of an icon at a place of its line, degrees clockwise.
[[nodiscard]] double web_angle(const BoundPageLayer& layer, std::size_t i, double line_angle);

/// Icons along a line as web maps space them on a page without tiles.
void add_web_icons(const BoundPageLayer& layer, const Symbol& model, std::vector<Symbol>& out);

/// Icons along the lines of a layer as web maps space them tile by tile, the upper left tile
/// first. `models`: one for each feature. Needs `context.grid`.
void add_tiled_icons(const BoundPageLayer& layer, const std::vector<Symbol>& models,
                     std::vector<Symbol>& out);

} // namespace cordon::compose
