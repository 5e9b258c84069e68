// SPDX-License-Identifier: MIT
#pragma once

#include "render/cairo_painter.hpp"
#include "render/glyph_masks.hpp"
#include "render/glyph_outlines.hpp"

namespace cordon::render {

/// Draws on an image surface: fills and strokes of one colour by Coverage, letters as outlines at
/// their exact places (Cairo 1.16 would round each letter to a whole pixel), many stamps as
/// sprites, and what is left (patterns, clips that are no rectangle) by Cairo.
class BitmapPainter final : public CairoPainter {
  public:
    BitmapPainter(cairo_t* cr, double scale)
        : CairoPainter(cr, 8e6 / std::max(1.0, scale)), scale_(scale),
          outlines_(GlyphOutlines::for_this_thread()), masks_(GlyphMasks::for_this_thread()) {}

  protected:
    using CairoPainter::draw;
    void draw(const scene::Shape& shape) override;
    void draw(const scene::Text& text) override;
    void draw(const scene::Stamps& stamps) override;
    void draw(const scene::Picture& picture) override;

  private:
    double scale_;
    GlyphOutlines& outlines_;
    GlyphMasks& masks_;
};

/// The scene on a new image surface of whole device pixels. Throws Error when the size is not
/// drawable.
[[nodiscard]] Surface paint_bitmap(const scene::Scene& scene, double pixel_ratio);

} // namespace cordon::render
