// SPDX-License-Identifier: MIT
#pragma once

#include "render/render.hpp"

#include <string>

namespace cordon::tile {

/// A JPEG file of `quality` 1..100, colours at full resolution, so that thin lines and letters keep
/// theirs. What is transparent becomes white. Throws Error when the view is empty or too large.
[[nodiscard]] std::string encode_jpeg(const render::BitmapView& pixels, int quality);

} // namespace cordon::tile
