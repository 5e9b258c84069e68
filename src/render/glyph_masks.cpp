// SPDX-License-Identifier: MIT
#include "render/glyph_masks.hpp"

#include "render/pixel_mix.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::render {

namespace {

constexpr int steps = 4;                    ///< sub-pixel positions in each direction
constexpr double largest = 64;              ///< device pixels an em; beyond it outlines are as fast
constexpr std::size_t most_bytes = 8 << 20; ///< of kept masks; then they are made anew

bool is_level_and_opaque(const scene::Text& text) {
    if (text.angle != 0 || text.curved || text.color.a < 1) return false;
    return !text.halo || text.halo->color.a >= 1;
}

std::uint32_t packed(const Color& color) {
    const auto byte = [](double value) {
        return static_cast<std::uint32_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
    };
    return 0xFF000000U | byte(color.r) << 16U | byte(color.g) << 8U | byte(color.b);
}

struct PathSink {
    cairo_t* cr = nullptr;
    GlyphPlace place{};
    void move(PagePoint p) const {
        p = place(p);
        cairo_move_to(cr, p.x, p.y);
    }
    void line(PagePoint p) const {
        p = place(p);
        cairo_line_to(cr, p.x, p.y);
    }
    void cubic(PagePoint a, PagePoint b, PagePoint p) const {
        a = place(a);
        b = place(b);
        p = place(p);
        cairo_curve_to(cr, a.x, a.y, b.x, b.y, p.x, p.y);
    }
    void close() const { cairo_close_path(cr); }
};

} // namespace

GlyphMasks& GlyphMasks::for_this_thread() {
    thread_local GlyphMasks masks(GlyphOutlines::for_this_thread());
    return masks;
}

bool GlyphMasks::draw(const scene::Text& text, const DirectTarget& target, double scale) {
    if (!is_level_and_opaque(text)) return false;
    if (bytes_ > most_bytes) {
        masks_.clear();
        bytes_ = 0;
    }
    const bool haloed = text.halo && text.halo->width > 0;
    halos_.clear();
    if (haloed && !place(text, target, scale, &*text.halo)) return false;
    halos_.swap(placed_);
    if (!haloed) halos_.clear();
    if (!place(text, target, scale, nullptr)) return false;
    target.flush();
    placed_.swap(halos_);
    if (haloed) paint(target, text.halo->color);
    placed_.swap(halos_);
    paint(target, text.color);
    target.dirty();
    return true;
}

bool GlyphMasks::place(const scene::Text& text, const DirectTarget& target, double scale,
                       const scene::Halo* around) {
    const double halo = around == nullptr ? 0.0 : around->width * scale;
    const double blur = around == nullptr ? 0.0 : around->blur * scale;
    placed_.clear();
    for (const scene::GlyphRun& run : text.runs) {
        if (!run.font) continue;
        const double size = run.size * scale;
        if (!(size > 0 && size + 2 * (halo + blur) <= largest)) return false;
        const int face = outlines_.face_number(*run.font);
        for (const scene::Glyph& glyph : run.glyphs) {
            const double fx = (text.origin.x + glyph.x) * scale;
            const double fy = (text.origin.y + glyph.y) * scale;
            if (glyph.angle != 0 || !(std::abs(fx) < 1e6 && std::abs(fy) < 1e6)) return false;
            const int qx = static_cast<int>(std::floor(fx * steps + 0.5));
            const int qy = static_cast<int>(std::floor(fy * steps + 0.5));
            const int column = qx & (steps - 1);
            const int row = qy & (steps - 1);
            const Mask& m = mask(*run.font, {face, glyph.id, size, halo, blur, column, row});
            if (m.width == 0) continue;
            const int x = (qx - column) / steps + m.left;
            const int y = (qy - row) / steps + m.top;
            // What lies beyond the surface is left out, so that a letter across the edge of a tile
            // looks the same on both.
            const auto part = target.visible({x, y, m.width, m.height});
            if (!part) return false;
            if (part->width > 0) placed_.push_back({&m, x, y, *part});
        }
    }
    return true;
}

const GlyphMasks::Mask& GlyphMasks::mask(const scene::Font& font, const Key& key) {
    const auto known = masks_.find(key);
    if (known != masks_.end()) return known->second;
    Mask made = make(outlines_.outline(font, key.glyph), key);
    bytes_ += made.coverage.size() + sizeof(Mask) + sizeof(Key);
    return masks_.emplace(key, std::move(made)).first->second;
}

GlyphMasks::Mask GlyphMasks::make(const Path& outline, const Key& key) {
    const scene::PageBox box = outline.box();
    if (box.empty()) return {};
    const double edge = key.halo + key.blur + 1;
    Mask out;
    out.left = static_cast<int>(std::floor(box.min_x * key.size - edge));
    out.top = static_cast<int>(std::floor(box.min_y * key.size - edge));
    out.width = static_cast<int>(std::ceil(box.max_x * key.size + edge)) + 1 - out.left;
    out.height = static_cast<int>(std::ceil(box.max_y * key.size + edge)) + 1 - out.top;
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, out.width, out.height));
    const Context cr(cairo_create(surface.get()));
    const PathSink sink{cr.get(),
                        {.xx = key.size,
                         .x0 = static_cast<double>(key.column) / steps - out.left,
                         .yy = key.size,
                         .y0 = static_cast<double>(key.row) / steps - out.top}};
    walk(outline, PathRange::whole(outline), 1e4, sink);
    cairo_fill_preserve(cr.get());
    if (key.halo > 0) {
        cairo_set_line_join(cr.get(), CAIRO_LINE_JOIN_ROUND);
        cairo_set_line_cap(cr.get(), CAIRO_LINE_CAP_ROUND);
        constexpr double step = 0.5; // device pixels
        const scene::Halo halo{.color = {}, .width = key.halo, .blur = key.blur};
        for (const scene::Ring& ring : scene::rings_of(halo, step)) {
            cairo_set_source_rgba(cr.get(), 0, 0, 0, ring.alpha);
            cairo_set_line_width(cr.get(), 2 * ring.reach);
            cairo_stroke_preserve(cr.get());
        }
    }
    check(cairo_status(cr.get()), "a letter");
    cairo_surface_flush(surface.get());
    const unsigned char* rows = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    out.coverage.reserve(static_cast<std::size_t>(out.width) * out.height);
    for (int y = 0; y < out.height; ++y) {
        const unsigned char* row = rows + static_cast<std::ptrdiff_t>(y) * stride;
        out.coverage.insert(out.coverage.end(), row, row + out.width);
    }
    return out;
}

void GlyphMasks::paint(const DirectTarget& target, const Color& color) const {
    const std::uint32_t paint = packed(color);
    for (const Placed& placed : placed_) {
        const DirectTarget::Area& part = placed.part;
        const std::uint8_t* coverage =
            placed.mask->coverage.data() +
            static_cast<std::ptrdiff_t>(part.y - placed.y) * placed.mask->width +
            (part.x - placed.x);
        for (int row = 0; row < part.height; ++row, coverage += placed.mask->width) {
            auto* out = reinterpret_cast<std::uint32_t*>(target.at(part.x, part.y + row));
            for (int i = 0; i < part.width; ++i) {
                if (coverage[i] == 255)
                    out[i] = paint;
                else if (coverage[i] != 0)
                    out[i] = mixed(out[i], paint, coverage[i]);
            }
        }
    }
}

} // namespace cordon::render
