// SPDX-License-Identifier: MIT
#include "render/bitmap_painter.hpp"

#include "core/diagnostic.hpp"
#include "render/sprites.hpp"

#include <fmt/format.h>
#include <sys/mman.h>

#include <cmath>
#include <memory>

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

} // namespace

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

/// Zeroed memory that a surface owns.
struct PixelBlock {
    void* start = nullptr;
    std::size_t bytes = 0;
};

void release(void* block) {
    const std::unique_ptr<PixelBlock> owned(static_cast<PixelBlock*>(block));
    munmap(owned->start, owned->bytes);
}

/// An image surface on huge pages where the kernel gives them: a sheet is written once, and its
/// first-touch page faults cost as much as its thin lines. Falls back to Cairo's own memory.
Surface sheet_surface(int width, int height) {
    const int stride = cairo_format_stride_for_width(CAIRO_FORMAT_ARGB32, width);
    const std::size_t bytes = static_cast<std::size_t>(stride) * static_cast<std::size_t>(height);
    constexpr std::size_t huge_page = std::size_t{2} << 20U;
    auto block = std::make_unique<PixelBlock>();
    block->bytes = bytes + huge_page;
    void* start =
        mmap(nullptr, block->bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED)
        return Surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
    block->start = start;
    void* aligned = start;
    std::size_t room = block->bytes;
    (void)std::align(huge_page, bytes, aligned, room);
    madvise(aligned, bytes, MADV_HUGEPAGE); // advice: its failure costs time only
    Surface surface(cairo_image_surface_create_for_data(
        static_cast<unsigned char*>(aligned), CAIRO_FORMAT_ARGB32, width, height, stride));
    static const cairo_user_data_key_t key{};
    if (cairo_surface_set_user_data(surface.get(), &key, block.get(), release) !=
        CAIRO_STATUS_SUCCESS) {
        munmap(block->start, block->bytes);
        return Surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
    }
    (void)block.release(); // the surface owns it now
    return surface;
}

} // namespace

Surface paint_bitmap(const scene::Scene& scene, double pixel_ratio) {
    check_size(scene, pixel_ratio);
    Surface surface = sheet_surface(device_size(scene.width, pixel_ratio),
                                    device_size(scene.height, pixel_ratio));
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
