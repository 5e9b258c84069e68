// SPDX-License-Identifier: MIT
#include "render/cairo_painter.hpp"

#include "core/diagnostic.hpp"
#include "render/art_surface.hpp"
#include "render/artwork.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numbers>
#include <variant>

namespace cordon::render {

using scene::Blend;
using scene::Group;
using scene::PageBox;

void check(cairo_status_t status, const char* what) {
    if (status != CAIRO_STATUS_SUCCESS)
        throw Error(fmt::format("{} cannot be drawn: {}", what, cairo_status_to_string(status)));
}

namespace {

cairo_line_cap_t cap_of(scene::Cap cap) {
    switch (cap) {
    case scene::Cap::round: return CAIRO_LINE_CAP_ROUND;
    case scene::Cap::square: return CAIRO_LINE_CAP_SQUARE;
    case scene::Cap::butt: break;
    }
    return CAIRO_LINE_CAP_BUTT;
}

cairo_line_join_t join_of(scene::Join join) {
    switch (join) {
    case scene::Join::round: return CAIRO_LINE_JOIN_ROUND;
    case scene::Join::bevel: return CAIRO_LINE_JOIN_BEVEL;
    case scene::Join::miter: break;
    }
    return CAIRO_LINE_JOIN_MITER;
}

using PatternHandle = CHandle<cairo_pattern_t, cairo_pattern_destroy>;

/// One copy of a pattern as pixels.
Surface tile_of(const scene::Pattern& from) {
    scene::Picture picture;
    picture.rgba = from.rgba;
    picture.width = from.width;
    picture.height = from.height;
    if (from.art && from.art->tinted) { // the bitmap does not know the ink
        Bitmap bitmap = to_bitmap(*from.art, from.ink, from.width / from.art->width);
        picture.width = bitmap.width;
        picture.height = bitmap.height;
        picture.rgba = std::make_shared<const std::vector<std::uint8_t>>(std::move(bitmap.rgba));
    }
    return to_surface(picture);
}

/// `vectors`: the pattern's drawing, whose own pixels then are the unit; null = its bitmap.
PatternHandle pattern_of(const scene::Pattern& from, cairo_surface_t* vectors) {
    PatternHandle pattern;
    PagePoint scale{1.0, 1.0};
    if (vectors != nullptr) {
        pattern.reset(cairo_pattern_create_for_surface(vectors));
        scale = {from.width / from.art->width, from.height / from.art->height};
    } else {
        const Surface surface = tile_of(from);
        if (!surface) return nullptr;
        pattern.reset(cairo_pattern_create_for_surface(surface.get()));
    }
    cairo_matrix_t matrix;
    cairo_matrix_init(&matrix, from.right.x * scale.x, from.right.y * scale.x,
                      from.down.x * scale.y, from.down.y * scale.y, from.origin.x, from.origin.y);
    if (cairo_matrix_invert(&matrix) != CAIRO_STATUS_SUCCESS) return nullptr;
    cairo_pattern_set_matrix(pattern.get(), &matrix);
    cairo_pattern_set_extend(pattern.get(), CAIRO_EXTEND_REPEAT);
    cairo_pattern_set_filter(pattern.get(),
                             from.smooth ? CAIRO_FILTER_BILINEAR : CAIRO_FILTER_NEAREST);
    return pattern;
}

void set_fill(cairo_t* cr, const scene::Fill& fill) {
    const bool even_odd = fill.rule == scene::FillRule::even_odd;
    cairo_set_fill_rule(cr, even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
}

PageBox intersection(const PageBox& a, const PageBox& b) {
    return {std::max(a.min_x, b.min_x), std::max(a.min_y, b.min_y), std::min(a.max_x, b.max_x),
            std::min(a.max_y, b.max_y)};
}

} // namespace

cairo_operator_t CairoPainter::operator_of(Blend blend) const {
    switch (blend) {
    case Blend::multiply: return CAIRO_OPERATOR_MULTIPLY;
    case Blend::color: return CAIRO_OPERATOR_HSL_COLOR;
    case Blend::luminosity: return CAIRO_OPERATOR_HSL_LUMINOSITY;
    case Blend::plus_lighter: return CAIRO_OPERATOR_ADD;
    case Blend::screen: return CAIRO_OPERATOR_SCREEN;
    case Blend::overlay: return CAIRO_OPERATOR_OVERLAY;
    case Blend::normal: break;
    }
    return CAIRO_OPERATOR_OVER;
}

void CairoPainter::paint_background(const scene::Scene& scene) {
    if (!(scene.background.a > 0)) return;
    set_source(scene.background);
    cairo_paint(cr_);
}

void CairoPainter::paint_content(const scene::Scene& scene) {
    draw(scene.root);
    check(cairo_status(cr_), "the map");
}

void CairoPainter::draw(const Group& group) {
    const double opacity = std::clamp(group.opacity, 0.0, 1.0);
    if (!(opacity > 0)) return; // also not a number
    begin_group(group);
    const PageBox outer = open_box_;
    const bool clipped = group.clip.has_value();
    const bool layered = opacity < 1 || group.blend != Blend::normal;
    if (clipped) {
        cairo_save(cr_);
        clip_to(*group.clip);
    }
    if (layered) cairo_push_group(cr_);
    draw_children(group);
    if (layered) {
        cairo_pop_group_to_source(cr_);
        cairo_set_operator(cr_, operator_of(group.blend));
        cairo_paint_with_alpha(cr_, opacity);
        cairo_set_operator(cr_, CAIRO_OPERATOR_OVER);
    }
    if (clipped) cairo_restore(cr_);
    open_box_ = outer;
    end_group(group);
}

void CairoPainter::draw_children(const Group& group) {
    for (const scene::Node& node : group.children)
        std::visit([this](const auto& item) { draw(item); }, node.item);
}

void CairoPainter::clip_to(const Path& path) {
    const PathRange range = PathRange::whole(path);
    set_path(path, is_finite(path, range) ? range : PathRange()); // an empty path hides everything
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_clip(cr_);
    const auto box = as_rectangle(path);
    open_box_ = box ? intersection(open_box_, *box) : PageBox();
}

void CairoPainter::set_path(const Path& path, const PathRange& range) {
    cairo_new_path(cr_);
    const CairoSink sink{cr_};
    walk(path, range, limit_, sink);
}

void CairoPainter::set_source(const Color& color) {
    cairo_set_source_rgba(cr_, color.r, color.g, color.b, color.a);
}

void CairoPainter::set_stroke(const scene::Stroke& stroke) {
    cairo_set_line_width(cr_, stroke.width);
    cairo_set_line_cap(cr_, cap_of(stroke.cap));
    cairo_set_line_join(cr_, join_of(stroke.join));
    cairo_set_miter_limit(cr_, std::max(1.0, stroke.miter_limit));
    const bool dashed = has_dashes(stroke);
    cairo_set_dash(cr_, stroke.dashes.data(), dashed ? static_cast<int>(stroke.dashes.size()) : 0,
                   dashed ? stroke.dash_offset : 0);
}

void CairoPainter::stroke_halo(const scene::Halo& halo) {
    constexpr double step = 0.5; // pixels between the strokes of a soft edge
    for (const scene::Ring& ring : scene::rings_of(halo, step)) {
        const scene::Stroke stroke{.color = with_opacity(halo.color, ring.alpha),
                                   .width = 2 * ring.reach,
                                   .cap = scene::Cap::round,
                                   .join = scene::Join::round,
                                   .dashes = {}};
        if (!is_visible(stroke)) continue;
        set_stroke(stroke);
        set_source(stroke.color);
        cairo_stroke_preserve(cr_);
    }
}

void CairoPainter::draw(const scene::Shape& shape) {
    const bool fills = shape.fill && shape.fill->color.a > 0;
    const bool strokes = shape.stroke && is_visible(*shape.stroke);
    if (!fills && !strokes) return;
    if (fills && shape.fill->pattern) return draw_pattern(shape);
    if (fills) set_fill(cr_, *shape.fill);
    if (strokes) set_stroke(*shape.stroke);
    // With one paint the source is set once for all pieces.
    if (fills != strokes) set_source(fills ? shape.fill->color : shape.stroke->color);
    for_each_piece(shape, [&](const PathRange& range) {
        set_path(shape.path, range);
        if (fills && strokes) set_source(shape.fill->color);
        if (fills) fill_preserve(*shape.fill);
        if (fills && strokes) set_source(shape.stroke->color);
        if (strokes) cairo_stroke(cr_);
    });
    cairo_new_path(cr_);
}

void CairoPainter::draw_pattern(const scene::Shape& shape) {
    const scene::Pattern& from = *shape.fill->pattern;
    const bool vectors = from.art && keeps_vectors();
    const PatternHandle pattern =
        pattern_of(from, vectors ? recorded(from.art, from.ink) : nullptr);
    if (!pattern) return;
    const double opacity = std::min(1.0, shape.fill->color.a);
    for_each_piece(shape, [&](const PathRange& range) {
        set_path(shape.path, range);
        set_fill(cr_, *shape.fill);
        cairo_set_source(cr_, pattern.get());
        if (opacity >= 1) return fill_preserve(*shape.fill);
        cairo_save(cr_);
        cairo_clip(cr_);
        cairo_paint_with_alpha(cr_, opacity);
        cairo_restore(cr_);
    });
    cairo_new_path(cr_);
    if (!shape.stroke) return;
    scene::Shape outline = shape;
    outline.fill.reset();
    draw(outline);
}

void CairoPainter::fill_preserve(const scene::Fill& fill) {
    if (!fill.antialias) cairo_set_antialias(cr_, CAIRO_ANTIALIAS_NONE);
    cairo_fill_preserve(cr_);
    if (!fill.antialias) cairo_set_antialias(cr_, CAIRO_ANTIALIAS_DEFAULT);
}

void CairoPainter::draw(const scene::Stamps& stamps) {
    scene::Shape shape{
        .path = stamps.path, .pieces = {}, .fill = stamps.fill, .stroke = stamps.stroke};
    for (const PagePoint at : stamps.at) {
        for (std::size_t i = 0; i < stamps.path.points.size(); ++i)
            shape.path.points[i] = stamps.path.points[i] + at;
        draw(shape);
    }
}

cairo_surface_t* CairoPainter::recorded(const scene::ArtworkPtr& art, const Color& ink) {
    Surface& surface = art_[{art->id, art->tinted ? to_hex(ink) : std::string()}];
    if (!surface) surface = art_surface(*art, ink);
    return surface.get();
}

void CairoPainter::draw_art(const scene::Picture& picture) {
    if (picture.box.empty()) return;
    cairo_save(cr_);
    place_picture(picture);
    cairo_set_source_surface(cr_, recorded(picture.art, picture.ink), 0, 0);
    const double ink = picture.art->tinted ? picture.ink.a : 1.0;
    cairo_paint_with_alpha(cr_, std::clamp(picture.opacity * ink, 0.0, 1.0));
    cairo_restore(cr_);
}

void CairoPainter::draw(const scene::Picture& picture) {
    if (picture.art) return draw_art(picture);
    const Surface surface = to_surface(picture);
    if (!surface || picture.box.empty()) return;
    cairo_save(cr_);
    place_picture(picture);
    cairo_set_source_surface(cr_, surface.get(), 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr_), filter_of(picture));
    cairo_paint_with_alpha(cr_, std::clamp(picture.opacity, 0.0, 1.0));
    cairo_restore(cr_);
}

void CairoPainter::place_picture(const scene::Picture& picture) {
    if (picture.angle != 0) {
        const PagePoint middle = picture.box.center();
        cairo_translate(cr_, middle.x, middle.y);
        cairo_rotate(cr_, picture.angle * std::numbers::pi / 180.0);
        cairo_translate(cr_, -middle.x, -middle.y);
    }
    cairo_translate(cr_, picture.box.min_x, picture.box.min_y);
    cairo_scale(cr_, picture.box.width() / (picture.art ? picture.art->width : picture.width),
                picture.box.height() / (picture.art ? picture.art->height : picture.height));
}

cairo_filter_t filter_of(const scene::Picture& picture) {
    if (!picture.smooth) return CAIRO_FILTER_NEAREST;
    return picture.plain ? CAIRO_FILTER_BILINEAR : CAIRO_FILTER_GOOD;
}

Surface to_surface(const scene::Picture& picture) {
    const int w = picture.width;
    const int h = picture.height;
    if (w <= 0 || h <= 0 || w > 32767 || h > 32767 || !picture.rgba) return nullptr;
    if (picture.rgba->size() != static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 4)
        return nullptr;
    Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, w, h));
    check(cairo_surface_status(surface.get()), "a picture");
    unsigned char* rows = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    const std::uint8_t* in = picture.rgba->data();
    for (int y = 0; y < h; ++y) {
        auto* out =
            reinterpret_cast<std::uint32_t*>(rows + static_cast<std::ptrdiff_t>(y) * stride);
        for (int x = 0; x < w; ++x, in += 4) {
            const unsigned a = in[3];
            const auto scaled = [a](unsigned c) { return (c * a + 127) / 255; };
            out[x] = a << 24U | scaled(in[0]) << 16U | scaled(in[1]) << 8U | scaled(in[2]);
        }
    }
    cairo_surface_mark_dirty(surface.get());
    return surface;
}

} // namespace cordon::render
