// SPDX-License-Identifier: MIT
#include "render/sprites.hpp"

#include <cmath>

namespace cordon::render {

namespace {

constexpr int steps = 4; ///< sub-pixel positions in each direction

/// Draws one stamp by its path.
class StampPainter final : public CairoPainter {
  public:
    StampPainter(cairo_t* cr, double limit) : CairoPainter(cr, limit) {}
    void stamp(const scene::Stamps& stamps) {
        draw(scene::Shape{
            .path = stamps.path, .pieces = {}, .fill = stamps.fill, .stroke = stamps.stroke});
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

} // namespace

int Sprites::side_of(const scene::Stamps& stamps, double scale) {
    const double side = 2 * reach(stamps) * scale;
    if (!(side <= max_side)) return max_side + 1;
    return 2 * static_cast<int>(std::ceil(side / 2)) + 3;
}

Sprites::Sprites(const scene::Stamps& stamps, double scale)
    : stamps_(stamps), scale_(scale), side_(side_of(stamps, scale)) {}

const Sprites::Sprite& Sprites::sprite(int column, int row) {
    Sprite& sprite = sprites_[static_cast<std::size_t>(row * steps + column)];
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
    const unsigned char* data = cairo_image_surface_get_data(sprite.surface.get());
    const int stride = cairo_image_surface_get_stride(sprite.surface.get());
    sprite.keep.resize(static_cast<std::size_t>(side_) * side_ * 4);
    for (int y = 0; y < side_; ++y) {
        const auto* in =
            reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
        for (int i = 0; i < side_ * 4; ++i)
            sprite.keep[static_cast<std::size_t>(y) * side_ * 4 + i] =
                static_cast<std::uint8_t>(255 - (in[i / 4] >> 24U));
    }
    return sprite;
}

void Sprites::find_target(cairo_t* cr, const scene::PageBox& open_box) {
    cairo_surface_t* target = cairo_get_group_target(cr);
    if (target == target_) return;
    target_ = target;
    max_x_ = min_x_ - 1;
    if (cairo_surface_get_type(target) != CAIRO_SURFACE_TYPE_IMAGE || open_box.empty()) return;
    cairo_surface_flush(target);
    double dx = 0;
    double dy = 0;
    cairo_surface_get_device_offset(target, &dx, &dy);
    offset_x_ = static_cast<int>(std::lround(dx));
    offset_y_ = static_cast<int>(std::lround(dy));
    rows_ = cairo_image_surface_get_data(target);
    stride_ = cairo_image_surface_get_stride(target);
    const auto inner = [this](double edge, int offset, int low, int high, bool upper) {
        const double device = edge * scale_ + offset;
        return static_cast<int>(
            std::clamp<double>(upper ? std::floor(device) : std::ceil(device), low, high));
    };
    const int width = cairo_image_surface_get_width(target);
    const int height = cairo_image_surface_get_height(target);
    min_x_ = inner(open_box.min_x, offset_x_, 0, width, false);
    min_y_ = inner(open_box.min_y, offset_y_, 0, height, false);
    max_x_ = inner(open_box.max_x, offset_x_, 0, width, true);
    max_y_ = inner(open_box.max_y, offset_y_, 0, height, true);
}

void Sprites::copy(const Sprite& sprite, int x, int y) const {
    const unsigned char* in = cairo_image_surface_get_data(sprite.surface.get());
    const int in_stride = cairo_image_surface_get_stride(sprite.surface.get());
    const std::uint8_t* keep = sprite.keep.data();
    const int bytes = side_ * 4;
    for (int row = 0; row < side_; ++row) {
        unsigned char* out = rows_ + static_cast<std::ptrdiff_t>(y + row) * stride_ +
                             static_cast<std::ptrdiff_t>(x) * 4;
        // Premultiplied "over", rounded: out = in + out * (255 - alpha) / 255. Bytes alone, so that
        // it vectorises.
        for (int i = 0; i < bytes; ++i) {
            const auto t = static_cast<std::uint16_t>(out[i] * keep[i] + 128);
            out[i] = static_cast<unsigned char>(in[i] + ((t + (t >> 8U)) >> 8U));
        }
        in += in_stride;
        keep += bytes;
    }
}

void Sprites::draw(cairo_t* cr, PagePoint at, const scene::PageBox& open_box) {
    find_target(cr, open_box);
    const double fx = at.x * scale_;
    const double fy = at.y * scale_;
    if (!(std::abs(fx) < 1e6 && std::abs(fy) < 1e6)) return;
    const int qx = static_cast<int>(std::floor(fx * steps + 0.5));
    const int qy = static_cast<int>(std::floor(fy * steps + 0.5));
    const auto cell = [](int q) { return ((q % steps) + steps) % steps; };
    const Sprite& chosen = sprite(cell(qx), cell(qy));
    const int x = (qx - cell(qx)) / steps - side_ / 2;
    const int y = (qy - cell(qy)) / steps - side_ / 2;
    const int tx = x + offset_x_;
    const int ty = y + offset_y_;
    if (tx >= min_x_ && ty >= min_y_ && tx + side_ <= max_x_ && ty + side_ <= max_y_)
        return copy(chosen, tx, ty);
    if (max_x_ >= min_x_) cairo_surface_mark_dirty(target_);
    cairo_save(cr);
    cairo_identity_matrix(cr);
    cairo_set_source_surface(cr, chosen.surface.get(), x, y);
    cairo_paint(cr);
    cairo_restore(cr);
    cairo_surface_flush(target_);
}

} // namespace cordon::render
