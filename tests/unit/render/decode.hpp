// SPDX-License-Identifier: MIT
#pragma once

#include "render/render.hpp"

#include <string>
#include <vector>

/// What the tests need to look at files from outside: other libraries and programs.
namespace cordon::render::test {

/// The pixels of a PNG file as libpng reads them.
[[nodiscard]] Bitmap decode_png(const std::string& bytes);
/// The SVG as librsvg draws it on `width` x `height` pixels. Throws std::runtime_error when it is
/// not well-formed.
[[nodiscard]] Bitmap draw_svg(const std::string& svg, int width, int height);

/// How much two pictures of one size differ, over red, green and blue.
struct Difference {
    double mean = 0;         ///< of 255
    double strong_share = 0; ///< of pixels with a channel more than 48 apart
};
[[nodiscard]] Difference compare(const Bitmap& a, const Bitmap& b);
/// Writes expected | difference | actual beside the test for a person to look at; returns the
/// file's name.
std::string write_comparison(const std::string& name, const Bitmap& expected, const Bitmap& actual);

/// What a command prints; nothing when it fails or is missing.
[[nodiscard]] std::string output_of(const std::string& command);
/// Writes `bytes` into the folder for temporary files and returns the path.
[[nodiscard]] std::string temporary_file(const std::string& name, const std::string& bytes);

} // namespace cordon::render::test
