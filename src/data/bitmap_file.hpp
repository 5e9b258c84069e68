// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::data {

/// Straight RGBA pixels, rows from the top.
struct RgbaBitmap {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba{}; ///< width * height * 4 bytes
};

/// Reads a PNG, JPEG or WebP image. `name` is what messages call it. Throws Error for another
/// format, a broken file, or more than `max_pixels` pixels.
[[nodiscard]] RgbaBitmap decode_bitmap(std::string_view bytes, const std::string& name,
                                       std::size_t max_pixels = std::size_t{64} << 20U);

} // namespace cordon::data
