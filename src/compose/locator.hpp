// SPDX-License-Identifier: MIT
#pragma once

#include "compose/sheet.hpp"

namespace cordon::compose {

/// The inset: the region of the main map with the main map's frame drawn in it. `width` in pixels.
[[nodiscard]] Piece make_locator(Workshop& shop, const SheetRequest& request, const MapFrame& main,
                                 double width);

} // namespace cordon::compose
