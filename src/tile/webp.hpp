// SPDX-License-Identifier: MIT
#pragma once

#include "render/render.hpp"

#include <string>

namespace cordon::tile {

/// A lossless WebP file. Throws Error when the view is empty or larger than 16383 pixels a side.
[[nodiscard]] std::string encode_webp(const render::BitmapView& pixels);

} // namespace cordon::tile
