// SPDX-License-Identifier: MIT
#include "render/bitmap_painter.hpp"
#include "render/png.hpp"
#include "render/render.hpp"

#include <cstring>

namespace cordon::render {

namespace {

PixelSource pixels_of(cairo_surface_t* surface) {
    return {cairo_image_surface_get_data(surface), cairo_image_surface_get_width(surface),
            cairo_image_surface_get_height(surface),
            static_cast<std::size_t>(cairo_image_surface_get_stride(surface)),
            PixelSource::Layout::cairo_argb};
}

} // namespace

Bitmap copy_of(const PixelSource& pixels) {
    Bitmap bitmap{.width = pixels.width, .height = pixels.height, .rgba = {}};
    const std::size_t row_bytes = static_cast<std::size_t>(pixels.width) * 4;
    bitmap.rgba.resize(row_bytes * static_cast<std::size_t>(pixels.height));
    std::vector<std::uint32_t> row(static_cast<std::size_t>(pixels.width));
    for (int y = 0; y < pixels.height; ++y) {
        pixels.read_row(y, row.data());
        std::uint8_t* out = bitmap.rgba.data() + row_bytes * static_cast<std::size_t>(y);
        for (const std::uint32_t p : row)
            for (const unsigned shift : {0U, 8U, 16U, 24U})
                *out++ = static_cast<std::uint8_t>(p >> shift);
    }
    return bitmap;
}

Bitmap to_bitmap(const scene::Scene& scene, double pixel_ratio) {
    const Surface surface = paint_bitmap(scene, pixel_ratio);
    return copy_of(pixels_of(surface.get()));
}

std::string to_png(const scene::Scene& scene, const PngOptions& options) {
    const Surface surface = paint_bitmap(scene, options.pixel_ratio);
    PixelSource pixels = pixels_of(surface.get());
    // What is painted over an opaque ground stays opaque, and nobody needs the bitmap afterwards.
    if (scene.background.a >= 1) pixels.scratch = cairo_image_surface_get_data(surface.get());
    return write_png(pixels, options, &scene.metadata);
}

} // namespace cordon::render
