// SPDX-License-Identifier: MIT
#include "render/canvas.hpp"

#include "render/bitmap_painter.hpp"
#include "render/png.hpp"

#include <cstring>

namespace cordon::render {

struct Canvas::Impl {
    Surface surface;
    const std::uint8_t* data = nullptr;
    std::size_t stride = 0;

    [[nodiscard]] const std::uint8_t* at(int x, int y) const {
        return data + static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(x) * 4;
    }
    [[nodiscard]] PixelSource source(const Part& part) const {
        return {at(part.x, part.y), part.width, part.height, stride,
                PixelSource::Layout::cairo_argb};
    }
};

Canvas::Canvas(const scene::Scene& scene, double pixel_ratio) : impl_(std::make_unique<Impl>()) {
    impl_->surface = paint_bitmap(scene, pixel_ratio);
    impl_->data = cairo_image_surface_get_data(impl_->surface.get());
    impl_->stride = static_cast<std::size_t>(cairo_image_surface_get_stride(impl_->surface.get()));
}
Canvas::~Canvas() = default;
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;

std::optional<std::uint32_t> Canvas::only_color(const Part& part) const {
    if (part.width <= 0 || part.height <= 0) return std::nullopt;
    const std::uint8_t* first = impl_->at(part.x, part.y);
    const auto row_bytes = static_cast<std::size_t>(part.width) * 4;
    // A row is of one colour when it equals itself moved by a pixel.
    if (std::memcmp(first, first + 4, row_bytes - 4) != 0) return std::nullopt;
    for (int y = 1; y < part.height; ++y)
        if (std::memcmp(first, impl_->at(part.x, part.y + y), row_bytes) != 0) return std::nullopt;
    std::uint32_t color = 0;
    std::memcpy(&color, first, 4);
    return color;
}

std::string Canvas::png(const Part& part, const PngOptions& options) const {
    return write_png(impl_->source(part), options, nullptr);
}

Bitmap Canvas::bitmap(const Part& part) const {
    return copy_of(impl_->source(part));
}

} // namespace cordon::render
