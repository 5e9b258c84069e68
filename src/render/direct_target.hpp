// SPDX-License-Identifier: MIT
#pragma once

#include "render/cairo_painter.hpp"

#include <cstdint>
#include <optional>

namespace cordon::render {

/// A rectangle in device pixels as 24.8 fixed point.
struct FixedBox {
    std::int32_t min_x = 0;
    std::int32_t min_y = 0;
    std::int32_t max_x = 0;
    std::int32_t max_y = 0;

    [[nodiscard]] bool empty() const { return min_x >= max_x || min_y >= max_y; }
};

/// The pixels that a context draws on at present, and the part of them where the clip lets
/// everything through, so that small pictures can be copied without Cairo. Between flush() and
/// dirty() only direct writes are allowed.
class DirectTarget {
  public:
    /// `open_box`: page box of the open clip; `scale`: device pixels in a page pixel.
    DirectTarget(cairo_t* cr, const scene::PageBox& open_box, double scale);

    /// Whether the `width` x `height` pixels from (x, y), counted from the page's corner, may be
    /// written.
    [[nodiscard]] bool allows(int x, int y, int width, int height) const {
        return x + offset_x_ >= min_x_ && y + offset_y_ >= min_y_ &&
               x + offset_x_ + width <= max_x_ && y + offset_y_ + height <= max_y_;
    }
    /// A rectangle of pixels, counted as in allows().
    struct Area {
        int x = 0;
        int y = 0;
        int width = 0; ///< 0 = nothing
        int height = 0;
    };
    /// The part of a rectangle that lies on the surface; empty when the clip would cut that part,
    /// so that Cairo has to draw it.
    [[nodiscard]] std::optional<Area> visible(const Area& area) const;
    /// What the clip lets through, to 1/256 px, counted as in allows(); null when that is no
    /// rectangle or there are no pixels to write to.
    [[nodiscard]] std::optional<FixedBox> clip() const;
    /// First byte of pixel (x, y): four bytes a pixel, premultiplied, the machine's byte order.
    [[nodiscard]] std::uint8_t* at(int x, int y) const {
        return rows_ + static_cast<std::ptrdiff_t>(y + offset_y_) * stride_ +
               static_cast<std::ptrdiff_t>(x + offset_x_) * 4;
    }
    [[nodiscard]] int stride() const { return stride_; }

    /// Finishes what Cairo still holds back. Call before writing.
    void flush() const { cairo_surface_flush(surface_); }
    /// Tells Cairo that pixels have changed. Call after writing.
    void dirty() const { cairo_surface_mark_dirty(surface_); }

  private:
    cairo_surface_t* surface_;
    std::uint8_t* rows_ = nullptr;
    int stride_ = 0;
    int offset_x_ = 0; ///< of the page's corner on the surface, pixels
    int offset_y_ = 0;
    scene::PageBox open_{}; ///< open part in device pixels from the corner of the page
    int min_x_ = 0;         ///< where writing is allowed, surface pixels
    int min_y_ = 0;
    int max_x_ = -1;
    int max_y_ = -1;
    int width_ = 0; ///< of the surface
    int height_ = 0;
};

} // namespace cordon::render
