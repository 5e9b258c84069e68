// SPDX-License-Identifier: MIT
#pragma once

#include "render/render.hpp"

#include <cstddef>
#include <cstdint>

namespace cordon::render {

/// Pixels as the encoder reads them.
struct PixelSource {
    enum class Layout {
        rgba,      ///< straight, four bytes a pixel
        cairo_argb ///< premultiplied 32-bit words of the machine's byte order
    };
    const std::uint8_t* data = nullptr;
    int width = 0;
    int height = 0;
    std::size_t stride = 0;
    Layout layout = Layout::rgba;
    /// The same memory as `data` when all pixels are opaque and may be destroyed: the encoder then
    /// packs them where they are instead of into a copy. Null otherwise.
    std::uint8_t* scratch = nullptr;

    /// Row `y` as straight pixels, red in the lowest byte, alpha in the highest. `out` holds
    /// `width` words.
    void read_row(int y, std::uint32_t* out) const;
};

/// The pixels as a bitmap of straight RGBA.
[[nodiscard]] Bitmap copy_of(const PixelSource& pixels);

/// A PNG file (W3C PNG, second edition): IHDR, sRGB, pHYs, [PLTE, tRNS], iTXt…, IDAT, IEND; every
/// row with filter 0, which suits maps better than any other. Throws Error when it does not fit
/// into memory or `compression` is not 1..12.
[[nodiscard]] std::string write_png(const PixelSource& pixels, const PngOptions& options,
                                    const scene::Metadata* metadata);

} // namespace cordon::render
