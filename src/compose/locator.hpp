// SPDX-License-Identifier: MIT
#pragma once

#include "compose/sheet.hpp"

namespace cordon::compose {

/// A piece as large as the inset will be, with nothing in it yet.
[[nodiscard]] Piece locator_room(const LocatorRequest& locator, double width);

/// The inset: the region of the main map with the main map's frame drawn in it. `width` in pixels.
[[nodiscard]] Piece make_locator(Workshop& shop, const SheetRequest& request, const MapFrame& main,
                                 double width);

} // namespace cordon::compose
