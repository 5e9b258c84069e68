// SPDX-License-Identifier: MIT
#include "render/sprites.hpp"

#include <cmath>

namespace cordon::render {

namespace {

constexpr int steps = 4;  ///< sub-pixel positions in each direction
constexpr int block = 16; ///< bytes that are blended at once: four pixels

/// Draws one stamp by its path.
class StampPainter final : public CairoPainter {
  public:
    StampPainter(cairo_t* cr, double limit) : CairoPainter(cr, limit) {}
    void stamp(const scene::Stamps& stamps) {
        draw(scene::Shape{.path = stamps.path, .fill = stamps.fill, .stroke = stamps.stroke});
    }

  protected:
    using CairoPainter::draw;
    void draw(const scene::Text& /*text*/) override {}
};

/// How far a stamp's paint reaches from its origin, in page pixels.
double reach(const scene::Stamps& stamps) {
    const scene::PageBox box = stamps.path.box();
    if (box.empty()) return 0;
    double out = std::max(
        {std::abs(box.min_x), std::abs(box.max_x), std::abs(box.min_y), std::abs(box.max_y)});
    if (stamps.stroke) {
        const bool pointed = stamps.stroke->join == scene::Join::miter && !as_circle(stamps.path);
        out +=
            stamps.stroke->width / 2 * (pointed ? std::max(1.5, stamps.stroke->miter_limit) : 1.5);
    }
    return out;
}

/// Premultiplied "over", rounded: out = paint + out * keep / 255, on whole blocks of one row. The
/// promise that nothing overlaps lets the compiler use vector instructions.
void blend_row(std::uint8_t* __restrict out, const std::uint8_t* __restrict paint,
               const std::uint8_t* __restrict keep, int blocks) {
    const int n = blocks * block;
    for (int i = 0; i < n; ++i) {
        const auto t = static_cast<std::uint16_t>(out[i] * keep[i] + 128);
        const auto u = static_cast<std::uint16_t>(t + (t >> 8U));
        out[i] = static_cast<std::uint8_t>(paint[i] + (u >> 8U));
    }
}

} // namespace

int Sprites::side_of(const scene::Stamps& stamps, double scale) {
    const double side = 2 * reach(stamps) * scale;
    if (!(side <= max_side)) return max_side + 1;
    return 2 * static_cast<int>(std::ceil(side / 2)) + 3;
}

Sprites::Sprites(const scene::Stamps& stamps, double scale)
    : stamps_(stamps), scale_(scale), side_(side_of(stamps, scale)) {}

const Sprites::Sprite& Sprites::sprite(int column, int row) {
    Sprite& sprite =
        sprites_[static_cast<std::size_t>(row) * steps + static_cast<std::size_t>(column)];
    if (sprite.surface) return sprite;
    sprite.surface.reset(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, side_, side_));
    const Context cr(cairo_create(sprite.surface.get()));
    const int middle = side_ / 2;
    cairo_translate(cr.get(), middle + static_cast<double>(column) / steps,
                    middle + static_cast<double>(row) / steps);
    cairo_scale(cr.get(), scale_, scale_);
    StampPainter(cr.get(), 1e6).stamp(stamps_);
    check(cairo_status(cr.get()), "a symbol");
    cairo_surface_flush(sprite.surface.get());
    trim(sprite);
    return sprite;
}

void Sprites::trim(Sprite& sprite) const {
    const unsigned char* data = cairo_image_surface_get_data(sprite.surface.get());
    const int stride = cairo_image_surface_get_stride(sprite.surface.get());
    const auto pixel = [&](int x, int y) {
        return reinterpret_cast<const std::uint32_t*>(data +
                                                      static_cast<std::ptrdiff_t>(y) * stride)[x];
    };
    int left = side_;
    int right = -1;
    int top = side_;
    int bottom = -1;
    for (int y = 0; y < side_; ++y)
        for (int x = 0; x < side_; ++x) {
            if (pixel(x, y) == 0) continue;
            left = std::min(left, x);
            right = std::max(right, x);
            top = std::min(top, y);
            bottom = std::max(bottom, y);
        }
    if (right < left) return; // nothing is painted
    sprite.left = left - side_ / 2;
    sprite.top = top - side_ / 2;
    sprite.rows = bottom - top + 1;
    sprite.blocks = (right - left) / 4 + 1;
    for (int y = top; y <= bottom; ++y)
        for (int x = left; x < left + 4 * sprite.blocks; ++x) {
            const std::uint32_t p = x < side_ ? pixel(x, y) : 0;
            const auto* bytes = reinterpret_cast<const std::uint8_t*>(&p);
            sprite.paint.insert(sprite.paint.end(), bytes, bytes + 4);
            sprite.keep.insert(sprite.keep.end(), 4, static_cast<std::uint8_t>(255 - (p >> 24U)));
        }
}

void Sprites::draw_all(cairo_t* cr, const scene::PageBox& open_box) {
    const DirectTarget target(cr, open_box, scale_);
    target.flush();
    for (const PagePoint at : stamps_.at) draw(cr, target, at);
    target.dirty();
}

void Sprites::draw(cairo_t* cr, const DirectTarget& target, PagePoint at) {
    const double fx = at.x * scale_;
    const double fy = at.y * scale_;
    if (!(std::abs(fx) < 1e6 && std::abs(fy) < 1e6)) return;
    const int qx = static_cast<int>(std::floor(fx * steps + 0.5));
    const int qy = static_cast<int>(std::floor(fy * steps + 0.5));
    const auto cell = [](int q) { return q & (steps - 1); };
    const Sprite& chosen = sprite(cell(qx), cell(qy));
    const int x = (qx - cell(qx)) / steps;
    const int y = (qy - cell(qy)) / steps;
    if (!target.allows(x + chosen.left, y + chosen.top, 4 * chosen.blocks, chosen.rows)) {
        target.dirty();
        cairo_save(cr);
        cairo_identity_matrix(cr);
        const int middle = side_ / 2;
        cairo_set_source_surface(cr, chosen.surface.get(), x - middle, y - middle);
        cairo_paint(cr);
        cairo_restore(cr);
        target.flush();
        return;
    }
    std::uint8_t* out = target.at(x + chosen.left, y + chosen.top);
    const std::uint8_t* paint = chosen.paint.data();
    const std::uint8_t* keep = chosen.keep.data();
    const std::ptrdiff_t row_bytes = static_cast<std::ptrdiff_t>(chosen.blocks) * block;
    for (int row = 0; row < chosen.rows; ++row) {
        blend_row(out, paint, keep, chosen.blocks);
        out += target.stride();
        paint += row_bytes;
        keep += row_bytes;
    }
}

} // namespace cordon::render
