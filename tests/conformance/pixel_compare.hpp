// SPDX-License-Identifier: MIT
#pragma once

#include "data/bitmap_file.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cordon::conformance {

/// Pixels of two equally large images that differ by more than `threshold` (0..1) in colour and are
/// not the soft edge of something in either image: the rule of pixelmatch (ISC), written anew.
/// `marks`, when given, gets one byte a pixel: 0 the same, 1 a soft edge, 2 different.
[[nodiscard]] std::size_t differing_pixels(const data::RgbaBitmap& a, const data::RgbaBitmap& b,
                                           double threshold,
                                           std::vector<std::uint8_t>* marks = nullptr);

} // namespace cordon::conformance
