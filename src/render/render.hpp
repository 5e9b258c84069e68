// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "render/pdf_options.hpp"
#include "scene/scene.hpp"

#include <cstddef>
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
    int decimals = 2; ///< of coordinates, 0..4
};

/// Straight RGBA pixels, rows from the top.
struct Bitmap {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

/// A window on straight RGBA pixels that somebody else owns: a whole bitmap, or one tile of a
/// metatile.
struct BitmapView {
    const std::uint8_t* rgba = nullptr; ///< top left pixel
    int width = 0;
    int height = 0;
    std::size_t stride = 0; ///< bytes from one row to the next

    BitmapView() = default;
    /// A bitmap is its own view.
    BitmapView(const Bitmap& bitmap)
        : rgba(bitmap.rgba.data()), width(bitmap.width), height(bitmap.height),
          stride(static_cast<std::size_t>(bitmap.width) * 4) {}
    /// The part of `bitmap` with its top left pixel at (x, y); it must lie inside.
    BitmapView(const Bitmap& bitmap, int x, int y, int w, int h)
        : rgba(bitmap.rgba.data() + (static_cast<std::size_t>(y) * bitmap.width + x) * 4), width(w),
          height(h), stride(static_cast<std::size_t>(bitmap.width) * 4) {}
};

/// Draws the scene with Cairo. Throws Error when the size is not drawable.
[[nodiscard]] Bitmap to_bitmap(const scene::Scene& scene, double pixel_ratio);
/// PNG file: filter NONE, fixed chunk order, pHYs, iTXt with the metadata, no time.
[[nodiscard]] std::string to_png(const scene::Scene& scene, const PngOptions& options);
/// PNG file of pixels at hand (tiles): RGB when all are opaque, a palette when 256 colours are
/// enough. `pixel_ratio` of the options is not used; `metadata` may be null.
[[nodiscard]] std::string encode_png(const BitmapView& pixels, const PngOptions& options,
                                     const scene::Metadata* metadata = nullptr);
/// SVG 1.1 file with live text, ids, title and desc.
[[nodiscard]] std::string to_svg(const scene::Scene& scene, const SvgOptions& options);
/// Tagged PDF; the page has the scene's size, 96 CSS pixels an inch. `reporter` hears when
/// alternative texts and the record could not be put into the file.
[[nodiscard]] std::string to_pdf(const scene::Scene& scene, Reporter* reporter = nullptr);
/// The same with boxes, a georeferenced viewport or the inks of a printing condition.
[[nodiscard]] std::string to_pdf(const scene::Scene& scene, const PdfOptions& options,
                                 Reporter* reporter = nullptr);

} // namespace cordon::render
