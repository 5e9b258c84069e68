// SPDX-License-Identifier: MIT
#include "render/bitmap_painter.hpp"

#include "core/diagnostic.hpp"
#include "render/coverage.hpp"
#include "render/flatten.hpp"
#include "render/pixel_memory.hpp"
#include "render/sprites.hpp"
#include "render/stroker.hpp"

#include <fmt/format.h>

#include <cmath>

namespace cordon::render {

namespace {

/// Cairo's own limit is 32767 a side; these keep one bitmap below 1.6 GB.
constexpr int max_side = 20000;
constexpr double max_pixels = 4e8;

int device_size(double length, double ratio) {
    return static_cast<int>(std::max(1.0, std::ceil(length * ratio - 1e-3)));
}

void check_size(const scene::Scene& scene, double ratio) {
    if (!(ratio > 0 && ratio <= 100))
        throw Error(fmt::format(
            "pixel ratio {} is not possible: it must be above 0 and at most 100", ratio));
    if (!(scene.width > 0 && scene.height > 0))
        throw Error(fmt::format("a map of {} x {} px cannot be drawn: both sides must be above 0",
                                scene.width, scene.height));
    const double w = scene.width * ratio;
    const double h = scene.height * ratio;
    if (!(w <= max_side && h <= max_side && w * h <= max_pixels))
        throw Error(
            fmt::format("a bitmap of {:.0f} x {:.0f} px is too large: the limit is {} px a side", w,
                        h, max_side),
            "choose a smaller size or scale, or write SVG or PDF");
}

/// Rings to be filled.
struct FillSink {
    Coverage& out;
    PagePoint start{};
    void move(PagePoint p) {
        start = p;
        out.move_to(p.x, p.y);
    }
    void line(PagePoint p) const { out.line_to(p.x, p.y); }
    void close() const { line(start); }
};

/// Can the shape be drawn without Cairo?
bool is_plain(const scene::Shape& shape) {
    return !shape.fill || (!shape.fill->pattern && shape.fill->antialias);
}

} // namespace

void BitmapPainter::draw(const scene::Shape& shape) {
    const bool fills = shape.fill && shape.fill->color.a > 0;
    const bool strokes = shape.stroke && is_visible(*shape.stroke);
    if (!fills && !strokes) return;
    const DirectTarget target(cr(), open_box(), scale_);
    const auto clip = is_plain(shape) ? target.clip() : std::nullopt;
    if (!clip) return CairoPainter::draw(shape);
    if (clip->empty()) return;
    target.flush();
    Coverage& coverage = Coverage::for_this_thread();
    std::optional<Stroker> stroker;
    if (strokes) stroker.emplace(coverage, *shape.stroke, scale_);
    for_each_piece(shape, [&](const PathRange& range) {
        if (fills) {
            coverage.begin(*clip);
            FillSink sink{coverage};
            Flatten<FillSink> flat(sink, scale_);
            walk(shape.path, range, limit(), flat);
            const bool even_odd = shape.fill->rule == scene::FillRule::even_odd;
            coverage.paint(target, shape.fill->color,
                           even_odd ? Winding::even_odd : Winding::non_zero);
        }
        if (strokes) {
            coverage.begin(*clip);
            Flatten<Stroker> flat(*stroker, scale_);
            walk(shape.path, range, limit(), flat);
            stroker->finish();
            coverage.paint(target, shape.stroke->color, Winding::non_zero);
        }
    });
    target.dirty();
}

void BitmapPainter::draw(const scene::Text& text) {
    if (masks_.draw(text, DirectTarget(cr(), open_box(), scale_), scale_)) return;
    const Path path = outline_of(text, outlines_);
    const PathRange range = PathRange::whole(path);
    if (range.empty() || !is_finite(path, range)) return;
    set_path(path, range);
    if (text.halo) stroke_halo(*text.halo);
    cairo_set_fill_rule(cr(), CAIRO_FILL_RULE_WINDING);
    set_source(text.color);
    cairo_fill(cr());
}

void BitmapPainter::draw(const scene::Stamps& stamps) {
    constexpr std::size_t few = 64; // below this 16 sprites cost more than they save
    const bool sprites = std::max(stamps.at.size(), stamps.of) > few &&
                         Sprites::side_of(stamps, scale_) <= Sprites::max_side;
    if (!sprites) return CairoPainter::draw(stamps);
    if (!is_finite(stamps.path, PathRange::whole(stamps.path))) return;
    Sprites sheet(stamps, scale_);
    sheet.draw_all(cr(), open_box());
}

void BitmapPainter::draw(const scene::Picture& picture) {
    if (picture.art) return draw_art(picture);
    const Surface surface = to_surface(picture);
    if (!surface || picture.box.empty()) return;
    // Icons fade at their edges, so that they turn and move smoothly.
    if (picture.plain || picture.angle != 0 || picture.opacity < 1)
        return CairoPainter::draw(picture);
    cairo_save(cr());
    cairo_rectangle(cr(), picture.box.min_x, picture.box.min_y, picture.box.width(),
                    picture.box.height());
    place_picture(picture);
    cairo_set_source_surface(cr(), surface.get(), 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr()), filter_of(picture));
    // Repeats the edge outside, so that enlarging does not fade it; the PDF surface would store a
    // padded copy.
    cairo_pattern_set_extend(cairo_get_source(cr()), CAIRO_EXTEND_PAD);
    cairo_fill(cr());
    cairo_restore(cr());
}

namespace {

/// Does the first thing that is painted leave no pixel as it was?
bool paints_all(const scene::Scene& scene, double width, double height) {
    if (scene.background.a >= 1) return true;
    const scene::Group* group = &scene.root;
    while (group->opacity >= 1 && group->blend == scene::Blend::normal && !group->clip &&
           !group->children.empty()) {
        const scene::Node& first = group->children.front();
        if (const auto* inner = std::get_if<scene::Group>(&first.item)) {
            group = inner;
            continue;
        }
        const auto* shape = std::get_if<scene::Shape>(&first.item);
        if (shape == nullptr || !shape->pieces.empty() || !shape->fill) return false;
        const auto box = as_rectangle(shape->path);
        return shape->fill->color.a >= 1 && !shape->fill->pattern && box && box->min_x <= 0 &&
               box->min_y <= 0 && box->max_x >= width && box->max_y >= height;
    }
    return false;
}

} // namespace

Surface paint_bitmap(const scene::Scene& scene, double pixel_ratio) {
    check_size(scene, pixel_ratio);
    const int width = device_size(scene.width, pixel_ratio);
    const int height = device_size(scene.height, pixel_ratio);
    const bool all = paints_all(scene, width / pixel_ratio, height / pixel_ratio);
    Surface surface = bitmap_surface(width, height, all ? Ground::any : Ground::clear);
    check(cairo_surface_status(surface.get()), "the map");
    const Context cr(cairo_create(surface.get()));
    cairo_scale(cr.get(), pixel_ratio, pixel_ratio);
    BitmapPainter painter(cr.get(), pixel_ratio);
    painter.paint_background(scene);
    painter.paint_content(scene);
    cairo_surface_flush(surface.get());
    return surface;
}

} // namespace cordon::render
