// SPDX-License-Identifier: MIT
#pragma once

#include "render/cairo_painter.hpp"

/// Memory of bitmaps. A thread that draws one after another (the metatiles of a pyramid) gets the
/// last one's again: new pages cost as much as thin lines.
namespace cordon::render {

/// What a new surface holds.
enum class Ground {
    clear, ///< every pixel is transparent
    any    ///< whatever was there: for those who paint over all of it
};

/// An image surface of ARGB pixels, on huge pages where the kernel gives them. Check its status.
[[nodiscard]] Surface bitmap_surface(int width, int height, Ground ground);

} // namespace cordon::render
