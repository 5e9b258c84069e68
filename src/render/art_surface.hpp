// SPDX-License-Identifier: MIT
#pragma once

#include "render/cairo_painter.hpp"

namespace cordon::render {

/// A drawing as Cairo commands in the user space 0 0 width height, its currentColor painted in
/// `ink`. Throws Error when it cannot be drawn.
[[nodiscard]] Surface art_surface(const scene::Artwork& art, const Color& ink);

} // namespace cordon::render
