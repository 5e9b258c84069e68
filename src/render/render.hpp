// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "scene/scene.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace cordon::render {

struct PngOptions {
    double pixel_ratio = 1.0; ///< device pixels in a CSS pixel, more than 0
    int compression = 6;      ///< libdeflate level 1..12
    double dpi = 96.0;        ///< written to pHYs
};

enum class SvgText { live, outline };

struct SvgOptions {
    SvgText text = SvgText::live;
    int decimals = 2; ///< of coordinates
};

/// Straight RGBA pixels, rows from the top.
struct Bitmap {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

/// Draws the scene with Cairo. Throws Error when the size is not drawable.
[[nodiscard]] Bitmap to_bitmap(const scene::Scene& scene, double pixel_ratio);
/// PNG file: filter NONE, fixed chunk order, pHYs, iTXt with the metadata, no time.
[[nodiscard]] std::string to_png(const scene::Scene& scene, const PngOptions& options);
/// SVG 1.1 file with live text, ids, title and desc.
[[nodiscard]] std::string to_svg(const scene::Scene& scene, const SvgOptions& options);
/// Tagged PDF; the page has the scene's size, 96 CSS pixels an inch.
[[nodiscard]] std::string to_pdf(const scene::Scene& scene);

} // namespace cordon::render
